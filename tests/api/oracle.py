"""What a list must answer, worked out the slow and plain way from what was drawn: no index, no SQL, nothing of `app`.

The rules are those of the contract. Where it says "of one quote there", a quote is looked for that has everything asked
of quotes at once; words may be the quote's, or those by which the event or person goes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.api.utterances import told_words, utterances
from tests.api.world import PUBLISHERS, Bounds, Happening, Report, Said, World, plain_words, searched_words

SPEECH = ("person", "country", "organization", "office", "role", "quote_kind", "language", "review", "confidence_min")
SUBJECTS = ("sector", "topic", "subject")
SHOWN = 50  # values of a facet

Values = frozenset[str]
Value = tuple[str, int, str | None, str | None]
"""A value of a facet, how many have it, and the days between which they lie."""
LENGTHS = {"year": 4, "month": 7}
"""How much of a day says in which year or month it is."""


@dataclass(frozen=True)
class Asked:
    """A query: wanted and unwanted values by parameter, the days asked for, words, and the order."""

    resource: str
    wanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unwanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    days: Bounds | None = None
    certain: bool = False
    words: Values = frozenset()
    sort: str = "-date"
    batch: int = 0
    """The first batch of those in which it must have been added."""
    distinct: bool = False
    bucket: tuple[str, str] | None = None
    """A year or month in which one must have spoken, as a facet counts it."""

    def without(self, name: str) -> "Asked":
        """The same query without one parameter."""
        return Asked(
            self.resource,
            {key: values for key, values in self.wanted.items() if key != name},
            {key: values for key, values in self.unwanted.items() if f"not_{key}" != name},
            None if name == "date" else self.days, self.certain,
            frozenset() if name == "q" else self.words, self.sort, 0 if name == "added_from" else self.batch,
            self.distinct,
        )  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A record of a list: what it is called here, what it sorts by, and its values for facets."""

    name: Any
    bounds: Bounds | None
    ties: tuple[Any, ...]
    sort_name: str
    values: Mapping[str, Values]
    batch: int


