"""The proof of a quote for a reader: do its words stand, on what does its attribution rest, what surrounds it."""

import json
from typing import Any

from sqlalchemy import bindparam, select

from app.domain import spans
from app.domain.names import tokens
from app.schemas import AttributionCheck, Passage, Segment, SourceRef, Verification, WordsCheck
from app.store import tables
from app.store.records import document
from app.store.session import Session, Statement

source, text_ = tables.Source.__table__, tables.SourceText.__table__

EXCERPT = 300  # characters of the source shown on either side of a quote
_SENTENCE = 400  # characters of a reporting sentence shown
_ORDER = ("exact", "moved", "altered", "source-missing")
_TEXT = Statement(
    select(text_.c.text)
    .join(source, source.c.pk == text_.c.source_pk)
    .where(source.c.id == bindparam("id"), text_.c.version == bindparam("version"))
)
_WORDS = {
    "exact": "The words stand in the source exactly as quoted",
    "moved": "The words stand in the source, though not where they stood when they were read",
    "altered": "The words do not stand in the source as quoted",
    "source-missing": "The source's text is not held here, so the words could not be checked",
}
_ATTRIBUTION = {
    "asserted-by-source": "the source itself names the speaker beside them",
    "inferred": "who spoke was inferred from the text around them",
    "reviewed": "a person has reviewed who spoke",
    "unsure": "who spoke is not sure",
}


def verification(session: Session, quote_id: str, source_text: str) -> Verification:
    """The three parts of a proof, and one sentence that claims no more. Raises NotFound or Withdrawn."""
    quote = json.loads(document(session, "quotes", quote_id)[0])
    text = _text(session, quote)
    words = _words(quote, text)
    attribution = _attribution(quote, text if source_text != "none" else None)
    return Verification(
        quote=quote["id"], words=words, attribution=attribution, source=SourceRef(**quote["source"]),
        sentence=f"{_WORDS[words.result]}; {_ATTRIBUTION[attribution.result]}. "
        "Whether the source is right is not checked.",
    )  # fmt: skip


def _text(session: Session, quote: dict[str, Any]) -> str | None:
    reference = quote["source"]
    found: str | None = session.value(_TEXT, {"id": reference["id"], "version": reference["version"]})
    return found


def _words(quote: dict[str, Any], text: str | None) -> WordsCheck:
    checked = []
    for part in quote["parts"]:
        result, at = spans.find(text, spans.Part(part["start"], part["end"], part["exact"]))
        checked.append({"start": part["start"], "end": part["end"], "result": result, "found_at": at})
    worst = max((one["result"] for one in checked), key=_ORDER.index)
    return WordsCheck(result=worst, parts=checked, sha256=quote["source"]["sha256"])


def _attribution(quote: dict[str, Any], text: str | None) -> AttributionCheck:
    stated, speaker = quote["attribution"], quote["speaker"]
    if stated["review"] in {"accepted", "corrected"}:
        result = "reviewed"
    elif speaker is None:
        result = "unsure"
    else:
        result = "asserted-by-source" if _is_named(stated, speaker) else "inferred"
    mention = stated["mention"]
    return AttributionCheck(
        result=result, sentence=_sentence(text, mention) if text and mention else None, rule=stated["rule"],
        confidence=stated["confidence"],
    )  # fmt: skip


def _is_named(stated: dict[str, Any], speaker: dict[str, Any]) -> bool:
    """Whether the words beside the quote are a part of the speaker's name, and not a pronoun or carried over."""
    if stated["carried_from"] is not None or stated["mention"] is None:
        return False
    said = set(tokens(stated["mention"]["text"]))
    known = set(tokens(" ".join(filter(None, (speaker["name"], speaker["description"])))))
    return bool(said & known)


def _sentence(text: str, mention: dict[str, Any]) -> str:
    """The sentence around the words that name the speaker."""
    start = max(max(text.rfind(end, 0, mention["start"]) for end in "\n") + 1, mention["start"] - _SENTENCE // 2, 0)
    before = max(text.rfind(f"{end} ", start, mention["start"]) for end in ".!?")
    start = before + 2 if before >= 0 else start
    stops = [
        at for at in (text.find(end, mention["end"], start + _SENTENCE) for end in (".", "!", "?", "\n")) if at >= 0
    ]
    return text[start : min(stops) + 1 if stops else start + _SENTENCE].strip()


def passage(session: Session, quote_id: str, source_text: str, paragraphs: int | None = None) -> Passage:
    """A quote in its surroundings, its words marked: 300 characters on either side, or so many whole paragraphs.

    Where the service shows excerpts only, never more than 300 characters. Raises NotFound or Withdrawn.
    """
    quote = json.loads(document(session, "quotes", quote_id)[0])
    parts = [spans.Part(part["start"], part["end"], part["exact"]) for part in quote["parts"]]
    text = _text(session, quote)
    if text is None or source_text == "none":
        segments, start, end = _words_alone(parts), parts[0].start, parts[-1].end
    else:
        start, end = _surroundings(text, parts[0].start, parts[-1].end, source_text, paragraphs)
        segments = _segments(text, parts, start, end)
    return Passage(quote=quote["id"], source=quote["source"]["id"], start=start, end=end, segments=segments)


def _surroundings(text: str, first: int, last: int, source_text: str, paragraphs: int | None) -> tuple[int, int]:
    excerpt = max(0, first - EXCERPT), min(len(text), last + EXCERPT)
    if paragraphs is None:
        return excerpt
    start, end = _paragraphs(text, first, last, paragraphs)
    return (start, end) if source_text == "full" else (max(start, excerpt[0]), min(end, excerpt[1]))


def _paragraphs(text: str, first: int, last: int, count: int) -> tuple[int, int]:
    """The paragraphs around a stretch: its own, and so many on either side. Blank lines stand between paragraphs."""
    start, end = text.rfind("\n", 0, first) + 1, _line_end(text, last)
    for _ in range(count):
        start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
        further = len(text) - len(text[end:].lstrip())
        end = _line_end(text, further) if further < len(text) else end
    return start, end


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def _words_alone(parts: list[spans.Part]) -> list[Segment]:
    found: list[Segment] = []
    for part in parts:
        found += [Segment(text=" … ", match=False)] if found else []
        found.append(Segment(text=part.exact, match=True))
    return found


def _segments(text: str, parts: list[spans.Part], start: int, end: int) -> list[Segment]:
    found: list[Segment] = []
    at = start
    for part in parts:
        found += [
            Segment(text=text[at : part.start], match=False),
            Segment(text=text[part.start : part.end], match=True),
        ]
        at = part.end
    found.append(Segment(text=text[at:end], match=False))
    return [segment for segment in found if segment.text]


def text_of(session: Session, source_id: str, version: int) -> str | None:
    """The text of a source's version."""
    found: str | None = session.value(_TEXT, {"id": source_id, "version": version})
    return found
