"""How fast extraction reads: MB of text a second for each step and for the whole, on one core.

    python benchmarks/extraction.py                   # generated news and hostile texts
    python benchmarks/extraction.py FOLDER            # the .txt files of a folder instead of generated news
    python benchmarks/extraction.py --hostile 1000000 # hostile texts of 1 MB and 2 MB
    python benchmarks/extraction.py --memory 10000000 # how much memory one document of 10 MB takes, and no times

News is read twice, the first time to warm up, and each step is timed inside a whole run. A hostile text is read at its
length and at twice that: t(2n)/t(n) is 2 where time is linear and 4 where it is quadratic. Memory is the most that was
resident while a document was read, less what was before, with its text already there.
"""

import argparse
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.domain import vocabulary  # noqa: E402 - the script is run by its path
from app.domain.records import SourceRecord  # noqa: E402
from app.extraction import pipeline  # noqa: E402

STEPS = ("segment", "find_quotations", "read_names", "find_statements", "find_dates", "find_event")
SPEAKERS = STEPS[:4]
PUBLISHED = "2025-11-21"
GIVEN = ["Ana", "Olav", "Ida", "Rui", "Marta", "Jan", "Elena", "Peter", "Sofia", "Lars", "Nadia", "Karim"]
FAMILY = ["Duarte", "Lind", "Berg", "Costa", "Ferrini", "Novak", "Petrov", "Haugen", "Moreau", "Tanaka", "Okafor"]
TITLES = ["Foreign Minister", "ambassador", "Prime Minister", "spokeswoman", "Trade Minister", "economist"]
PLACES = ["Lisbon", "Seoul", "Oslo", "Accra", "Santiago", "Warsaw", "Tokyo"]
TOPICS = ["shipbuilding", "the semiconductor industry", "trade talks", "climate policy", "fisheries", "port security"]
SENTENCES = (
    "{title} {first} {last} said on {day} that {topic} would be on the table when both sides meet in {place}.",
    "“We have agreed to work on {topic} together,” {last} told reporters in {place}. “It will take time.”",
    "“That,” {last} said, “is what {place} has been waiting for since {month}.”",
    "The {place} Forum, which was held on {month} {number}, drew officials from {number} countries.",
    "According to {first} {last}, a former {title}, the plan for {topic} is “a turning point” for the region.",
    "Exports rose by {number} percent last year, and companies in {place} expect the second half of 2026 to be better.",
    "The ministry declined to comment. Its officials have met twice this month, most recently at a hotel in {place}.",
    "Few people in {place} remember how the last round ended, though the papers of the time were full of it.",
)


def news(count: int = 120) -> list[str]:
    """Articles of our own making, of about the length and the mixture of a newspaper's."""
    chance = random.Random(1)
    return ["\n\n".join(_paragraph(chance) for _ in range(chance.randint(12, 30))) for _ in range(count)]


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 3)))


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        title=chance.choice(TITLES),
        first=chance.choice(GIVEN),
        last=chance.choice(FAMILY),
        place=chance.choice(PLACES),
        topic=chance.choice(TOPICS),
        day=chance.choice(["Monday", "Tuesday", "Thursday"]),
        month=chance.choice(["October", "March", "June"]),
        number=chance.randint(2, 28),
    )


