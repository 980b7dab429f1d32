"""A question cut in two: its shape, which chooses the statement, and the values of the statement's parameters."""

import json
from dataclasses import replace
from typing import Any

from app.store import fulltext
from app.store.ordering import UNDATED, Window
from app.store.queries.conditions import BoundsShape, GroupShape, SpeechShape
from app.store.queries.pages import ArmShape, Shape
from app.store.question import Group, Question, Speech, Terms

_Arm = tuple[ArmShape, Terms, Window]
"""What is read of one list: its shape, its terms, the list itself the first, and its stretch of keys."""

_EVERYTHING = {
    False: (Window(0, 0, UNDATED),),
    True: (Window(0, 0, UNDATED - 1), Window(0, UNDATED, UNDATED)),  # oldest first, the undated still come last
}


def unordered(question: Question) -> Question:
    """The same records in the order that costs nothing: to count them, not to show them."""
    sort = "-added" if _newest_are_fewest(question) else "-date"
    return question if question.sort == sort else replace(question, sort=sort)


def _newest_are_fewest(question: Question) -> bool:
    """Whether fewer records have been added since then than stand in any list that could be walked instead."""
    if question.recent is None or question.windows:
        return False
    return question.driver is None or question.driver.count > question.recent.most


def shape_of(question: Question, *, after: bool = False) -> Shape:
    """The shape of a question; `after` when a page is not the first."""
    return _shape(question, _arms(question), after=after)


def parameters(question: Question, key: tuple[Any, ...] = ()) -> dict[str, Any]:
    """The values of the parameters of the statements of its shape, but for `limit` and `most`.

    `key` is the sort key after which the page begins. It also narrows what is read of each list: without that, page
    10,000 would walk all the pages before it.
    """
    return _parameters(question, _arms(question), key)


def cut(question: Question, key: tuple[Any, ...] = ()) -> tuple[Shape, dict[str, Any]]:
    """Both at once."""
    arms = _arms(question)
    return _shape(question, arms, after=bool(key)), _parameters(question, arms, key)


def _other(shape: Shape) -> Shape:
    """What another report of the same utterance must match: probed, as a list of what is found would be walked."""
    words, recent = "common" if shape.words else "", "many" if shape.recent else ""
    return shape._replace(sort="-date", prefix="m", words=words, recent=recent)


def _shape(question: Question, arms: list[_Arm], *, after: bool = False) -> Shape:
    shape = _as_walked(question, tuple([shape for shape, _, _ in arms]), after=after)
    return shape._replace(other=_other(_as_walked(question, ()))) if question.distinct else shape


def _as_walked(question: Question, arms: tuple[ArmShape, ...], *, after: bool = False) -> Shape:
    driver = question.driver
    probed = question.others if arms else question.groups
    return Shape(
        resource=question.resource, sort=question.sort,
        groups=tuple([_group_shape(group) for group in probed]), excluded=len(question.excluded),
        speech=speech_shape(question) if question.speech else None,
        words=_words(question), word_count=len(question.words),
        arms=arms, apart=driver is None or driver.apart or len(driver.alternatives) == 1,
        ids=bool(question.ids), at_events=question.at_events is not None, recent=_recent(question),
        through=len(question.through), barred=len(question.barred),
        bounds=_bounds(question.interval) if question.interval and not arms else None, after=after,
    )  # fmt: skip


