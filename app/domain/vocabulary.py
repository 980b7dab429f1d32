"""The controlled vocabularies: sectors, topics, offices and event kinds, each a hierarchy of concepts.

They are data (`seeds/*.csv`): adding a term is adding a row, and no code knows one by name.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.gazetteer import Gazetteer, read_gazetteer
from app.domain.seedfiles import ID, Row, rows

FILES = ("event_kinds.csv", "isic.csv", "offices.csv", "organizations.csv", "people.csv", "places.csv",
         "sectors.csv", "topics.csv")  # fmt: skip
LABELS = ("id", "broader", "label_en", "label_ko")
SUBJECTS = (*LABELS, "terms_en", "terms_ko", "together_en", "together_ko", "except_en", "except_ko", "definition")
SECTORS = (*SUBJECTS, "isic")
TOPICS = SUBJECTS
OFFICES = (*LABELS, "titles_en", "titles_ko", "single_holder", "acts_for")
EVENT_KINDS = (*LABELS, "plover", "plover_origin", "terms_en", "terms_ko")
ISIC = ("section", "first_division", "last_division")
ACTS_FOR = ("country", "organization", "none")
DIVISION = re.compile("[0-9]{2}")
ISIC_CODE = re.compile("[A-U]|[0-9]{2,4}")
COUNTRY = "{country}"
"""Stands in a pair for every name, people and capital of a country."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a scheme; `labels` and `terms` are `(words, BCP 47 language)`, English first.

    `together` are pairs of word lists: a word of each in one sentence justifies the concept as a term does.
    """

    id: str
    scheme: str
    labels: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...] = ()
    exceptions: tuple[str, ...] = ()
    together: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    broader: str | None = None
    definition: str | None = None
    isic: tuple[str, ...] = ()
    plover: str | None = None
    acts_for: str | None = None
    single_holder: bool = False

    @property
    def label(self) -> str:
        """The English label."""
        return self.labels[0][0]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One vocabulary: its concepts by id in the file's order, its hierarchy, its classification codes."""

    name: str
    concepts: Mapping[str, Concept]
    sections: Mapping[str, str] = field(default_factory=dict, repr=False)
    _narrower: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    _coded: Mapping[tuple[str, str], tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        narrower: dict[str, list[str]] = defaultdict(list)
        coded: dict[tuple[str, str], list[str]] = defaultdict(list)
        for concept in self.concepts.values():
            if concept.broader is not None:
                narrower[concept.broader].append(concept.id)
            for key in dict.fromkeys(_codes(concept, self.sections)):
                coded[key].append(concept.id)
        object.__setattr__(self, "_narrower", {key: tuple(ids) for key, ids in narrower.items()})
        object.__setattr__(self, "_coded", {key: tuple(ids) for key, ids in coded.items()})

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """The ids above a concept, nearest first, without itself; KeyError for an unknown id."""
        found: list[str] = []
        broader = self.concepts[concept].broader
        while broader is not None:
            found.append(broader)
            broader = self.concepts[broader].broader
        return tuple(found)

    def narrower(self, concept: str) -> tuple[str, ...]:
        """The ids directly below a concept, in the file's order."""
        return self._narrower.get(concept, ())

    def with_code(self, classification: str, code: str) -> tuple[str, ...]:
        """Every concept with that code or a narrower one: `("isic", "C")` finds 3011, not the reverse.

        Classifications are `isic` (Rev. 4) for sectors and `plover` for event kinds.
        """
        return self._coded.get((classification, code), ())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of `seeds/`; `digest` names the edition that an extraction was made with."""

    sector: Scheme
    topic: Scheme
    office: Scheme
    event_kind: Scheme
    gazetteer: Gazetteer
    digest: str

    def __hash__(self) -> int:  # so that what is made of an edition can be kept for it
        return hash(self.digest)


def load(folder: Path) -> Vocabulary:
    """Reads the vocabularies of a folder.

    Raises VocabularyError(`file:line: …`) for a bad row: an unknown or circular broader, a repeated or
    malformed id, a missing label, an unknown column, a code of no ISIC section, an origin without address.
    """
    sections = _sections(folder / "isic.csv")
    office = _scheme("office", folder / "offices.csv", OFFICES)
    return Vocabulary(
        sector=_scheme("sector", folder / "sectors.csv", SECTORS, sections),
        topic=_scheme("topic", folder / "topics.csv", TOPICS),
        office=office,
        event_kind=_scheme("event_kind", folder / "event_kinds.csv", EVENT_KINDS),
        gazetteer=read_gazetteer(folder, office.concepts),
        digest=digest(folder),
    )


def digest(folder: Path) -> str:
    """16 hex digits of SHA-256 over the bytes of the vocabulary's files in the order of their names."""
    total = hashlib.sha256()
    for name in FILES:
        total.update((folder / name).read_bytes())
    return total.hexdigest()[:16]


def _scheme(name: str, path: Path, columns: tuple[str, ...], sections: Mapping[str, str] | None = None) -> Scheme:
    found: dict[str, Concept] = {}
    origins: dict[str, Row] = {}
    for row in rows(path, columns):
        concept = _concept(name, row, sections or {})
        if concept.id in found:
            raise row.error(f"id {concept.id!r} is there twice")
        found[concept.id] = concept
        origins[concept.id] = row
    for concept in found.values():
        _check_broader(concept, found, origins[concept.id])
    return Scheme(name, found, sections or {})


def _concept(scheme: str, row: Row, sections: Mapping[str, str]) -> Concept:
    """A concept of any scheme; what its file has no column for keeps its default."""
    ident = row.required("id")
    if not ID.fullmatch(ident):
        raise row.error(f"id {ident!r} is not of lower-case letters, digits and hyphens, at most 80")
    columns = row.cells.keys()
    return Concept(
        id=ident,
        scheme=scheme,
        labels=((row.required("label_en"), "en"), (row.required("label_ko"), "ko")),
        terms=_terms(row),
        exceptions=(*row.listed("except_en"), *row.listed("except_ko")) if "except_en" in columns else (),
        together=_together(row) if "together_en" in columns else (),
        broader=row.text("broader"),
        definition=row.text("definition") if "definition" in columns else None,
        isic=_isic(row, sections) if "isic" in columns else (),
        plover=_plover(row) if "plover" in columns else None,
        acts_for=row.choice("acts_for", ACTS_FOR) if "acts_for" in columns else None,
        single_holder="single_holder" in columns and row.flag("single_holder"),
    )


def _terms(row: Row) -> tuple[tuple[str, str], ...]:
    column = "titles" if "titles_en" in row.cells else "terms"
    return tuple((term, language) for language in ("en", "ko") for term in row.listed(f"{column}_{language}"))


def _together(row: Row) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Pairs such as `navy, warships + passed, sails`; every list has a word, and no word stands on both sides."""
    return tuple(_pair(row, entry) for column in ("together_en", "together_ko") for entry in row.listed(column))


def _pair(row: Row, entry: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, _, other = (tuple(word.strip() for word in side.split(",")) for side in entry.partition(" + "))
    if not all((*one, *other)) or set(one) & set(other) or " + " in entry.partition(" + ")[2]:
        raise row.error(f"{entry!r} is no pair of two lists of words, `a, b + c, d`")
    return one, other


def _isic(row: Row, sections: Mapping[str, str]) -> tuple[str, ...]:
    codes = tuple(row.cells["isic"].split())
    for code in codes:
        known = code in sections.values() or code[:2] in sections
        if not (known and ISIC_CODE.fullmatch(code)):
            raise row.error(f"isic {code!r} is in no section of ISIC Rev. 4")
    return codes


def _plover(row: Row) -> str | None:
    plover = row.text("plover")
    if plover is not None:
        row.address("plover_origin")
    return plover


def _check_broader(concept: Concept, found: Mapping[str, Concept], row: Row) -> None:
    """Walks up from a concept, so that `ancestors` never meets a gap or a circle."""
    seen = {concept.id}
    broader = concept.broader
    while broader is not None:
        if broader not in found:
            raise row.error(f"unknown broader {broader!r}")
        if broader in seen:
            raise row.error(f"broader {broader!r} makes a cycle")
        seen.add(broader)
        broader = found[broader].broader


def _codes(concept: Concept, sections: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Every code under which a concept is found: 3011 as 3011, 301, 30 and its section C."""
    for code in concept.isic:
        yield from (("isic", code[:length]) for length in range(len(code), 1, -1))
        yield "isic", sections.get(code[:2], code)
    if concept.plover is not None:
        yield "plover", concept.plover


def _sections(path: Path) -> dict[str, str]:
    """Division to section, from rows such as `C,10,33`."""
    found: dict[str, str] = {}
    for row in rows(path, ISIC):
        first, last = row.required("first_division"), row.required("last_division")
        if not (DIVISION.fullmatch(first) and DIVISION.fullmatch(last) and first <= last):
            raise row.error(f"{first!r} to {last!r} is no range of divisions")
        for division in range(int(first), int(last) + 1):
            found[f"{division:02}"] = row.required("section")
    return found
