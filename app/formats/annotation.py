"""A quote as a W3C Web Annotation: its target is the stretch of the source, its body who spoke there and about what.

Its context stands in it, with the terms of http://www.w3.org/ns/anno.jsonld: nothing is fetched. Positions count code
points of the source's text, whose digest is given.
"""

import json
from collections.abc import Iterable, Iterator

from app.formats.about import About, Document
from app.formats.linked import Node, without_nothing

_REFERENCES = {"body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
               "generator": "as:generator"}  # fmt: skip
_CLASSES = ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
CONTEXT = {
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in (*_CLASSES, "exact", "prefix", "suffix")},
    **{name: f"oa:{name}" for name in ("identifying", "linking", "tagging")},
    "Software": "as:Application",
    "Text": "dctypes:Text",
    "name": "foaf:name",
    "format": "dc:format",
    "language": "dc:language",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
    **{name: {"@id": f"dcterms:{name}", "@type": "xsd:dateTime"} for name in ("created", "modified")},
    **{name: {"@id": term, "@type": "@id"} for name, term in _REFERENCES.items()},
}


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """The annotation of one quote, with a target for each of its parts."""
    for document in documents:
        annotation = {
            "@context": CONTEXT,
            "id": about.address,
            "type": "Annotation",
            "motivation": "identifying",
            "created": document["added_at"],
            "modified": document["updated_at"],
            "generator": {"id": about.base, "type": "Software", "name": "Verbale"},
            "body": _bodies(document, about),
            "target": [_target(part, document, about) for part in document["parts"]],
        }
        yield json.dumps(annotation, ensure_ascii=False, separators=(",", ":")).encode()


def _bodies(document: Document, about: About) -> list[Node]:
    """The record of the quote, who spoke, and what it is about."""
    speaker = document["speaker"] or {"type": None, "id": None, "members": []}
    resource = "organizations" if speaker["type"] == "organization" else "persons"
    speakers = [one["id"] for one in [speaker, *speaker["members"]] if one["id"]]
    subjects = [(scheme, one["id"]) for scheme in ("sectors", "topics") for one in document[scheme]]
    return [
        _body("linking", about.of("quotes", document["id"])),
        *(_body("identifying", about.of(resource, identifier)) for identifier in speakers),
        *(_body("tagging", about.of(scheme, identifier)) for scheme, identifier in subjects),
    ]


def _body(purpose: str, address: str) -> Node:
    return {"type": "SpecificResource", "purpose": purpose, "source": address}


def _target(part: Document, document: Document, about: About) -> Node:
    source = document["source"]
    text = {
        "id": about.of("sources", source["id"]), "type": "Text", "format": "text/plain", "language":
        document["language"], "schema:sha256": source["sha256"], "schema:url": source["url"],
    }  # fmt: skip
    position = {"type": "TextPositionSelector", "start": part["start"], "end": part["end"]}
    words = {"type": "TextQuoteSelector", "exact": part["exact"], "prefix": part["prefix"], "suffix": part["suffix"]}
    return {"type": "SpecificResource", "source": without_nothing(text), "selector": [position, words]}
