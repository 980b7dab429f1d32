"""NDJSON: a record or an article a line; a bad line costs itself and nothing else."""

import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.domain.records import Record, SourceRecord
from app.errors import InputError
from app.extraction.sources import ndjson
from app.extraction.sources.documents import MAX_TEXT, Given, Item
from tests import corpus

GOOD = b'{"text": "First"}'
LAST = b'{"text": "Last", "url": "https://example.org/last"}'


def _read(*lines: bytes | dict[str, Any], path: Path | None = None, **names: str) -> list[Item]:
    written = [one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() for one in lines]
    return list(ndjson.read(io.BytesIO(b"\n".join(written)), path, Given("2020-01-02", names)))


def _article(item: Item) -> SourceRecord:
    assert isinstance(item, SourceRecord), item
    return item


def _refusal(item: Item) -> InputError:
    assert isinstance(item, InputError), item
    return item


def test_articles_and_records_may_stand_together() -> None:
    forum = corpus.forum()
    first, second, last = _read(GOOD, forum.model_dump_json().encode(), LAST)
    assert _article(first).text == "First"
    assert second == forum
    assert _article(last).url == "https://example.org/last"


@pytest.mark.parametrize(
    ("bad", "code", "pointer"),
    [
        (b"{", "E_JSON", ""), (b"null", "E_JSON", ""), (b"[]", "E_JSON", ""), (b"7", "E_JSON", ""),
        (b'{"text": "a", "text": "b"}', "E_JSON", ""), (b'{"text": NaN}', "E_JSON", ""),
        (b'{"text": ' + b"[" * 100_000, "E_JSON", ""), (b'{"text": ' + b"9" * 5000 + b"}", "E_JSON", ""),
        (b'{"text": "caf\xe9"}', "E_UTF8", ""), (b'{"text": "\0"}', "E_NUL", ""),
        (b'{"text": "\\u0000"}', "E_RECORD", "/text"), (b'{"text": "\\ud800"}', "E_RECORD", "/text"),
        (b'{"text": ""}', "E_RECORD", "/text"), (b"{}", "E_RECORD", "/text"), (b'{"text": 7}', "E_RECORD", "/text"),
        (b'{"text": null}', "E_RECORD", "/text"), (b'{"text": ["x"]}', "E_RECORD", "/text"),
        (b'{"text": "x", "headline": "y"}', "E_RECORD", "/headline"),
        (b'{"text": "x", "\\ud800": 1}', "E_RECORD", "/\ud800"),
        (b'{"text": "x", "published": "2025-02-30"}', "E_RECORD", "/published"),
        (b'{"text": "x", "published": 0}', "E_RECORD", "/published"),
        (b'{"text": "x", "published": "2025-02-30T10:00:00Z"}', "E_RECORD", "/published"),
        (b'{"text": "x", "published": "2025-11-20 or so"}', "E_RECORD", "/published"),
        (b'{"text": "x", "external_ids": null}', "E_RECORD", "/external_ids"),
        (b'{"text": "x", "external_ids": 5}', "E_RECORD", "/external_ids"),
        (b'{"text": "x", "external_ids": "abc"}', "E_RECORD", "/external_ids"),
        (b'{"text": "x", "external_ids": {"a": "b"}}', "E_RECORD", "/external_ids"),
        (b'{"text": "x", "id": ""}', "E_RECORD", "/external_ids/0/identifier"),
        (b'{"source": null}', "E_RECORD", "/source"),
        (b'{"source": {"text_file": "x"}}', "E_RECORD", "/source/text_file"),
        (b'{"text": "x", "id": {"a": 1}}', "E_RECORD", "/external_ids/0/identifier"),
        (b'{"source": {"text": "x"}, "quotes": 7}', "E_RECORD", "/quotes"),
    ],
)  # fmt: skip
def test_a_bad_line_costs_only_itself(bad: bytes, code: str, pointer: str) -> None:
    first, refused, last = _read(GOOD, bad, LAST)
    assert (_article(first).text, _article(last).text) == ("First", "Last")
    refused = _refusal(refused)
    assert (refused.code, refused.pointer, refused.line) == (code, pointer, 2)


