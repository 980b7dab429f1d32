"""The words of a quote as the numbers by which reports of one utterance are told: four bytes a word."""

import struct
from functools import lru_cache
from zlib import crc32

from app.domain.utterances import Wording, is_telling
from app.domain.words import keys


def packed(text: str) -> bytes | None:
    """The words of a text as numbers; None where they are too few to know an utterance by."""
    words = keys(text)
    return struct.pack(f"<{len(words)}I", *map(_number, words)) if is_telling(words) else None


def read(words: bytes) -> Wording:
    """The numbers of packed words, to be held against others."""
    return Wording(struct.unpack(f"<{len(words) // 4}I", words))


@lru_cache(maxsize=131072)
def _number(word: str) -> int:
    """32 bits for a word: two words in a thousand million share one, which may at worst group two quotes."""
    return crc32(word.encode())
