"""Record files: JSON and YAML by the letter, the text inside or beside, and every fault with a pointer."""

import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.domain.records import Record
from app.errors import InputError
from app.extraction.sources import record
from app.extraction.sources.documents import MAX_TEXT, Given, Item
from tests import corpus

Facts = dict[str, Any]

FORUM = corpus.forum().model_dump_json(exclude_unset=True)
SMALL: Facts = {"source": {"text": "Ana Silva said “Yes”."}}


def _json(data: bytes | str, path: Path | None = None) -> Item:
    [item] = record.read_json(io.BytesIO(data if isinstance(data, bytes) else data.encode()), path, Given())
    return item


def _yaml(data: bytes | str, path: Path | None = None) -> Item:
    [item] = record.read_yaml(io.BytesIO(data if isinstance(data, bytes) else data.encode()), path, Given())
    return item


def _record(item: Item) -> Record:
    assert isinstance(item, Record), item
    return item


def _refusal(item: Item) -> InputError:
    assert isinstance(item, InputError), item
    assert len(item.detail) <= 400
    return item


def _event(facts: str) -> str:
    return f'{{"source": {{"text": "x"}}, "event": {{"name": "F", "kind": "forum", {facts}}}}}'


def _quote(facts: str) -> str:
    return f'{{"source": {{"text": "x"}}, "quotes": [{{"quote_kind": "direct", {facts}}}]}}'


