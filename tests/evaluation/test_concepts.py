"""How statements are judged, in a vocabulary of four concepts."""

from app.domain.gazetteer import Gazetteer
from app.domain.vocabulary import Concept, Scheme, Vocabulary
from app.evaluation.classification import Labelled, Statement, judge


def vocabulary() -> Vocabulary:
    def concept(scheme: str, ident: str, term: str, broader: str | None = None) -> Concept:
        return Concept(ident, scheme, ((ident, "en"),), ((term, "en"),), broader=broader)

    energy, gas = concept("sector", "energy", "power"), concept("sector", "gas", "gas", "energy")
    steel, trade = concept("sector", "steel", "steel"), concept("topic", "trade", "imports")
    sectors = Scheme("sector", {one.id: one for one in (energy, gas, steel)})
    none = Scheme("none", {})
    return Vocabulary(sectors, Scheme("topic", {"trade": trade}), none, none, Gazetteer((), (), ()), "0" * 16)


def judged(
    text: str, *, sectors: tuple[str, ...] = (), topics: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> Labelled:
    return judge([Statement(id="a", text=text, sectors=sectors, topics=topics, also=also)], vocabulary())


def missed(result: Labelled) -> list[tuple[str, str]]:
    return [(miss.kind, miss.concept) for miss in result.misses]


def test_labels_are_found_by_scheme() -> None:
    result = judged("Gas, steel and imports", sectors=("gas", "steel"), topics=("trade",))
    assert (result.wanted, result.right, result.misses) == ({"sector": 2, "topic": 1}, {"sector": 2, "topic": 1}, [])
    assert (result.precision("sector"), result.recall("topic")) == (1.0, 1.0)


def test_what_is_not_labelled_is_wrong_and_what_is_not_found_is_missing() -> None:
    result = judged("Steel and imports", sectors=("gas",))
    assert missed(result) == [("wrong", "steel"), ("missing", "gas"), ("wrong", "trade")]
    assert (result.precision("sector"), result.recall("sector"), result.precision("topic")) == (0.0, 0.0, 0.0)


def test_a_concept_above_is_no_error_and_does_not_replace_the_label() -> None:
    assert missed(judged("power from gas", sectors=("gas",))) == []
    assert missed(judged("power", sectors=("gas",))) == [("missing", "gas")]


def test_a_concept_below_claims_too_much() -> None:
    assert missed(judged("power from gas", sectors=("energy",))) == [("wrong", "gas")]


def test_what_readers_differ_on_counts_neither_way() -> None:
    for text in ("power, steel and gas", "gas"):
        result = judged(text, sectors=("gas",), also=("steel", "trade"))
        assert (result.wanted["sector"], result.right["sector"], result.misses) == (1, 1, [])
