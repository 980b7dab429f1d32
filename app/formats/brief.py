"""The brief: quotes in dated groups with their proof in notes, before it is written as Markdown or HTML.

It says what was asked, how many there are, and what it does not show; it claims nothing that a record does not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.formats import crediting
from app.formats.about import About, Document
from app.formats.crediting import Quote
from app.formats.dating import in_words
from app.formats.marking import Stretch, stretches
from app.formats.showing import line

_NOT_ASKED = {"cursor", "limit", "sort", "facets", "lang"}
_DATES = {"date", "from", "to", "date_match"}  # stand behind what they bound
_VOCABULARIES = {"sector", "topic", "subject", "office", "event_kind"}
_RULE = (
    "Words between quotation marks stand in the source letter by letter. A paraphrase has no marks: it is the source’s "
    "wording, not the speaker’s. Whether a source is right is not checked."
)


@dataclass(frozen=True, slots=True)
class Note:
    """The proof of one quote. `same_as` is the note that names its source in full, unless it is this one."""

    number: int
    source: str
    sha256: str
    same_as: int | None
    spans: str
    place: str
    """What is shown of the link: the address of the publisher's page, or the record's id."""
    link: str
    verification: str


@dataclass(frozen=True, slots=True)
class Line:
    """One quote: who spoke, as what, what was said, and how it stands with the words."""

    id: str
    speaker: str
    office: str | None
    remark: str | None
    words: list[Stretch]
    language: str
    note: Note


@dataclass(frozen=True, slots=True)
class Group:
    """What was said on one day at one event; both may be unknown."""

    day: str
    event: str | None
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: its headline, what was asked, how much it has, the rule of its marks, and the quotes."""

    headline: str
    asked: list[tuple[str, str]]
    extent: str
    rule: str
    groups: list[Group]


def compose(documents: Iterable[Document], about: About) -> Brief:
    """The brief of at most 500 quotes, in the order in which they come."""
    quotes = list(documents)
    named = _names(quotes)
    asked = [
        (name, " or ".join(named.get(f"{name}:{one}") or _spelt(name, one) for one in _listed(value)))
        for name, value in sorted(about.query.items(), key=lambda one: one[0] in _DATES) if name not in _NOT_ASKED
    ]  # fmt: skip
    told = _asked_of(quotes[0]) if about.alone else dict(asked)
    return Brief(
        headline=_headline(told), asked=[(name.replace("_", " "), value) for name, value in asked],
        extent=_extent(quotes, about), rule=_RULE, groups=list(_groups(quotes, about)),
    )  # fmt: skip


def _headline(asked: dict[str, str]) -> str:
    """`What Ana Silva said about Shipbuilding at Lisbon Ports Forum`, as far as it was asked for."""
    who = asked.get("person") or asked.get("organization")
    what = [asked[name] for name in ("sector", "topic", "subject") if name in asked]
    return "".join(
        (
            f"What {who} said" if who else "What was said",
            f" about {' and '.join(what)}" if what else "",
            f" at {asked['event']}" if "event" in asked else "",
        )
    )


def _asked_of(quote: Quote) -> dict[str, str]:
    """Who spoke where, of one quote."""
    event = quote["event"]
    return {"person": crediting.speaker(quote), **({"event": line(event["name"])} if event else {})}


def _names(quotes: list[Quote]) -> dict[str, str]:
    """What the records that a question names are called, as far as the quotes tell; by parameter and id."""
    named: dict[str, str] = {}
    for quote in quotes:
        speaker, role, event = quote["speaker"] or {}, quote["role"] or {}, quote["event"]
        for parameter, one in (
            ("person", speaker), *(("person", member) for member in speaker.get("members", ())),
            ("organization", speaker), ("organization", role.get("organization")), ("event", event),
        ):  # fmt: skip
            if one and one["id"]:
                named[f"{parameter}:{one['id']}"] = line(one["name"])
        for scheme in ("sector", "topic"):
            for one in quote[f"{scheme}s"]:
                named |= {f"{parameter}:{one['id']}": line(one["label"]) for parameter in (scheme, "subject")}
    return named | {f"not_{key}": name for key, name in named.items()}


def _spelt(parameter: str, value: Any) -> str:
    """A value as it is read: an id of a vocabulary is its words with hyphens."""
    shown = line(str(value))
    return shown.replace("-", " ") if parameter.removeprefix("not_") in _VOCABULARIES else shown


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _extent(quotes: list[Quote], about: About) -> str:
    """How many quotes, of which how many paraphrases and undated ones, and how many are not shown."""
    more = about.total is not None and about.total > len(quotes)
    of = f"{'' if about.total_exact else 'more than '}{about.total:,}" if more else ""
    every = f"{len(quotes):,} of {of} quotes" if more else _counted(len(quotes), "quote")
    counts = []
    for number, what in (
        (sum(not quote["verbatim"] for quote in quotes), "paraphrase"),
        (sum(quote["said"]["edtf"] is None for quote in quotes), "undated"),
        (sum(quote["speaker"] is None for quote in quotes), "without an established speaker"),
    ):
        if number:
            counts.append(_counted(number, what) if what == "paraphrase" else f"{number} {what}")
    left_out = ["The others are left out; narrower questions have them."] if more else []
    stood = [] if about.alone else [f"The store stood at change {about.seq}."]
    return " ".join([f"{every}{', of which ' if counts else ''}{', '.join(counts)}.", *left_out, *stood])


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _groups(quotes: list[Quote], about: About) -> Iterator[Group]:
    first_notes: dict[tuple[str, int], int] = {}
    numbered = list(enumerate(quotes, start=1))
    for (day, event), group in groupby(numbered, key=lambda one: _occasion(one[1])):
        lines = []
        for number, quote in group:
            source = quote["source"]
            first = first_notes.setdefault((source["id"], source["version"]), number)
            lines.append(_line(quote, _note(quote, number, first, about)))
        yield Group(day=day, event=event, lines=lines)


def _occasion(quote: Quote) -> tuple[str, str | None]:
    event = quote["event"]
    day = in_words(quote["said"]) or "undated"
    return day[0].upper() + day[1:], line(event["name"]) if event else None


def _line(quote: Quote, note: Note) -> Line:
    return Line(
        id=quote["id"], speaker=crediting.speaker(quote), office=crediting.office(quote["role"]),
        remark=_remark(quote), words=stretches(quote), language=quote["language"], note=note,
    )  # fmt: skip


def _remark(quote: Quote) -> str | None:
    perhaps = [line(one["name"]) for one in quote["attribution"]["candidates"]] if quote["speaker"] is None else []
    told = (f"perhaps {' or '.join(perhaps)}" if perhaps else None, None if quote["verbatim"] else "paraphrased")
    return ", ".join(filter(None, told)) or None


def _note(quote: Quote, number: int, first: int, about: About) -> Note:
    page = crediting.page(quote)
    return Note(
        number=number, source=crediting.report(quote), sha256=quote["source"]["sha256"],
        same_as=first if first != number else None,
        spans=" and ".join(f"{part['start']}–{part['end']}" for part in quote["parts"]),
        place=line(quote["source"]["url"]) if page else f"record {quote['id']}",
        link=crediting.link(quote, about.base), verification=crediting.verification(quote, about.base),
    )  # fmt: skip
