"""The six tools: each asks the store what the API asks it, by the same functions, and tells less of it."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from app.api import answers, checks
from app.api.deps import Service
from app.domain.filters import EventQuery, ListQuery, PersonQuery, QuoteQuery
from app.domain.suggestions import SuggestionType, SuggestQuery
from app.domain.views import CompareQuery
from app.formats.citing import citation
from app.mcp import telling
from app.mcp.asking import (
    Asked,
    EventsAsked,
    PeopleAsked,
    PositionsAsked,
    QuoteAsked,
    QuotesAsked,
    WordsAsked,
)
from app.mcp.judging import judged
from app.mcp.telling import (
    ColumnTold,
    EventsFound,
    PeopleFound,
    PositionsFound,
    QuotesFound,
    QuoteWhole,
    Told,
    WordsChecked,
)
from app.schemas import CheckQuestion
from app.store import comparing, lists, proofs, records, suggesting, variants
from app.store.session import Session

_REPORTS = 5
_NOBODY = "Nobody in the record has a name with these words. Ask with the family name alone, or check its spelling."
_ANSWERED = "Give each quote with its speaker, role, date and link, and mark a paraphrase as one."


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as a model is told of it, and the function that answers."""

    name: str
    title: str
    description: str
    asked: type[Asked]
    found: type[Told]
    answer: Callable[[Service, Any], Awaitable[Told]]


async def find_people(service: Service, asked: PeopleAsked) -> PeopleFound:
    """Those whose names fit, in the order of the type-ahead; without a name those who spoke last."""
    given = _given(asked, "name")
    named: list[str] = []
    if asked.name is not None:
        named = await _named(service, asked.name)
        if not named:
            return PeopleFound(people=[], total=0, note=_NOBODY)
        given |= {"id": named, "limit": len(named)}
    page = await _page(service, PersonQuery.model_validate(given))
    people = [json.loads(one) for one in page.items]
    if named:
        people = sorted(people, key=lambda one: named.index(one["id"]))[: asked.limit]
    return PeopleFound(
        people=[telling.person_told(one, service.public_url) for one in people],
        total=page.rest["total"], note=_emptied(page),
    )  # fmt: skip


async def _named(service: Service, name: str) -> list[str]:
    """The ids of the people whose names have words that begin so, the best first."""
    query = SuggestQuery(q=name, types=[SuggestionType.PERSON], limit=50)
    found = await service.reader.aside(lambda session: suggesting.suggest(session, service.vocabulary, query))
    return [one.id for one in found.items]


async def find_quotes(service: Service, asked: QuotesAsked) -> QuotesFound:
    """Quotes, newest first; with words the most relevant first."""
    sort = {"sort": "relevance"} if asked.q is not None else {}
    page = await _page(service, QuoteQuery.model_validate({**_given(asked), **sort, "distinct": True}))
    quotes = [telling.quote_told(json.loads(one), service.public_url) for one in page.items]
    return QuotesFound(quotes=quotes, **_listed(page), note=_emptied(page) or _ANSWERED)


async def find_events(service: Service, asked: EventsAsked) -> EventsFound:
    """Events, newest first."""
    page = await _page(service, EventQuery.model_validate(_given(asked)))
    events = [telling.event_told(json.loads(one), service.public_url) for one in page.items]
    return EventsFound(events=events, **_listed(page), note=_emptied(page))


async def get_quote(service: Service, asked: QuoteAsked) -> QuoteWhole:
    """A quote with its surroundings and its proof."""
    return await service.reader.aside(lambda session: _whole(session, service, asked.id))


def _whole(session: Session, service: Service, identifier: str) -> QuoteWhole:
    with session.snapshot():
        quote = json.loads(records.document(session, "quotes", identifier)[0])
        proof = proofs.verification(session, identifier, service.source_text)
        around = proofs.passage(session, identifier, service.source_text)
    others = variants.variants(session, identifier)
    base = service.public_url
    return QuoteWhole(
        **telling.quote_facts(quote, base, telling.WHOLE),
        around=telling.stretches([(one.text, one.match) for one in around.segments]),
        words=proof.words.result, attribution=proof.attribution.result, named_in=proof.attribution.sentence,
        proof=proof.sentence, sha256=quote["source"]["sha256"],
        subjects=[one["label"] for one in (*quote["sectors"], *quote["topics"])],
        cite_as=telling.cut(citation(quote, base).text, telling.WHOLE),
        reports=[telling.report_told(one.relation, one.quote.model_dump(mode="json", by_alias=True), base)
                 for one in others.variants[:_REPORTS]],
        report_count=others.total,
    )  # fmt: skip


