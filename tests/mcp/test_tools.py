"""What a language model is told by the tools, and what it is refused."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import Client, MCPError
from mcp_types import CallToolRequestParams

from app.domain.vocabulary import Vocabulary
from app.mcp import asking, server, telling
from app.mcp.tools import TOOLS
from app.store import session
from tests import corpus
from tests.mcp.conftest import BASE, PORTS, RATES, SHIPS, Model

NAMES = ["find_people", "find_quotes", "find_events", "get_quote", "check_quote", "compare_positions"]
MEGABYTE = "ports " * 175_000


def test_the_tools_are_listed_with_what_they_take_and_give(model: Model) -> None:
    tools = model.asks(Client.list_tools).tools
    assert [one.name for one in tools] == NAMES
    for one in tools:
        assert one.annotations is not None
        assert one.annotations.read_only_hint is True
        assert one.description
        assert one.output_schema
        properties = one.input_schema["properties"]
        assert [name for name, schema in properties.items() if not schema.get("description")] == [], one.name
        assert one.input_schema["additionalProperties"] is False
    whole = sum(len(one.model_dump_json()) for one in tools)
    assert whole < 30_000  # a model reads all of it before it is asked anything


def test_a_server_says_how_it_is_to_be_used(model: Model) -> None:
    instructions = model.asks(_instructions)
    assert "check_quote" in instructions
    assert "verbatim" in instructions


async def _instructions(client: Client) -> str:
    return client.instructions or ""


def test_a_quote_comes_with_all_that_quoting_it_needs(model: Model) -> None:
    found = model.told("find_quotes", person="Silva", subject=["shipbuilding"])
    assert (found["total"], found["next"]) == (1, None)
    [quote] = found["quotes"]
    assert quote["text"] == SHIPS
    assert quote["verbatim"] is True
    assert (quote["speaker"], quote["speaker_id"], quote["role"]) == ("Ana Silva", "ana-silva", "Foreign Minister (BR)")
    assert (quote["date"], quote["event"]) == ("2025-05-10", "Lisbon Ports Forum")
    assert quote["source"]["publisher"] == "The Harbour Times"
    assert quote["source"]["url"].startswith("https://news.example/ports#:~:text=")
    assert quote["link"] == f"{BASE}/quotes/{quote['id']}"
    assert (quote["confidence"], quote["review"]) == (1, "none")


def test_what_is_told_in_words_is_what_is_told_in_fields(model: Model) -> None:
    result = model.calls("find_quotes", person=["Silva"])
    assert json.loads(result.content[0].text) == result.structured_content  # type: ignore[union-attr]


def test_an_utterance_is_given_once_and_a_paraphrase_is_marked(model: Model) -> None:
    found = model.told("find_quotes", country="Brazil")["quotes"]
    assert sorted((one["text"], one["verbatim"]) for one in found) == [(SHIPS, True), (RATES, False)]


def test_an_unsure_speaker_is_nobody(model: Model) -> None:
    [quote] = model.told("find_quotes", q="agree little")["quotes"]
    assert (quote["speaker"], quote["review"]) == (None, "needed")


def test_pages_follow_one_another(model: Model) -> None:
    first = model.told("find_quotes", limit=3)
    second = model.told("find_quotes", limit=3, cursor=first["next"])
    ids = [one["id"] for page in (first, second) for one in page["quotes"]]
    assert len(ids) == len(set(ids)) == first["total"] == 4


def test_a_long_quote_is_shortened_and_says_so(make_store: Any, vocabulary: Vocabulary) -> None:
    words = "We shall sail on. " * 1_000
    store = make_store(corpus.record(corpus.quote(words.strip(), corpus.person("Ana Silva")),
                                     persons=[corpus.person("Ana Silva")]))  # fmt: skip
    model = Model(store, vocabulary)
    [quote] = model.told("find_quotes")["quotes"]
    assert quote["shortened"] is True
    assert len(quote["text"]) <= telling.LINE + 1
    result = model.calls("get_quote", id=quote["id"])
    assert len(result.content[0].text) < 4 * telling.WHOLE  # type: ignore[union-attr]


def test_nothing_found_says_which_filter_emptied_it(model: Model) -> None:
    found = model.told("find_quotes", person="Silva", q="moon")
    assert found["quotes"] == []
    assert "without `q` 3" in found["note"] or "without `q` 2" in found["note"]
    assert "no proof" in found["note"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Kim", {"kim-min-ji", "kim-do-hyun"}),
        ("김민지", {"kim-min-ji"}),
        ("Slva", {"ana-silva"}),
        ("min-ji kim", {"kim-min-ji"}),
    ],
)
def test_people_are_found_by_any_name(model: Model, name: str, ids: set[str]) -> None:
    assert {one["id"] for one in model.told("find_people", name=name)["people"]} == ids


def test_people_have_their_names_and_offices(model: Model) -> None:
    [one] = model.told("find_people", country="KR")["people"]
    assert (one["name"], one["other_names"], one["roles"]) == ("Kim Min-ji", ["김민지"], ["Ambassador (KR)"])
    assert one["link"] == f"{BASE}/persons/kim-min-ji"
    assert model.told("find_people", name="Kim", country="BR")["people"] == []


def test_nobody_of_that_name(model: Model) -> None:
    found = model.told("find_people", name="Zzyzx")
    assert (found["people"], found["total"]) == ([], 0)
    assert "family name" in found["note"]


def test_events_come_with_where_and_who(model: Model) -> None:
    [event] = model.told("find_events", host="Atlantic Institute", from_="2025-05", to="2025-05")["events"]
    assert (event["name"], event["date"], event["place"]) == ("Lisbon Ports Forum", "2025-05-10", "A town in PT, PT")
    assert event["hosts"] == ["Atlantic Institute"]
    assert event["quote_count"] == 3


def test_events_name_who_spoke_there(forum_store: Path, vocabulary: Vocabulary) -> None:
    [event] = Model(forum_store, vocabulary).told("find_events", person="Kevin Kim")["events"]
    assert set(event["speakers"]) == {"Kevin Kim", "Park Yoon-joo", "Kim Sung-hwan"}


def test_a_quote_by_id_has_its_proof_and_surroundings(model: Model) -> None:
    [found] = model.told("find_quotes", person="ana-silva", q="shipyards")["quotes"]
    quote = model.told("get_quote", id=found["id"])
    assert quote["words"] == "exact"
    assert "exactly as quoted" in quote["proof"]
    assert [one["text"] for one in quote["around"] if one["match"]] == [quote["text"]]
    assert "".join(one["text"] for one in quote["around"]).count(quote["text"]) == 1
    assert quote["report_count"] == len(quote["reports"]) == 1
    assert quote["reports"][0]["relation"] == "same"
    assert quote["cite_as"].startswith("Ana Silva")
    assert len(quote["sha256"]) == 64


def test_words_that_were_said(model: Model) -> None:
    found = model.told("check_quote", text=PORTS, person="Kim Min-ji")
    assert found["result"] == "verbatim"
    assert "Kim Min-ji, Ambassador (KR), 10 May 2025" in found["answer"]
    assert found["checks"][0]["closest"][0]["difference"] is None


def test_words_that_were_changed_are_named(model: Model) -> None:
    found = model.told("check_quote", text=PORTS.replace("northern", "southern"), person="kim-min-ji")
    assert found["result"] == "altered"
    assert "“southern” should be “northern”" in found["answer"]
    assert "[-southern -]{+northern +}" in found["checks"][0]["closest"][0]["difference"]


def test_words_of_somebody_else(model: Model) -> None:
    found = model.told("check_quote", text=PORTS, person="ana-silva")
    assert found["result"] == "other-speaker"
    assert found["answer"].startswith("No record gives these words to Ana Silva; it has them of Kim Min-ji")
    assert "Do not give them to Ana Silva" in found["answer"]


@pytest.mark.parametrize("person", [None, "ana-silva"])
def test_words_that_nobody_said_are_told_plainly(model: Model, person: str | None) -> None:
    found = model.told("check_quote", text="We will annex the moon by Friday", person=person)
    assert found["result"] == "not-found"
    assert found["answer"].startswith("Not found: these words")
    assert "none of the 5 quotes of 2 sources searched" in found["answer"]
    assert "do not present them as a quotation" in found["answer"]
    assert found["checks"][0]["closest"] == []
    assert (found["quotes_searched"], found["sources_searched"]) == (5, 2)


def test_a_paragraph_is_checked_quotation_by_quotation(model: Model) -> None:
    text = f"“{PORTS}” Kim Min-ji said. “We will annex the moon by Friday,” Ana Silva said."
    found = model.told("check_quote", text=text)
    assert [one["result"] for one in found["checks"]] == ["verbatim", "not-found"]
    assert found["answer"].startswith("Of 2 quotations the worst: Not found")


def test_two_stand_side_by_side_and_silence_is_told(model: Model) -> None:
    found = model.told("compare_positions", person=["ana-silva", "kim-do-hyun"], subject="shipbuilding")
    assert (found["by"], found["subjects"]) == ("person", ["Shipbuilding"])
    assert [(one["id"], one["total"]) for one in found["columns"]] == [("ana-silva", 1), ("kim-do-hyun", 0)]
    assert found["note"].startswith("Nothing of Kim Do-hyun")


def test_a_name_of_two_is_refused_with_both(model: Model) -> None:
    told = model.refused("find_quotes", person="Kim")
    assert "kim-min-ji (Kim Min-ji, Ambassador" in told
    assert "kim-do-hyun" in told
    assert "ask again with its id" in told


def test_a_name_of_nobody_is_refused_with_suggestions(model: Model) -> None:
    told = model.refused("check_quote", text=PORTS, person="Ana Slva")
    assert "No person is called “Ana Slva”" in told
    assert "ana-silva (Ana Silva)" in told


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("find_quotes", {"speaker": "Silva"}, "speaker: There is no such parameter"),
        ("find_quotes", {"limit": asking.MOST + 1}, "less than or equal to 20"),
        ("find_quotes", {"from_": "soon"}, "from: "),
        ("find_quotes", {"from_": "2025-06", "to": "2025-05"}, "must not be later than to"),
        ("find_quotes", {"cursor": "nonsense"}, "cursor"),
        ("find_quotes", {"person": ["x"] * 11}, "at most 10"),
        ("find_quotes", {"q": "a\0b"}, "NUL"),
        ("find_quotes", {"q": MEGABYTE}, "at most 512"),
        ("find_people", {"name": "\u202e\u200b"}, "no visible character"),
        ("check_quote", {"text": MEGABYTE}, "at most 5000"),
        ("check_quote", {"text": "…"}, "has no word in it"),
        ("check_quote", {}, "text: Field required"),
        ("get_quote", {"id": "q-unknown"}, "No record “q-unknown”"),
        ("get_quote", {"id": "x" * 201}, "at most 200"),
        ("compare_positions", {"person": ["ana-silva"]}, "from 2 to 6"),
        ("compare_positions", {}, "one of person, country and organization"),
        ("compare_positions", {"person": ["a", "b"], "country": ["BR", "KR"]}, "one of person, country and"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_in_words(model: Model, tool: str, arguments: dict[str, Any], told: str) -> None:
    refused = model.refused(tool, **arguments)
    assert told in refused
    assert len(refused) < 2_000
    assert "Traceback" not in refused


def test_a_tool_that_is_not_there_is_an_error_of_the_protocol(model: Model) -> None:
    with pytest.raises(MCPError, match="no such tool; there are find_people"):
        model.calls("drop_tables")


def test_a_question_has_its_deadline(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_CLOCK_EVERY", 1)  # steps between two looks at the clock
    told = replace(model, deadline=1e-6).refused("compare_positions", person=["ana-silva", "kim-min-ji"])
    assert "took too long" in told
    assert "To narrow it" in told


def test_of_a_failure_of_ours_nothing_is_told(
    model: Model, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(telling, "quote_told", lambda *_: 1 // 0)
    told = model.refused("find_quotes")
    assert "zero" not in told
    assert "ZeroDivisionError" in caplog.text


NAMES_OF_ARGUMENTS = sorted({name for tool in TOOLS.values() for name in tool.asked.model_json_schema()["properties"]})
VALUES = st.one_of(
    st.sampled_from(["Kim", "ana-silva", "BR", "shipbuilding", "isic:C", "2025-05", PORTS, "", "\0", "%", '"']),
    st.text(max_size=40),
    st.integers(-5, 50),
    st.none(),
    st.booleans(),
    st.floats(),
    st.lists(st.one_of(st.text(max_size=10), st.integers()), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(NAMES), st.dictionaries(st.sampled_from(NAMES_OF_ARGUMENTS), VALUES, max_size=4))
def test_whatever_it_is_given_a_tool_answers_or_refuses(
    model: Model, caplog: pytest.LogCaptureFixture, tool: str, arguments: dict[str, Any]
) -> None:
    """And never fails: what is not foreseen is logged as such."""
    service = model.service()
    try:
        called = CallToolRequestParams(name=tool, arguments=arguments)
        result = asyncio.run(server.answer(service, called))
    finally:
        service.reader.close()
    assert result.content
    assert caplog.records == []
