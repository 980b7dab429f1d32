"""A question as the index understands it: groups of terms, windows of dates, words; and how it is best walked."""

from dataclasses import dataclass, field

from app.store.ordering import Window

Terms = tuple[int, ...]

BOUNDED = 2_000  # postings that a list in the event loop may at worst walk: some 2 ms


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one parameter: any of the alternatives, each of which may need several terms (words of a title).

    `counts` says how many records the rarest term of each alternative has. `apart` says that no record has two of them.
    """

    name: str
    alternatives: tuple[Terms, ...]
    counts: tuple[int, ...]
    apart: bool = False

    @property
    def count(self) -> int:
        """At most how many records the group has."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Speech:
    """What must hold for one and the same quote of an event or person: groups of quote terms, dates, words."""

    groups: tuple[Group, ...] = ()
    excluded: Terms = ()
    interval: Window | None = None
    words: bool = False


@dataclass(frozen=True, slots=True)
class Recent:
    """Records added by a change with this number or a later one: how many, where counting has stopped at some.

    `most` is how many changes there have been since, of records of any resource.
    """

    since: int
    count: int
    few: bool
    most: int


@dataclass
class Question:
    """All that a list is asked, resolved. Only planning fills one in; after that none is changed, another is made.

    `groups` and `excluded` are terms of the list's own resource. `through` are terms of quotes that lead to the records
    (a person's events are not among a person's own terms), `barred` those that lead to what is excluded. `interval` is
    the whole interval as one window, `windows` how the index is searched for it. `distinct` wants one quote of each
    utterance. `word_matches` is how many quotes the words are in, where they have been counted. `at_events` are the
    numbers of events, where only quotes that were said at one of them are meant.
    """

    resource: str
    sort: str
    every: int = 0
    groups: tuple[Group, ...] = ()
    excluded: Terms = ()
    windows: tuple[Window, ...] = ()
    interval: Window | None = None
    speech: Speech | None = None
    through: Terms = ()
    barred: Terms = ()
    words: tuple[str, ...] = ()
    words_are_common: bool = False
    word_matches: int | None = None
    ids: tuple[str, ...] = ()
    at_events: Terms | None = None
    recent: Recent | None = None
    distinct: bool = False
    nothing: bool = False
    reaches: dict[tuple[int, int], int] = field(default_factory=dict)
    total: int | None = None

    @property
    def driver(self) -> Group | None:
        """The group with the shortest lists, which is walked while the others are probed."""
        if len(self.groups) < 2:  # noqa: PLR2004 - then there is nothing to compare
            return self.groups[0] if self.groups else None
        return min(self.groups, key=lambda group: group.count)

    @property
    def others(self) -> tuple[Group, ...]:
        """The groups that are probed."""
        if len(self.groups) < 2:  # noqa: PLR2004
            return ()
        driver = self.driver
        return tuple(group for group in self.groups if group is not driver)

    @property
    def walks_postings(self) -> bool:
        """Whether posting lists give the order; otherwise the records themselves are walked or sorted."""
        if self.ids or self.through or self.at_events is not None or (self.words and not self.words_are_common):
            return False
        if self.recent is not None and self.recent.few:
            return False
        return self.sort in {"-date", "date", "relevance", "order"}

    @property
    def asks_words_alone(self) -> bool:
        """Whether nothing but words is asked of quotes."""
        others = self.groups or self.excluded or self.windows or self.ids or self.speech or self.through or self.recent
        return self.resource == "quotes" and bool(self.words) and not others and not self.distinct

    @property
    def is_bounded(self) -> bool:
        """Whether a page costs no more than some milliseconds, whatever the data: then it is answered at once."""
        if self.nothing:
            return True
        if (
            self.distinct
            or self.words
            or self.through
            or self.barred
            or self.sort in {"order", "relevance"}
            or self.speech
        ):
            return False
        if self.ids:
            return True
        if self.recent is not None:
            return self.recent.count <= BOUNDED
        alone = not self.others and not self.excluded and self.walks_postings
        walked = len(self.groups) == 0 and not self.excluded and self.interval is None
        return alone or walked or (self.driver is not None and self.driver.count <= BOUNDED)
