"""The benchmark measures what it says: equal answers to every question, and figures that are written as they were."""

import asyncio
import itertools
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from app.domain.records import Record
from benchmarks import __main__ as command
from benchmarks import goals, inside, plots, profiling, reporting
from benchmarks.agreeing import agrees
from benchmarks.corpus import Corpus
from benchmarks.limit import Bare
from benchmarks.measuring import Measured
from benchmarks.peers import relational
from benchmarks.questions import Asking, Question

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def small(make_store: Callable[..., Path]) -> Path:
    return make_store(*(Record.model_validate(one) for one in Corpus(1_100, 1).records()))


@pytest.fixture(scope="module")
def asked(small: Path) -> list[Question]:
    return Asking(small).all()


def test_the_limit_answers_every_question_as_the_service_does(small: Path, asked: list[Question]) -> None:
    assert "".join(question.key for question in asked) == "abcdefghijklmnopqrs"
    asks = [(one.address, one.body) for question in asked for one in question.asks[:1]]
    bare, app = Bare(small, asks, runs_sql=True), inside.application(small)

    async def both() -> None:
        await bare.learn()
        for address, body in asks:
            given = body.encode() if body is not None else None
            with inside.writing_down() as told:
                right = await inside.asked(app, address, given)
            assert right[0] == 200
            assert told, f"{address} is answered without a statement"
            assert await inside.asked(bare, address, given) == right

    asyncio.run(both())


def test_each_question_finds_something(small: Path, asked: list[Question]) -> None:
    app = inside.application(small)
    for question in asked:
        if question.key in "abdfghknpr":
            status, body = asyncio.run(inside.asked(app, question.asks[0].address))
            assert status == 200
            assert b'"id"' in body, question.title


def test_deep_pages_are_those_of_the_whole_list_in_its_order(small: Path, asked: list[Question]) -> None:
    app = inside.application(small)
    whole: list[str] = []
    following: str | None = ""
    while following is not None:
        page = inside.read(app, "/v1/quotes?limit=500" + (f"&cursor={following}" if following else ""))
        whole += [one["id"] for one in page["items"]]
        following = page["next"]
    deep = next(question for question in asked if question.key == "h")
    for ask in itertools.islice(deep.asks, 2):
        offset = int(ask.given["offset"])
        assert offset > 0
        assert [one["id"] for one in inside.read(app, ask.address)["items"]] == whole[offset : offset + 20]


def test_the_relational_copy_has_the_same_records(small: Path, asked: list[Question], tmp_path: Path) -> None:
    app = inside.application(small)
    by_key = {question.key: question.asks[0] for question in asked}
    with closing(sqlite3.connect(relational.copy(small, tmp_path / "peers.sqlite"))) as database:
        order = "ORDER BY latest DESC, earliest DESC, source_pk, position LIMIT 20"
        found = database.execute(
            f"SELECT id FROM quote WHERE person_pk = (SELECT pk FROM person WHERE id = ?) {order}",
            [by_key["b"].given["person"]],
        ).fetchall()
        assert [row[0] for row in found] == ids(app, by_key["b"].address)
        found = database.execute(
            "SELECT id FROM quote WHERE pk IN (SELECT quote_pk FROM quote_within JOIN sector s ON s.pk = sector_pk "
            f"WHERE s.id = ?) {order}", [by_key["d"].given["sector"]],
        ).fetchall()  # fmt: skip
        assert [row[0] for row in found] == ids(app, by_key["d"].address)
        assert not database.execute("PRAGMA foreign_key_check").fetchall()


def ids(app: Any, address: str) -> list[str]:
    return [one["id"] for one in inside.read(app, address)["items"]]


def test_answers_agree_in_order_and_in_counts() -> None:
    assert agrees((["x", "y"], 2), (["x", "y"], 2))
    assert agrees((["x", "y"], None), (["x", "y"], 12_000)), "we do not count past 10,000"
    assert not agrees((["x", "y"], 2), (["y", "x"], 2))
    assert not agrees((["x", "y"], 2), (["x", "y"], 3))
    assert agrees({"ports": 3}, {"ports": 3, "water": 1}), "we show fifty values"
    assert not agrees({"ports": 3}, {"ports": 2})


