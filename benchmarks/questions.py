"""What is asked: the six questions of every reader, and the further ones, each of many different records.

A question has many addresses, so that an answer that is not kept is made anew each time, from other rows. What peers
are asked is made of `given`: an address of theirs has the same values.
"""

import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote as quoted

from starlette.types import ASGIApp

from benchmarks import inside
from benchmarks.corpus import WORDS

MANY = 100  # addresses of a question, where there are so many
FEW = 20  # of those that answer with much
PAGE = 20
DEEP = 10_000  # the page that is far down


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: our address, what an address of others is made of, and what is posted, if anything."""

    address: str
    given: dict[str, str] = field(default_factory=dict)
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Asks of one kind, over so many `connections` at once: fewer where one answer takes long.

    Exports, and answers to what is posted, are not `kept` by anyone.
    """

    key: str
    title: str
    asks: Sequence[Ask]
    connections: int = 16
    kept: bool = True


class Asking:
    """Finds what there is to ask about in a store."""

    def __init__(self, store: Path, seed: int = 1) -> None:
        self._app: ASGIApp = inside.application(store)
        self._chance = random.Random(seed)
        found = self._read("/v1/quotes?limit=1&facets=person&facets=sector&facets=topic&facets=country&facet_limit=500")
        self._total: int = found["total"]
        self._facets = {name: [one["id"] for one in rows] for name, rows in found["facets"].items()}
        self._quotes = self._read(f"/v1/quotes?sample={min(2 * MANY, self._total)}&seed=1")["items"]

    def _read(self, address: str) -> Any:
        return inside.read(self._app, address)

    def all(self) -> list[Question]:
        """Every question, in the order of the tables."""
        busiest = self._facets["person"][: MANY // 4]
        people = [*busiest, *self._some([one for one in self._facets["person"] if one not in busiest], MANY * 3 // 4)]
        first, deep = self._pages()
        return [
            Question("a", "a quote by its id", [
                Ask(f"/v1/quotes/{one['id']}", {"id": one["id"]}) for one in self._quotes
            ]),
            Question("b", "a person's quotes", [Ask(f"/v1/quotes?person={one}", {"person": one}) for one in people]),
            Question("c", "events of a month", list(self._months("&date_match=certain"))),
            Question("d", "quotes of a sector", [
                Ask(f"/v1/quotes?sector={one}", {"sector": one}) for one in self._some(self._facets["sector"], MANY)
            ]),
            Question("e", "search of two words", [
                Ask(f"/v1/quotes?q={one}+{other}", {"words": f"{one}+{other}"})
                for one, other in self._some(list(itertools.combinations(plain_words(), 2)), MANY)
            ]),
            Question("f", "facets of a person", [
                Ask(f"/v1/quotes?person={one}&facets=sector&limit=1", {"person": one}) for one in people
            ]),
            Question("g", "pages 1 to 50", first),
            Question("h", f"pages from {self._deep_page():,} on", deep),
            Question("i", "events that may be of a month", list(self._months())),
            Question("j", "people of a country", [
                Ask(f"/v1/persons?country={one}&sector={two}") for one, two in self._pairs("country", "sector", MANY)
            ]),
            Question("k", "any facets of any filter", list(self._faceted()), connections=4),
            Question("l", "three filters", list(self._three()), connections=4),
            Question("m", "timeline of a person", [Ask(f"/v1/timeline?person={one}") for one in people], connections=4),
            Question("n", "search of common words", [
                Ask(f"/v1/quotes?q={one}&sort=relevance") for one in ("the", "and+for", *plain_words())
            ], connections=4),
            Question("o", "search of rare words", [
                Ask(f"/v1/quotes?q={quoted(one.replace('-', ' '))}+{quoted(other.replace('-', ' '))}&sort=relevance")
                for one, other in self._pairs("sector", "topic", MANY)
            ]),
            Question("p", "type-ahead", [Ask(f"/v1/suggest?q={quoted(one)}") for one in self._typed()]),
            Question("q", "words checked", [
                self._check(one) for one in self._some(self._quotes, FEW)
            ], connections=4, kept=False),
            Question("r", "a person's quotes as NDJSON", [
                Ask(f"/v1/quotes.ndjson?person={one}") for one in self._some(people, FEW)
            ], connections=2, kept=False),
            Question("s", "a sector's quotes of a year as CSV", [
                Ask(f"/v1/quotes.csv?sector={one}&from={year}&to={year}")
                for one, year in zip(self._some(self._facets["sector"], FEW), range(1998, 2018), strict=False)
            ], connections=2, kept=False),
        ]  # fmt: skip

    def _some(self, values: Sequence[Any], count: int) -> list[Any]:
        return self._chance.sample(values, min(count, len(values)))

    def _pairs(self, one: str, other: str, count: int) -> list[tuple[str, str]]:
        return self._some(list(itertools.product(self._facets[one], self._facets[other])), count)

    def _months(self, further: str = "") -> Iterator[Ask]:
        for number in self._some(range(28 * 12), MANY):
            month = f"{1997 + number // 12}-{number % 12 + 1:02}"
            last = f"{month}-{(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number % 12]}"
            yield Ask(
                f"/v1/events?from={month}-01&to={last}{further}", {"month": month, "first": f"{month}-01", "last": last}
            )

    def _deep_page(self) -> int:
        return max(1, min(DEEP, self._total // PAGE - 51))

    def _pages(self) -> tuple[list[Ask], list[Ask]]:
        """Fifty pages of all quotes from the first on, and from a deep one on, found by following `next`."""
        start, step = (self._deep_page() - 1) * PAGE, 500
        cursor: str | None = None
        for _ in range(start // step):
            cursor = self._next(cursor, step)
        if start % step:
            cursor = self._next(cursor, start % step)
        return list(self._following(None, 1)), list(self._following(cursor, self._deep_page()))

    def _next(self, cursor: str | None, limit: int) -> str:
        found: str = self._read(f"/v1/quotes?limit={limit}" + (f"&cursor={cursor}" if cursor else ""))["next"]
        return found

    def _following(self, cursor: str | None, page: int) -> Iterator[Ask]:
        for number in range(page, page + 50):
            yield Ask(
                f"/v1/quotes?limit={PAGE}" + (f"&cursor={cursor}" if cursor else ""),
                {"page": str(number), "offset": str((number - 1) * PAGE)},
            )
            cursor = self._next(cursor, PAGE)

    def _faceted(self) -> Iterator[Ask]:
        """A filter and some facets at a time, every filter with every facet in the end."""
        filters = [
            ("country", self._facets["country"]), ("sector", self._facets["sector"]), ("topic", self._facets["topic"]),
            ("office", ["foreign-minister", "ambassador"]), ("event_kind", ["forum", "summit", "visit"]),
            ("place_country", ["KR", "US", "CH"]), ("person", self._facets["person"][:20]),
            ("from", ["2010", "2020-06"]),
        ]  # fmt: skip
        facets = ("person", "country", "office", "sector", "topic", "event_kind", "place_country", "host", "publisher",
                  "year", "month")  # fmt: skip
        for name, values in filters:
            for start in range(0, len(facets), 3):
                asked = "".join(f"&facets={one}" for one in facets[start : start + 3])
                yield Ask(f"/v1/quotes?{name}={self._chance.choice(values)}{asked}&limit=1")

    def _three(self) -> Iterator[Ask]:
        choose = self._chance.choice
        for _ in range(MANY // 4):
            country, sector, topic, person = (
                choose(self._facets[name]) for name in ("country", "sector", "topic", "person")
            )
            year = choose(range(1998, 2024))
            place, office = choose(["KR", "US", "JP", "DE"]), choose(["ambassador", "minister"])
            yield Ask(f"/v1/quotes?country={country}&sector={sector}&from={year}&to={year + 2}")
            yield Ask(f"/v1/quotes?office={office}&topic={topic}&place_country={place}")
            yield Ask(f"/v1/quotes?person={person}&event_kind=summit&from={year}")
            yield Ask(f"/v1/quotes?q={choose(plain_words())}&country={country}&sector={sector}")

    def _typed(self) -> list[str]:
        """What people type: two to five letters of the names that there are."""
        names = [one["speaker"]["name"] for one in self._quotes[:MANY] if one["speaker"]]
        return [name.rpartition(" ")[2][: 2 + number % 4].lower() for number, name in enumerate(names)]

    def _check(self, quote: Any) -> Ask:
        """Words of a quote, every second time with one that it does not have."""
        words = quote["text"].split()[:20]
        if self._chance.random() < 0.5:  # noqa: PLR2004
            words[len(words) // 2] = "never"
        return Ask("/v1/check", body=json.dumps({"text": " ".join(words)}, ensure_ascii=False))


def plain_words() -> list[str]:
    """Words that the corpus is made of and a reader would look for."""
    return sorted({word for word in WORDS if len(word) > 4})  # noqa: PLR2004
