"""Type-ahead over names in any script, order and with typing errors; ranked by fit, then by how much is said."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import problem
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Any]) -> Iterator[TestClient]:
    silva = corpus.person(
        "Ana Silva", family="Silva", title="Foreign Minister", office="foreign-minister", country="BR"
    )
    silvana = corpus.person("Silvana Prado", family="Prado")
    minji = corpus.person("Kim Min-ji", family="Kim", others=["김민지"], title="Ambassador", country="KR")
    minsu = {**corpus.person("김민수"), "key": "minsu"}
    ivan = {**corpus.person("Иван Петров", family="Петров"), "key": "ivan"}
    elena = corpus.person("Élena Papadopoulos", family="Papadopoulos")
    people = [silva, silvana, minji, minsu, ivan, elena]
    record = corpus.record(
        *(corpus.quote(f"We will meet again, said number {number}.", silva) for number in range(3)),
        corpus.quote("Nothing to add.", silvana, sectors=["shipbuilding"]), corpus.quote("Welcome.", minji),
        corpus.quote("The harbour is open.", corpus.said_by("Harbour Council of Lisbon")),
        persons=people, event=corpus.event("Lisbon Ports Dialogue", "dialogue", "2025-05-10"), published="2025-05-11",
        mentions=[corpus.mention("Silvio Neri"), corpus.mention("Атлантический совет", "organization")],
    )  # fmt: skip
    with serving(make_store(record)) as opened:
        yield opened


def suggested(client: TestClient, q: str, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get("/v1/suggest", params={"q": q, **asked})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    for one in items:
        assert all(part["text"] for part in one["segments"])
    return items


@pytest.mark.parametrize(
    ("q", "types", "expected"),
    [
        ("silva", ["person"], ["ana-silva", "silvana-prado", "silvio-neri"]),  # the whole word before its beginning
        ("sil", ["person"], ["ana-silva", "silvana-prado", "silvio-neri"]),  # then by quotes
        ("SILVA, a", ["person"], ["ana-silva"]),
        ("ana", ["person"], ["ana-silva"]),
        ("s", ["person"], ["ana-silva", "silvana-prado", "silvio-neri"]),
        ("min-ji kim", ["person"], ["kim-min-ji"]),
        ("minji", ["person"], ["kim-min-ji"]),
        ("ji ki", ["person"], ["kim-min-ji"]),
        ("김민", ["person"], ["kim-min-ji", "gimminsu"]),
        ("김민ㅈ", ["person"], ["kim-min-ji", "gimminsu"]),  # a syllable not yet finished
        ("민지", ["person"], ["kim-min-ji"]),
        ("gimminsu", ["person"], ["gimminsu"]),
        ("петр", ["person"], ["ivan-petrov"]),
        ("petrov", ["person"], ["ivan-petrov"]),
        ("elena", ["person"], ["elena-papadopoulos"]),
        ("papadopulos", ["person"], ["elena-papadopoulos"]),
        ("papdopoulus", ["person"], ["elena-papadopoulos"]),
        ("slva", ["person"], ["ana-silva", "silvana-prado"]),
        ("harbor counsil", ["organization"], ["harbour-council-of-lisbon"]),
        ("совет", ["organization"], ["atlanticheskiy-sovet"]),
        ("dialogue lis", ["event"], ["2025-05-10-lisbon-ports-dialogue"]),
        ("dialouge", ["event"], ["2025-05-10-lisbon-ports-dialogue"]),
        ("shipb", ["sector"], ["shipbuilding"]),
        ("조선", ["sector"], ["shipbuilding"]),
        ("portugal", ["country"], ["PT"]),
        ("대한민국", ["country"], ["KR"]),
        ("vice for", ["office"], ["vice-foreign-minister"]),
        ("parliamentary dip", ["topic"], ["parliamentary-diplomacy"]),
        ("xyzzy", [], []),
        ("…", [], []),
    ],
)
def test_what_may_be_meant(client: TestClient, q: str, types: list[str], expected: list[str]) -> None:
    found = [one["id"] for one in suggested(client, q, types=types)]
    assert found[: len(expected)] == expected
    if not expected or types == ["person"]:
        assert len(found) == len(expected)


def test_what_is_said_of_each(client: TestClient) -> None:
    assert suggested(client, "ana si", types=["person"]) == [
        {
            "type": "person", "id": "ana-silva", "name": "Ana Silva", "hint": "Foreign Minister", "quote_count": 3,
            "segments": [{"text": "Ana", "match": True}, {"text": " ", "match": False}, {"text": "Si", "match": True},
                         {"text": "lva", "match": False}],
        }
    ]  # fmt: skip
    hangul = suggested(client, "민지")[0]
    assert (hangul["name"], hangul["segments"]) == (
        "Kim Min-ji", [{"text": "김", "match": False}, {"text": "민지", "match": True}]
    )  # fmt: skip
    event = suggested(client, "lisbon", types=["event"])[0]
    assert (event["hint"], event["quote_count"]) == ("2025-05-10", 6)


def test_all_types_beside_one_another(client: TestClient) -> None:
    found = suggested(client, "lis", limit=50)
    assert {"event", "organization"} <= {one["type"] for one in found}
    assert len(suggested(client, "a", limit=3)) == 3
    assert len({(one["type"], one["id"]) for one in found}) == len(found)


def test_every_id_is_taken_by_the_filter_of_its_type(client: TestClient) -> None:
    for one in (*suggested(client, "lis", limit=50), *suggested(client, "silva"), *suggested(client, "portu")):
        assert client.get("/v1/quotes", params={one["type"]: one["id"]}).status_code == 200, one


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [({}, "q"), ({"q": ""}, "q"), ({"q": " "}, "q"), ({"q": "x" * 513}, "q"), ({"q": "a", "types": "planet"}, "types"),
     ({"q": "a", "limit": 0}, "limit"), ({"q": "a", "limit": 51}, "limit"), ({"q": "a", "kind": 1}, "kind")],
)  # fmt: skip
def test_what_cannot_be_asked(client: TestClient, asked: dict[str, Any], parameter: str) -> None:
    body = problem(client, "/v1/suggest", 422, "validation", **asked)
    assert body["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize(
    "q", ['"', "'", "a OR b", "NEAR(a b)", "a*", "(", "{a}", "^a", "a:b", "-", "%", "a" * 200, "ab " * 100]
)
def test_no_character_is_an_operator(client: TestClient, q: str) -> None:
    suggested(client, q)