def _parameters(question: Question, arms: list[_Arm], key: tuple[Any, ...]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if arms:
        for number, (arm, terms, window) in enumerate(arms):
            _add_arm(given, number, arm, terms, _after(window, question.sort, key))
        _add_groups(given, question.others, "g")
    else:
        _add_filters(given, question, "g")
    if question.distinct:
        _add_filters(given, question, "m")
    numbered = (("k", key), ("x_", question.excluded), ("t_", question.through), ("b_", question.barred))
    for prefix, values in numbered:
        for n, value in enumerate(values):
            given[f"{prefix}{n}"] = value
    _add_chosen(given, question)
    if question.speech is not None:
        _add_groups(given, question.speech.groups, "s")
        if question.speech.interval is not None:
            _add_window(given, "said", question.speech.interval)
    return given


def _add_chosen(given: dict[str, Any], question: Question) -> None:
    """What chooses records beside lists: when they were added, ids, events, words."""
    if question.recent is not None:
        given["since"] = question.recent.since
    if question.ids:
        given["ids"] = json.dumps(question.ids)
    if question.at_events is not None:
        given["at_events"] = json.dumps(question.at_events)
    if question.words:
        given["match"] = fulltext.match_expression(question.words)
        given |= {f"word_{n}": fulltext.held(word) for n, word in enumerate(question.words)}


def _add_filters(given: dict[str, Any], question: Question, prefix: str) -> None:
    """What a record is held against where no posting list is walked."""
    given["resource"] = question.resource
    _add_groups(given, question.groups, prefix)
    if question.interval is not None:
        _add_window(given, "date", question.interval)


def _arms(question: Question) -> list[_Arm]:
    """What is read: each alternative of the driving group, or everything, in each window; nothing where no list is."""
    if not question.walks_postings:
        return []
    driver = question.driver
    alternatives: tuple[Terms, ...] = driver.alternatives if driver else ((question.every,),)
    arms = []
    for terms in alternatives:
        first = terms[0]
        for window in question.windows or _EVERYTHING[question.sort == "date"]:
            listed = question.reaches.get((first, window.reach)) if window.reach else first
            if listed is not None and window.low <= window.high:
                bounds = _bounds(window) if question.windows else None
                arms.append((ArmShape(len(terms) - 1, bounds), (listed, *terms[1:]), window))
    return arms


def _after(window: Window, sort: str, key: tuple[Any, ...]) -> Window:
    """What is left of a window for the pages after a key."""
    if not key or sort not in {"-date", "date"}:
        return window
    if sort == "-date":
        return window._replace(low=max(window.low, key[0]))
    return window if window.low >= UNDATED else window._replace(high=min(window.high, key[0]))


def _add_arm(given: dict[str, Any], number: int, arm: ArmShape, terms: Terms, window: Window) -> None:
    given[f"arm{number}_term"] = terms[0]
    _add_window(given, f"arm{number}", window)
    for n in range(arm.probes):
        given[f"arm{number}_also_{n}"] = terms[n + 1]


def _add_window(given: dict[str, Any], prefix: str, window: Window) -> None:
    given[f"{prefix}_low"], given[f"{prefix}_high"] = window.low, window.high
    if window.at_least is not None:
        given[f"{prefix}_least"] = window.at_least
    if window.at_most is not None:
        given[f"{prefix}_most"] = window.at_most


def _bounds(window: Window) -> BoundsShape:
    return BoundsShape(window.at_least is not None, window.at_most is not None)


def _add_groups(given: dict[str, Any], groups: tuple[Group, ...], prefix: str) -> None:
    for g, group in enumerate(groups):
        for a, alternative in enumerate(group.alternatives):
            for t, term in enumerate(alternative):
                given[f"{prefix}{g}_{a}_{t}"] = term


def _group_shape(group: Group) -> GroupShape:
    return tuple([len(alternative) for alternative in group.alternatives])


def _words(question: Question) -> str:
    if not question.words:
        return ""
    return "common" if question.words_are_common else "few"


def _recent(question: Question) -> str:
    if question.recent is None:
        return ""
    return "few" if question.recent.few else "many"


def speech_shape(question: Question) -> SpeechShape:
    """The shape of what must hold for one and the same quote."""
    speech = question.speech or Speech()
    return SpeechShape(
        tuple(_group_shape(group) for group in speech.groups),
        _bounds(speech.interval) if speech.interval else None,
        _words(question) if speech.words else "",
    )
