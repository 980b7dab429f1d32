"""A seeded corpus of records as NDJSON: `python benchmarks/corpus.py 100000 > corpus.ndjson`, then `verbale ingest`.

Made to be like the real thing where it costs: people speak by Zipf's law, events lie over 30 years, half of them are
reported by several sources, one date in ten is vague, people share surnames, some names are in hangul, and every
quote stands verbatim in its source's text. The same number and seed give the same bytes.
"""

import argparse
import itertools
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.domain import vocabulary  # noqa: E402 - the script is run by its path

FIRST, DAYS = date(1996, 1, 1), 30 * 365
SURNAMES = """
    Kim Lee Park Choi Jung Tanaka Sato Wang Li Zhang Nguyen Smith Jones Brown Silva Santos Garcia Lopez Rossi
    Novak Ivanov Petrov Haddad Khan Singh Okafor Mensah Diallo Berg Lund Virtanen Kowalski Horvat Popescu
    Papadopoulos
""".split()
GIVEN = """
    Ana Ben Carla David Elena Farid Grace Hugo Ines Jonas Karin Leo Mara Nadia Omar Petra Rosa Samir Tara Uri Vera
    Min-jun Seo-yeon Ji-ho Haruto Yui Wei Mei Linh Arjun Priya Kofi Ama Aisha Lars Sofia
""".split()
HANGUL_EVERY = 20
HANGUL = ("김민준", "이서연", "박지호", "최수빈", "정하윤", "강도현", "윤지우", "임채원")
TITLES = (("Foreign Minister", "foreign-minister"), ("Ambassador", "ambassador"),
          ("Trade Minister", "trade-minister"), ("President", "president"),
          ("Vice Foreign Minister", "vice-foreign-minister"), ("Special Envoy", None))  # fmt: skip
COUNTRIES = ("KR", "US", "JP", "CN", "DE", "FR", "GB", "IN", "BR", "VN", "ID", "AU", "CA", "PL", "TR", "ZA", "EG", "SE")
KINDS = (("Forum", "forum"), ("Summit", "summit"), ("Meeting", "meeting"), ("Dialogue", "dialogue"), ("Visit", "visit"))
PLACES = (("Seoul", "KR"), ("Washington", "US"), ("Tokyo", "JP"), ("Geneva", "CH"), ("New York", "US"),
          ("Berlin", "DE"), ("Singapore", "SG"), ("Brussels", "BE"), ("Nairobi", "KE"), ("Brasilia", "BR"))  # fmt: skip
