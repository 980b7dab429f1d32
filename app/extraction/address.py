"""What stands in front of a name: its title as written, the office in it, the gender it tells, whose kin it names."""

from app.extraction.english.people import FEMALE_ADDRESS, KIN, MALE_ADDRESS
from app.extraction.english.titles import ADDRESS, EXPANDED, FORMER, HEADS
from app.extraction.naming import Named

_REACH = 40
_PAIR = 2
_KIN_WITHIN = 3


def written(text: str, name: Named) -> str:
    """The title in front of a name, as it stands in capitals."""
    return text[name.title_start : name.start] if name.title_start >= 0 else ""


def office(text: str, name: Named) -> str | None:
    """The office in front of a name, in small letters or not: "president", and "former president", another's."""
    before = _before(text, name)[-_PAIR:]
    words = [word.rstrip(".") for word in written(text, name).lower().split()]
    if not words and before and before[-1] in HEADS:
        words = before
    if not words or words[-1] in ADDRESS:
        return None
    bare = words[-1].removeprefix("ex-")
    head = EXPANDED.get(bare, bare)
    return f"former {head}" if FORMER & {*words, *before} or bare != words[-1] else head


def is_aside(text: str, name: Named) -> bool:
    """Whether somebody is named by the way: "her husband, the banker Olav Berg", "Olav Berg’s remarks"."""
    return text.startswith(("’s", "'s"), name.end) or bool(KIN & set(_before(text, name)[-_KIN_WITHIN:]))


def gender(address: str) -> str | None:
    """The gender that a title in front of a name tells."""
    for word in reversed(address.lower().replace(".", " ").split()):
        if word in MALE_ADDRESS or (word.endswith("man") and word != "woman" and not word.endswith("woman")):
            return "m"
        if word in FEMALE_ADDRESS or word.endswith("woman"):
            return "f"
    return None


def _before(text: str, name: Named) -> list[str]:
    start = name.title_start if name.title_start >= 0 else name.start
    return text[max(0, start - _REACH) : start].rpartition("\n")[2].lower().replace(",", " ").split()
