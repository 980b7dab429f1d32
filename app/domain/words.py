"""The words of a text as they are compared: case, accents, apostrophes and marks folded, the text itself kept."""

import re
from dataclasses import dataclass

from app.domain.names import fold

_ASCII = r"[A-Za-z0-9]++"  # by far the most, and read at twice the speed of the rest
_LETTER = r"[^\W_\u2e80-\u30ff\u31c0-\u9fff\uf900-\ufaff]"  # not of the scripts that put no blank between words
_MARK = r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u109f\u1700-\u17ff]"
_WORD = re.compile(
    rf"(?:{_ASCII}|{_LETTER})(?:{_ASCII}|['’ʼ](?={_LETTER})|{_LETTER}|{_MARK})*"  # korea's is one, supply-chain two
    r"|[\u2e80-\u30ff\u31c0-\u9fff\uf900-\ufaff](?<=\w)"  # of Chinese and Japanese each character is one
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word under the key by which it is compared, with the marks and blanks behind it as they stand."""

    key: str
    text: str


def keys(text: str) -> list[str]:
    """The words of a text in order, each folded. `The Sea’s` and `“the sea's” …` have the same."""
    return [fold(word) for word in _WORD.findall(text)]


def pieces(text: str) -> list[Piece]:
    """A text cut before each word but the first; put together the pieces are the text again.

    A text of marks alone is one piece whose key is empty.
    """
    found = list(_WORD.finditer(text))
    starts = [0, *(match.start() for match in found[1:]), len(text)]
    named = [fold(match[0]) for match in found] or [""]
    return [Piece(key, text[start:end]) for key, start, end in zip(named, starts, starts[1:], strict=False) if end]
