"""Some 150 reports drawn at random, once, and beside each the plain truth of what stands in it.

What is drawn is kept twice: as records for the store, and as `Report`, `Said` and `Happening`, which know nothing of
the store. The oracle works on the latter alone.
"""

import random
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.domain.records import Record
from tests import corpus

Bounds = tuple[str | None, str | None]

# EDTF with its strict bounds, written down by hand. Of every reach: a day, ten days, a month, just more, a year, more.
VAGUE: tuple[tuple[str, Bounds], ...] = (
    ("[2025-11-11..2025-11-20]", ("2025-11-11", "2025-11-20")),
    ("2025-11", ("2025-11-01", "2025-11-30")),
    ("2025-12", ("2025-12-01", "2025-12-31")),
    ("2025-02~", ("2025-02-01", "2025-02-28")),
    ("[2025-10-15..2025-11-16]", ("2025-10-15", "2025-11-16")),
    ("2024-12-28/2025-01-04", ("2024-12-28", "2025-01-04")),
    ("2025", ("2025-01-01", "2025-12-31")),
    ("2024", ("2024-01-01", "2024-12-31")),
    ("2024-03/2025-06", ("2024-03-01", "2025-06-30")),
    ("2023/2026", ("2023-01-01", "2026-12-31")),
    ("2025-06/..", ("2025-06-01", None)),
    ("2025-11-20/..", ("2025-11-20", None)),
    ("[..2025-11-20]", (None, "2025-11-20")),
    ("../2024-09", (None, "2024-09-30")),
)
PEOPLE = (
    ("Ana Silva", "Silva", "BR"), ("Jonas Berg", "Berg", "NO"), ("Mika Tanaka", "Tanaka", "JP"),
    ("Yui Tanaka", "Tanaka", "JP"), ("Kim Min-ji", "Kim", "KR"), ("박서준", "박", "KR"),
    ("Amadou Diallo", "Diallo", "SN"), ("Leila Haddad", "Haddad", "LB"), ("Peter Novak", "Novak", "SI"),
    ("Grace Mensah", "Mensah", "GH"),
    ("Omar Farouk", "Farouk", "EG"), ("Ines Duarte", "Duarte", None), ("Tariff Jones", "Jones", "GB"),
    ("Rosa Vega", None, "ES"),
)  # fmt: skip
ROLES = (
    ("Foreign Minister", "foreign-minister"), ("First Vice Foreign Minister", "vice-foreign-minister"),
    ("Acting Ambassador", "ambassador"), ("Permanent Representative", "permanent-representative"),
    ("Senator", "senator"), ("Chair of the board", "chair"), ("Trade Minister", "trade-minister"), ("Professor",
    "professor"), ("Envoy", None),
)  # fmt: skip
BODIES = (
    "East Asia Foundation",
    "Harbour Council",
    "World Bank",
    "Ministry of Ships",
    "Northern Institute",
    "Quiet Fund",
)
TOWNS = ("Aland", "Brest", "Cairns", "Dakar", "Esbjerg", "Fukuoka", "Gdansk", "Haifa", "Izmir", "Jakarta", "Kyiv",
         "Lagos", "Malmo", "Nantes", "Osaka", "Porto", "Quito", "Riga", "Sapporo", "Tallinn", "Ulsan", "Varna",
         "Wuhan", "Yalta",
         "Zadar")  # fmt: skip
KINDS = ("forum", "summit", "meeting", "negotiation", "call", "press-conference", "hearing", "visit")
PLACES = ("KR", "US", "FI", "SN", "BR", None)
SECTORS = ("shipbuilding", "manufacturing", "semiconductors", "rare-earths", "mining", "nuclear-power", "energy",
           "ports", "aerospace", "electric-vehicles")  # fmt: skip
TOPICS = (
    "trade",
    "tariffs",
    "supply-chains",
    "economic-cooperation",
    "denuclearization",
    "security",
    "visas",
    "migration",
)
PUBLISHERS = {"The Korea Herald": "the korea herald", "Süddeutsche Zeitung": "suddeutsche zeitung", "Yonhap": "yonhap"}
LANGUAGES = ("en", "en-GB", "ko", "pt-BR")
MENTIONED = (("person", "Ana Silva"), ("person", "Kim Min-ji"), ("person", "Lee Jae Myung"),
             ("organization", "World Bank"), ("organization", "Quiet Fund"), ("country", "US"), ("country",
             "KR"))  # fmt: skip
