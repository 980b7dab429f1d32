"""The recipes of `docs/recipes.md` name the files that an addition touches, and do what they say."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import reading, workflow
from app.domain import vocabulary as vocabularies
from app.store.opening import prepare
from tests.conftest import serving
from tests.pages import ROOT, blocks, files, read


def recipes() -> dict[str, str]:
    parts = re.split(r"^## (.+)$", read("docs/recipes.md"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("title", [title for title, text in recipes().items() if "Follow `" in text])
def test_a_recipe_names_every_file_that_its_example_stands_in(title: str) -> None:
    """What was added as the recipe says stands in these files of the code, and in no others."""
    text = recipes()[title]
    word = re.search(r"Follow `([^`]+)`", text)
    assert word
    example = re.compile(rf"(?<![\w-]){re.escape(word[1])}(?![\w-])")
    listed = files(text)
    code_ = [*(ROOT / "app").rglob("*.py"), *(ROOT / "migrations/versions").glob("*.py")]
    found = {str(path.relative_to(ROOT)) for path in code_ if example.search(path.read_text(encoding="utf-8"))}
    assert found
    assert found <= listed


def test_there_is_a_recipe_for_each_kind_of_addition() -> None:
    assert set(recipes()) == {
        "A filter", "An endpoint", "A source format", "An export format", "A vocabulary term", "A stored field",
        "An extraction step", "A problem type", "A setting",
    }  # fmt: skip


def test_a_term_added_as_the_recipe_says_is_found(
    tmp_path: Path, make_store: Callable[..., Path], vocabulary: vocabularies.Vocabulary
) -> None:
    """The row of the recipe, added to a copy of the vocabularies, is read in an article and answers a question."""
    row, article = (block.text for block in blocks("docs/recipes.md", "csv", "text"))
    store, seeds, news = make_store(), tmp_path / "seeds", tmp_path / "news"
    news.mkdir()
    (news / "article.txt").write_text(article, encoding="utf-8")
    workflow.ingest(store, reading.inputs([news]), vocabulary)
    with serving(store) as client:
        assert client.get("/v1/quotes").json()["total"] == 1
        assert client.get("/v1/quotes?sector=glass").status_code == 422

    shutil.copytree(ROOT / "seeds", seeds)
    with (seeds / "sectors.csv").open("a", encoding="utf-8") as sectors:
        sectors.write(row)
    enlarged = vocabularies.load(seeds)
    assert prepare(store, enlarged) == 2  # the concept, and the one above it, which shows it
    assert workflow.ingest(store, reading.inputs([news]), enlarged).updated == 1
    with serving(store, seeds=seeds) as client:
        for asked in ("glass", "유리", "isic:2310", "manufacturing"):
            quotes = client.get("/v1/quotes", params={"sector": asked}).json()
            assert quotes["total"] == 1, asked
            assert quotes["items"][0]["sectors"][0]["label"] == "Glass"