class TestJson:
    def test_the_forum(self) -> None:
        assert _record(_json(FORUM)) == corpus.forum()

    def test_what_extraction_returns_can_be_read(self) -> None:
        whole = corpus.forum().model_dump_json(indent=1)
        assert _record(_json(whole)) == corpus.forum()

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "E_EMPTY"), (b"  \n ", "E_EMPTY"), (b"{", "E_JSON"), (b"{}", "E_RECORD"), (b"null", "E_RECORD"),
            (b"[]", "E_RECORD"), (b'"x"', "E_RECORD"), (b"0", "E_RECORD"), (b'[{"source":{"text":"x"}}]', "E_RECORD"),
            (b'{"source": "x"}', "E_RECORD"), (b'{"source": null}', "E_RECORD"), (b"{'source': {}}", "E_JSON"),
            (b'{"source": {"text": "x",}}', "E_JSON"), (b'{"source": {"text": "x"}} {}', "E_JSON"),
            (b"// note\n{}", "E_JSON"), (b'{"source": {"text": "a\nb"}}', "E_JSON"),
            (b'\xef\xbb\xbf{"source": {"text": "x"}}', "E_JSON"), (b'{"source": {"text": "caf\xe9"}}', "E_UTF8"),
            ('{"source": {"text": "x"}}'.encode("utf-16"), "E_UTF8"), (b'{"source": {"text": "x\0"}}', "E_NUL"),
        ],
    )  # fmt: skip
    def test_what_is_none(self, data: bytes, code: str) -> None:
        assert _refusal(_json(data)).code == code

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_numbers_that_are_none(self, number: str) -> None:
        assert _refusal(_json(f'{{"source": {{"text": "x"}}, "quotes": [{number}]}}')).code == "E_JSON"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("start", "9" * 5000), ("start", "-1"), ("start", "9223372036854775808"), ("start", "1e3"),
            ("start", "1.0"), ("start", '"1"'), ("start", "true"), ("start", "null"), ("end", "0"), ("end", "1e999"),
        ],
    )  # fmt: skip
    def test_offsets_that_are_none(self, field: str, value: str) -> None:
        span = {"start": "0", "end": "1"} | {field: value}
        parts = ", ".join(f'"{name}": {one}' for name, one in span.items())
        whole = f'{{"source":{{"text":"x"}},"quotes":[{{"quote_kind":"direct","speaker":null,"parts":[{{{parts}}}]}}]}}'
        assert _refusal(_json(whole)).code in {"E_JSON", "E_RECORD"}

    @pytest.mark.parametrize("whole", ['{"source": {"text": "x"}, "a": 1}', _event('"a": 1')])
    def test_a_field_of_no_record_is_told_alike_wherever_it_stands(self, whole: str) -> None:
        assert "is no field of a record" in str(_refusal(_json(whole)))

    @pytest.mark.parametrize("confidence", ["1e999", "-0.1", "1.1", '"high"'])
    def test_a_confidence_that_is_none(self, confidence: str) -> None:
        whole = (
            '{"source":{"text":"x"},"quotes":[{"quote_kind":"direct","speaker":null,"parts":[{"start":0,"end":1}],'
            f'"attribution":{{"confidence":{confidence}}}}}]}}'
        )
        assert _refusal(_json(whole)).pointer == "/quotes/0/attribution/confidence"

    @pytest.mark.parametrize(
        "whole",
        [
            '{"source": {"text": "x", "text": "y"}}', '{"source": {"text": "x"}, "source": {"text": "y"}}',
            '{"source": {"text": "x"}, "persons": [{"key": "a", "name": "A", "name": "B"}]}',
            '{"source": {"text": "x", "te\\u0078t": "y"}}',
        ],
    )  # fmt: skip
    def test_a_key_twice(self, whole: str) -> None:
        refused = _refusal(_json(whole))
        assert (refused.code, "twice" in refused.detail) == ("E_JSON", True)

    def test_nesting_without_end(self) -> None:
        for opening, closing in ("[]", ('{"a":', "}")):
            whole = f'{{"source": {opening * 100_000}0{closing * 100_000}}}'
            assert _refusal(_json(whole)).code == "E_JSON"

    @pytest.mark.parametrize(
        ("whole", "pointer"),
        [
            ('{"source": {"text": "a\\u0000b"}}', "/source/text"),
            ('{"source": {"text": "a\\ud800b"}}', "/source/text"),
            ('{"source": {"text": "x", "title": "\\udfff"}}', "/source/title"),
            ('{"source": {"text": "x", "\\ud800": 1}}', "/source"),
            ('{"source": {"text": ""}}', "/source/text"),
            ('{"source": {"text": "x", "a/b~c": 1}}', "/source/a~1b~0c"),
            ('{"source": {"text": "x"}, "extra": 1}', "/extra"),
            ('{"source": {"text": "x", "kind": "rumour"}}', "/source/kind"),
            ('{"source": {"text": "x", "language": "English"}}', "/source/language"),
            ('{"source": {"text": "x", "sha256": "abc"}}', "/source/sha256"),
            (_event('"place": {"name": "S", "country": "kr"}'), "/event/place/country"),
            (_event('"date": {"edtf": "Nov 2025"}'), "/event/date/edtf"),
            (_event('"date": {"edtf": "2025-02-30"}'), "/event/date"),
            (_event('"date": {"edtf": "2025-11", "latest": "2025-11-20"}'), "/event/date"),
            ('{"source": {"text": "x"}, "persons": [{"key": "A B", "name": "A"}]}', "/persons/0/key"),
            ('{"source": {"text": "x"}, "mentions": [{"type": "person", "name": "A", "evidence": []}]}',
             "/mentions/0/evidence"),
            (_quote('"speaker": null, "parts": []'), "/quotes/0/parts"),
            (_quote('"speaker": {"type": "person"}, "parts": [{"start": 0, "end": 1}]'), "/quotes/0/speaker"),
            (_quote('"parts": [{"start": 0, "end": 1}]'), "/quotes/0/speaker"),
        ],
    )  # fmt: skip
    def test_a_fault_is_pointed_at(self, whole: str, pointer: str) -> None:
        refused = _refusal(_json(whole))
        assert (refused.code, refused.pointer) == ("E_RECORD", pointer)

    @pytest.mark.parametrize(
        "day",
        ["2025-02-30", "2025-13-01", "0000-01-01", "2025-1-1", "20251120", "2025-11-20T00:00:00", "+2025-11-20",
         "10000-01-01", "2025-W47-4", "٢٠٢٥-١١-٢٠", "2025-11-20\n"],
    )  # fmt: skip
    def test_a_day_that_is_none(self, day: str) -> None:
        refused = _refusal(_json(json.dumps({"source": {"text": "x", "published": day}})))
        assert (refused.code, refused.pointer) == ("E_RECORD", "/source/published")

    @pytest.mark.parametrize("day", [0, 1763596800, 2025.5, True, [], {}])
    def test_nor_is_a_number_a_day(self, day: Any) -> None:
        assert _refusal(_json(json.dumps({"source": {"text": "x", "published": day}}))).pointer == "/source/published"

    @pytest.mark.parametrize("day", ["0001-01-01", "1583-01-01", "2024-02-29", "9999-12-31"])
    def test_days_at_the_ends_of_time(self, day: str) -> None:
        assert _record(_json(json.dumps({"source": {"text": "x", "published": day}}))).source.published == day

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://user:pw@host/", "//host/x",
         "https://exam ple/", "https://h/a b", "https://h/" + "x" * 2000, "HTTP://", ""],
    )  # fmt: skip
    def test_an_address_that_is_none(self, url: str) -> None:
        assert _refusal(_json(json.dumps({"source": {"text": "x", "url": url}}))).pointer == "/source/url"

    def test_cut_anywhere_it_is_refused(self) -> None:
        data = FORUM.encode()
        for cut in range(0, len(data), 50):
            assert _refusal(_json(data[:cut])).code in {"E_JSON", "E_UTF8", "E_EMPTY"}

    def test_too_long_a_file(self) -> None:
        assert _refusal(_json(b'{"source": {"text": "' + b"x" * MAX_TEXT + b'"}}')).code == "E_LIMIT"

    def test_the_line_of_a_fault_is_told(self) -> None:
        assert _refusal(_json('{"source":\n {"text":\n "x",,}}')).line == 3


