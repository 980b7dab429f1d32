"""A quote's document, written as text, has the bytes that its wire model would give it, whatever its columns hold."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.spans import Part
from app.schemas import QuoteOut
from app.store.documents.quote_text import Beside, written

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ["“\x00\x08\x1f\x7f”", '"\\\n\r\t\f', "\u2028\ufeff", "조선업 😀"]
)
MAYBE = st.none() | WORDS
SURE = st.floats(0, 1) | st.sampled_from([1e-7, 0.1 + 0.2])
SPAN = st.builds(lambda start, end: {"start": start, "end": end}, st.integers(0, 9), st.integers(10, 2**53))
EVIDENCE = st.lists(SPAN, max_size=2)
INLINE = EVIDENCE.map(lambda spans: json.dumps(spans, separators=(",", ":")))
ATTRIBUTION = st.fixed_dictionaries({
    "cue": MAYBE, "mention": st.none() | st.fixed_dictionaries({"start": st.just(1), "end": st.just(2), "text": WORDS}),
    "rule": WORDS, "carried_from": MAYBE,
    "identity": st.none() | st.fixed_dictionaries({"confidence": SURE, "why": WORDS}),
    "candidates": st.lists(st.fixed_dictionaries({"id": MAYBE, "name": WORDS, "confidence": SURE}), max_size=2),
}).map(lambda stated: json.dumps(stated, ensure_ascii=False, separators=(",", ":")))  # fmt: skip
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("text", "role_title", "person_name", "event_name", "organization_name"), WORDS),
    **dict.fromkeys(("publisher", "title", "url", "as_written", "description", "role_office", "role_country"), MAYBE),
    **dict.fromkeys(("event_id", "person_id", "organization_id", "role_organization_id", "edtf", "role_title"), MAYBE),
    **dict.fromkeys(("date_evidence", "role_evidence"), INLINE),
    **dict.fromkeys(("approximate", "verbatim"), st.integers(0, 1)),
    "speaker_type": st.sampled_from([None, "person", "group"]), "attribution": ATTRIBUTION, "confidence": SURE,
    "quote_kind": st.sampled_from(["direct", "indirect"]), "flags": st.sampled_from(["[]", '["bidi-controls"]']),
    "clause": st.none() | st.just('{"start":1,"end":9}'), "earliest": st.none() | st.just("2025-11-20"),
}  # fmt: skip
FIXED = {
    "id": "q-1", "source_id": "src-1", "text_version": 1, "source_kind": "article", "sha256": "0" * 64, "version": 1,
    "published": "2025-11-21", "latest": None, "date_basis": None, "language": "en", "position": 3, "review": "none",
    "role_status": "current", "role_basis": "stated", "role_country_basis": None, "role_organization_name": "Club",
    "event_kind": "forum", "added_at": "2025-11-21T08:30:00Z", "updated_at": "2025-11-21T08:30:00Z",
}  # fmt: skip
BESIDE = st.builds(
    Beside, WORDS, st.lists(st.builds(Part, st.just(1), st.just(4), WORDS), max_size=2),
    st.lists(st.tuples(WORDS, WORDS), max_size=2),
    st.lists(st.tuples(st.sampled_from(["sector", "topic"]), WORDS, WORDS, INLINE), max_size=3),
    st.lists(st.tuples(st.just("country"), MAYBE, WORDS, MAYBE, EVIDENCE), max_size=2),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries(COLUMNS), BESIDE)
def test_it_is_as_its_model_would_be(columns: dict[str, Any], beside: Beside) -> None:
    body = written({**FIXED, **columns}, beside)
    quote = QuoteOut.model_validate_json(body)
    assert quote.model_dump_json().encode() == body
    assert quote.text == columns["text"]
    assert [part.exact for part in quote.parts] == [part.exact for part in beside.parts]
    assert quote.attribution.confidence == columns["confidence"]
