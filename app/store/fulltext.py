"""The one place where search differs between dialects: words for the index, matches of a query, escaping.

SQLite's own tokenizers miss 조선업 in 조선업을 (unicode61) and 한국 (trigram), so words are folded and stemmed here,
and scripts written without blanks between words, hangul with its particles among them, are indexed as pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer

from app.domain.names import fold, folded

_WORD = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\W_]+")
_POSSESSIVE = re.compile(r"'s\b")
_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MIXED = re.compile(r"([\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)")
_MARKS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u3099\u309a"  # on letters, if not composed
_VISIBLE = re.compile(rf"((?:[^\W_]++|[{_MARKS}])++)(?:['’ʼ][sS]\b)?")
_PHRASE = re.compile(r'["“”]([^"“”]*)["“”]')
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=131072)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def words(text: str) -> str:
    """The index form of a text: its terms in order with a blank before and after each."""
    found = _terms(text)
    return f" {' '.join(found)} " if found else ""


def query_terms(asked: str) -> tuple[str, ...]:
    """The terms that a record must all have to answer a query; no character of it is an operator. May be empty.

    Words between quotation marks are one term, and so are the pairs of a word that is indexed as pairs. A word of one
    such character (핵) begins a pair wherever it does not end a word: its term ends with an asterisk.
    """
    phrases = (" ".join(_terms(phrase)) for phrase in _PHRASE.findall(asked))
    terms = dict.fromkeys(filter(None, [*phrases, *_terms(_PHRASE.sub(" ", asked))]))
    return tuple(f"{term}*" if len(term) == 1 and _UNSPACED.match(term) else term for term in terms)


def _terms(text: str) -> list[str]:
    """The terms of a text in their order; a word that is indexed as pairs is one, with blanks between its pairs."""
    return [term for word in _WORD.findall(_POSSESSIVE.sub("", folded(text))) for term in _terms_in(word)]


@lru_cache(maxsize=131072)
def _terms_in(word: str) -> tuple[str, ...]:
    """The terms of a folded word, one for each of its pieces."""
    return tuple(" ".join(term for term, _, _ in piece) for piece in _pieces(word))


def _pieces(word: str) -> Iterator[list[tuple[str, int, int]]]:
    """A folded word cut where its script changes: of each piece the terms, and from where to where each stands."""
    at = 0
    for piece in _MIXED.split(word):
        length = len(piece)
        if length and not _UNSPACED.match(piece):
            yield [(_stem(piece), at, at + length)]
        elif length:
            yield [(piece[n : n + 2], at + n, at + min(n + 2, length)) for n in range(max(1, length - 1))]
        at += length


def match_expression(terms: tuple[str, ...]) -> str:
    """An FTS5 expression that asks for all the terms; each is a quoted string, so that nothing in it is syntax."""
    quoted = ('"' + term.removesuffix("*").replace('"', "") + '"' for term in terms)
    return " ".join(one + ("*" if term.endswith("*") else "") for one, term in zip(quoted, terms, strict=True))


def prefix_expression(alternatives: Iterable[Iterable[str]]) -> str:
    """An FTS5 expression that asks for names with a word that begins with one of each alternatives."""
    return " AND ".join(f"({' OR '.join(dict.fromkeys(map(_beginning, words)))})" for words in alternatives)


def _beginning(word: str) -> str:
    """A word's own beginning and that of its stem, which is what the index has: `ministry` is `ministri` there."""
    pieces = [" ".join(term for term, _, _ in piece) for found in _WORD.findall(fold(word)) for piece in _pieces(found)]
    plain = fold(word) if len(pieces) == 1 and " " not in pieces[0] else pieces[-1]
    whole = [f'"{piece}"' for piece in pieces[:-1]]
    ends = dict.fromkeys(f'"{last}"*' for last in (pieces[-1], plain))
    return f"({' AND '.join([*whole, '(' + ' OR '.join(ends) + ')'])})"


def held(term: str) -> str:
    """What the index form of a text holds where it has the term: a term may not begin or end within a word."""
    return f" {term.removesuffix('*')}" if term.endswith("*") else f" {term} "


def found_in(text: str, terms: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Where each term stands in a text as it is written: the first code point, and the one behind the last."""
    places = list(_places(text))
    standing = defaultdict(list)
    for n, (word, _, _) in enumerate(places):
        standing[word].append(n)
    found: dict[str, list[tuple[int, int]]] = {}
    for term in terms:
        *wanted, last = term.removesuffix("*").split(" ")
        begins = term.endswith("*")
        ends = [n for word, ns in standing.items() if word.startswith(last) for n in ns] if begins else standing[last]
        for n in sorted(ends):
            at = n - len(wanted)
            if at >= 0 and (not wanted or [word for word, _, _ in places[at:n]] == wanted):
                found.setdefault(term, []).append((places[at][1], places[at][1] + 1 if begins else places[n][2]))
    return found


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    """Each term of a text's index form with the stretch of the text that it stands for."""
    for match in _VISIBLE.finditer(text):
        start = match.start(1)
        for term, first, last in _terms_of(match[1]):
            yield term, start + first, start + last


@lru_cache(maxsize=65536)
def _terms_of(word: str) -> tuple[tuple[str, int, int], ...]:
    """The terms of a word as it is written. Where letters are not composed, it is not worth telling which is where."""
    folded = fold(word)
    whole = len(folded) != len(word)
    return tuple(
        (term, 0, len(word)) if whole else (term, found.start() + first, found.start() + last)
        for found in _WORD.finditer(folded)
        for piece in _pieces(found[0])
        for term, first, last in piece
    )
