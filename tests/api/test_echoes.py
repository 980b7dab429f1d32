"""What is echoed can be asked again, and a variety of a language is that language too."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import names, page


def test_mentions_can_be_asked_as_they_are_echoed(serve: Callable[..., TestClient]) -> None:
    client = serve(corpus.record(corpus.quote("The port of Rui Costa"), mentions=[corpus.mention("Rui Costa")]))
    echoed = page(client, "quotes", mentions="Rui Costa")["query"]["mentions"]
    assert echoed == ["person:rui-costa"]
    assert page(client, "quotes", mentions=echoed[0])["total"] == 1


def test_a_variety_of_a_language_is_found_by_both(serve: Callable[..., TestClient]) -> None:
    client = serve(
        corpus.record(corpus.quote("labour"), language="en-GB", opening="One"),
        corpus.record(corpus.quote("labor"), language="en-US", opening="Two"),
        corpus.record(corpus.quote("trabalho"), language="pt", opening="Three"),
    )
    assert names(page(client, "quotes", language="en-gb")) == ["labour"]
    assert sorted(names(page(client, "quotes", language="en"))) == ["labor", "labour"]
    assert names(page(client, "sources", language="en-US")) != []
    assert page(client, "quotes", language="en-AU")["total"] == 0