def _again(text: str) -> Callable[[int], str]:
    return lambda length: (text * (length // len(text) + 1))[:length]


def _drawn(letters: str) -> Callable[[int], str]:
    return lambda length: "".join(random.Random(1).choices(letters, k=length))


def _one_line(length: int) -> str:
    return " ".join(news(length // 3000 + 1)).replace("\n\n", " ")[:length]


def _namesakes(length: int) -> str:
    """Thousands of people who share a given name."""
    endings = (f"{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}" for i in range(length))
    return _until(length, (f"Ana Du{ending} said so. Ana agreed. " for ending in endings))


def _until(length: int, pieces: Iterator[str]) -> str:
    found: list[str] = []
    while length > 0:
        found.append(next(pieces))
        length -= len(found[-1])
    return "".join(found)


HOSTILE: dict[str, Callable[[int], str]] = {
    "marks that never close": _again("“"),
    'quoted "a': _again('"a '),
    "nested marks": _again("“a ‘b “c” d’ e” "),
    "one line of news": _one_line,
    "short paragraphs": _again("He left.\n"),
    "quoted paragraphs": _again("“We go.\n\n"),
    "capitals": _drawn("ABCDEFGHIJKLMNOPQRSTUVWXYZ  "),
    "capitals without blanks": _again("A"),
    "capitalised words": _again("Aa Bb Cc "),
    "digits": _drawn("0123456789"),
    "digits and blanks": _drawn("0123456789  "),
    "dates": _again("Oct. 29, 2017 "),
    "events": _again("held the first Lisbon summit in Seoul, "),
    "verbs of saying": _again("Ida Berg said he said "),
    "titles": _again("foreign minister of the "),
    "ministers": _again("Trade Minister Ida Berg spoke. The minister said it would rain. "),
    "people of one name": _namesakes,
    "the elder": _again("Ida Berg met Olav Berg. The elder Berg agreed. "),
    "labels": _again("PARK: Yes.\nKIM: No.\n"),
    "terms": _again("trade-to-trade in "),
    "hangul": _again("산업의 무역은 "),
    "commas": _again(", "),
    "blanks": lambda length: " " * (length - 1) + "a",
    "line ends": lambda length: "\n" * (length - 1) + "a",
}


def read(text: str, terms: vocabulary.Vocabulary) -> float:
    """Seconds of this process that the extraction of a text takes."""
    source = SourceRecord(text=text, language="en", published=PUBLISHED)
    start = time.process_time()
    pipeline.extract(source, terms)
    return time.process_time() - start


def measure_steps(texts: list[str], terms: vocabulary.Vocabulary) -> None:
    """Prints MB/s for each step and the whole."""
    taken: dict[str, float] = defaultdict(float)
    steps = [name for name in STEPS if hasattr(pipeline, name)]
    for text in texts:
        read(text, terms)
    originals = {name: getattr(pipeline, name) for name in steps}
    for name in steps:
        setattr(pipeline, name, _timed(name, originals[name], taken))
    whole = sum(read(text, terms) for text in texts)
    for name in steps:
        setattr(pipeline, name, originals[name])
    size = sum(len(text.encode()) for text in texts) / 1e6
    taken["record, with sectors and topics"] = whole - sum(taken.values())
    print(f"{len(texts)} texts, {size:.2f} MB\n{'step':36}{'seconds':>9}{'MB/s':>9}")
    for name, seconds in taken.items():
        print(f"{name:36}{seconds:9.3f}{size / seconds:9.2f}")
    speakers = sum(taken[name] for name in SPEAKERS)
    print(f"{'quotations, names and speakers':36}{speakers:9.3f}{size / speakers:9.2f}")
    print(f"{'whole pipeline':36}{whole:9.3f}{size / whole:9.2f}")


def _timed(name: str, step: Callable[..., object], taken: dict[str, float]) -> Callable[..., object]:
    def timed(*given: object, **named: object) -> object:
        start = time.process_time()
        found = step(*given, **named)
        taken[name] += time.process_time() - start
        return found

    return timed


def measure_hostile(length: int, terms: vocabulary.Vocabulary) -> None:
    """Prints seconds for each hostile text and for twice of it, and the peak of memory so far."""
    print(f"\n{'hostile text':28}{'t(n)':>9}{'t(2n)':>9}{'ratio':>7}{'MB/s':>8}{'peak MB':>9}")
    for name, make in HOSTILE.items():
        once, twice = make(length), make(2 * length)
        first, second = read(once, terms), read(twice, terms)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:28}{first:9.3f}{second:9.3f}{second / first:7.2f}{2 * length / second / 1e6:8.2f}{peak:9.0f}")


def measure_memory(length: int, terms: vocabulary.Vocabulary) -> None:
    """Prints MB for a document of one line of marks, and for one of news, with what its record leaves behind."""
    read(news(1)[0], terms)
    print(f"{'document':28}{'quotes':>9}{'peak MB':>9}{'kept MB':>9}")
    for name, make in (("marks that never close", _again("“")), ("news", _long_news)):
        source = SourceRecord(text=make(length), language="en", published=PUBLISHED)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the most so far is what is there now
        before = _resident("VmRSS")
        record = pipeline.extract(source, terms)
        peak, kept = _resident("VmHWM") - before, _resident("VmRSS") - before
        print(f"{name:28}{len(record.quotes):9}{peak:9.0f}{kept:9.0f}")


def _long_news(length: int) -> str:
    return "\n\n".join(news(length // 4000))[:length]


def _resident(field: str) -> float:
    """MB of memory that this process holds (VmRSS), or held at most (VmHWM). On Linux."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{field}:")[2].split()[0]) * 1024 / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of .txt files in UTF-8")
    parser.add_argument("--hostile", type=int, default=100_000, metavar="N", help="letters; 0 for none")
    parser.add_argument("--memory", type=int, metavar="N", help="measure the memory for N letters instead")
    given = parser.parse_args()
    terms = vocabulary.load(ROOT / "seeds")
    if given.memory:
        measure_memory(given.memory, terms)
        return
    measure_steps([path.read_text() for path in sorted(given.folder.glob("*.txt"))] if given.folder else news(), terms)
    if given.hostile:
        measure_hostile(given.hostile, terms)


if __name__ == "__main__":
    main()
