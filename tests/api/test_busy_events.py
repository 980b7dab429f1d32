"""An event that more sources report than its document shows: the filters know them all, and the counts say so."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import page, problem

SHOWN, REPORTS = 200, 203


def test_nothing_is_lost_beyond_what_is_shown(serve: Callable[..., TestClient]) -> None:
    forum = corpus.event("Harbour Forum", date="2025-05-10", hosts=["Harbour Council"])
    people = [corpus.person(f"Person Number{n:03}", title="Guest") for n in range(REPORTS)]
    norway = corpus.mention("Norway", "country", country="NO")
    records = [
        corpus.record(
            persons=[one], event={**forum, "participants": [{"person": one["key"], "part": "attendee"}],
                                  "related": [{"name": f"Talks {n}", "kind": "meeting"}]},
            publisher=f"Paper {n:03}", kind="post" if n == REPORTS - 1 else "article", title=f"Report {n:03}",
            mentions=[norway, corpus.mention(f"Body Number{n:03}", "organization")],
        )
        for n, one in enumerate(people)
    ]  # fmt: skip
    client = serve(*records)
    event = page(client, "events")["items"][0]
    assert {name: len(event[name]) for name in ("sources", "participants", "mentions", "related")} == {
        "sources": SHOWN, "participants": SHOWN, "mentions": SHOWN, "related": SHOWN,
    }  # fmt: skip
    counts = [event[f"{name}_count"] for name in ("source", "participant", "mention", "related")]
    assert counts == [REPORTS, REPORTS, REPORTS + 1, REPORTS]
    assert [len(one["evidence"]) for one in event["mentions"] if one["id"] == "NO"] == [SHOWN]
    last = f"Report {REPORTS - 1:03}"
    source = page(client, "sources", q=last)["items"][0]["id"]
    shown = {one["id"] for one in event["sources"]}
    assert source not in shown
    for question in (
        f"source={source}", f"publisher=paper {REPORTS - 1}", "source_kind=post", f"person=person-number{REPORTS - 1}",
        f"mentions=body-number{REPORTS - 1}", "mentions=NO", f"source={source}&person=person-number000",
    ):  # fmt: skip
        assert page(client, f"events?{question}")["total"] == 1, question
    assert page(client, f"events?not_source={source}")["total"] == 0
    problem(client, "/v1/events?source=src-0000000000000000", 422, "unknown-source")
