"""Golden articles: invented news, each with its record as a careful reader would write it down.

`expected.json` names the facts that must come out; what it leaves out is a matter of taste. `article` is
the text's path from the repository's root, where it is not the `article.txt` beside it. A list where a
record has one value means: any of these. Spans count from the start of the file, an opening date included.
On `may_be_quotes` readers differ. A country that only general knowledge gives may be null: nothing is invented.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.domain import vocabulary
from app.domain.records import SourceRecord
from app.domain.vocabulary import Vocabulary
from app.extraction.segmentation import opening_date

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ARTICLES = ROOT / "tests" / "articles"

Facts = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Golden:
    """One article and what must come out of it."""

    slug: str
    text: str
    expected: Facts

    def source(self) -> SourceRecord:
        """The article as the pipeline receives it: its date is the text's own, else given from outside."""
        source = self.expected["source"]
        day = opening_date(self.text)[0] or source["published"]
        return SourceRecord(text=self.text, published=day, language=source["language"])

    def quotes(self, *kinds: str) -> list[Facts]:
        """The expected quotes of these kinds, in the order of the text."""
        return [quote for quote in self.expected["quotes"] if quote["quote_kind"] in kinds]


def read(folder: Path) -> Golden:
    """Reads one article's folder."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    path = ROOT / expected["article"] if "article" in expected else folder / "article.txt"
    return Golden(folder.name, path.read_bytes().decode("utf-8"), expected)


@lru_cache(maxsize=1)
def articles() -> tuple[Golden, ...]:
    """Every golden article, by name."""
    return tuple(read(path.parent) for path in sorted(ARTICLES.glob("*/expected.json")))


@lru_cache(maxsize=1)
def terms() -> Vocabulary:
    """The vocabulary of `seeds/`."""
    return vocabulary.load(SEEDS)