async def check_quote(service: Service, asked: WordsAsked) -> WordsChecked:
    """Whether anyone said these words."""
    found = await checks.answer(service, CheckQuestion.model_validate(_given(asked)))
    return judged(found, service.public_url)


async def compare_positions(service: Service, asked: PositionsAsked) -> PositionsFound:
    """What several said on the same, side by side."""
    query = CompareQuery.model_validate({**_given(asked), "by": asked.by, "distinct": True})
    asking = service.reader.aside(lambda session: comparing.compare(session, query, service.vocabulary))
    found = json.loads(await answers.explained(service, query, asking))
    silent = [one["name"] for one in found["columns"] if not one["total"]]
    note = f"Nothing of {', '.join(silent)} on this is in the record, which is no position." if silent else None
    return PositionsFound(
        by=found["by"], columns=[_column(one, service.public_url) for one in found["columns"]],
        subjects=[one["label"] for one in found["subjects"]], note=note,
    )  # fmt: skip


def _column(column: dict[str, Any], base: str) -> ColumnTold:
    quotes = [telling.quote_told(one, base) for one in column["items"]]
    told = {name: column[name] for name in ("id", "name", "total", "first", "last")}
    return ColumnTold(**told, quotes=quotes)


async def _page(service: Service, query: ListQuery) -> lists.Answer:
    return await answers.explained(service, query, answers.page(service, query))


def _given(asked: Asked, *but: str) -> dict[str, Any]:
    """The arguments that were given, by the names of parameters."""
    return asked.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=set(but)) | (
        {"limit": limit} if (limit := getattr(asked, "limit", None)) else {}
    )


def _listed(page: lists.Answer) -> dict[str, Any]:
    return {name: page.rest[name] for name in ("total", "total_exact", "next")}


def _emptied(page: lists.Answer) -> str | None:
    """Why there is nothing, and what there would be without one of the filters."""
    if page.items or page.rest["empty"] is None:
        return None if page.items else "There is nothing."
    without = page.rest["empty"]["without"]
    told = "; ".join(f"without `{name}` {one['count']}" for name, one in without.items() if one["count"])
    more = f" There would be: {told}." if told else " Not without any single one of the filters either."
    return f"Nothing in the record matches, which is no proof that nothing was said.{more}"


TOOLS = {
    one.name: one
    for one in (
        Tool(
            "find_people", "Find people",
            "People who spoke in diplomacy, or were spoken of: by name (any script, word order and beginnings of "
            "words, typing errors forgiven), country, organization, office, subject, event and when they spoke. Use it "
            "to turn a name into an id before asking for quotes, above all where several people share a name. Gives "
            "ids, other names, offices, and how many quotes there are.",
            PeopleAsked, PeopleFound, find_people,
        ),
        Tool(
            "find_quotes", "Find quotes",
            "What was said: quotes by speaker, the speaker's country, organization or office on that day, sector or "
            "topic, words, event, who is spoken of, and day. Several values of one argument mean or, different "
            "arguments mean and; all of them hold for one and the same quote. Newest first, with words the most "
            "relevant first; of several reports of one utterance the fullest. Each has its exact words, speaker, role "
            "on that day, date, source, confidence and link. A name that fits several people is refused with "
            "candidates: ask again with an id.",
            QuotesAsked, QuotesFound, find_quotes,
        ),
        Tool(
            "find_events", "Find events",
            "Forums, summits, meetings, visits, calls and other events: by name, kind, place, host, day, who spoke "
            "there and about what. Newest first. Ask find_quotes with `event` for what was said there.",
            EventsAsked, EventsFound, find_events,
        ),
        Tool(
            "get_quote", "Get a quote with its proof",
            "One quote by id: all its words, the text of the source around them, whether they still stand there "
            "exactly as quoted, the sentence that names the speaker, other reports of the same utterance, and a "
            "citation. Use it before relying on a quote.",
            QuoteAsked, QuoteWhole, get_quote,
        ),
        Tool(
            "check_quote", "Check whether it was said",
            "Did X say this? Give the words, and who is said to have said them if that is known. The answer is "
            "verbatim, altered (the words that differ are marked), partial, paraphrase, other-speaker (the record has "
            "the words, of somebody else) or not-found in so many quotes. Use it for every sentence that you are about "
            "to put in quotation marks; where it is not verbatim, do not quote it. A paragraph is checked quotation by "
            "quotation.",
            WordsAsked, WordsChecked, check_quote,
        ),
        Tool(
            "compare_positions", "Compare positions",
            "What two to six people, countries or organizations said on the same sector, topic or words, side by side: "
            "how many quotes, from when to when, and the newest of them. Silence is told as silence.",
            PositionsAsked, PositionsFound, compare_positions,
        ),
    )
}  # fmt: skip
"""By name, in the order in which they are listed."""
