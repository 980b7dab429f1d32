"""Ids: how they are minted, and the numbers by which records of one day keep the order of their ids."""

import re
from base64 import b32hexencode
from hashlib import sha256

from anyascii import anyascii

MAX_LENGTH = 80
_SHORT = 40  # bits of a source id that fit beside a quote's order in one 63-bit number
_APOSTROPHE, _NO_SLUG = re.compile(r"['’ʼ`]"), re.compile(r"[^a-z0-9]+")
_SLUG_ORDER = {character: rank for rank, character in enumerate("-0123456789abcdefghijklmnopqrstuvwxyz", start=1)}
_SLUG_DIGITS = 12  # 38**12 < 2**63


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits, hyphens, at most 80 characters; other scripts are romanised. May be empty."""
    plain = _APOSTROPHE.sub("", anyascii(text)).lower()
    return _NO_SLUG.sub("-", plain).strip("-")[:MAX_LENGTH].strip("-")


def token(*parts: str) -> str:
    """80 bits of the SHA-256 of the parts, as 16 characters of base 32 whose ASCII order is that of the bits."""
    digest = sha256("\x1f".join(parts).encode()).digest()[:10]
    return b32hexencode(digest).decode().lower()


def source_id(url: str | None, text: str) -> str:
    """`src-` and a token of the canonical URL if there is one, else of the first version's text."""
    return f"src-{token('url', canonical_url(url)) if url else token('text', text)}"


def canonical_url(url: str) -> str:
    """The URL without its fragment, scheme and host in lower case, so that one page has one id."""
    scheme, _, rest = url.partition("#")[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"


def quote_id(source: str, kind: str, words: str, occurrence: int) -> str:
    """`q-` and a token of (source id, kind, exact words, occurrence): the quote keeps it when it moves."""
    return f"q-{token(source, kind, words, str(occurrence))}"


def event_slug(known_date: str | None, name: str) -> str:
    """The known part of the date and the name, such as `2024-05-14-lisbon-ports-forum`, `undated-…`."""
    return f"{known_date or 'undated'}-{slug(name) or 'event'}"[:MAX_LENGTH].strip("-")


def known_part(edtf: str | None, earliest: str | None, latest: str | None) -> str | None:
    """The part of a date that is certain: a day, month or year; None where not even the year is."""
    if edtf is None or earliest is None or latest is None:
        return None
    for length in (10, 7, 4):
        if earliest[:length] == latest[:length]:
            return earliest[:length]
    return None


def with_suffix(base: str, suffix: str) -> str:
    """The id of a second holder of a slug: the slug and a suffix from its first source's id, never a counter."""
    return f"{base[: MAX_LENGTH - len(suffix) - 1].rstrip('-')}-{suffix}"


def quote_order(source: str, order: int) -> int:
    """A number that orders quotes by source id (its first 40 bits), then by their order in the source."""
    return int(source.removeprefix("src-")[: _SHORT // 5], 32) << 20 | min(order, 2**20 - 1)


def slug_order(slug_: str) -> int:
    """A number that orders slugs as their first 12 characters do."""
    number = 0
    for character in slug_[:_SLUG_DIGITS].ljust(_SLUG_DIGITS, "\0"):
        number = number * 38 + _SLUG_ORDER.get(character, 0)
    return number
