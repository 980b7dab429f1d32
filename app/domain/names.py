"""Names of people and organizations: their parts, their order, and the keys by which two spellings are the same."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from app.domain.korean_surnames import spellings

_NOT_WORD = re.compile(r"[^\w]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "dame", "hon", "he", "amb", "gen", "sen", "rep"})
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """What is folded of a word or a name, of which there are not too many to be kept."""
    return folded(text)


def folded(text: str) -> str:
    """Case, accents, width and apostrophes folded; the script is kept, so that a Cyrillic А is never a Latin A."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).casefold()


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """The key under which spellings of one name meet: folded, without blanks, hyphens and full stops.

    `Kim Ji-ho`, `KIM JI HO` and `Kim Jiho` share one; NFC and NFD forms do; other scripts do not.
    """
    return _NOT_WORD.sub("", fold(name)).replace("_", "")


def name_keys(name: str, family_name: str | None = None, given_name: str | None = None) -> tuple[str, ...]:
    """Every key under which a full name may be asked for: as written, family name first and last, and romanised."""
    orders = [name]
    if family_name and given_name:
        orders += [f"{family_name} {given_name}", f"{given_name} {family_name}"]
    keys = dict.fromkeys(match_key(order) for order in orders)
    keys.update(dict.fromkeys(match_key(anyascii(order)) for order in orders))
    return tuple(key for key in keys if key)


def query_keys(asked: str) -> tuple[str, ...]:
    """The keys to look an asked name up by: in its own script, then romanised."""
    return tuple(dict.fromkeys(key for key in (match_key(asked), match_key(anyascii(asked))) if key))


def family_keys(family_name: str) -> tuple[str, ...]:
    """The keys of a family name; a Korean one in hangul is also spelled as people do, so that 김 asks for Kim."""
    return tuple(dict.fromkeys((*query_keys(family_name), *spellings(match_key(family_name)))))


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without honorifics and suffixes; a hyphenated given name stays one word."""
    words = [word.strip(".,'\"“”‘’()") for word in fold(name).split()]
    return tuple(w for w in words if w and w.rstrip(".") not in _SUFFIXES and w.rstrip(".") not in _HONORIFICS)


def is_full(name: str) -> bool:
    """Whether a name tells a person from others of the family: two words, or three East Asian characters."""
    if _EAST_ASIAN.search(name):
        return len(match_key(name)) >= 3  # noqa: PLR2004 - 김지호; 김 and 김씨 are not full
    return len(tokens(name)) > 1


def sort_name(name: str, family_name: str | None, given_name: str | None) -> str:
    """The name as a register would list it: family name first, `Kim, Ji-ho`."""
    return f"{family_name}, {given_name}" if family_name and given_name else name


def scripts(name: str) -> frozenset[str]:
    """The scripts of a name's letters by the first word of their Unicode names, such as LATIN, CYRILLIC, HANGUL."""
    return frozenset(unicodedata.name(c, "UNKNOWN").split(" ")[0] for c in name if c.isalpha())


def skeleton(name: str) -> str:
    """The key of what a name looks like: names with one skeleton and different match keys are confusable (UTS 39)."""
    return match_key(anyascii(name))
