"""Documents read on several cores are those read on one: the same records, refusals, order and places."""

import pickle
from pathlib import Path

import pytest

from app import reading
from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.extraction.sources.documents import Given
from tests.corpus import SEEDS, event, person, quote, record


def _folder(folder: Path) -> list[reading.Input | reading.Rejected]:
    """Records and articles, whole and wrong, some files of several pieces."""
    ana = person("Ana Silva", country="PT")
    lines = [record(quote(f"Word {number} of many", ana), persons=[ana], event=event("Forum", date="2025-11-20"),
                    url=f"https://example.org/{number}").model_dump_json() for number in range(40)]  # fmt: skip
    lines[3], lines[20], lines[39] = "{", "", '{"source": {}}'
    (folder / "a.ndjson").write_text("\n".join(lines), "utf-8")
    (folder / "b.txt").write_text("“We agreed to open the ports,” Ana Silva said on Thursday.\n", "utf-8")
    (folder / "c.json").write_text('{"source": 1}', "utf-8")
    (folder / "d.md").write_bytes(b"\xff\xfe")
    (folder / "empty.jsonl").write_text("\n\n", "utf-8")
    return list(reading.inputs([folder, folder / "gone.txt", folder / "empty.jsonl", *SEEDS.glob("*.txt")]))


def _read(sources: list[reading.Input | reading.Rejected], vocabulary: Vocabulary, cores: int) -> list[object]:
    with reading.reading(vocabulary, Given(published="2025-11-21"), cores, Record.model_dump) as read:
        return list(read(sources))


@pytest.mark.parametrize("size", [1, 700, 128 * 1024])
def test_several_cores_read_what_one_reads(
    tmp_path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    sources = _folder(tmp_path)
    alone = _read(sources, vocabulary, 1)
    monkeypatch.setattr(reading, "_PIECE", size)
    assert _read(sources, vocabulary, 3) == alone
    refused = [(Path(one.file).name, one.line, one.code) for one in alone if isinstance(one, reading.Rejected)]
    assert refused == [
        ("a.ndjson", 4, "E_JSON"), ("a.ndjson", 40, "E_RECORD"), ("c.json", None, "E_RECORD"),
        ("d.md", None, "E_UTF8"), ("empty.jsonl", None, "E_EMPTY"), ("gone.txt", None, "E_GONE"),
    ]  # fmt: skip
    assert len(alone) >= 37 + 1 + len(refused)


def test_a_record_that_comes_from_another_process_is_as_it_was_validated() -> None:
    ana = person("Ana Silva", country="PT")
    made = record(quote("Some words", ana), persons=[ana], event=event("Forum", date="2025-11-20"))
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert again.model_dump_json(exclude_unset=True) == made.model_dump_json(exclude_unset=True)
    assert type(again.quotes[0].parts[0]) is type(made.quotes[0].parts[0])
