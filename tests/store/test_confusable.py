"""Names that look alike and are not the same name."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests import corpus


def test_persons_whose_names_look_alike_say_so_of_each_other(serve: Callable[..., TestClient]) -> None:
    latin, cyrillic, other = (corpus.person(name) for name in ("Ana Silva", "Аna Silva", "Rui Costa"))
    client = serve(corpus.record(*(corpus.quote("We agreed.", who) for who in (latin, other)), persons=[latin, other]),
                   corpus.record(corpus.quote("No.", cyrillic), persons=[cyrillic]))  # fmt: skip
    found = {one["name"]: one for one in client.get("/v1/persons").json()["items"]}
    assert found["Ana Silva"]["confusable_with"] == [found["Аna Silva"]["id"]]
    assert found["Аna Silva"]["confusable_with"] == [found["Ana Silva"]["id"]]
    assert found["Ana Silva"]["flags"] == ["confusable-name"]
    assert found["Аna Silva"]["flags"] == ["mixed-script", "confusable-name"]
    assert found["Rui Costa"]["flags"] == found["Rui Costa"]["confusable_with"] == []
