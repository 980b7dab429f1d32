"""What the opening of a text states: its dateline, and the marks of releases, readouts, statements and transcripts."""

import io
import time

import pytest

from app.domain.records import SourceRecord
from app.domain.vocabulary import Vocabulary
from app.extraction.pipeline import extract
from app.extraction.sources import READERS
from app.extraction.sources.dateline import dateline, stated, written_day
from app.extraction.sources.documents import Given

SAID = "“A net does not know whose fish it holds,” Fisheries Minister Marta Oyelaran said Thursday."


def source(text: str, published: str | None = None) -> SourceRecord:
    (item,) = READERS[".txt"](io.BytesIO(text.encode()), None, Given(published))
    assert isinstance(item, SourceRecord), item
    return item


@pytest.mark.parametrize(
    ("line", "day", "agency"),
    [
        ("SEOUL, Nov. 20 (Northwire) -- The talks", None, "Northwire"),
        ("SEOUL, Nov. 20, 2025 (Northwire) -- The talks", "2025-11-20", "Northwire"),
        ("GENEVA (Northwire) - The talks", None, "Northwire"),
        ("LONDON — The talks", None, None),
        ("LONDON, 20 November 2025 – The talks", "2025-11-20", None),
        ("Lagos, Nigeria, Thursday, November 20, 2025 (West News) — The talks", "2025-11-20", "West News"),
        ("WASHINGTON, D.C., Nov 20, 2025 (NW) — The talks", "2025-11-20", "NW"),
        ("PORT CITY, Sept. 3, 2025 /NorthNewswire/ -- The talks", "2025-09-03", "NorthNewswire"),
        ("PARIS (Nov. 20, 2025) — The talks", "2025-11-20", None),
        ("ASTANA, 2025-11-20 — The talks", "2025-11-20", None),
        ("(Northwire) - The talks", None, "Northwire"),
        ("SÃO PAULO (Northwire) — The talks", None, "Northwire"),
        ("(부산=북방통신) 김하늘 기자 = 회담이", None, "북방통신"),
        ("GENEVA, Feb. 30, 2025 (Northwire) — The talks", None, None),
        ("WASHINGTON (D.C.) — The talks", None, None),
        ("The minister (Labour) - who left", None, None),
        ("Oyelaran — who had left — said", None, None),
        ("He came - and went", None, None),
        ("Well-known men (2) — all of them", None, None),
        ("A" * 300 + " (Northwire) — The talks", None, None),
        ("", None, None),
    ],
)
def test_dateline(line: str, day: str | None, agency: str | None) -> None:
    assert dateline(line) == (day, agency)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("November 20, 2025", "2025-11-20"), ("Thursday, 20th Nov 2025", "2025-11-20"), ("2025. 11. 20.", None),
        ("2025.11.20.", "2025-11-20"), ("2025년 11월 20일", "2025-11-20"), ("2025年11月20日", "2025-11-20"),
        ("Nov. 20", None), ("2025-13-01", None), ("in November 2025", None), ("2025", None),
    ],
)  # fmt: skip
def test_written_day(words: str, day: str | None) -> None:
    assert written_day(words) == day


@pytest.mark.parametrize(
    "opening",
    [
        "The Ministry of Fish of Ostland\nPress release, 5 May 2026\n\nOn fish\n\n",
        "Remarks at the Baltic Forum, Gdansk, May 5, 2026\n\n",
        "Remarks by Minister Oyelaran at the Baltic Forum\nPort City, Ostland, 5 May 2026\n\n",
    ],
)
def test_the_day_that_an_opening_states(opening: str) -> None:
    assert source(opening + SAID).published == "2026-05-05"
    assert source(opening.replace("5", "").replace("May ,", "in") + SAID).published is None
    assert source(f"{SAID}\n\n" * 12 + opening).published is None


def test_order_of_days_opening_then_caller_then_dateline() -> None:
    wire = f"PORT CITY, Nov. 20, 2025 (Northwire) -- {SAID}\n"
    assert source(wire).published == "2025-11-20"
    assert source(wire, "2025-11-21").published == "2025-11-21"
    assert source(f" date 2025-11-22 {wire}", "2025-11-21").published == "2025-11-22"
    assert source(wire.replace(", 2025", "")).published is None
    assert source(f"By Ola Brandt\n\n{wire}").publisher == "Northwire"


