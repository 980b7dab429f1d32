"""Whether two names mean the same person, as far as names alone can tell."""

import re
import unicodedata

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FAMILY_FIRST = re.compile(r"[A-Z]\w+ [A-Z][a-z]+-[a-z]+")  # a hyphenated second word is a given name: Han Mi-rae
_FAMILY_FIRST_WORDS = 2


def same_last(found: str | None, right: str | None) -> bool:
    """Whether both have the same family name."""
    one, other = _family(found), _family(right)
    return bool(one) and one == other


def same_full(found: str | None, right: str | None) -> bool:
    """Whether both have the same family name and, where the right one has more, the same first name.

    A right name of one word asks for no first name. A first name may stand second ("J. Ana Silva").
    """
    if not found or not right or not same_last(found, right):
        return False
    one, other = _words(found), _words(right)
    if _is_family_first(right):
        return one == other
    if len(other) < _FAMILY_FIRST_WORDS:
        return True
    if len(one) < _FAMILY_FIRST_WORDS:
        return False
    return one[0] == other[0] or one[0] in other or other[0] in one


def _family(name: str | None) -> str:
    """The last word of a name; the first where the family name stands first."""
    words = _words(name or "")
    if not words:
        return ""
    first = name is not None and len(words) == _FAMILY_FIRST_WORDS and _is_family_first(name)
    return words[0] if first else words[-1]


def _is_family_first(name: str) -> bool:
    return _FAMILY_FIRST.fullmatch(name.strip()) is not None


def _words(name: str) -> list[str]:
    """The words of a name without accents, points, possessive endings and suffixes, in small letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = [word.strip('.,;:()"“”').lower() for word in plain.replace("’", "'").split()]
    words = [word.removesuffix("'s") for word in words]
    return [word for word in words if word and word not in _SUFFIXES]
