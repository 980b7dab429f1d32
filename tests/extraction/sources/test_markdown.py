"""Markdown: stored as it is read; front matter and the first heading say what it is."""

import io
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.records import SourceRecord
from app.domain.vocabulary import Vocabulary
from app.errors import InputError
from app.extraction.pipeline import extract
from app.extraction.sources import READERS
from app.extraction.sources.documents import Given

BODY = "“A net does not know whose fish it holds,” said Marta Oyelaran, the fisheries minister.\n"


def items(text: str, name: str | None = "note.md", published: str | None = None) -> list[object]:
    return list(READERS[".md"](io.BytesIO(text.encode()), Path(name) if name else None, Given(published)))


def source(text: str, name: str | None = "note.md", published: str | None = None) -> SourceRecord:
    (item,) = items(text, name, published)
    assert isinstance(item, SourceRecord), item
    return item


def refusal(text: str) -> InputError:
    (item,) = items(text)
    assert isinstance(item, InputError), item
    return item


FRONT = """---
title: "Strait: open"
date: 2026-03-12T23:40:00+09:00
url: https://courier.example/strait
publisher: The Strait Courier
language: en-GB
kind: release
draft: no
tags: [sea, fish]
---
"""


def test_front_matter_speaks_for_the_text_and_the_text_is_kept_as_read() -> None:
    text = f"{FRONT}# Another heading\n\n> {BODY}"
    record = source(text, published="1999-01-01")
    assert record.text == text
    assert record.original_sha256 == sha256(text.encode()).hexdigest()
    assert (record.title, record.published, record.url) == (
        "Strait: open",
        "2026-03-12",
        "https://courier.example/strait",
    )
    assert (record.publisher, record.language, record.kind) == ("The Strait Courier", "en-GB", "release")


def test_without_front_matter_the_heading_and_the_caller_do() -> None:
    record = source(
        f"Some words first.\n\n## The *strait* [reopens](https://x.example) ##\n\n{BODY}", published="2026-03-13"
    )
    assert (record.title, record.published, record.publisher) == ("The strait reopens", "2026-03-13", None)
    assert record.language == "en"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Plain\n", "Plain"),
        ("Underlined\n===\n\nText.", "Underlined"),
        ("# **Bold** and `code` and snake_case_name\n", "Bold and code and snake_case_name"),
        ("#hashtag\n\nText without a heading.", None),
        ("Text.\n\n    # code\n", None),
        ("#\n\nText.", None),
    ],
)
def test_title_of_the_first_heading(text: str, title: str | None) -> None:
    assert source(text).title == title


@pytest.mark.parametrize("front", ["---\ntitle: null\ndate: ~\n---\n", "---\n- a list\n---\n", "---\nno end\n\n"])
def test_front_matter_that_says_nothing(front: str) -> None:
    record = source(front + BODY)
    assert (record.title, record.published, record.url) == (None, None, None)


def test_day_that_is_none_and_address_that_is_none_are_refused_with_a_pointer() -> None:
    assert refusal(f"---\ndate: last spring\n---\n{BODY}").pointer == "/date"
    assert refusal(f"---\nurl: javascript:alert(1)\n---\n{BODY}").pointer == "/url"
    assert refusal(f"---\nkind: sermon\n---\n{BODY}").pointer == "/kind"
    assert refusal(f"---\ntitle: [\n---\n{BODY}").code == "E_YAML"


def test_written_day_of_front_matter() -> None:
    assert source(f"---\ndate: March 12, 2026\n---\n{BODY}").published == "2026-03-12"
    assert source(f"---\ndate: 2026-03-12 10:00:00 +0900\n---\n{BODY}").published == "2026-03-12"


@pytest.mark.parametrize("name", ["README.md", "readme.markdown", "Readme.md"])
def test_readme_describes_its_folder(name: str) -> None:
    assert items(f"# Articles\n\n{BODY}", name) == []
    assert len(items(FRONT + BODY, name)) == 1
    assert len(items(f"# Articles\n\n{BODY}", None)) == 1


def test_dateline_after_front_matter() -> None:
    record = source(f"---\ntitle: x\n---\nPORT CITY, March 12, 2026 (Northwire) -- {BODY}")
    assert (record.published, record.publisher) == ("2026-03-12", "Northwire")


@pytest.mark.parametrize(
    "text",
    ["---\n" * 100_000, "---\na: " + "[" * 20_000 + "\n---\n" + BODY, "# " + "[" * 300_000, "# " + "*" * 300_000,
     "---\na: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n---\n" + BODY, "\n".join("# " + "*_" * 400 for _ in range(500))],
)  # fmt: skip
def test_malice(text: str) -> None:
    assert len(items(text)) == 1


SAID_IN_BLOCK = "Envoy Ida Berg told reporters:\n\n> It *holds*.\n>\n> It will.\n\nOlav Lind left.\n\n> A motto.\n"


def test_a_block_quotation_behind_a_colon_is_speech(vocabulary: Vocabulary) -> None:
    [quote] = [one for one in extract(source(SAID_IN_BLOCK), vocabulary).quotes if one.quote_kind == "direct"]
    assert [SAID_IN_BLOCK[part.start : part.end] for part in quote.parts] == ["It *holds*.", "It will."]
    assert quote.speaker is not None
    assert quote.speaker.person == "ida-berg"


def test_labels_in_bold_are_those_of_a_transcript(vocabulary: Vocabulary) -> None:
    text = (
        "# Press conference of Ida Berg\n\nOslo, 7 May 2026\n\n**MS. BERG:** We signed three treaties on Monday.\n\n"
        "**QUESTION:** When?\n\n**MS. BERG:** In Oslo.\n"
    )
    record = extract(source(text), vocabulary)
    assert (record.source.kind, record.source.published) == ("transcript", "2026-05-07")
    assert record.event is not None
    assert record.event.kind == "press-conference"
    assert [quote.speaker and quote.speaker.person for quote in record.quotes] == ["ida-berg", "ida-berg"]
