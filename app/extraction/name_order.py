"""Family and given name of a full name, in the order in which each people writes them."""

from app.extraction.english import people
from app.extraction.family_names import (
    CHINESE,
    CHINESE_GIVEN,
    HUNGARIAN,
    JAPANESE,
    KOREAN,
    KOREAN_GIVEN,
    VIETNAMESE,
)
from app.extraction.naming import GIVEN, SUFFIX_WORDS

_EITHER_ORDER = JAPANESE | HUNGARIAN
_PAIR = 2


def split(words: tuple[str, ...]) -> tuple[str, str]:
    """Family and given name; the family name first where a people writes it so."""
    core = words[:-1] if words[-1] in SUFFIX_WORDS and len(words) > _PAIR else words
    if _is_surname_first(core):
        return core[0], " ".join(core[1:])
    inner = range(1, len(core) - 1)
    first = next((at for at in inner if core[at].lower() in people.PARTICLES or core[at] == "St."), len(core) - 1)
    return " ".join(core[first:]), " ".join(core[:first])


def _is_surname_first(words: tuple[str, ...]) -> bool:
    if not _PAIR <= len(words) <= _PAIR + 2:
        return False
    family, given = words[0], " ".join(words[1:])
    western = words[1] in GIVEN
    if family in KOREAN and KOREAN_GIVEN.match(given) and (len(words) > _PAIR or "-" in given or not western):
        return not (len(words) == _PAIR and family in GIVEN and "-" not in given and given not in KOREAN)
    if family in CHINESE and CHINESE_GIVEN.match(given) and not western:
        return True
    if family in VIETNAMESE and len(words) > _PAIR and not western:
        return True
    return family in _EITHER_ORDER and words[-1] not in _EITHER_ORDER and family not in GIVEN
