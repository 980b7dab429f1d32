"""The figures of the release as they are served."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.evaluation.shipped import SHIPPED
from app.extraction.pipeline import TOOL, VERSION
from app.schemas import Quality

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def served(forum: TestClient) -> Quality:
    return Quality.model_validate(forum.get("/v1/quality").json())


def test_it_serves_what_was_measured(forum: TestClient, served: Quality) -> None:
    assert served == Quality.model_validate_json(SHIPPED.read_bytes())
    answer = forum.get("/v1/quality")
    again = forum.get("/v1/quality", headers={"If-None-Match": answer.headers["ETag"]})
    assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")
    assert forum.head("/v1/quality").headers["ETag"] == answer.headers["ETag"]


def test_it_says_on_what_with_what_and_how(served: Quality) -> None:
    assert (served.extraction.tool, served.extraction.version) == (TOOL, VERSION)
    assert served.command.startswith("verbale evaluate ")
    assert served.quotations
    assert str(served.quotations.counts["gold"]) in served.quotations.measured_on
    assert served.classification
    assert [{scheme.scheme for scheme in one.schemes} for one in served.classification] == [{"sector", "topic"}] * 4


def test_its_shares_are_what_its_numbers_give(served: Quality) -> None:
    for one in [*served.rules, *served.confidence]:
        assert 0 <= one.right <= one.n
        assert one.share == pytest.approx(one.right / one.n if one.n else 0, abs=1e-4)
        assert one.low <= one.share <= one.high or not one.n
    assert served.quotations
    counts = served.quotations.counts
    assert sum(one.n for one in served.rules) == sum(one.n for one in served.confidence) == counts["asserted"]
    assert sum(one.n - one.right for one in served.rules) == counts["wrong_full"]


def test_every_common_rule_is_told_of(served: Quality) -> None:
    rules = {one.rule for one in served.rules}
    assert {"after", "before", "after-inverted", "carried", "joined"} <= rules
    assert "record" not in rules


def test_nothing_can_be_asked(forum: TestClient) -> None:
    answer = forum.get("/v1/quality", params={"rule": "after"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "rule"


def test_nothing_but_the_route_reads_the_figures() -> None:
    readers = [
        path for path in (ROOT / "app").rglob("*.py") if "evaluation.shipped" in path.read_text(encoding="utf-8")
    ]
    assert [path.relative_to(ROOT).as_posix() for path in readers] == ["app/api/quality.py"]
