"""Our golden articles: each facet of each record against what a careful reader wrote down."""

from functools import lru_cache

import pytest

from app.extraction import pipeline
from tests.articles import compare
from tests.articles.golden import Facts, Golden, articles, terms

every_article = pytest.mark.parametrize("golden", articles(), ids=lambda golden: golden.slug)


@lru_cache(maxsize=64)
def found(golden: Golden) -> Facts:
    """What the pipeline finds in an article, once for all facets."""
    return compare.facts_of(pipeline.extract(golden.source(), terms()))


def quoted(golden: Golden) -> list[Facts]:
    """The quotes found that stand in marks, wholly or partly."""
    return [quote for quote in found(golden)["quotes"] if quote["quote_kind"] != "indirect"]


def check(lines: list[str]) -> None:
    if lines:
        pytest.fail("\n- ".join(["", *lines]), pytrace=False)


@every_article
def test_source(golden: Golden) -> None:
    expected = golden.expected["source"] | {"text": golden.text}
    of_the_text = {"length", "sha256"}
    kept = {key: fact for key, fact in expected.items() if key not in of_the_text}
    check(compare.differences(kept, found(golden)["source"], "source"))


@every_article
def test_event(golden: Golden) -> None:
    if "event" in golden.expected:
        check(compare.differences(golden.expected["event"], found(golden)["event"], "event"))


@every_article
def test_persons_and_roles(golden: Golden) -> None:
    persons = {person["key"]: person for person in found(golden)["persons"]}
    lines = []
    for person in golden.expected["persons"]:
        lines += compare.differences(person, persons.get(person["key"]), person["name"])
    check(lines)


@every_article
def test_direct_and_mixed_quotes(golden: Golden) -> None:
    lines, others = compare.quote_differences(golden.quotes("direct", "mixed"), quoted(golden))
    for span in golden.expected.get("may_be_quotes", []):
        others = [quote for quote in others if quote not in compare.touched(others, span)]
    for quote in others:
        lines.append(f"not expected: {compare.brief(quote['parts'])}, given to {compare.brief(quote['speaker'])}")
    check(lines)


@every_article
def test_indirect_quotes(golden: Golden) -> None:
    lines, _ = compare.quote_differences(golden.quotes("indirect"), found(golden)["quotes"])
    check(lines)


@every_article
def test_mentions(golden: Golden) -> None:
    check(compare.absent(golden.expected["mentions"], found(golden)["mentions"], "mentions"))


@every_article
def test_what_is_no_quote(golden: Golden) -> None:
    taken = [span for span in golden.expected["not_quotes"] if compare.touched(quoted(golden), span)]
    words = [(golden.text[span["start"] : span["end"]], span["why"]) for span in taken]
    check([f"“{exact}” was taken for speech: {why}" for exact, why in words])


@every_article
def test_parts_are_in_order_and_mixed_quotes_have_their_clause(golden: Golden) -> None:
    for quote in found(golden)["quotes"]:
        spans, clause = compare.spans(quote), quote["clause"]
        assert spans == sorted(spans)
        assert clause or quote["quote_kind"] != "mixed", f"no clause around the fragments {spans}"
        assert not clause or clause["start"] <= spans[0][0], f"the clause begins after the words of {spans}"
        assert not clause or spans[-1][1] <= clause["end"], f"the clause ends before the words of {spans}"
