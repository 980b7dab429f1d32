"""Quotes held against any text, without a store."""

import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain import offline


@given(st.text(min_size=1), st.data())
def test_words_are_found_wherever_they_stand_and_only_in_their_own_text_proven(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = {"id": "q", "source": {"sha256": offline.digest(text)},
             "parts": [{"start": start, "end": end, "exact": text[start:end]}]}  # fmt: skip
    (read,) = offline.quotes_in(json.dumps(quote).encode())
    assert offline.held(read, text) == offline.Held("q", "exact", same_text=True)
    before = data.draw(st.text(min_size=1).map(lambda some: some.encode("utf-8", "replace").decode()))
    elsewhere = offline.held(read, before + text)
    assert elsewhere.result in {"exact", "moved"}
    assert not elsewhere.is_proven
    assert offline.held(read, text.replace(text[start], "")).result == "altered"
    assert offline.best(read, [before + text, text]).is_proven
