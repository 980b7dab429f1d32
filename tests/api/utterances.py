"""Which quotes of a drawn world are reports of one utterance, worked out by trying every two of them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations

from tests.api.world import Said, World

Name = tuple[str, int]
Interval = tuple[str, str]


def utterances(world: World, said: Iterable[Said]) -> dict[Name, int]:
    """A number for each quote, by its report's title and its place there; the same for reports of one utterance."""
    every = list(said)
    group = {(one.report, one.order): number for number, one in enumerate(every)}
    for one, other in combinations(every, 2):
        mine, theirs = group[one.report, one.order], group[other.report, other.order]
        if mine != theirs and _linked(world, one, other):
            group = {name: mine if number == theirs else number for name, number in group.items()}
    return group


def told_words(one: Said) -> list[str]:
    """The words of a quote, without case, accents and marks."""
    bare = unicodedata.normalize("NFC", one.text.casefold()).replace("é", "e")
    return re.findall(r"\w+", bare)


def _linked(world: World, one: Said, other: Said) -> bool:
    if one.teller is None or one.teller != other.teller or not _on_one_day(one, other):
        return False
    events = {world.reports[said.report].event for said in (one, other)} - {None}
    return len(events) < 2 and _alike(told_words(one), told_words(other))


def _on_one_day(one: Said, other: Said) -> bool:
    first, second = _days(one), _days(other)
    if first is None or second is None:
        return first is second and one.bounds == other.bounds
    return first[0] <= second[1] and second[0] <= first[1]


def _days(one: Said) -> Interval | None:
    """None where the date is too vague to say."""
    earliest, latest = one.bounds or (None, None)
    if earliest is None or latest is None:
        return None
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if (last - first).days > 31:
        return None
    return (first - timedelta(days=one.printed)).isoformat(), latest


def _alike(one: list[str], other: list[str]) -> bool:
    if min(map(_weight, (one, other))) < 6:
        return False
    if one == other:
        return True
    mine, theirs = (set(zip(words, words[1:], words[2:], strict=False)) for words in (one, other))
    shared, fewest = len(mine & theirs), min(len(mine), len(theirs))
    if not shared or shared < fewest / 4:
        return False
    return shared >= 0.6 * fewest or _longest(one, other) >= 0.8 * max(len(one), len(other))


def _weight(words: list[str]) -> int:
    return sum(2 if "가" <= word[-1] <= "힣" else 1 for word in words)


def _longest(one: list[str], other: list[str]) -> int:
    """The length of the longest common subsequence, by the table that every textbook has."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row[:]
        for at, theirs in enumerate(other, start=1):
            row[at] = before[at - 1] + 1 if word == theirs else max(row[at - 1], before[at])
    return row[-1]
