"""Article text: bytes to text without a character changed, or one clear refusal."""

import io
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import SourceRecord
from app.errors import InputError
from app.extraction.sources import text
from app.extraction.sources.documents import MAX_TEXT, Given, Item
from tests import corpus


def _read(data: bytes, published: str | None = None) -> Item:
    [item] = text.read(io.BytesIO(data), None, Given(published))
    return item


def _source(data: bytes, published: str | None = None) -> SourceRecord:
    item = _read(data, published)
    assert isinstance(item, SourceRecord), item
    return item


def _refusal(data: bytes) -> InputError:
    item = _read(data)
    assert isinstance(item, InputError), item
    return item


def test_the_seed_is_read_to_the_byte() -> None:
    data = next(corpus.SEEDS.glob("*.txt")).read_bytes()
    source = _source(data)
    assert source.text.encode() == data
    assert source.original_sha256 == sha256(data).hexdigest()
    assert (source.kind, source.published, source.language, source.url) == ("article", "2025-11-20", "en", None)


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffWith a mark at the start".encode(), b"One\r\nTwo\r\n", b"One\rTwo\r", b"One\r\nTwo\nThree\r\r\n\n",
        b"\r\n\r\nTail", "Ünï𝔠ode 👩‍👩‍👧 e\u0301 \u202e\u2028\u2029\x85".encode(), b"\x01\x1b[2Jcontrols\x7f", b"a",
        "조선업 “말했다”".encode(), b"<script>alert(1)</script>\r\n.\r\n",
    ],
)  # fmt: skip
def test_every_character_is_kept(data: bytes) -> None:
    source = _source(data)
    assert source.text.encode() == data
    assert source.original_sha256 == sha256(data).hexdigest()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_text_with_a_letter_is_kept(words: str) -> None:
    assert _source(f"a{words}".encode()).text == f"a{words}"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_source_or_a_refusal(data: bytes) -> None:
    item = _read(data)
    assert isinstance(item, SourceRecord | InputError)
    assert not isinstance(item, SourceRecord) or item.text.encode() == data


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", "E_EMPTY", ""), (b" \t\r\n\v\f", "E_EMPTY", ""), ("\ufeff\u00a0\u3000 ".encode(), "E_EMPTY", ""),
        (b"\0\0\0", "E_NUL", "at 0"), (b"ten letters\0", "E_NUL", "at 11"), ("é\0".encode(), "E_NUL", "at 1"),
        (b"ten letter\xff", "E_UTF8", "byte 10"), (b"caf\xe9 au lait", "E_UTF8", "byte 3"),
        ("é".encode() + b"\xff", "E_UTF8", "byte 2"), ("Hi".encode("utf-16"), "E_UTF8", "byte 0"),
        (b"\xed\xa0\x80 surrogate", "E_UTF8", "byte 0"), (b"\xc0\xaf overlong", "E_UTF8", "byte 0"),
        ("half a 글".encode()[:-1], "E_UTF8", "byte 7"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes, code: str, detail: str) -> None:
    refused = _refusal(data)
    assert refused.code == code
    assert detail in refused.detail


def test_too_much_is_refused_without_reading_on() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "a document must not be read to its end without a limit"
            self.asked += size
            return b"a" * size

    stream = Endless()
    [refused] = text.read(stream, None, Given())  # type: ignore[arg-type]
    assert isinstance(refused, InputError)
    assert (refused.code, stream.asked) == ("E_LIMIT", MAX_TEXT + 1)


class TestDay:
    @pytest.mark.parametrize(
        ("opening", "day"),
        [
            (b" date 2025-11-20 Words", "2025-11-20"), (b"date 2025-11-20\nWords", "2025-11-20"),
            (b"\n\n\tdate 2025-11-20\r\nWords", "2025-11-20"), (b"date 2025-11-20", "2025-11-20"),
            (b"date 2025-02-30 Words", None), (b"date 2025-11-20Words", None), (b"dated 2025-11-20 Words", None),
            (b"Words date 2025-11-20 Words", None), (b"date 0000-01-01 Words", None),
        ],
    )  # fmt: skip
    def test_the_opening_date(self, opening: bytes, day: str | None) -> None:
        assert _source(opening).published == day

    def test_it_counts_before_the_caller_s(self) -> None:
        assert _source(b"date 2025-11-20 Words", "2020-01-01").published == "2025-11-20"

    def test_the_caller_s_counts_where_there_is_none(self) -> None:
        assert _source(b"Words", "2020-01-01").published == "2020-01-01"
        assert _source(b"date 2025-02-30 Words", "2020-01-01").published == "2020-01-01"

    def test_without_either_it_is_unknown(self) -> None:
        assert _source(b"Words").published is None
