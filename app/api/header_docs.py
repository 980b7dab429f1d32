"""The headers in the OpenAPI document: what each tells, once, and which an answer has."""

from typing import Any

HEADERS = {
    "ETag": ("Send it back as If-None-Match. Of these bytes; a stream has a weak one", '"5f1c9a2e7b3d4a60"'),
    "Link": ("`next` page, `canonical` address with ids for names, `alternate` formats (RFC 8288)",
             '</v1/quotes?cursor=3q2-7wAAAAA>; rel="next", </v1/quotes>; rel="canonical"'),
    "Content-Disposition": ("A name for the file", 'inline; filename="quotes-ana-silva.csv"'),
    "Verbale-Seq": ("The number of the change that the answer reflects; of a stream, of that at its start", "183"),
    "Verbale-Left-Out": ("Of calendars: how many events are left out, their dates being vaguer than a day", "4"),
    "Location": ("Where it stands", "/v1/quotes.atom?person=ana-silva"),
    "Retry-After": ("Seconds to wait, where the store is busy", "2"),
}  # fmt: skip
"""By name, what a header tells and an example of it."""


def told(*names: str) -> dict[str, Any]:
    """Give the `headers` of an answer in `responses=`."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def components() -> dict[str, Any]:
    """Give the headers as components of the document."""
    return {
        name: {"description": description, "schema": {"type": "string", "maxLength": 8000, "examples": [example]}}
        for name, (description, example) in HEADERS.items()
    }
