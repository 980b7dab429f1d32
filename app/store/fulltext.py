"""The one place where search differs between dialects: words for the index, matches of a query, escaping.

SQLite's own tokenizers miss 조선업 in 조선업을 (unicode61) and 한국 (trigram), so words are folded and stemmed here,
and scripts written without blanks between words, hangul with its particles among them, are indexed as pairs.
"""

import re
from functools import lru_cache

import snowballstemmer

from app.domain.names import fold

_WORD = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\W_]+")
_POSSESSIVE = re.compile(r"'s\b")
_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MIXED = re.compile(r"([\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)")
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

    Words between quotation marks are one term, and so are the pairs of a word that is indexed as pairs.
    """
    phrases = (" ".join(_terms(phrase)) for phrase in _PHRASE.findall(asked))
    return tuple(dict.fromkeys(filter(None, [*phrases, *_terms(_PHRASE.sub(" ", asked))])))


def _terms(text: str) -> list[str]:
    """The terms of a text in their order; a word that is indexed as pairs is one, with blanks between its pairs."""
    terms: list[str] = []
    for found in _WORD.findall(_POSSESSIVE.sub("", fold(text))):
        for piece in _MIXED.split(found):
            if not piece:
                continue
            if not _UNSPACED.match(piece):
                terms.append(_stem(piece))
            elif len(piece) == 1:
                terms.append(piece)
            else:
                terms.append(" ".join(piece[at : at + 2] for at in range(len(piece) - 1)))
    return terms


def match_expression(terms: tuple[str, ...]) -> str:
    """An FTS5 expression that asks for all the terms; each is a quoted string, so that nothing in it is syntax."""
    return " ".join('"' + term.replace('"', "") + '"' for term in terms)