class TestTextFile:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "records").mkdir()
        (tmp_path / "records" / "article.txt").write_bytes("\ufeffOne\r\ntwo".encode())
        (tmp_path / "secret.txt").write_text("secret")
        (tmp_path / "records" / "link.txt").symlink_to(tmp_path / "secret.txt")
        (tmp_path / "records" / "folder").mkdir()
        return tmp_path / "records"

    @staticmethod
    def _read(folder: Path, name: Any, **source: Any) -> Item:
        whole = json.dumps({"source": {"text_file": name, **source}})
        return _json(whole, folder / "record.json")

    def test_it_is_the_text_to_the_byte(self, folder: Path) -> None:
        data = (folder / "article.txt").read_bytes()
        for name in ("article.txt", "./article.txt", "folder/../article.txt", str(folder / "article.txt")):
            source = _record(self._read(folder, name)).source
            assert source.text.encode() == data
            assert source.original_sha256 == sha256(data).hexdigest()

    @pytest.mark.parametrize(
        "name",
        ["../secret.txt", "link.txt", "/etc/passwd", "folder", ".", "", "missing.txt", "../records/../secret.txt",
         "a\0b", "\ud800", "x" * 5000, "~/.profile", 7, None, ["article.txt"]],
    )  # fmt: skip
    def test_nothing_else_is_read(self, folder: Path, name: Any) -> None:
        refused = _refusal(self._read(folder, name))
        assert (refused.code, refused.pointer) == ("E_RECORD", "/source/text_file")
        assert "secret" not in refused.detail.removeprefix(f"no file “{name}”")

    def test_without_a_folder_there_is_none(self) -> None:
        assert _refusal(_json('{"source": {"text_file": "article.txt"}}')).pointer == "/source/text_file"

    @pytest.mark.parametrize(("data", "code"), [(b"", "E_EMPTY"), (b"caf\xe9", "E_UTF8"), (b"a\0", "E_NUL")])
    def test_it_must_be_a_text(self, folder: Path, data: bytes, code: str) -> None:
        (folder / "bad.txt").write_bytes(data)
        assert _refusal(self._read(folder, "bad.txt")).code == code

    def test_it_has_the_limit_of_any_document(self, folder: Path) -> None:
        (folder / "long.txt").write_bytes(b"x" * (MAX_TEXT + 1))
        assert _refusal(self._read(folder, "long.txt")).code == "E_LIMIT"

    def test_its_digest_may_be_claimed(self, folder: Path) -> None:
        claimed = sha256((folder / "article.txt").read_bytes()).hexdigest()
        assert _record(self._read(folder, "article.txt", sha256=claimed)).source.sha256 == claimed