WORDS = """
    cooperation agreement partnership growth security region talks progress market future people government policy
    support investment exchange peace stability technology support the and of for with on in new joint common
    shared our their strong close tariff border energy climate dialogue process mission council summit statement
""".split()
OUTLETS = ("The Daily Envoy", "Meridian News", "Harbour Times", "Continental Wire", None)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks, with the office held all along."""

    key: str
    name: str
    family: str
    given: str
    title: str
    office: str | None
    country: str


def people(chance: random.Random, count: int) -> list[Person]:
    """People with distinct full names; every twentieth is written in hangul."""
    names = [(family, given) for family, given in itertools.product(SURNAMES, GIVEN)]
    chance.shuffle(names)
    found = []
    for number in range(count):
        family, given = names[number % len(names)]
        given = given if number < len(names) else f"{given} {chr(65 + number // len(names) % 26)}{number // len(names)}"
        name = f"{HANGUL[number % len(HANGUL)]}{number}" if number % HANGUL_EVERY == 0 else f"{given} {family}"
        title, office = TITLES[number % len(TITLES)]
        found.append(Person(f"p{number}", name, family, given, title, office, COUNTRIES[number % len(COUNTRIES)]))
    return found


class Corpus:
    """Writes records until it has as many quotes as were asked for."""

    def __init__(self, quotes: int, seed: int) -> None:
        self._wanted, self._seed = quotes, seed
        self._chance = random.Random(seed)
        self._people = people(self._chance, max(20, quotes // 50))
        self._weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(self._people))))
        terms = vocabulary.load(ROOT / "seeds")
        self._sectors = [(one.id, one.terms[0][0]) for one in terms.sector.concepts.values() if one.terms]
        self._topics = [(one.id, one.terms[0][0]) for one in terms.topic.concepts.values() if one.terms]

    def records(self) -> Iterator[dict[str, Any]]:
        """The records, several sources of one event after another."""
        made, number = 0, 0
        while made < self._wanted:
            event = self._event(number)
            for source in range(self._chance.choice((1, 1, 2, 3))):
                count = min(self._chance.randint(2, 12), self._wanted - made)
                if count <= 0:
                    return
                yield self._record(event, number, source, count)
                made += count
            number += 1

    def _event(self, number: int) -> dict[str, Any]:
        chance = self._chance
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        word, kind = chance.choice(KINDS)
        place, country = chance.choice(PLACES)
        return {
            "name": f"{chance.choice(SURNAMES)} {place} {word} {number}", "kind": kind,
            "date": {"edtf": self._edtf(day)},
            "place": {"name": place, "country": country, "country_basis": "gazetteer"},
            "hosts": [{"name": f"{place} Institute {number % 40}", "part": "host"}], "day": day.isoformat(),
        }  # fmt: skip

    def _edtf(self, day: date) -> str:
        """Nine days in ten are exact; the others are a third of a month, a month, or a year."""
        vague = (f"{day:%Y}", f"{day:%Y-%m}", f"[{day:%Y-%m}-11..{day:%Y-%m}-20]")
        return dict(enumerate(vague)).get(self._chance.randrange(30), day.isoformat())

    def _record(self, event: dict[str, Any], number: int, source: int, count: int) -> dict[str, Any]:
        chance = self._chance
        published = (date.fromisoformat(event["day"]) + timedelta(days=1)).isoformat()
        text = f"Report {source + 1} on {event['name']}.\n\n"
        speakers = {one.key: one for one in chance.choices(self._people, cum_weights=self._weights, k=min(count, 3))}
        quotes = []
        for _ in range(count):
            speaker = chance.choice(list(speakers.values()))
            said, links = self._said()
            start = len(text) + 1
            text += f"“{said}” {speaker.name} said.\n\n"
            quotes.append(self._quote(speaker, start, said, links))
        return {
            "source": {"kind": "article", "published": published, "language": "en", "publisher": chance.choice(OUTLETS),
                       "url": f"https://news.example/{self._seed}/{number}/{source}", "text": text},
            "event": {name: value for name, value in event.items() if name != "day"},
            "persons": [self._person(one) for one in speakers.values()], "quotes": quotes,
        }  # fmt: skip

    def _said(self) -> tuple[str, list[tuple[str, str, int]]]:
        """Words of a quote, and where in them a sector or topic is named."""
        chance = self._chance
        words = chance.choices(WORDS, k=chance.randint(8, 40))
        links = []
        for scheme, terms, share in (("sectors", self._sectors, 0.5), ("topics", self._topics, 0.3)):
            if chance.random() < share:
                identifier, term = chance.choice(terms)
                before = " ".join(words) + " "
                words.append(term)
                links.append((scheme, identifier, len(before)))
        return " ".join(words) + ".", links

    def _quote(self, speaker: Person, start: int, said: str, links: list[tuple[str, str, int]]) -> dict[str, Any]:
        its: dict[str, Any] = {"sectors": [], "topics": []}
        for scheme, identifier, at in links:
            its[scheme].append({"id": identifier, "evidence": [{"start": start + at, "end": start + at + 3}]})
        return {"quote_kind": "direct", "speaker": {"type": "person", "person": speaker.key},
                "parts": [{"start": start, "end": start + len(said)}], **its}  # fmt: skip

    @staticmethod
    def _person(one: Person) -> dict[str, Any]:
        role = {"title": one.title, "office": one.office, "country": one.country}
        parts = {} if one.name.startswith(HANGUL) else {"family_name": one.family, "given_name": one.given}
        return {"key": one.key, "name": one.name, **parts, "roles": [role]}


def main() -> None:
    """Write the corpus to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotes", type=int, help="how many quotes")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for record in Corpus(asked.quotes, asked.seed).records():
        sys.stdout.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
