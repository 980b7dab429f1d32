"""Where the field of an office ends and a name begins: "Secretary of State Ida Berg", "Minister of Trade Berg"."""

from app.extraction.chains import Chain
from app.extraction.english import bodies, titles
from app.extraction.lexicon import Lexicon

_REACH = 70
_LONGEST = 8
_LINKS = frozenset({"of", "for"})
_GOING_ON = _LINKS | {"the", "and"}


def field_end(text: str, chain: Chain, first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The word of a chain at which the name begins, and where in the text the office in front of it starts.

    None where the chain opens with no field ("State", "Foreign Affairs") of an office that stands before it. A surname
    alone may follow an office of state only: "chief executive of Energy Transfer" names nobody.
    """
    cut = first
    while cut < len(chain.words) and chain.words[cut] in bodies.FIELDS:
        cut += 1
    if cut == first or cut == len(chain.words) or chain.words[cut - 1] not in bodies.FIELD_ENDS:
        return None
    start = chain.starts[first]
    words = text[max(0, start - _REACH) : start].split(" ")[-_LONGEST:-1]
    if not words or words[-1] not in _GOING_ON:
        return None
    for at, word in enumerate(words[:-1]):
        bare = word[len("then-") :] if word.lower().startswith("then-") else word
        head = bare.rstrip(".").lower()
        if words[at + 1] in _LINKS and bare[:1].isupper() and head in lexicon.heads:
            alone = cut + 1 == len(chain.words)
            fits = not alone or (head in titles.OF_STATE and chain.words[cut] not in bodies.NOT_A_PERSON)
            return (cut, start - len(" ".join(words[at:])) - 1) if fits else None
    return None
