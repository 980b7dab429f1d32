"""What the service keeps is never older than the store that stands."""

from collections.abc import Callable
from pathlib import Path

from app.domain.vocabulary import Vocabulary
from tests import corpus
from tests.api.answers import page
from tests.conftest import serving


def test_a_commit_is_seen_by_the_next_question(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    ana = corpus.person("Ana Silva", family="Silva")
    another = corpus.record(corpus.quote("We will meet again in Busan.", ana), persons=[ana])
    store = make_store(corpus.forum())
    with serving(store) as client:
        paths = ("quotes", "quotes?limit=500", "persons", "timeline", "coverage", "sources.ndjson", "suggest?q=kim")
        before = {path: client.get(f"/v1/{path}").content for path in paths}
        assert before == {path: client.get(f"/v1/{path}").content for path in paths}
        seq = page(client, "quotes")["seq"]
        corpus.load(store, [another], vocabulary)
        assert page(client, "quotes")["seq"] > seq
        with serving(store, cache_mb=0) as uncached:
            for path in paths:
                now = client.get(f"/v1/{path}").content
                assert now != before[path] or path.startswith("suggest")
                assert now == uncached.get(f"/v1/{path}").content