CONFIDENCES = (1.0, 0.957, 0.95, 0.9, 0.87, 0.8, 0.55, 0.3, 0.29, 0.07, 0.0)
FIRST_BATCH = 60
COUNTRY_WORDS = {"US": "United States", "KR": "South Korea"}
# A word of the language and forms of it that a search must hold for the same.
WORDS: dict[str, tuple[str, ...]] = {
    "tariff": ("tariff", "tariffs", "Tariffs"), "negotiate": ("negotiate", "negotiated", "Negotiation"),
    "ship": ("ship", "ships"), "cafe": ("café", "cafe", "CAFE\u0301"), "alliance": ("alliance", "alliances"),
    "조선업": ("조선업", "조선업을", "조선업이"), "반도체": ("반도체", "반도체를"),
    "peace": ("peace",), "port": ("port", "ports"), "agree": ("agree", "agreed", "agrees"),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One quote as it was drawn. `who` are names of people; `sectors` and `topics` are as stated, nothing broader."""

    report: str
    order: int
    kind: str
    who: frozenset[str]
    bodies: frozenset[str]
    country: str | None
    office: str | None
    title: str | None
    sectors: frozenset[str]
    topics: frozenset[str]
    language: str
    review: str
    words: frozenset[str]
    mentions: frozenset[tuple[str, str]]
    bounds: Bounds | None
    confidence: float
    batch: int
    text: str
    teller: str | None
    """Who is known to have spoken: a person, an organization, or all of a group."""
    printed: bool
    """Whether the date is only that of the paper."""


@dataclass(frozen=True)
class _Told:
    """What another report may say again: the words, by whom, and when."""

    parts: list[str]
    lemmas: list[str]
    spoken_of: list[tuple[str, str]]
    speaker: corpus.Facts | None
    names: list[str]
    body: str | None
    said: tuple[str, Bounds] | None


@dataclass
class Report:
    """One source as it was drawn."""

    title: str
    kind: str
    publisher: str | None
    language: str
    published: str | None
    event: str | None
    said: list[Said] = field(default_factory=list)
    mentions: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Happening:
    """One event, with all that its reports state of it."""

    name: str
    kind: str
    country: str | None
    date: tuple[str, Bounds] | None
    hosts: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    attending: set[str] = field(default_factory=set)
    reports: list[str] = field(default_factory=list)


@dataclass
class World:
    """All that was drawn: batches of records in the order of their loading, and what is true once all are loaded."""

    batches: list[list[Record]]
    reports: dict[str, Report]
    events: dict[str, Happening]
    people: dict[str, frozenset[str]]
    """Everybody ever named in full, with the words of their names."""
    batch: dict[str, int]
    """In which batch a source, an event or a person came first, even if what told of them has changed since."""

    def sort_name(self, name: str) -> str:
        """How a register lists somebody: by the family name, where it is known."""
        family = next((family for known, family, _ in PEOPLE if known == name), None)
        ordered = f"{family} {name.replace(family, '')}" if family else name
        return "".join(re.findall(r"\w+", ordered.casefold()))


class _Draw:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.other_dice = random.Random(seed + 1)
        self.batch: dict[str, int] = {}
        self.happenings = [self._happening(number, town) for number, town in enumerate(TOWNS)]
        self.people: dict[str, frozenset[str]] = {}
        self.stated: dict[str, Happening] = {}
        self.told: list[_Told] = []

    def day(self) -> str:
        return (date(2024, 10, 1) + timedelta(days=self.dice.randrange(500))).isoformat()

    def when(self) -> tuple[str, Bounds]:
        if self.dice.random() < 0.5:
            return self.dice.choice(VAGUE)
        day = self.dice.choice(("2025-11-20", "2025-11-21", self.day()))
        return day, (day, day)

    def some(self, values: tuple[str, ...], most: int) -> list[str]:
        return self.dice.sample(values, self.dice.randint(0, most))

    def _happening(self, number: int, town: str) -> Happening:
        kind = self.dice.choice(KINDS)
        when = None if number % 6 == 5 else self.when()
        return Happening(f"{town} {kind.replace('-', ' ').title()}", kind, self.dice.choice(PLACES), when)

    def person(self, name: str, published: str | None) -> corpus.Facts:
        """What a person was on that day: one office before the summer of 2025, another one after."""
        _, family, country = next(one for one in PEOPLE if one[0] == name)
        number = [one[0] for one in PEOPLE].index(name)
        others = ["Amadou K. Diallo"] if name == "Amadou Diallo" else []
        self.people[name] = searched_words(name, *others)
        if number % 7 == 6:
            return corpus.person(name, family=family, others=others)
        title, office = ROLES[(number + (published is not None and published > "2025-06")) % len(ROLES)]
        body = BODIES[number % len(BODIES)] if number % 3 == 0 else None
        return corpus.person(
            name, family=family, others=others, title=title, office=office, country=country, organization=body
        )  # fmt: skip

    def speaker(self, people: dict[str, corpus.Facts]) -> tuple[corpus.Facts | None, list[str], str | None]:
        """The speaker, the names of those who are it, and the organization that is."""
        how = self.dice.random()
        if how < 0.72:
            name = self.dice.choice(list(people))
            return corpus.by(people[name]), [name], None
        if how < 0.8:
            names = self.dice.sample(list(people), min(2, len(people)))
            return corpus.together(*(people[name] for name in names)), names, None
        if how < 0.9:
            body = self.dice.choice(BODIES)
            return corpus.said_by(body), [], body
        return (None if how < 0.95 else {"type": "unnamed", "description": "a senior official"}), [], None

    def again(self, people: dict[str, corpus.Facts]) -> _Told | None:
        """Now and then what somebody was reported to say already, with other words at its end or fewer."""
        dice = self.other_dice
        known = [one for one in self.told if set(one.names) <= people.keys()]
        if not known or dice.random() < 0.5:
            return None
        told = dice.choice(known[-24:])
        *before, last = told.parts
        ends = (last, last, f"{last.rpartition(' ')[0]} {dice.randrange(10**6)}", last.rpartition(" ")[0])
        return replace(told, parts=[*before, dice.choice(ends)])

    def quote(
        self, report: Report, happening: Happening | None, people: dict[str, corpus.Facts], batch: int
    ) -> tuple[corpus.Facts, Said]:
        dice = self.dice
        lemmas = dice.sample(list(WORDS), dice.randint(1, 4))
        spoken_of = dice.sample(MENTIONED, dice.randint(0, 2))
        words = [dice.choice(WORDS[lemma]) for lemma in lemmas]
        words += [COUNTRY_WORDS.get(name, name) for _, name in spoken_of] + [f"number {dice.randrange(10**6)}"]
        parts = [" ".join(words[:1]), " ".join(words[1:])] if dice.random() < 0.2 else [" ".join(words)]
        speaker, names, body = self.speaker(people)
        told = self.again(people)
        if told is not None:
            parts, lemmas, spoken_of = told.parts, told.lemmas, told.spoken_of
            speaker, names, body = told.speaker, told.names, told.body
        role = people[names[0]]["roles"][:1] if speaker and speaker["type"] == "person" else []
        fields: corpus.Facts = {}
        if speaker is not None and speaker["type"] != "organization" and dice.random() < 0.12:
            title, office = dice.choice(ROLES)  # what they spoke as that day differs from what they are
            fields["role"] = {"title": title, "office": office, "country": dice.choice(("CH", "KR"))}
            role = [fields["role"]]
        sectors, topics = self.some(SECTORS, 2), self.some(TOPICS, 2)
        own = self.when() if dice.random() < 0.35 else None
        if told is not None and told.said is not None and self.other_dice.random() < 0.8:
            own = told.said
        kind = dice.choice(("direct", "direct", "mixed", "indirect"))
        language = dice.choice(LANGUAGES) if dice.random() < 0.3 else None
        review = "needed" if speaker is None else dice.choice(("none", "none", "accepted", "corrected"))
        held = role[0] if role else {}
        bounds = own[1] if own else happening.date[1] if happening and happening.date else None
        printed = bounds is None and report.published is not None
        if bounds is None and report.published:
            bounds = (report.published, report.published)
        said = own or (happening and happening.date) or (report.published and (report.published, bounds)) or None
        if told is None:
            self.told.append(_Told(parts, lemmas, spoken_of, speaker, names, body, said))
        confidence = self.other_dice.choice(CONFIDENCES)
        fact = corpus.quote(parts, speaker, kind, sectors=sectors, confidence=confidence, topics=topics, review=review,
                            language=language, said=own[0] if own else None, **fields)  # fmt: skip
        truth = Said(
            report.title, len(report.said) + 1, kind, frozenset(names),
            frozenset(filter(None, (body, held.get("organization")))), held.get("country"), held.get("office"),
            held.get("title"), frozenset(sectors), frozenset(topics), language or report.language, review,
            frozenset(lemmas) | plain_words(*(COUNTRY_WORDS.get(name, name) for _, name in spoken_of)),
            frozenset(spoken_of), bounds, confidence, batch, " … ".join(parts),
            None if not (names or body) else f"{speaker['type']}: {body or sorted(names)}", printed,
        )  # fmt: skip
        return fact, truth

    def report(self, number: int, *, again: bool) -> tuple[Record, Report]:
        dice = self.dice
        batch = 2 if again else int(number >= FIRST_BATCH)
        published = None if number % 9 == 8 else self.day()
        happening = dice.choice(self.happenings) if dice.random() < 0.7 else None
        title = f"Report {number:03}"
        kind = dice.choice(("article", "release", "transcript", "interview"))
        report = Report(
            title,
            kind,
            dice.choice((*PUBLISHERS, None)),
            dice.choice(LANGUAGES),
            published,
            happening and happening.name,
        )
        names = [one[0] for one in dice.sample(PEOPLE, dice.randint(1, 4))]
        people = {name: self.person(name, published) for name in names}
        quotes = []
        for _ in range(dice.randint(0, 5)):
            fact, truth = self.quote(report, happening, people, batch)
            quotes.append(fact)
            report.said.append(truth)
        aside = dice.sample(MENTIONED, dice.randint(0, 1))
        named = [name for kind_, name in aside if kind_ == "person"]
        report.mentions = set(aside).union(*(one.mentions for one in report.said))
        named += [name for one in report.said for kind_, name in one.mentions if kind_ == "person"]
        for name in (title, *names, *named, *([happening.name] if happening else ())):
            self.batch.setdefault(name, batch)
        facts = None
        if happening is not None:
            stated = Happening(happening.name, happening.kind, happening.country, happening.date,
                               set(self.some(BODIES[:5], 1)), set(self.some(SECTORS, 1)), set(self.some(TOPICS, 1)),
                               set(names[:1]) if dice.random() < 0.3 else set())  # fmt: skip
            self.stated[title] = stated
            facts = corpus.event(
                happening.name, happening.kind, happening.date and happening.date[0], country=happening.country,
                hosts=sorted(stated.hosts), sectors=sorted(stated.sectors), topics=sorted(stated.topics),
                attending=[people[name] for name in sorted(stated.attending)],
            )  # fmt: skip
        record = corpus.record(
            *quotes, persons=list(people.values()), event=facts,
            mentions=[self._mention(kind_, name) for kind_, name in sorted(report.mentions)],
            title=title, kind=kind, publisher=report.publisher, language=report.language, published=published,
            url=f"https://news.example/{number}" if again or number % 3 == 0 else None,
            opening=f"{title} again" if again else title,
        )  # fmt: skip
        return record, report

    def _mention(self, kind: str, name: str) -> corpus.Facts:
        if kind == "country":
            return corpus.mention(COUNTRY_WORDS[name], kind, country=name)
        if kind == "person":
            self.people.setdefault(name, searched_words(name))
            return corpus.mention(name, kind, family_name=next((one[1] for one in PEOPLE if one[0] == name), None))
        return corpus.mention(name, kind)


def plain_words(*texts: str) -> frozenset[str]:
    """The words of names, in small letters."""
    return frozenset(word for text in texts for word in re.findall(r"\w+", text.lower()))


def searched_words(*texts: str) -> frozenset[str]:
    """The words of names and those of WORDS that they are a form of."""
    plain = plain_words(*texts)
    return plain | {word for word, forms in WORDS.items() if plain & {form.lower() for form in forms}}


def draw(seed: int = 20251120, *, reports: int = 150, replaced: int = 12) -> World:
    """The world of a seed. Some reports come a second time under their address, with other words and another event."""
    draw_ = _Draw(seed)
    first = [draw_.report(number, again=False) for number in range(reports)]
    second = [draw_.report(number, again=True) for number in range(0, replaced * 3, 3)]
    truth = {report.title: report for _, report in [*first, *second]}
    events = {one.name: one for one in draw_.happenings}
    for title, report in truth.items():
        if report.event is not None:
            held, stated = events[report.event], draw_.stated[title]
            held.reports.append(title)
            held.hosts |= stated.hosts
            held.sectors |= stated.sectors
            held.topics |= stated.topics
            held.attending |= stated.attending
    records = [record for record, _ in [*first, *second]]
    batches = [records[:FIRST_BATCH], records[FIRST_BATCH:reports], records[reports:]]
    held_ = {name: one for name, one in events.items() if one.reports}
    return World(batches, truth, held_, draw_.people, draw_.batch)
