"""The catalogue of problems: one row a type, for the answers, their documentation and their pages."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A documented kind of problem; `remedy` tells the caller what to do."""

    slug: str
    status: int
    title: str
    meaning: str
    remedy: str


_ROWS = (
    ProblemType(
        "validation", 422, "Something in the request means nothing here",
        "A parameter is unknown, is given in a form that cannot be read, or contradicts another.",
        "Look at errors: each names its parameter or place in the body, says why, and lists what is allowed.",
    ),
    ProblemType(
        "invalid-document", 422, "The document cannot be taken in",
        "A document that was sent is incomplete, contradicts itself or does not match its own text.",
        "Look at errors: the pointer leads to the place. Mend it and send the document again.",
    ),
    ProblemType(
        "unknown", 422, "No record has this name",
        "A name or id was given that fits no record of its kind. A typing error is never resolved silently.",
        "Take one of the suggestions by its id, or look the name up in the list of that kind.",
    ),
    ProblemType(
        "ambiguous", 409, "The name fits several records",
        "A name was given that more than one record bears, and an answer about all of them would mislead.",
        "Choose one of the candidates and ask again with its id.",
    ),
    ProblemType(
        "bad-cursor", 400, "The cursor does not belong to this list",
        "A cursor is bound to the list, filters and order it was made for; this one was changed or moved.",
        "Follow next, or the Link header, of a page as it is, or start again without a cursor.",
    ),
    ProblemType(
        "malformed-json", 400, "The body is not JSON",
        "The body is empty, is not UTF-8, or does not follow RFC 8259.",
        "Send one JSON value in UTF-8 without a byte order mark.",
    ),
    ProblemType(
        "bad-request", 400, "The request cannot be read",
        "The request breaks a rule of HTTP.",
        "Read the detail and ask again.",
    ),
    ProblemType(
        "bad-host", 400, "The Host header is not one of ours",
        "The request names a host that this server does not answer for, or names none, or more than one.",
        "Use the address that the operator has published.",
    ),
    ProblemType(
        "not-found", 404, "There is no such record or path",
        "Nothing is kept under this address.",
        "Check the id; lists and searches give the ids that exist.",
    ),
    ProblemType(
        "withdrawn", 410, "The record has been withdrawn",
        "The record was published here and was withdrawn. Its id is never given to another.",
        "Take it out of what you keep.",
    ),
    ProblemType(
        "method-not-allowed", 405, "This path does not take this method",
        "The path exists, and the method is not among those it takes.",
        "Use one of the methods in the Allow header.",
    ),
    ProblemType(
        "not-acceptable", 406, "It does not exist in the format asked for",
        "The resource exists, and in none of the formats that the suffix or the Accept header asks for.",
        "Take one of those listed, or leave suffix and Accept out for JSON.",
    ),
    ProblemType(
        "too-large", 413, "The body is too large",
        "The body has more bytes than one request may bring.",
        "Send less at a time; large loads are for the command line: verbale ingest.",
    ),
    ProblemType(
        "uri-too-long", 414, "The address is too long",
        "Path and query together have more bytes than are read.",
        "Use fewer repeated values, or several requests.",
    ),
    ProblemType(
        "unsupported-media-type", 415, "The body is of a type that is not taken here",
        "The Content-Type or Content-Encoding is not one that this operation reads.",
        "Send the body uncompressed in one of the media types that the documentation names.",
    ),
    ProblemType(
        "query-timeout", 503, "The question took too long",
        "The question was stopped at its deadline, so that it cannot hold up the others.",
        "Narrow it: a person, an event, a sector or a shorter span of dates beside the words searched for.",
    ),
    ProblemType(
        "busy", 503, "The store is busy",
        "Another process is writing and did not finish in time.",
        "Wait as long as Retry-After says, then send the same request again.",
    ),
    ProblemType(
        "unavailable", 503, "The store cannot answer now",
        "The database is not ready.",
        "Try again later; /readyz says when it is.",
    ),
    ProblemType(
        "schema-mismatch", 503, "The database is of another version",
        "The database was made by an older or a newer version of Verbale.",
        "The operator has to run verbale migrate, or the version that made the database.",
    ),
    ProblemType(
        "storage-corrupt", 503, "The database is damaged",
        "What was read from the database does not agree with itself, and is not served.",
        "The operator has to restore a backup.",
    ),
    ProblemType(
        "storage-full", 507, "There is no room left",
        "The disk is full; nothing of the request was stored.",
        "The operator has to make room; reading goes on.",
    ),
    ProblemType(
        "not-implemented", 501, "There is no such form of it",
        "An answer was asked for in a form that its standard knows and this service does not have.",
        "Ask for one of those that the detail names.",
    ),
    ProblemType(
        "internal", 500, "A fault of ours",
        "Something broke that should not have. The cause is in our logs, not in this answer.",
        "Report it with the request_id.",
    ),
)  # fmt: skip

PROBLEM_TYPES = {row.slug: row for row in _ROWS}
FAMILIES = ("unknown", "ambiguous")
IDENTITIES = (
    "person", "organization", "country", "office", "sector", "topic", "subject", "event-kind", "event", "source",
    "mention",
)  # fmt: skip
"""What a name may be asked of: the members of both families."""
_MEMBER = re.compile(r"(unknown|ambiguous)-([a-z][a-z-]{0,39})\Z")


def problem_type(slug: str) -> ProblemType | None:
    """Give the row of a slug; `unknown-person` and its like are members of a family."""
    if slug in FAMILIES:
        return None
    if member := _MEMBER.match(slug):
        family, kind = member.groups()
        return replace(PROBLEM_TYPES[family], slug=slug, title=_family_title(family, kind.replace("-", " ")))
    return PROBLEM_TYPES.get(slug)


def all_slugs() -> list[str]:
    """The slugs of all problems, each family by its members."""
    alone = [slug for slug in PROBLEM_TYPES if slug not in FAMILIES]
    return [*alone, *(f"{family}-{kind}" for family in FAMILIES for kind in IDENTITIES)]


def _family_title(family: str, kind: str) -> str:
    return f"No {kind} has this name" if family == "unknown" else f"The name fits more than one {kind}"