class Oracle:
    """Answers about a world. `ids` gives the store's id of a report by its title, of an event or person by name."""

    def __init__(self, world: World, broader: Mapping[str, Mapping[str, str | None]], ids: Mapping[str, str]) -> None:
        self._world = world
        self._broader = broader
        self._ids = ids
        self._said = [one for report in world.reports.values() for one in report.said]
        self._facts = {id(one): self._of_quote(one) for one in self._said}
        self._at = {name: [one for one in self._said if self._report(one).event == name] for name in world.events}
        self._utterance = utterances(world, self._said)
        self._of = {name: [one for one in self._said if name in one.who] for name in world.people}

    def answer(self, asked: Asked) -> list[Item]:
        """Everything that matches, in the order asked for."""
        by = {"quotes": self._quotes, "events": self._events, "persons": self._persons, "sources": self._sources}
        found: Iterable[Item] = (item for item in by[asked.resource](asked) if item.batch >= asked.batch)
        if asked.distinct:
            found = self._one_of_each(found)
        return sorted(found, key=_order(asked.sort))

    def _one_of_each(self, found: Iterable[Item]) -> Iterable[Item]:
        """Of the reports of an utterance that match the one with the most words, of those the earliest."""

        def rank(item: Item) -> Any:
            report = self._world.reports[item.name[0]]
            return (-len(told_words(report.said[item.name[1] - 1])), report.published or "~", item.ties)

        best: dict[Any, Item] = {}
        for item in found:
            group = self._utterance[item.name]
            best[group] = min(item, best.get(group, item), key=rank)
        return best.values()

    def facet(self, asked: Asked, name: str) -> list[Value]:
        """What would be found with each value, counted without the facet's own filter; the most frequent first."""
        found = self._by_day(asked, name) if name in LENGTHS else self._by_value(asked, name)
        values = [(value, len(items), *_between(items)) for value, items in found.items() if items]
        return sorted(values, key=lambda value: (-value[1], value[0]))[:SHOWN]

    def _by_value(self, asked: Asked, name: str) -> dict[str, list[Item]]:
        asked = asked.without(name)
        items = self.answer(asked)
        values = {value for item in items for value in item.values.get(name, ())}
        if asked.resource != "quotes" and (asked.wanted or asked.words or asked.days):
            return {value: self.answer(replace(asked, wanted={**asked.wanted, name: (value,)})) for value in values}
        return {value: [item for item in items if value in item.values.get(name, ())] for value in values}

    def _by_day(self, asked: Asked, name: str) -> dict[str, list[Item]]:
        """By year or month; persons by those in which they spoke, and what they said there has all that is asked."""
        asked = asked.without("date")
        if asked.resource != "persons":
            items = self.answer(asked)
            return {value: [item for item in items if _bucket(item.bounds, name) == value]
                    for value in {_bucket(item.bounds, name) for item in items}}  # fmt: skip
        values = {_bucket(one.bounds, name) for one in self._said}
        return {value: self.answer(replace(asked, bucket=(name, value))) for value in values}

    # What a quote stands under

    def _report(self, one: Said) -> Report:
        return self._world.reports[one.report]

    def _up(self, scheme: str, values: Iterable[str | None]) -> Values:
        found, left = set(), list(filter(None, values))
        while left:
            found.add(value := left.pop())
            left += filter(None, [self._broader[scheme][value]])
        return frozenset(found)

    def _of_quote(self, one: Said) -> dict[str, Values]:
        report = self._report(one)
        happening = self._world.events[report.event] if report.event else None
        sectors, topics = self._up("sector", one.sectors), self._up("topic", one.topics)
        return {
            **self._of_event_itself(happening),
            "person": self._named(one.who), "organization": self._named(one.bodies),
            "country": _only(one.country), "office": self._up("office", [one.office]),
            "role": plain_words(one.title or ""), "sector": sectors, "topic": topics, "subject": sectors | topics,
            "quote_kind": _only(one.kind),
            "language": frozenset({one.language.lower(), one.language.partition("-")[0]}),
            "review": _only(one.review), "confidence_min": _only(str(one.confidence)),
            "source": self._named([one.report]),
            "publisher": _only(report.publisher and PUBLISHERS[report.publisher]),
            "source_kind": _only(report.kind), "mentions": self._spoken_of(one.mentions),
        }  # fmt: skip

    def _of_event_itself(self, one: Happening | None) -> dict[str, Values]:
        if one is None:
            return {}
        return {
            "event": self._named([one.name]), "event_kind": self._up("event_kind", [one.kind]),
            "place_country": _only(one.country), "host": self._named(one.hosts),
        }  # fmt: skip

    def _named(self, names: Iterable[str]) -> Values:
        return frozenset(self._ids[name] for name in names)

    def _spoken_of(self, mentions: Iterable[tuple[str, str]]) -> Values:
        return frozenset(name if kind == "country" else self._ids[name] for kind, name in mentions)

    # The lists

    def _quotes(self, asked: Asked) -> Iterable[Item]:
        for one in self._said:
            has = self._facts[id(one)]
            if (
                all(_any(has, name, values) for name, values in asked.wanted.items())
                and not any(_any(has, name, values) for name, values in asked.unwanted.items())
                and _dated(one.bounds, asked)
                and asked.words <= one.words
            ):
                yield Item((one.report, one.order), one.bounds, (self._ids[one.report], one.order), "", has, one.batch)

    def _events(self, asked: Asked) -> Iterable[Item]:
        for one in self._world.events.values():
            values = self._of_event(one)
            if (
                all(_any(values, name, wanted) for name, wanted in asked.wanted.items())
                and not any(_any(values, name, unwanted) for name, unwanted in asked.unwanted.items())
                and _dated(one.date and one.date[1], asked)
                and self._said_there(one, asked)
            ):
                yield Item(
                    one.name,
                    one.date and one.date[1],
                    (self._ids[one.name],),
                    one.name.casefold().replace(" ", ""),
                    values,
                    self._world.batch[one.name],
                )

    def _of_event(self, one: Happening) -> dict[str, Values]:
        """An event has what its sources state of it, and whatever was said there."""
        reports = [self._world.reports[title] for title in one.reports]
        sectors, topics = self._up("sector", one.sectors), self._up("topic", one.topics)
        return _joined(
            [
                *(self._facts[id(said)] for said in self._at[one.name]),
                self._of_event_itself(one),
                {"person": self._named(one.attending), "source": self._named(one.reports),
                 "publisher": frozenset(PUBLISHERS[report.publisher] for report in reports if report.publisher),
                 "source_kind": frozenset(report.kind for report in reports),
                 "mentions": self._spoken_of({pair for report in reports for pair in report.mentions}),
                 "sector": sectors, "topic": topics, "subject": sectors | topics},
            ]
        )  # fmt: skip

    def _said_there(self, one: Happening, asked: Asked) -> bool:
        """Speech filters, subjects beside them and words must hold for one quote; words may be the event's name.

        Somebody asked for alone may have taken part without a word; a subject asked for alone may be the event's.
        """
        speech = {name: values for name, values in asked.wanted.items() if name in SPEECH}
        subjects = {name: values for name, values in asked.wanted.items() if name in SUBJECTS}
        named = asked.words <= searched_words(one.name)
        together = {**speech, **subjects} if speech else {}
        if not together or (len(together) == 1 and named):
            return named or any(asked.words <= said.words for said in self._at[one.name])
        return any(
            all(_any(self._facts[id(said)], name, values) for name, values in together.items())
            and (named or asked.words <= said.words)
            for said in self._at[one.name]
        )

    def _persons(self, asked: Asked) -> Iterable[Item]:
        for name, own_words in self._world.people.items():
            spoken = self._of[name]
            values = {**_joined(self._facts[id(one)] for one in spoken), "person": self._named([name])}
            of_quotes = {key: wanted for key, wanted in asked.wanted.items() if key != "person"}
            named = asked.words <= own_words
            if (
                ("person" not in asked.wanted or _any(values, "person", asked.wanted["person"]))
                and not any(_any(values, key, unwanted) for key, unwanted in asked.unwanted.items())
                and (
                    (not of_quotes and asked.days is None and asked.bucket is None and named)
                    or any(
                        all(_any(self._facts[id(one)], key, wanted) for key, wanted in of_quotes.items())
                        and _dated(one.bounds, asked) and (named or asked.words <= one.words)
                        for one in spoken
                    )
                )
            ):  # fmt: skip
                identifier = self._ids[name]
                sort_name, batch = self._world.sort_name(name), self._world.batch[name]
                yield Item(name, _last(spoken), (identifier,), sort_name, values, batch)

    def _sources(self, asked: Asked) -> Iterable[Item]:
        for one in self._world.reports.values():
            has = {
                "publisher": _only(one.publisher and PUBLISHERS[one.publisher]), "source_kind": _only(one.kind),
                "language": _only(one.language.partition("-")[0]), "quote_count": _only(str(len(one.said))),
            }  # fmt: skip
            bounds = (one.published, one.published) if one.published else None
            if (
                all(_any(has, name, values) for name, values in asked.wanted.items())
                and _dated(bounds, asked)
                and asked.words <= searched_words(one.title, one.publisher or "")
            ):
                sort_name = one.title.casefold().replace(" ", "")
                yield Item(one.title, bounds, (self._ids[one.title],), sort_name, has, self._world.batch[one.title])


