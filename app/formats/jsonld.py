"""JSON-LD: records in the terms of schema.org, PROV, SKOS and Dublin Core. The context stands in it: none is fetched.

What is verbatim is a Quotation, a paraphrase a Claim. A date is always there as EDTF; schema.org's own dates, which are
of ISO 8601, only where it is exact.
"""

import json
from collections.abc import Iterable, Iterator

from app.formats.about import About, Document
from app.formats.linked import NODES, Node, without_nothing

_REFERENCES = (
    "isBasedOn", "recordedAt", "subjectOf", "inDefinedTermSet", "additionalType", "sameAs", "prov:wasQuotedFrom",
    "prov:wasDerivedFrom", "prov:wasAttributedTo", "prov:agent", "skos:broader", "skos:narrower", "hydra:next",
)  # fmt: skip
CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms:date": {"@id": "dcterms:date", "@type": "edtf:EDTF"},
    "prov:generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    **{name: {"@type": "Date"} for name in ("startDate", "endDate", "dateCreated", "datePublished")},
    "dateModified": {"@type": "DateTime"},
    "itemListElement": {"@container": "@list"},
    **{name: {"@type": "@id", **({"@id": name} if ":" in name else {})} for name in _REFERENCES},
}


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """One record, or a page of a list as an ItemList in its order."""
    node = NODES[about.resource]
    if about.alone:
        for document in documents:
            yield _bytes({"@context": CONTEXT, **node(document, about)})
        return
    head: Node = without_nothing(
        {
            "@context": CONTEXT, "@id": about.address, "@type": "ItemList", "name": about.title, "url": about.page,
            "dateModified": about.updated, "hydra:next": about.next,
        }
    )  # fmt: skip
    yield _bytes(head)[:-1] + b',"itemListElement":['
    for number, document in enumerate(documents):
        yield (b"," if number else b"") + _bytes(node(document, about))
    yield b"]}"


def _bytes(node: Node) -> bytes:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).encode()