def test_figures_are_written_as_a_table_and_as_json(tmp_path: Path) -> None:
    seen = {
        ("ours, cold", "a"): Measured([90.0, 100.0, 110.0], [900.0] * 3, [0.001] * 90 + [0.011] * 10),
        ("limit", "a"): Measured([50.0, 40.0, 60.0], [1800.0] * 3, [0.0005] * 100),
        ("tutorial", "a"): Measured([2000.0], [40.0], [0.02]),
    }
    result = {
        "questions": {"a": "a quote by its id"}, "figures": reporting.figures(seen),
        "candidates": {
            "ours, cold": {"memory_mb": 50.2}, "limit": {"memory_mb": None}, "tutorial": {"memory_mb": 115.0}
        },
    }  # fmt: skip
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in reporting.cost(result).splitlines()]
    assert rows[0] == ["question", "ours, cold", "limit", "tutorial"]
    assert rows[2:] == [["a a quote by its id", "100 (2.0×)", "50", "2,000 (20×)"], ["MB", "50", "–", "115"]]
    assert "1.00 / 11.00, 900/s" in reporting.times(result)
    reporting.write(result, tmp_path / "result.json")
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8")) == result


def test_goals_are_met_or_missed_and_told_where_nothing_was_measured() -> None:
    def row(candidate: str, question: str, spent: float) -> dict[str, Any]:
        return {"candidate": candidate, "question": question, "cpu_us": spent}

    used = {"ours, repeated": {"memory_mb": 60.0, "first_answer_s": 0.9}, "Datasette": {"memory_mb": 100.0}}
    rows = [
        row("ours, cold", "a", 100),
        row("limit", "a", 80),
        row("tutorial", "a", 1_500),
        row("ours, cold", "n", 9e4),
    ]
    found = {one.name: one for one in goals.goals({"candidates": used, "figures": rows})}
    told = {name: (one.reached, one.verdict) for name, one in found.items() if one.reached is not None}
    assert told == {
        "a made anew, to the same SQL on a bare application": (1.25, "met"),
        "a tutorial, to ours made anew": (15, "missed"),
        "memory, to Datasette's": (0.6, "missed"), "the costliest kind of search": (90, "missed"),
        "first answer after start": (0.9, "met"),
    }  # fmt: skip
    assert found["b repeated, to a constant body"].verdict == "not measured"


def test_growth_is_drawn_and_told_for_every_question(tmp_path: Path) -> None:
    def result(size: str, ours: float, limit: float) -> dict[str, Any]:
        rows = [{"candidate": "ours, cold", "question": "a", "cpu_us": ours},
                {"candidate": "limit", "question": "a", "cpu_us": limit}]  # fmt: skip
        return {"size": size, "questions": {"a": "a quote <by> its id"}, "figures": rows}

    results = [result("10k", 100, 50), result("1m", 170, 60)]
    assert "| 100 | 170 | 1.70×  | missed |" in plots.growth(results)
    picture = ET.fromstring(plots.drawn(results))
    assert [one.text for one in picture.iter(f"{SVG}text")].count("a a quote <by> its id") == 1
    assert len(list(picture.iter(f"{SVG}polyline"))) == 2


def test_a_profile_tells_what_each_module_takes_itself_and_with_what_it_calls() -> None:
    outer, inner = "handle (/x/site-packages/uvicorn/server.py:7)", "rows (app/store/session.py:3)"
    table = profiling.table([([outer, inner], 30), ([outer], 10)])
    assert "| `app/store/session.py` | 75%    | 75%                |" in table
    assert "| `uvicorn/server.py`    | 25%    | 100%               |" in table


def test_readers_wait_beside_all_questions_whichever_are_measured(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside: list[str] = []
    monkeypatch.setattr(command, "_measured", lambda *_: {"figures": []})
    monkeypatch.setattr(command, "_found", lambda _: {})
    monkeypatch.setattr(command.loading, "reading", lambda _, asked, __: beside.extend(one.key for one in asked))
    monkeypatch.setattr(command.reporting, "told", lambda _: "")
    monkeypatch.setattr(command.goals, "table", lambda _: "")
    monkeypatch.setattr(
        "sys.argv", ["bench", "10k", "--store", str(small), "--folder", str(tmp_path), "--questions", "c"]
    )
    command.main()
    assert set("abkln") <= set(beside)
