"""Countries inside words with hyphens, with the words of their names beside: South Korea-US, US-South Korea."""

from collections.abc import Mapping
from typing import NamedTuple

from app.extraction.annotations import Bounds
from app.extraction.chains import Chain

_LONGEST = 3


class Inside(NamedTuple):
    """A country that begins or ends inside a word."""

    start: int
    end: int
    words: tuple[str, ...]
    code: str


def countries_in(chain: Chain, place: int, bounds: Bounds, countries: Mapping[str, str]) -> list[Inside]:
    """The countries in a word of a chain.

    The first part may end a name that begins in the words before, the last may begin one that goes on behind;
    `bounds` are the words of the chain that may belong to it.
    """
    parts = chain.words[place].split("-")
    found: list[Inside] = []
    at = chain.starts[place]
    for number, part in enumerate(parts):
        start, stop = at, at + len(part)
        at = stop + 1
        first = range(max(bounds[0], place - _LONGEST + 1), place + 1) if number == 0 else range(place, place + 1)
        last = min(bounds[1], place + _LONGEST) if number == len(parts) - 1 else place + 1
        names = (
            (before, behind, " ".join((*chain.words[before:place], part, *chain.words[place + 1 : behind])))
            for before in first
            for behind in range(last, place, -1)
        )
        for before, behind, name in names:
            if code := countries.get(name):
                begin = chain.starts[before] if before < place else start
                end = chain.end_of(behind - 1) if behind > place + 1 else stop
                found.append(Inside(begin, end, tuple(name.split()), code))
                break
    return found


def goes_on(chain: Chain, start: int, stop: int, end: int, countries: Mapping[str, str]) -> bool:
    """Whether a word with a hyphen ends the country that words `start` to `stop` begin: Saudi Arabia-led."""
    if stop >= end or "-" not in chain.words[stop]:
        return False
    return " ".join((*chain.words[start:stop], chain.words[stop].partition("-")[0])) in countries
