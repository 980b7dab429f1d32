"""What a chain of capitalised words names: a person with a title in front, a body, a country, or none of these."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.extraction.chains import Chain
from app.extraction.compounds import countries_in, goes_on
from app.extraction.english import bodies, people, titles
from app.extraction.english.small_words import NUMBERS
from app.extraction.family_names import CHINESE_GIVEN
from app.extraction.fields import field_end
from app.extraction.lexicon import Lexicon
from app.extraction.lone_words import Kind, alone, is_acronym, is_silent
from app.extraction.small_names import is_calendar, is_name, is_small

GIVEN = people.MALE | people.FEMALE
_NO_NAMES = bodies.NOT_A_PERSON - GIVEN
SUFFIX_WORDS = frozenset({"Jr", "Sr", "Jr.", "Sr.", "II", "III", "IV"})
DELEGATE = "Del."  # without its full stop a particle: Guillermo Del Toro
_MAX_NAME = 5
_PAIR = 2
_SHORTEST_PARTICIPLE = 6
"""Letters: Ding, Xing and Ying are surnames."""
_BEFORE_PLACES = frozenset({"St.", "Ste.", "Mt.", "Ft."})
_OPENING_PLACES = frozenset({"San", "Santa", "Las", "Los", "Fort"})


class Named(NamedTuple):
    """A named stretch: `start` to `end` bound the name alone, `title_start` the title in front of it.

    `surname` is a person named by one word and a title; `single` is one capitalised word of which the chain alone
    does not tell what it names; `title` is an office without a name ("the Foreign Minister"). `name` are the words
    with blanks between.
    """

    start: int
    end: int
    kind: Kind
    words: tuple[str, ...]
    name: str
    title_start: int = -1
    code: str | None = None


def names_of(text: str, chain: Chain, lexicon: Lexicon) -> Iterable[Named]:
    """What the chain names, in order. Seven chains in ten are one word, which most often tells all by itself."""
    if len(chain.words) > 1:
        return _in_chain(text, chain, lexicon)
    word = chain.words[0]
    if is_silent(word) or (is_small(word) and not is_name(text, chain, 0)):
        return ()
    return _one_word(chain, 0, lexicon)


def _in_chain(text: str, chain: Chain, lexicon: Lexicon) -> Iterator[Named]:
    first, count = 0, len(chain.words)
    while first < count and is_small(chain.words[first]) and not is_name(text, chain, first):
        first += 1
    if first < count and chain.words[first] in bodies.FIELDS and (found := field_end(text, chain, first, lexicon)):
        yield from _behind_field(chain, first, *found, lexicon)
        return
    start = first
    for place in range(first, count + 1):
        small = first < place < count and is_small(chain.words[place]) and not is_name(text, chain, place)
        if place == count or is_calendar(text, chain, place, first) or small:
            if place > start:
                yield from _named(chain, start, place, lexicon)
            start = place + 1


def _behind_field(chain: Chain, first: int, cut: int, office: int, lexicon: Lexicon) -> Iterator[Named]:
    """The name behind "Secretary of State", of which the chain begins with "State"; `office` is where that starts."""
    yield from _inside(chain, first, cut, lexicon)
    yield _make(chain, first, cut, "other")
    if cut + 1 == len(chain.words):
        yield _make(chain, cut, cut + 1, "surname")._replace(title_start=office)
    else:
        yield from _named(chain, cut, len(chain.words), lexicon)


def _named(chain: Chain, start: int, end: int, lexicon: Lexicon) -> Iterator[Named]:
    if end - start == 1:
        yield from _one_word(chain, start, lexicon)
        return
    if end - start > _PAIR and chain.words[end - 1].replace(".", "") in titles.BEHIND_NAMES:
        for name in _named(chain, start, end - 1, lexicon):
            yield name._replace(end=chain.end_of(end - 1)) if name.end == chain.end_of(end - 2) else name
        return
    whole = _known(chain, start, end, lexicon)
    if whole:
        yield whole
        return
    head = _last_head(chain, start, end, lexicon)
    if head is not None and head < end - 1:
        yield from _titled(chain, start, head, end, lexicon)
    elif _is_body(chain.words[start:end]):
        yield from _inside(chain, start, end - 1, lexicon)
        yield _make(chain, start, end, "organization")
    elif head is not None and not _may_be_surname(chain, start, end):
        yield from _inside(chain, start, head, lexicon)
        yield _make(chain, start, end, "title")
    else:
        yield from _untitled(chain, start, end, lexicon)


def _make(chain: Chain, start: int, end: int, kind: Kind, code: str | None = None) -> Named:
    words = chain.words[start:end]
    return Named(chain.starts[start], chain.end_of(end - 1), kind, words, " ".join(words), code=code)


def _known(chain: Chain, start: int, end: int, lexicon: Lexicon) -> Named | None:
    """A stretch that the gazetteer has, as a whole."""
    known = lexicon.names.get(chain.words[start] if end - start == 1 else " ".join(chain.words[start:end]))
    return _make(chain, start, end, *known) if known else None


def _one_word(chain: Chain, place: int, lexicon: Lexicon) -> Iterable[Named]:
    words, kind, code = alone(chain.words[place], lexicon)
    start = chain.starts[place]
    named = Named(start, start + len(words[0]), kind, words, words[0], code=code)
    if kind != "single" or "-" not in words[0]:
        return (named,)
    if words[0].rpartition("-")[2] in bodies.COMPOUNDS:
        return _inside(chain, place, place + 1, lexicon)
    if words[0].partition("-")[0] in lexicon.countries:
        return (*_inside(chain, place, place + 1, lexicon), named._replace(kind="other"))
    return (named,)


def _is_body(words: tuple[str, ...]) -> bool:
    last = words[-1]
    if last in bodies.HEADS:
        return not (words[0] in GIVEN and len(words) == _PAIR and last in bodies.ALSO_SURNAMES)
    return len(words) > 1 and is_acronym(last) and words[0] not in GIVEN and last not in SUFFIX_WORDS


def _last_head(chain: Chain, start: int, end: int, lexicon: Lexicon) -> int | None:
    """The last word that is the noun of a title; in "Stephen King", "Mr. King" and "Dean Foster" it is none."""
    for place in range(end - 1, start - 1, -1):
        word = chain.words[place]
        bare = word.rstrip(".").lower().removeprefix("then-").removeprefix("ex-")
        bare = bare.removesuffix("-elect").removesuffix("-designate")
        is_head = bare in lexicon.heads or word == DELEGATE
        if not is_head and not (bare.endswith("s") and bare[:-1] in lexicon.heads):
            continue
        before = chain.words[place - 1] if place > start else ""
        named = bare in titles.NAME_TITLES and (
            before in GIVEN
            or (before.endswith(".") and before.isupper())
            or (place == end - 1 and _is_behind_title(chain, start, place - 1, lexicon))
        )
        if named or before.rstrip(".").lower() in titles.ADDRESS or word in SUFFIX_WORDS:
            continue
        if word in GIVEN and place == start and end - start == _PAIR:
            continue
        return place
    return None


def _is_behind_title(chain: Chain, start: int, given: int, lexicon: Lexicon) -> bool:
    """Whether a title stands before two words of which the first belongs to none: "Deputy Mayor Imre King"."""
    bare = [word.rstrip(".").lower() for word in chain.words[start : given + 1]]
    if given <= start or chain.words[given] in bodies.NOT_A_PERSON or chain.words[given] in lexicon.countries:
        return False
    unknown = bare[-1] not in lexicon.heads and bare[-1] not in lexicon.modifiers
    return unknown and any(word in lexicon.heads for word in bare[:-1])


def _may_be_surname(chain: Chain, start: int, end: int) -> bool:
    return chain.words[start] in GIVEN and end - start <= _PAIR + 1


def _titled(chain: Chain, start: int, head: int, end: int, lexicon: Lexicon) -> Iterator[Named]:
    """A name behind a title, and what the title itself names: the "US" of "US President Rui Costa"."""
    words = chain.words[head + 1 : end]
    first = _title_start(chain, start, head, lexicon)
    if first > start:
        yield from _named(chain, start, first, lexicon)
    yield from _inside(chain, first, head, lexicon)
    address = chain.words[head].rstrip(".").lower() in titles.ADDRESS
    ordinary = len(words) == 1 and words[0] in _NO_NAMES
    if not (address and len(words) == 1) and (ordinary or _is_body(words)):
        yield _make(chain, first, end, "organization" if words[-1] in bodies.HEADS else "other")
        return
    known = _known(chain, head + 1, end, lexicon)
    if known and known.kind != "person":
        yield known
        return
    if sum(word[:1].isupper() for word in words) > _MAX_NAME:
        return
    kind: Kind = "person" if len(words) > 1 else "surname"
    named = _make(chain, head + 1, end, kind)
    yield named._replace(title_start=chain.starts[first])


def _title_start(chain: Chain, start: int, head: int, lexicon: Lexicon) -> int:
    """Where a title begins: at a given name before it the name of somebody else ends ("Rui Costa President …")."""
    first = head
    while first > start and (chain.words[first - 1] not in GIVEN or chain.words[first - 1] in lexicon.nouns):
        first -= 1
    return first


def _inside(chain: Chain, start: int, end: int, lexicon: Lexicon) -> Iterator[Named]:
    """Countries and known bodies inside a title or the name of a body, the longest first."""
    place = start
    while place < end:
        for stop in range(min(end, place + 4), place, -1):
            known = _known(chain, place, stop, lexicon)
            if known and not goes_on(chain, place, stop, end, lexicon.countries):
                yield known
                place = stop
                break
        else:
            found = countries_in(chain, place, (start, end), lexicon.countries) if "-" in chain.words[place] else []
            yield from (Named(at.start, at.end, "country", at.words, " ".join(at.words), code=at.code) for at in found)
            place += 1
            while found and place < end and chain.starts[place] < found[-1].end:
                place += 1


def _untitled(chain: Chain, start: int, end: int, lexicon: Lexicon) -> Iterator[Named]:
    """Two words or more without a title: a person, unless a word says otherwise; a country in front is cut off."""
    while end - start > 1 and (
        known := next(
            (found for stop in (start + 2, start + 1) if stop < end and (found := _known(chain, start, stop, lexicon))),
            None,
        )
    ):
        cut = start + len(known.words)
        if known.kind not in {"country", "organization"} or chain.words[start] in GIVEN:
            break
        if goes_on(chain, start, cut, end, lexicon.countries):
            yield from _inside(chain, start, end, lexicon)
            yield _make(chain, start, end, "other")
            return
        yield known
        start = cut
    if end - start == 1:
        yield _known(chain, start, end, lexicon) or _make(chain, start, end, "single")
        return
    if not is_personal(chain.words[start:end]):
        given = next((at for at in range(start + 1, end - 1) if chain.words[at] in GIVEN), end)
        if given == end or not is_personal(chain.words[given:end]) or chain.words[start] in GIVEN:
            yield from _inside(chain, start, end, lexicon)
            yield _make(chain, start, end, "other")
            return
        yield from _named(chain, start, given, lexicon)
        start = given
    yield _make(chain, start, end, "person")


def _is_ordinary(word: str) -> bool:
    """Whether the first word of a chain is a participle or a number, as in a headline: "Electing Berg"."""
    low = word.lower()
    participle = low.endswith("ing") and len(low) >= _SHORTEST_PARTICIPLE
    return low in NUMBERS or (participle and not CHINESE_GIVEN.match(word))


def _is_no_name(word: str) -> bool:
    return word in bodies.NOT_A_PERSON or (is_acronym(word) and len(word) > _PAIR)


def is_personal(words: tuple[str, ...]) -> bool:
    """Whether two words or more can be the name of a person."""
    if len(words) > _MAX_NAME + 1 or not any(len(word.rstrip(".")) > 1 for word in words[1:]):
        return False
    if words[0] in _OPENING_PLACES or (words[0] in _BEFORE_PLACES and len(words) == _PAIR):
        return False  # San Vetipol, St. Anselm’s College
    if words[0] in GIVEN:
        odd = [word for word in words[1:] if word in bodies.NOT_A_PERSON]
        return not odd or (odd == [words[-1]] and words[-1] in bodies.ALSO_SURNAMES)
    core = words[:-1] if words[-1] in SUFFIX_WORDS else words
    if _is_ordinary(words[0]) or any(_is_no_name(word) for word in core):
        return False
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return not any(part in bodies.COMPOUNDS or (part.isupper() and len(part) > 1) for part in parts)
