"""The headers of the house, which every answer has, and what a request's own headers say."""

Headers = list[tuple[bytes, bytes]]
Facts = dict[bytes, bytes]

EXPOSED = b"ETag, Link, Content-Disposition, Retry-After, Verbale-Seq, Verbale-Left-Out, X-Request-ID"
FOR_ANY_ORIGIN = (b"access-control-allow-origin", b"*")
SAFE = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),  # an open API: any page may read it
)
READABLE = (*SAFE, FOR_ANY_ORIGIN, (b"access-control-expose-headers", EXPOSED))
"""CORS is constant (`*` for all, no credentials), so that caches need no `Vary: Origin`."""


def dressed(told: Facts, house: tuple[tuple[bytes, bytes], ...] = READABLE) -> Headers:
    """An answer's own headers, and those of the house that it does not have otherwise."""
    return [*told.items(), *[pair for pair in house if pair[0] not in told]]


def facts_of(headers: Headers) -> Facts:
    """What a request's headers say; the values of one that is repeated are one list (RFC 9110, 5.3)."""
    facts = dict(headers)
    if len(facts) < len(headers):
        facts.clear()
        for name, value in headers:
            facts[name] = facts[name] + b", " + value if name in facts else value
    return facts
