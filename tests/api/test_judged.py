"""The seed's record, asked as the first user will ask it."""

import pytest
from starlette.testclient import TestClient

from tests.api.answers import names, page
from tests.corpus import FORUM


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("quotes?person=kevin-kim&quote_kind=direct", 5),
        ("quotes?date=2025-11-20&quote_kind=direct", 10),
        ("quotes?sector=shipbuilding", 1),
        ("events?sector=semiconductors&from=2025-11-01&to=2025-11-30", 1),
        ("quotes?person=park-yoon-joo&quote_kind=direct", 2),
        ("quotes?person=kim-sung-hwan&quote_kind=direct", 3),
        ("quotes?quote_kind=indirect", 2),
        ("quotes?country=US&quote_kind=direct", 5),
        ("quotes?country=KR&quote_kind=direct", 2),
        ("quotes?topic=parliamentary-diplomacy", 1),
        ("quotes?quote_kind=mixed", 0),
        ("events?topic=supply-chains", 1),
        ("persons?sector=shipbuilding", 1),
        ("persons", 5),
        ("organizations", 2),
        ("sources", 1),
    ],
)
def test_how_many_there_are(forum: TestClient, question: str, count: int) -> None:
    found = page(forum, question)
    assert (found["total"], found["total_exact"], len(found["items"])) == (count, True, count)
    assert found["next"] is None


def test_the_forum_is_the_event(forum: TestClient) -> None:
    (event,) = page(forum, "events?sector=semiconductors&from=2025-11-01&to=2025-11-30")["items"]
    assert event["id"] == FORUM
    assert (event["name"], event["kind"], event["ordinal"]) == ("Korea-US Diplomatic Forum", "forum", 1)
    assert (event["date"]["edtf"], event["date"]["as_written"]) == ("2025-11-20", "Thursday")
    assert (event["place"]["name"], event["place"]["country"]) == ("Seoul", "KR")
    assert [(one["name"], one["part"]) for one in event["hosts"]] == [("East Asia Foundation", "co-host")]
    assert event["occasion"]["text"] == "the establishment of the bipartisan Korea-US Parliament Union"
    assert [one["person"]["id"] for one in event["participants"]] == ["kevin-kim", "park-yoon-joo", "kim-sung-hwan"]
    assert [one["date"]["edtf"] for one in event["related"]] == ["2025-10-29", "[2025-11-11..2025-11-20]", "2025-03"]
    assert [one["role"]["title"] for one in event["participants"]] == [
        "Acting US Ambassador", "First Vice Foreign Minister", "chair",
    ]  # fmt: skip
    assert {one["id"] for one in event["mentions"]} == {"lee-jae-myung", "donald-trump"}
    assert event["quote_count"] == 12


def test_ten_direct_quotes_have_eleven_parts_and_three_are_carried(forum: TestClient) -> None:
    quotes = page(forum, "quotes?quote_kind=direct&sort=order")["items"]
    by_order = {one["order"]: one for one in page(forum, "quotes?sort=order")["items"]}
    assert sum(len(one["parts"]) for one in quotes) == 11
    carried = [one for one in quotes if one["attribution"]["carried_from"]]
    assert [one["order"] for one in carried] == [5, 9, 12]
    assert [one["attribution"]["carried_from"] for one in carried] == [by_order[n]["id"] for n in (4, 8, 11)]
    assert all(one["said"]["edtf"] == "2025-11-20" for one in quotes)


def test_a_paraphrase_is_never_verbatim(forum: TestClient) -> None:
    quotes = page(forum, "quotes")["items"]
    assert {(one["quote_kind"], one["verbatim"]) for one in quotes} == {("direct", True), ("indirect", False)}


def test_parts_stand_in_the_text_and_are_joined_for_reading(forum: TestClient) -> None:
    (quote,) = page(forum, "quotes?sector=shipbuilding")["items"]
    assert [(one["start"], one["end"]) for one in quote["parts"]] == [(1115, 1316), (1329, 1436)]
    assert quote["text"].startswith("Together we will focus on rebuilding")
    assert "technologies of tomorrow … This is a simple recognition" in quote["text"]  # no comma before the dots
    assert quote["parts"][0]["suffix"].startswith("” Kim said. “This is a simple re")
    assert len(quote["parts"][0]["suffix"]) == len(quote["parts"][0]["prefix"]) == 32
    first = quote["sectors"][0]
    assert (first["id"], first["evidence"]) == ("shipbuilding", [{"start": 1218, "end": 1230}])
    assert quote["source"]["sha256"] == "6a9aa49e008a3508d76cc3ea7b997285f2d8f37c6d46311f21a229cd44101d8c"


def test_somebody_only_mentioned_is_a_person_without_quotes(forum: TestClient) -> None:
    people = {one["id"]: one for one in page(forum, "persons")["items"]}
    assert (people["donald-trump"]["quote_count"], people["donald-trump"]["last_spoke"]) == (0, None)
    assert (people["kevin-kim"]["quote_count"], people["kevin-kim"]["last_spoke"]) == (6, "2025-11-20")
    assert page(forum, "quotes?person=donald-trump")["total"] == 0
    assert page(forum, "events?person=donald-trump")["total"] == 0
    assert names(page(forum, "events?mentions=donald-trump")) == ["Korea-US Diplomatic Forum"]
