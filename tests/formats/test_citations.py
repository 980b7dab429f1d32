"""Citations read back by BibTeX, RIS and JSON parsers that are not ours."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given

from app.formats import bibtex, crediting, csl, plain, ris
from app.formats.marking import marked
from app.formats.showing import line
from tests import corpus
from tests.formats.conftest import Ask, about
from tests.formats.hostile import texts, with_texts

Quote = dict[str, Any]
LATEX = {
    r"{\textbackslash}": "\\", r"{\textbraceleft}": "{", r"{\textbraceright}": "}", r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^", **{f"\\{c}": c for c in "#$%&_"},
}  # fmt: skip
CSL_DATES, CSL_NAMES = {"issued", "event-date"}, {"author"}
CSL_STRINGS = {
    "id", "type", "title", "event-title", "container-title", "publisher", "genre", "abstract", "note", "keyword",
    "language", "URL",
}  # fmt: skip


def written(write: Callable[..., Iterator[bytes]], quotes: list[Quote]) -> str:
    return b"".join(write(quotes, about())).decode()


def bibtex_of(quotes: list[Quote]) -> dict[str, dict[str, str]]:
    """What LaTeX sets of each field; `url` is verbatim, as biblatex has it."""
    text = written(bibtex.write, quotes)
    raw = bibtexparser.parse_string(text)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == raw.failed_blocks == []
    assert {entry.entry_type for entry in library.entries} <= {"misc"}
    return {
        entry.key: {
            name: verbatim["url"] if name == "url" else field.value for name, field in entry.fields_dict.items()
        }
        for entry, verbatim in zip(library.entries, raw.entries, strict=True)
    }


def ris_of(quotes: list[Quote]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in rispy.loads(written(ris.write, quotes))}


def csl_of(quotes: list[Quote]) -> dict[str, dict[str, Any]]:
    items = json.loads(written(csl.write, quotes))
    for item in items:
        assert item.keys() <= CSL_STRINGS | CSL_DATES | CSL_NAMES
        assert all(isinstance(item[name], str) for name in CSL_STRINGS & item.keys())
        assert item["type"] == "speech"
    return {item["id"]: item for item in items}


@pytest.fixture
def quotes(ask: Ask) -> list[Quote]:
    """One of each kind, and one by each kind of speaker, as reported by an outlet."""
    kim = corpus.person("Kim Sung-hwan", family="Kim", title="Chair", organization="East Asia Foundation", country="KR")
    silva = corpus.person("Ana Silva", title="Foreign Minister", status="former", country="BR")
    return ask(
        "quotes",
        corpus.record(
            corpus.quote("We agreed on R&D, 100 % of it.", kim, sectors=["shipbuilding"]),
            corpus.quote("that the ports would open", silva, "indirect", said="[2025-11-11..2025-11-20]"),
            corpus.quote("a new start", corpus.together(kim, silva), "mixed"),
            corpus.quote("The foundation will pay.", corpus.said_by("East Asia Foundation")),
            corpus.quote("No comment for now.", {"type": "unnamed", "description": "a senior official"}),
            corpus.quote("Who said this?", None),
            persons=[kim, silva], event=corpus.event("Lisbon Ports Forum", date="2025-11-20"),
            publisher="The Harbour Times", title="Ministers open the ports", url="https://news.example/ports",
        ),
    )  # fmt: skip


def test_every_format_names_who_said_what_where_and_who_reports_it(quotes: list[Quote]) -> None:
    quote = next(one for one in quotes if one["text"].startswith("We agreed"))
    entry, record, item = (read(quotes)[quote["id"]] for read in (bibtex_of, ris_of, csl_of))
    link = crediting.link(quote, "https://verbale.example")
    assert link.startswith("https://news.example/ports#:~:text=")

    assert entry["author"] == "Kim Sung-hwan"
    assert entry["title"] == "Remarks at Lisbon Ports Forum"
    assert (entry["eventtitle"], entry["date"], entry["year"]) == ("Lisbon Ports Forum", "2025-11-20", "2025")
    assert (entry["booktitle"], entry["publisher"]) == ("Ministers open the ports", "The Harbour Times")
    assert entry["howpublished"] == "Reported in: Ministers open the ports. The Harbour Times, 20 November 2025"
    assert entry["note"] == "Chair, East Asia Foundation (KR)"
    assert entry["abstract"] == "“We agreed on R&D, 100 % of it.”"
    assert (entry["keywords"], entry["url"]) == ("Shipbuilding", link)

    assert record["authors"] == ["Kim Sung-hwan"]
    assert (record["title"], record["tertiary_title"]) == ("Remarks at Lisbon Ports Forum", "Lisbon Ports Forum")
    assert (record["secondary_title"], record["publisher"]) == ("Ministers open the ports", "The Harbour Times")
    assert (record["date"], record["year"]) == ("2025/11/20/", "2025")
    assert record["notes"] == ["Chair, East Asia Foundation (KR)", entry["howpublished"]]
    assert (record["abstract"], record["urls"]) == (entry["abstract"], [link])

    assert item["author"] == [{"literal": "Kim Sung-hwan"}]
    assert (item["title"], item["event-title"]) == ("Remarks at Lisbon Ports Forum", "Lisbon Ports Forum")
    assert (item["container-title"], item["publisher"]) == ("Ministers open the ports", "The Harbour Times")
    assert item["issued"] == item["event-date"] == {"date-parts": [[2025, 11, 20]]}
    assert item["note"] == f"Chair, East Asia Foundation (KR). {entry['howpublished']}"
    assert (item["abstract"], item["URL"], item["genre"]) == (entry["abstract"], link, "remarks")

    assert plain.citation(quote, "https://verbale.example") == (
        "Kim Sung-hwan, Chair, East Asia Foundation (KR): “We agreed on R&D, 100 % of it.” "
        f"Lisbon Ports Forum, 20 November 2025. {entry['howpublished']}. {link}"
    )


def test_whoever_spoke_is_named_and_nobody_else(quotes: list[Quote]) -> None:
    entries, records, items = bibtex_of(quotes), ris_of(quotes), csl_of(quotes)
    named = {
        "We agreed": ["Kim Sung-hwan"], "that the ports": ["Ana Silva"], "a new start": ["Kim Sung-hwan", "Ana Silva"],
        "The foundation": ["East Asia Foundation"], "No comment": ["a senior official"], "Who said": [],
    }  # fmt: skip
    for quote in quotes:
        names = next(names for words, names in named.items() if quote["text"].startswith(words))
        assert records[quote["id"]].get("authors", []) == names
        assert [one["literal"] for one in items[quote["id"]].get("author", [])] == names
        assert entries[quote["id"]].get("author", "") == " and ".join(names)
        assert (" and ".join(names) or "speaker not established") in plain.citation(quote, "")


def test_a_vague_date_stays_vague(quotes: list[Quote]) -> None:
    quote = next(one for one in quotes if not one["verbatim"])
    entry, record, item = (read(quotes)[quote["id"]] for read in (bibtex_of, ris_of, csl_of))
    assert entry["date"] == "2025-11"
    assert record["date"] == "2025/11//between 11 November 2025 and 20 November 2025"
    assert item["issued"] == {"date-parts": [[2025, 11, 11], [2025, 11, 20]], "circa": True}
    assert "between 11 November 2025 and 20 November 2025" in plain.citation(quote, "")


def test_a_quote_without_an_address_leads_to_its_record(said: list[Quote]) -> None:
    entries = bibtex_of(said)
    assert len(entries) == len(said) == 12
    assert all(entries[one["id"]]["url"] == f"https://verbale.example/v1/quotes/{one['id']}" for one in said)
    assert "Reported in: article of 20 November 2025, src-" in plain.citation(said[0], "")


def test_an_office_is_said_once(said: list[Quote]) -> None:
    role = {"title": "Chair", "organization": None, "status": "current", "country": None}
    body = {"id": "east-asia-foundation", "name": "East Asia Foundation"}
    told = [
        crediting.office({**role, **other})
        for other in (
            {}, {"organization": body}, {"title": "chair of the East Asia foundation", "organization": body},
            {"status": "former", "country": "KR"}, {"title": "Former chair", "status": "former"},
        )
    ]  # fmt: skip
    assert told == [
        "Chair", "Chair, East Asia Foundation", "chair of the East Asia foundation", "Chair (former, KR)",
        "Former chair",
    ]  # fmt: skip
    assert crediting.office(None) is None


def test_what_runs_from_right_to_left_keeps_its_neighbours_in_place(said: list[Quote]) -> None:
    quote = with_texts(said[1], "نعم", "ليلى", "وزيرة")
    assert "\u2068“نعم”\u2069. " in plain.citation(quote, "")
    assert "\u2068ليلى\u2069, " in plain.citation(quote, "")


@given(texts, texts, texts)
def test_no_string_breaks_a_citation(said: list[Quote], words: str, name: str, title: str) -> None:
    quotes = [with_texts(said[1], words, name, title), said[2]]
    shown = {
        "words": marked(quotes[0]), "name": line(name), "title": line(title), "work": f"Remarks at {line(title)}",
    }  # fmt: skip
    library = bibtexparser.parse_string(written(bibtex.write, quotes))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [one["id"] for one in quotes]
    entry = {name: _plain(field.value) for name, field in library.entries[0].fields_dict.items()}
    assert (entry["abstract"], entry["booktitle"]) == (shown["words"], shown["title"])
    assert (entry["author"], entry["title"]) == (shown["name"], shown["work"])

    records = rispy.loads(written(ris.write, quotes))
    assert [record["id"] for record in records] == [one["id"] for one in quotes]
    assert records[0]["abstract"] == shown["words"].strip()
    assert records[0]["authors"] == [shown["name"].strip()]
    assert records[0]["secondary_title"] == shown["title"].strip()

    item, _ = json.loads(written(csl.write, quotes))
    assert (item["abstract"], item["title"]) == (shown["words"], shown["work"])
    assert item["author"] == [{"literal": shown["name"]}]

    assert len(written(plain.write, quotes).splitlines()) == 2
    assert item["URL"].isascii()


def _plain(latex: str) -> str:
    """What LaTeX sets for what we write. Braces that are left only hold together."""
    for command, c in LATEX.items():
        latex = latex.replace(command, f"\0{ord(c)}\0")
    latex = latex.replace("{", "").replace("}", "")
    pieces = latex.split("\0")
    return "".join(chr(int(piece)) if at % 2 else piece for at, piece in enumerate(pieces))