def _last(spoken: list[Said]) -> Bounds | None:
    """The last day on which somebody spoke: the latest bound there is; none where that is open or nothing is dated."""
    dated = [one.bounds for one in spoken if one.bounds]
    if not dated or any(latest is None for _, latest in dated):
        return None
    last = max(latest for _, latest in dated if latest)
    return last, last


def _joined(all_of_them: Iterable[Mapping[str, Values]]) -> dict[str, Values]:
    joined: dict[str, Values] = {}
    for one in all_of_them:
        for name, values in one.items():
            joined[name] = joined.get(name, frozenset()) | values
    return joined


def _only(value: str | None) -> Values:
    return frozenset() if value is None else frozenset([value])


def _any(has: Mapping[str, Values], name: str, values: tuple[str, ...]) -> bool:
    """One of the values holds; a title must have all the words asked for."""
    held = has.get(name, frozenset())
    if name == "role":
        return any(plain_words(value) <= held for value in values)
    if name == "confidence_min":
        return any(float(confidence) >= float(value) for confidence in held for value in values)
    return not held.isdisjoint(values)


def _bucket(bounds: Bounds | None, name: str) -> str:
    """The year or month in which both ends of a date lie."""
    if bounds is None:
        return "undated"
    parts = {day and day[: LENGTHS[name]] for day in bounds}
    return next(iter(parts)) or "vague" if len(parts) == 1 else "vague"


def _between(items: list[Item]) -> tuple[str | None, str | None]:
    """The earliest day of the oldest and the latest day of the newest, as lists are ordered."""
    dated = sorted((item for item in items if item.bounds is not None), key=_order("-date"))
    if not dated:
        return None, None
    oldest, newest = dated[-1].bounds, dated[0].bounds
    return oldest and oldest[0], newest and newest[1]


def _dated(bounds: Bounds | None, asked: Asked) -> bool:
    """Possible is overlap, certain is containment; what has no date is never found by one."""
    if asked.bucket is not None:
        return _bucket(bounds, asked.bucket[0]) == asked.bucket[1]
    if asked.days is None:
        return True
    if bounds is None:
        return False
    (earliest, latest), (first, last) = bounds, asked.days
    if asked.certain:
        return _from(earliest) >= _from(first) and _to(latest) <= _to(last)
    return _from(earliest) <= _to(last) and _to(latest) >= _from(first)


def _from(day: str | None) -> date:
    return date.fromisoformat(day) if day else date.min


def _to(day: str | None) -> date:
    return date.fromisoformat(day) if day else date.max


def _order(sort: str) -> Callable[[Item], Any]:
    def by_date(item: Item) -> Any:
        if item.bounds is None:
            return (True, 0, 0, item.ties)
        sign = -1 if sort == "-date" else 1
        earliest, latest = item.bounds
        return (False, sign * _to(latest).toordinal(), sign * _from(earliest).toordinal(), item.ties)

    if sort == "name":
        return lambda item: (item.sort_name, item.ties)
    if sort == "order":
        return lambda item: item.ties
    return by_date
