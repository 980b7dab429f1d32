"""What the tools tell: small records made of the documents of the API, each with its address."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.formats import crediting

LINE = 800  # characters of a quote in a list; get_quote gives more of a longer one
WHOLE = 6_000  # … of a quote by itself, and of the text around it
_NAMES, _SPEAKERS, _HOSTS, _ROLES = 5, 8, 5, 3  # of each that are listed
_MARK = "…"

Document = dict[str, Any]


class Told(BaseModel):
    """Base of what is told. Absent values are null."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class SourceTold(Told):
    """Where a quote stands."""

    id: str
    publisher: str | None
    title: str | None
    url: str | None = Field(description="The publisher's page, opened at the words where that is possible")
    published: str | None = Field(description="The day it came out")


class QuoteTold(Told):
    """A quote as a line of a list."""

    id: str
    link: str = Field(description="The record's page, to be given with every quote")
    text: str = Field(description="The speaker's own words where `verbatim` is true")
    shortened: bool = Field(description="Whether the words go on; get_quote gives more of them")
    verbatim: bool = Field(description="False: a paraphrase by the source, never to be put in quotation marks")
    speaker: str | None = Field(description="Null: it is not established who spoke, so give it to nobody")
    speaker_id: str | None
    role: str | None = Field(description="What the speaker was on that day, as the source puts it")
    date: str | None = Field(
        description="Day it was said, EDTF; `[2025-11-11..2025-11-20]` is one unknown day between the two"
    )
    event: str | None
    event_id: str | None
    source: SourceTold
    confidence: float = Field(description="How sure it is who spoke, 0 to 1")
    review: str = Field(description="none (as rules read it), needed (doubtful), accepted or corrected by a person")


class Listed(Told):
    """What every list tells beside its records."""

    total: int = Field(description="How many there are, given here or not")
    total_exact: bool = Field(description="False where counting stopped at 10,000")
    next: str | None = Field(description="The `cursor` for those that follow; null at the end")
    note: str | None = Field(description="What to know of this answer; why it is empty where it is")


class QuotesFound(Listed):
    """The answer of find_quotes."""

    quotes: list[QuoteTold]


class EventTold(Told):
    """An event as a line of a list."""

    id: str
    link: str
    name: str
    kind: str
    date: str | None = Field(description="EDTF")
    place: str | None
    hosts: list[str]
    speakers: list[str] = Field(description="Some of those who spoke there")
    quote_count: int
    source_count: int


class EventsFound(Listed):
    """The answer of find_events."""

    events: list[EventTold]


class PersonTold(Told):
    """A person as a line of a list."""

    id: str
    link: str
    name: str
    other_names: list[str]
    roles: list[str] = Field(description="As sources put them: former ones last, of the others the newest first")
    quote_count: int = Field(description="0 for somebody who is only spoken of")
    first_spoke: str | None
    last_spoke: str | None


class PeopleFound(Told):
    """The answer of find_people."""

    people: list[PersonTold]
    total: int
    note: str | None = Field(description="What to know of this answer; why it is empty where it is")


class Stretch(Told):
    """A stretch of a text; `match` marks the words of the quote."""

    text: str
    match: bool


class ReportTold(Told):
    """Another report of the same utterance."""

    id: str
    link: str
    relation: str = Field(description="same, excerpt, near, linked or translation")
    source: SourceTold


class QuoteWhole(QuoteTold):
    """The answer of get_quote."""

    around: list[Stretch] = Field(description="The words in their surroundings in the source, themselves marked")
    words: str = Field(description="exact: they stand in the source as quoted; moved, altered or source-missing: not")
    attribution: str = Field(description="asserted-by-source, inferred, reviewed or unsure")
    named_in: str | None = Field(description="The sentence that names the speaker")
    proof: str = Field(description="What was checked, in one sentence that claims no more")
    sha256: str = Field(description="Of the source's text, so that anyone who has it can check")
    subjects: list[str] = Field(description="Sectors and topics")
    cite_as: str
    reports: list[ReportTold] = Field(description="Other reports of it, up to five")
    report_count: int


class MatchTold(QuoteTold):
    """A quote that is close to the words asked about."""

    result: str = Field(description="What its words are to those asked about, whoever spoke them")
    difference: str | None = Field(description="Where they differ: [-as asked-]{+as recorded+}")


