"""In no format does a paraphrase stand between quotation marks, whoever tries."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from app.formats import FORMATS, Format, crediting, formats_of
from app.formats.marking import marked
from app.formats.showing import line
from tests import corpus
from tests.formats.conftest import Ask, about
from tests.formats.hostile import texts, with_texts

DATA = {"ndjson", "csv", "jsonld", "anno.jsonld"}
"""Formats for programs: they keep every character of the source, and say `verbatim`, or Claim, beside it."""
READ = [one for one in formats_of("quotes", alone=False) if one.suffix not in DATA]
each_format = pytest.mark.parametrize("form", READ, ids=[one.suffix for one in READ])


def written(form: Format, *quotes: dict[str, Any]) -> str:
    return b"".join(form.write(quotes, about(suffix=form.suffix))).decode()


def test_every_format_of_quotes_is_looked_at() -> None:
    assert {"atom", "feed.json", "bib", "ris", "csl.json", "txt", "md", "html"} <= {one.suffix for one in READ}
    assert set(FORMATS) >= {one.suffix for one in READ}


@each_format
def test_verbatim_words_are_in_marks_and_a_paraphrase_is_not(form: Format, ask: Ask) -> None:
    silva = corpus.person("Ana Silva")
    text = "“the ports would open soon”"
    quotes = ask(
        "quotes",
        corpus.record(
            corpus.quote("We agreed.", silva), corpus.quote(text, silva, "indirect"),
            corpus.quote(["a start", "no end"], silva, "mixed"), persons=[silva],
        ),
    )  # fmt: skip
    shown = written(form, *quotes)
    assert "“We agreed.”" in shown
    assert "the ports would open soon" in shown
    bare = re.sub("<[^>]*>", "", shown)
    assert not re.search("[“”„«»‘’'][^“”]{0,1}the ports would open soon|the ports would open soon.?[“”„«»‘’]", bare)
    assert "“a start”" in bare
    assert "“no end”" in bare


@pytest.mark.parametrize("suffix", sorted(DATA & FORMATS.keys()))
def test_data_has_the_words_as_they_are(suffix: str, said: list[dict[str, Any]]) -> None:
    """No program is given marks that the record does not have."""
    quote = next(one for one in said if not one["verbatim"])
    told = about(suffix=suffix, alone=suffix == "anno.jsonld")
    shown = b"".join(FORMATS[suffix].written([json.dumps(quote).encode()], told)).decode()
    values = next(csv.DictReader(io.StringIO(shown))).values() if suffix == "csv" else strings(json.loads(shown))
    holding = {value for value in values if quote["text"] in value}
    assert holding == {quote["text"]}


def strings(value: Any) -> Iterator[str]:
    """Every string of parsed JSON."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(one)


@each_format
@given(words=texts)
def test_the_only_double_marks_are_ours(form: Format, said: list[dict[str, Any]], words: str) -> None:
    """Whatever marks a paraphrase brings along, none of the double ones is left around it or in it."""
    quote = with_texts(said[0], words, "A", "B", "indirect")
    shown = written(form, quote)
    assert "“" not in marked(quote)
    assert "”" not in marked(quote)
    assert not re.search("[“”„]", shown)
    assert crediting.work(quote).endswith("(paraphrase)")


@each_format
@given(words=texts)
def test_our_marks_stand_in_pairs_around_verbatim_words(form: Format, said: list[dict[str, Any]], words: str) -> None:
    quote = with_texts(said[1], words, "A", "B")
    shown = marked(quote)
    assert (shown[0], shown[-1]) == ("“", "”")
    assert line(quote["parts"][0]["exact"]) == line(words)
    assert json.dumps(quote, ensure_ascii=False).count(json.dumps(words, ensure_ascii=False)) >= 2  # as it stood
    assert "“" in written(form, quote)