def test_dateline_is_nobody(vocabulary: Vocabulary) -> None:
    for opening in ("PORT CITY, Nov. 20 (Northwire) -- ", "GENEVA (Northwire) - ", "LONDON — "):
        record = extract(source(opening + SAID), vocabulary)
        assert [person.name for person in record.persons] == ["Marta Oyelaran"]
        assert [quote.speaker and quote.speaker.person for quote in record.quotes] == ["marta-oyelaran"]


RELEASE = f"FOR IMMEDIATE RELEASE\nOffice of the Fisheries Minister\nNovember 20, 2025\n\nStrait reopens\n\n{SAID}\n"
TRANSCRIPT = "Remarks after the talks\n\nOYELARAN: Good day.\n\nQUESTION: Is it over?\n\nOYELARAN: It is.\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RELEASE, "release"),
        (f"PRESS RELEASE – No. 12\n\n{SAID}", "release"),
        (f"Embassy of Westmark to the Kingdom of Ostland\n20 March 2026\n\n{SAID}", "release"),
        (f"보도자료\n\n{SAID}", "release"),
        (f"Readout of Minister Oyelaran’s Call with Minister Brandt\n\n{SAID}", "readout"),
        (f"Joint Statement of the Republic of Ostland and the Kingdom of Westmark\n\n{SAID}", "joint-statement"),
        (f"Ostland-Westmark Joint Declaration\n\n{SAID}", "joint-statement"),
        (TRANSCRIPT, "transcript"),
        ("OYELARAN: We agree.\nBRANDT: So do we.\n", "transcript"),
        ("Moderator: Well?\nIda Berg: We agree.\nModerator: And?\nIda Berg: We signed.\n", "transcript"),
        (f"{SAID}\n\nThe press release for immediate release was late.\n", "article"),
        (f"The ministers issued a joint statement on fish.\n\n{SAID}", "article"),
        (f"Joint statement issued after fish talks\n\n{SAID}", "article"),
        (f"The readout of the call was short.\n\n{SAID}", "article"),
        ("MEDIA ADVISORY\n\nWHO: Minister Oyelaran\nWHAT: Talks\nWHEN: Today\nWHERE: Port City\n", "article"),
        (f"{SAID}\n\nNOTE: The strait is narrow.\n\nCONTACT: The ministry.\n", "article"),
        (f"OYELARAN: We agree.\n\n{SAID}\n", "article"),
        (f"{SAID}\n\n" * 40 + "OYELARAN: We agree.\n\nBRANDT: So do we.\n\nOYELARAN: Good.\n", "article"),
        ("Q: What is a strait?\n\nA: Water.\n\nQ: Why?\n\nA: Because.\n", "article"),
    ],
)
def test_kind_by_explicit_marks_only(text: str, kind: str) -> None:
    assert source(text).kind == kind


def test_day_and_issuer_of_a_document() -> None:
    record = source(RELEASE)
    assert (record.issuer, record.published, record.publisher) == (
        "Office of the Fisheries Minister",
        "2025-11-20",
        None,
    )
    assert stated("PRESS RELEASE\nIssued by: The Strait Commission.\n\nText.").issuer == "The Strait Commission"
    assert stated("PRESS RELEASE\nLagos, 20 November 2025\n\nText.").published == "2025-11-20"
    assert stated(f"A note\nOffice of the Fisheries Minister\nNovember 20\n\n{SAID}") == stated("")
    assert stated(f"Office of the Fisheries Minister\nNovember 20, 2025\n\n{SAID}").issuer == record.issuer


def test_text_is_kept_as_read() -> None:
    text = f"\ufeff\r\n {RELEASE}\r\n"
    assert source(text).text == text


@pytest.mark.slow  # what a clock decides is no unit test
@pytest.mark.parametrize(
    "text",
    ["A" * 3_000_000, "AB: x\n" * 500_000, "A " * 1_500_000 + ":", "(" * 3_000_000, " " * 3_000_000 + "x",
     "Joint " * 500_000, "Office of " * 300_000, "Nov. 20, " * 300_000, "- " * 1_500_000],
)  # fmt: skip
def test_malice_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    source(text)
    assert time.process_time() - begun < 5
