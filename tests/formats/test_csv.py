"""CSV read back by Python's own reader: every value as it was, whatever it begins with and whatever is in it."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.formats import About
from app.formats.csv import COLUMNS, write

HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "'",
    "''=1", "'tis", '"', '""', '"a","b"', ",", "a\r\nb", "\ufeffx", " x ", "a; b", "a\\; b", "\\", "\\N", "; ",
    "\u2028", "é", "한국", "\U0001f600",
)  # fmt: skip
# What was published once keeps its place: append only.
FIRST = {
    "quotes": ["id", "text", "verbatim", "quote_kind", "language", "order", "said_edtf"],
    "events": ["id", "name", "kind", "ordinal", "series", "date_edtf"],
    "persons": ["id", "name", "sort_name", "family_name", "given_name", "names"],
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def about(resource: str, **more: Any) -> About:
    base = "https://verbale.example"
    return About(
        resource, "Quotes", f"{base}/v1/{resource}.csv", f"{base}/v1/{resource}", base, 1, "2026-01-01", **more
    )


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def text_of(cell: str) -> str:
    """A cell as the rule of the format reads it."""
    return cell.removeprefix("'")


def values_of(cell: str) -> list[str | None]:
    """The values of a cell as the rule of the format reads them."""
    items = re.findall(r"((?:[^\\;]|\\.)*)(?:; |\Z)", text_of(cell), re.DOTALL)
    return [None if one == "\\N" else re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in items[:-1]]


def read_back(document: dict[str, Any], resource: str = "quotes") -> dict[str, str]:
    head, row = rows(b"".join(write([document], about(resource))))
    return dict(zip(head, row, strict=True))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_is_a_formula_and_every_text_comes_back(hostile: str) -> None:
    cell = read_back({"id": "q", "text": hostile})["text"]
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert text_of(cell) == hostile


@given(TEXTS)
def test_any_text_comes_back(text: str) -> None:
    cell = read_back({"id": "q", "text": text})["text"]
    assert text_of(cell) == text
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(st.lists(st.none() | TEXTS.filter(bool), max_size=5))
def test_any_values_in_a_cell_come_back(values: list[str | None]) -> None:
    cell = read_back({"id": "q", "sectors": [{"id": one} for one in values]})["sectors"]
    assert (values_of(cell) if cell else []) == values
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_it_is_what_rfc_4180_says() -> None:
    data = b"".join(write([{"id": "a,b", "name": 'x"y'}, {"id": "c"}], about("persons")))
    assert data.startswith(b"id,name,")
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    assert b'"a,b","x""y",' in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_a_byte_order_mark_is_given_to_who_asks() -> None:
    assert b"".join(write([], about("events", bom=True))).startswith(b"\xef\xbb\xbfid,name,")


@pytest.mark.parametrize("resource", COLUMNS)
def test_columns_keep_their_places(resource: str) -> None:
    names = [name for name, _ in COLUMNS[resource]]
    assert names[: len(FIRST[resource])] == FIRST[resource]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("resource", COLUMNS)
def test_it_has_what_the_list_has(forum: TestClient, resource: str) -> None:
    listed = forum.get(f"/v1/{resource}?limit=500").json()["items"]
    answer = forum.get(f"/v1/{resource}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, *found = rows(answer.content)
    assert head == [name for name, _ in COLUMNS[resource]]
    assert len(found) == len(listed)
    for row, document in zip(found, listed, strict=True):
        for cell, (_, path) in zip(row, COLUMNS[resource], strict=True):
            wanted = _at(document, path.split("."))
            if isinstance(wanted, list):
                assert (values_of(cell) if cell else []) == [None if one is None else str(one) for one in wanted]
            elif isinstance(wanted, bool):
                assert cell == json.dumps(wanted)
            else:
                assert text_of(cell) == ("" if wanted is None else str(wanted))


def test_every_member_of_a_record_has_a_column_or_is_left_to_ndjson(forum: TestClient) -> None:
    """Evidence, and what else has a place for each of several values, stands in NDJSON and JSON alone."""
    for resource, columns in COLUMNS.items():
        named = {path.partition(".")[0] for _, path in columns}
        members = forum.get(f"/v1/{resource}?limit=1").json()["items"][0].keys()
        assert members - named == set()


def test_a_mark_is_for_csv_alone(forum: TestClient) -> None:
    assert forum.get("/v1/quotes.csv?bom=true").content.startswith(b"\xef\xbb\xbf")
    assert forum.get("/v1/quotes.csv?bom=false").content.startswith(b"id,")
    refused = forum.get("/v1/quotes.ndjson?bom=true")
    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, "bom")


def _at(value: Any, path: list[str]) -> Any:
    if not path or value is None:
        return value
    if isinstance(value, list):
        return [_at(one, path) for one in value]
    return _at(value.get(path[0]), path[1:])
