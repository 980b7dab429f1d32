"""A question cut in two: its shape, which chooses the statement, and the values of the statement's parameters."""

import json
from dataclasses import replace
from typing import Any

from app.store import fulltext
from app.store.ordering import UNDATED, Window
from app.store.queries.conditions import BoundsShape, GroupShape, SpeechShape
from app.store.queries.pages import ArmShape, Shape
from app.store.question import Group, Question, Speech, Terms

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
    arms = tuple(arm for arm, _ in _arms(question)) if question.walks_postings else ()
    shape = _shape(question, arms, after=after)
    if not question.distinct:
        return shape
    return replace(shape, other=_other(_shape(question, ())))


def _other(shape: Shape) -> Shape:
    """What another report of the same utterance must match: probed, as a list of what is found would be walked."""
    words, recent = "common" if shape.words else "", "many" if shape.recent else ""
    return replace(shape, sort="-date", prefix="m", words=words, recent=recent)


def _shape(question: Question, arms: tuple[ArmShape, ...], *, after: bool = False) -> Shape:
    probed = question.others if arms else question.groups
    return Shape(
        resource=question.resource, sort=question.sort,
        groups=tuple(_group_shape(group) for group in probed), excluded=len(question.excluded),
        speech=speech_shape(question) if question.speech else None,
        words=_words(question), word_count=len(question.words),
        arms=arms, apart=question.driver is None or question.driver.apart or len(question.driver.alternatives) == 1,
        ids=bool(question.ids), at_events=question.at_events is not None, recent=_recent(question),
        through=len(question.through), barred=len(question.barred),
        bounds=_bounds(question.interval) if question.interval and not arms else None, after=after,
    )  # fmt: skip


def parameters(question: Question, shape: Shape, key: tuple[Any, ...] = ()) -> dict[str, Any]:
    """The values of the parameters of the statements of this shape, but for `limit` and `most`.

    `key` is the sort key after which the page begins. It also narrows what is read of each list: without that, page
    10,000 would walk all the pages before it.
    """
    given: dict[str, Any] = {}
    if shape.arms:
        for number, (arm, (terms, window)) in enumerate(_arms(question)):
            given |= _arm_values(number, arm, (terms, _after(window, question.sort, key)))
        _add_groups(given, question.others, "g")
    else:
        _add_filters(given, question, "g")
    if question.distinct:
        _add_filters(given, question, "m")
    given |= {f"k{n}": part for n, part in enumerate(key)}
    given |= {f"x_{n}": term for n, term in enumerate(question.excluded)}
    given |= {f"t_{n}": term for n, term in enumerate(question.through)}
    given |= {f"b_{n}": term for n, term in enumerate(question.barred)}
    if question.recent is not None:
        given["since"] = question.recent.since
    if question.ids:
        given["ids"] = json.dumps(question.ids)
    if question.at_events is not None:
        given["at_events"] = json.dumps(question.at_events)
    if question.words:
        given["match"] = fulltext.match_expression(question.words)
        given |= {f"word_{n}": fulltext.held(word) for n, word in enumerate(question.words)}
    if question.speech is not None:
        _add_groups(given, question.speech.groups, "s")
        if question.speech.interval is not None:
            given |= _window_values("said", question.speech.interval)
    return given


def _add_filters(given: dict[str, Any], question: Question, prefix: str) -> None:
    """What a record is held against where no posting list is walked."""
    given["resource"] = question.resource
    _add_groups(given, question.groups, prefix)
    if question.interval is not None:
        given |= _window_values("date", question.interval)


def _arms(question: Question) -> list[tuple[ArmShape, tuple[Terms, Window]]]:
    """What is read: each alternative of the driving group, or everything, in each window."""
    driver = question.driver
    alternatives: tuple[Terms, ...] = driver.alternatives if driver else ((question.every,),)
    arms = []
    for first, *rest in alternatives:
        for window in question.windows or _EVERYTHING[question.sort == "date"]:
            listed = question.reaches.get((first, window.reach)) if window.reach else first
            if listed is not None and window.low <= window.high:
                arm = ArmShape(len(rest), _bounds(window) if question.windows else None)
                arms.append((arm, ((listed, *rest), window)))
    return arms


def _after(window: Window, sort: str, key: tuple[Any, ...]) -> Window:
    """What is left of a window for the pages after a key."""
    if not key or sort not in {"-date", "date"}:
        return window
    if sort == "-date":
        return replace(window, low=max(window.low, key[0]))
    return window if window.low >= UNDATED else replace(window, high=min(window.high, key[0]))


def _arm_values(number: int, arm: ArmShape, values: tuple[Terms, Window]) -> dict[str, int]:
    (listed, *rest), window = values
    given = {f"arm{number}_term": listed, **_window_values(f"arm{number}", window)}
    return given | {f"arm{number}_also_{n}": term for n, term in enumerate(rest[: arm.probes])}


def _window_values(prefix: str, window: Window) -> dict[str, int]:
    given = {f"{prefix}_low": window.low, f"{prefix}_high": window.high}
    if window.at_least is not None:
        given[f"{prefix}_least"] = window.at_least
    if window.at_most is not None:
        given[f"{prefix}_most"] = window.at_most
    return given


def _bounds(window: Window) -> BoundsShape:
    return BoundsShape(window.at_least is not None, window.at_most is not None)


def _add_groups(given: dict[str, Any], groups: tuple[Group, ...], prefix: str) -> None:
    for g, group in enumerate(groups):
        for a, alternative in enumerate(group.alternatives):
            given.update({f"{prefix}{g}_{a}_{t}": term for t, term in enumerate(alternative)})


def _group_shape(group: Group) -> GroupShape:
    return tuple(len(alternative) for alternative in group.alternatives)


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
