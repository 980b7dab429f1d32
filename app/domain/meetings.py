"""Who met whom: the people who spoke at the same events, and how many events each two of them have in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

Meetings = dict[int, dict[int, list[int]]]
"""By event: by each person who spoke there, their quotes. Only events at which two people spoke or more."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attendance:
    """At how many meetings somebody spoke, with how many others (counted at each), in how many quotes."""

    events: int = 0
    weight: int = 0
    quotes: int = 0


def meetings(spoken: Iterable[tuple[int, int, int]]) -> Meetings:
    """The meetings that rows of (event, person, quote) tell of; events stay in the order in which they come."""
    found: Meetings = defaultdict(lambda: defaultdict(list))
    for event, person, quote in spoken:
        found[event][person].append(quote)
    return {event: people for event, people in found.items() if len(people) > 1}


def attendance(held: Meetings) -> dict[int, Attendance]:
    """What each person has taken part in."""
    events: Counter[int] = Counter()
    weights: Counter[int] = Counter()
    quotes: Counter[int] = Counter()
    for people in held.values():
        for person, said in people.items():
            events[person] += 1
            weights[person] += len(people) - 1
            quotes[person] += len(said)
    return {person: Attendance(count, weights[person], quotes[person]) for person, count in events.items()}


def at_most(held: Meetings) -> int:
    """How many pairs there are, counted at each meeting: what it costs to count them."""
    return sum(len(people) * (len(people) - 1) // 2 for people in held.values())


def pairs(held: Meetings) -> int:
    """How many pairs of people met, once or more often."""
    return len({pair for people in held.values() for pair in combinations(sorted(people), 2)})


def in_common(held: Meetings, chosen: Sequence[int]) -> dict[Pair, list[int]]:
    """The events that each two of the chosen have in common, those with the most first, then as they are chosen."""
    places = {person: place for place, person in enumerate(chosen)}
    found: dict[Pair, list[int]] = defaultdict(list)
    for event, people in held.items():
        there = sorted(places.keys() & people.keys(), key=places.__getitem__)
        for pair in combinations(there, 2):
            found[pair].append(event)
    return {pair: found[pair] for pair in sorted(found, key=lambda one: (-len(found[one]), *map(places.get, one)))}