class TestYaml:
    def test_the_forum(self) -> None:
        whole = yaml.safe_dump(json.loads(FORUM), allow_unicode=True, sort_keys=False)
        assert _record(_yaml(whole)) == corpus.forum()

    def test_scalars_are_taken_as_written(self) -> None:
        whole = """
source: {text: On, title: yes, publisher: 0123, issuer: 1_000, license: 1.10, language: no, published: 2025-11-20}
event: {name: 12:30, kind: forum, ordinal: 2, date: {edtf: 2025-11, approximate: true}, place: {name: Off, country: NO}}
persons: [{key: '1', name: null-and-void, family_name: ~, given_name: null}]
"""
        found = _record(_yaml(whole))
        source = found.source
        assert (source.text, source.title, source.publisher, source.issuer) == ("On", "yes", "0123", "1_000")
        assert (source.license, source.language, source.published) == ("1.10", "no", "2025-11-20")
        assert found.event is not None
        assert found.event.place is not None
        assert found.event.date is not None
        assert (found.event.name, found.event.place.name, found.event.place.country) == ("12:30", "Off", "NO")
        assert (found.event.ordinal, found.event.date.approximate) == (2, True)
        assert (found.persons[0].family_name, found.persons[0].given_name) == (None, None)

    def test_offsets_and_confidences_are_numbers(self) -> None:
        whole = """
source: {text: "“Yes”, he said."}
quotes:
  - {quote_kind: direct, speaker: null, parts: [{start: 1, end: 4, exact: Yes}], carried: false,
     attribution: {confidence: 0.25}}
"""
        [one] = _record(_yaml(whole)).quotes
        assert (one.parts[0].start, one.parts[0].exact, one.carried) == (1, "Yes", False)
        assert one.attribution.confidence == 0.25

    @pytest.mark.parametrize(
        ("whole", "code"),
        [
            ("", "E_EMPTY"), ("# a note", "E_RECORD"), ("source", "E_RECORD"), ("- source: {text: x}", "E_RECORD"),
            ("source: {text: x", "E_YAML"), ("a: b: c", "E_YAML"), ("\tsource: x", "E_YAML"),
            ("source: {text: x}\n---\nsource: {text: y}", "E_YAML"), ('source: {text: "a\\0b"}', "E_RECORD"),
            ('source: {text: "\\uD800"}', "E_RECORD"), ("source: {text: x, {a: b}: c}", "E_YAML"),
            ("source: {text: x, text: y}", "E_YAML"), ("source: {text: x}\nsource: {text: y}", "E_YAML"),
            ("source: {text: x, published: 2025-02-30}", "E_RECORD"),
            ("quotes: [{parts: [{start: 1_0, end: nan}]}]\nsource: {text: x}", "E_RECORD"),
            ("source: {text: \x07bell}", "E_YAML"), ("%YAML 9.9\n---\nsource: {text: x}", "E_YAML"),
        ],
    )  # fmt: skip
    def test_what_is_none(self, whole: str, code: str) -> None:
        assert _refusal(_yaml(whole)).code == code

    @pytest.mark.parametrize(
        "value",
        [
            "!!int x", "!!float x", "!!bool x", "!!timestamp 2001-13-45", "!!binary '???'", "!!set {a, b}",
            "!!omap [a: b]", "!!python/object:os.system x", "!!python/name:os.system", "!x y", "!<tag:x,2000:y> z",
            "!!int 5", "!!binary aGk=",
        ],
    )  # fmt: skip
    def test_a_value_that_asks_for_another_type(self, value: str) -> None:
        assert _refusal(_yaml(f"source: {{text: x, title: {value}}}")).code == "E_YAML"

    def test_an_alias_is_refused(self) -> None:
        assert "alias" in _refusal(_yaml("source: &s {text: x}\nevent: *s")).detail
        assert _refusal(_yaml("source:\n  <<: {text: x}")).code == "E_RECORD"

    def test_a_bomb_does_not_go_off(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
        assert _refusal(_yaml("\n".join([*lines, "source: {text: x}"]))).code == "E_YAML"

    def test_nesting_without_end(self) -> None:
        assert _refusal(_yaml("source: " + "[" * 20_000)).code == "E_YAML"
        assert _refusal(_yaml("source: " + "{a: " * 20_000)).code == "E_YAML"

    def test_the_line_of_a_fault_is_told(self) -> None:
        assert _refusal(_yaml("source:\n  text: x\n  title: [")).line == 3


class TestOriginal:
    def test_a_record_s_own_digest_stays(self) -> None:
        digest = "0" * 64
        whole = json.dumps({"source": {"text": "x", "original_sha256": digest}})
        assert _record(_json(whole)).source.original_sha256 == digest

    def test_a_record_without_one_has_none(self) -> None:
        assert _record(_json(json.dumps(SMALL))).source.original_sha256 is None