class CheckTold(Told):
    """One quotation that was checked."""

    text: str
    said_to_be_by: str | None
    result: str = Field(
        description="verbatim, altered, partial, paraphrase, other-speaker or not-found; only verbatim may be quoted"
    )
    answer: str = Field(description="The result in plain words")
    closest: list[MatchTold]


class WordsChecked(Told):
    """The answer of check_quote."""

    result: str = Field(description="The worst of the checks")
    answer: str = Field(description="The result in plain words")
    checks: list[CheckTold]
    quotes_searched: int
    sources_searched: int
    searched_from: str | None
    searched_to: str | None


class ColumnTold(Told):
    """What one of them said."""

    id: str
    name: str
    total: int
    first: str | None = Field(description="Day of the oldest of their quotes that match")
    last: str | None = Field(description="Day of the newest of them")
    quotes: list[QuoteTold] = Field(description="The newest of them, newest first")


class PositionsFound(Told):
    """The answer of compare_positions."""

    by: str
    columns: list[ColumnTold]
    subjects: list[str]
    note: str | None = Field(description="What to know of this answer")


def cut(text: str, most: int) -> str:
    """A text with no more characters than that."""
    return text if len(text) <= most else text[:most].rstrip() + _MARK


def quote_facts(quote: Document, base: str, most: int = LINE) -> Document:
    """The fields of QuoteTold."""
    speaker, event, stated = quote["speaker"], quote["event"], quote["attribution"]
    return {
        "id": quote["id"], "link": crediting.leaf("quotes", quote["id"], base),
        "text": cut(quote["text"], most), "shortened": len(quote["text"]) > most, "verbatim": quote["verbatim"],
        "speaker": crediting.speaker(quote) if speaker else None, "speaker_id": speaker["id"] if speaker else None,
        "role": crediting.office(quote["role"]), "date": quote["said"]["edtf"],
        "event": event["name"] if event else None, "event_id": event["id"] if event else None,
        "source": _source(quote), "confidence": stated["confidence"], "review": stated["review"],
    }  # fmt: skip


def _source(quote: Document) -> SourceTold:
    source = quote["source"]
    return SourceTold(
        id=source["id"], publisher=source["publisher"], title=source["title"],
        url=crediting.page(quote) or source["url"], published=source["published"],
    )  # fmt: skip


def quote_told(quote: Document, base: str) -> QuoteTold:
    """A quote as a line; `base` is the public address of the service."""
    return QuoteTold(**quote_facts(quote, base))


def report_told(relation: str, quote: Document, base: str) -> ReportTold:
    """Another report of an utterance."""
    link = crediting.leaf("quotes", quote["id"], base)
    return ReportTold(id=quote["id"], link=link, relation=relation, source=_source(quote))


def event_told(event: Document, base: str) -> EventTold:
    """An event as a line."""
    place = event["place"]
    spoke = [one["person"]["name"] for one in event["participants"] if one["part"] == "speaker"]
    return EventTold(
        id=event["id"], link=crediting.leaf("events", event["id"], base), name=event["name"], kind=event["kind"],
        date=event["date"]["edtf"], place=", ".join(filter(None, (place["name"], place["country"]))) if place else None,
        hosts=[one["name"] for one in event["hosts"][:_HOSTS]], speakers=spoke[:_SPEAKERS],
        quote_count=event["quote_count"], source_count=event["source_count"],
    )  # fmt: skip


def person_told(person: Document, base: str) -> PersonTold:
    """A person as a line."""
    newest_first = person["roles"][::-1]
    held = sorted(newest_first, key=lambda one: one["status"] == "former")
    roles = dict.fromkeys(crediting.office(one) or "" for one in held)
    return PersonTold(
        id=person["id"], link=crediting.leaf("persons", person["id"], base), name=person["name"],
        other_names=[one["name"] for one in person["names"][:_NAMES]], roles=list(roles)[:_ROLES],
        quote_count=person["quote_count"], first_spoke=person["first_spoke"], last_spoke=person["last_spoke"],
    )  # fmt: skip


def stretches(segments: list[tuple[str, bool]]) -> list[Stretch]:
    """A text in its stretches, cut where it is too long."""
    told, left = [], WHOLE
    for text, match in segments:
        if left > 0:
            told.append(Stretch(text=cut(text, left), match=match))
        left -= len(text)
    return told