def test_blank_lines_are_passed_over_and_counted() -> None:
    refused = _read(GOOD, b"", b"   \t\r", b"{", LAST)[1]
    assert _refusal(refused).line == 4


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_the_last_line_may_end_as_it_likes(ending: bytes) -> None:
    assert len(list(ndjson.read(io.BytesIO(GOOD + b"\r\n" + LAST + ending), None, Given()))) == 2


def test_a_text_cut_at_every_fiftieth_byte_never_costs_the_line_before() -> None:
    forum = corpus.forum().model_dump_json().encode()
    for cut in range(len(GOOD) + 2, len(GOOD) + len(forum), 50):
        first, *rest = ndjson.read(io.BytesIO((GOOD + b"\n" + forum)[:cut]), None, Given())
        assert _article(first).text == "First"
        assert all(isinstance(one, InputError) and one.line == 2 for one in rest)


def test_a_line_without_end_is_not_read_on() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 <= size <= MAX_TEXT + 1
            return b"x" * size

    [refused] = ndjson.read(Endless(), None, Given())  # type: ignore[arg-type]
    assert (_refusal(refused).code, _refusal(refused).line) == ("E_LIMIT", 1)


class TestArticles:
    def test_our_own_names_need_no_map(self) -> None:
        [one] = _read({"text": "Hé said", "title": "T", "publisher": "P", "kind": "release", "published": "2025-11-20",
                       "language": "fr", "url": "https://example.org/x", "license": "CC0"})  # fmt: skip
        one = _article(one)
        assert (one.title, one.publisher, one.kind, one.published) == ("T", "P", "release", "2025-11-20")
        assert (one.language, one.license) == ("fr", "CC0")
        assert one.original_sha256 == sha256("Hé said".encode()).hexdigest()

    def test_the_caller_s_day_is_for_those_without(self) -> None:
        without, with_day = _read({"text": "x"}, {"text": "y", "published": "2025-11-20"})
        assert (_article(without).published, _article(with_day).published) == ("2020-01-02", "2025-11-20")

    @pytest.mark.parametrize("rest", ["T10:00:00Z", "T23:59:59.123+09:00", " 23:30:00 +0900", "T00:00", " 08:15:00"])
    def test_an_instant_is_its_day_as_written(self, rest: str) -> None:
        [one] = _read({"text": "x", "published": f"2025-11-20{rest}"})
        assert _article(one).published == "2025-11-20"

    def test_anybody_s_names_by_a_map(self) -> None:
        [one] = _read({"body": "Words", "date": "2025-11-20", "headline": "T", "section": "World", "title": "kicker"},
                      text="body", published="date", title="headline")  # fmt: skip
        one = _article(one)
        assert (one.text, one.published, one.title) == ("Words", "2025-11-20", "T")

    def test_a_map_may_name_a_field_called_as_ours(self) -> None:
        [one] = _read({"source": "The Post", "content": "Words"}, text="content", publisher="source")
        assert (_article(one).text, _article(one).publisher) == ("Words", "The Post")

    def test_a_mapped_field_that_is_not_there_is_missed(self) -> None:
        refused = _refusal(_read({"content": "Words"}, text="body")[0])
        assert (refused.code, refused.pointer) == ("E_RECORD", "/text")

    def test_the_caller_s_own_ids_are_kept(self) -> None:
        [one] = _read({"text": "x", "id": 17, "story_id": "s-9", "parent_id": None,
                       "external_ids": [{"scheme": "doi", "identifier": "10.1/2"}]})  # fmt: skip
        assert [(found.scheme, found.identifier) for found in _article(one).external_ids] == [
            ("doi", "10.1/2"), ("id", "17"), ("story_id", "s-9"),
        ]  # fmt: skip

    def test_and_under_a_map_too(self) -> None:
        [one] = _read({"body": "x", "id": "a", "doc_id": "b", "section": "World"}, text="body")
        assert [found.identifier for found in _article(one).external_ids] == ["a", "b"]


def test_a_record_s_text_may_stand_in_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words")
    [one] = _read({"source": {"text_file": "a.txt"}}, path=tmp_path / "all.ndjson")
    assert isinstance(one, Record)
    assert one.source.text == "Words"
