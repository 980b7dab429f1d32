"""Records as nodes of linked data, one function a resource, in the terms whose context `jsonld` gives.

A node names what it refers to by its address and what it is called, and claims no more than the record does: the role
of a speaker stands on the attribution, not on the person, and the state represented is nobody's nationality.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote as escaped

from app.formats.about import About, Document

Node = dict[str, Any]

_DAY = r"\d{4}-\d{2}-\d{2}"
_DAYS = re.compile(rf"({_DAY})(?:/({_DAY}))?\Z")
_WORKS = {"article": "NewsArticle", "post": "SocialMediaPosting"}
_AGENTS = {"person": ("persons", "Person"), "organization": ("organizations", "Organization")}
_PARTS = {"speaker": "performer", "host": "organizer"}
_SAME_AS = {"wikidata": "http://www.wikidata.org/entity/{}", "isni": "https://isni.org/isni/{}",
            "viaf": "https://viaf.org/viaf/{}", "ror": "https://ror.org/{}"}  # fmt: skip


def without_nothing(node: Node) -> Node:
    """A node without members that say nothing: linked data has neither null nor the empty list."""
    return {name: value for name, value in node.items() if value is not None and value != []}


def quote(document: Document, about: About) -> Node:
    """A Quotation, or a Claim where the words are the source's own."""
    verbatim, role = document["verbatim"], document["role"]
    speakers = _speakers(document["speaker"], about)
    source = _source_of(document["source"], about)
    known = [{"@id": one["@id"]} for one in speakers if "@id" in one]
    attribution = role and without_nothing(
        {"@type": "prov:Attribution", "prov:agent": known,
         "prov:hadRole": {"@type": "prov:Role", "name": role["title"]}}
    )  # fmt: skip
    return without_nothing(
        {
            "@id": about.of("quotes", document["id"]),
            "@type": ["Quotation" if verbatim else "Claim", "prov:Entity"],
            "text": document["text"],
            "inLanguage": document["language"],
            "position": document["order"],
            "creator": speakers,
            "recordedAt": document["event"] and _named("events", "Event", document["event"], about),
            "dateCreated": _day(document["said"]),
            "dcterms:date": document["said"]["edtf"],
            "about": _concepts(document, about),
            "mentions": [_mention(one, about) for one in document["mentions"]],
            "isBasedOn": source,
            "prov:wasQuotedFrom" if verbatim else "prov:wasDerivedFrom": source["@id"],
            "prov:wasAttributedTo": known,
            "prov:qualifiedAttribution": attribution,
            **_record(document),
        }
    )


def event(document: Document, about: About) -> Node:
    """An Event with who took part in it and what reports it."""
    first, last = _days(document["date"])
    sources = [_source_of(one, about) for one in document["sources"]]
    taking_part: dict[str, list[Node]] = {
        "organizer": [_agent("organization", one, about) for one in document["hosts"]]
    }
    for one in document["participants"]:
        taking_part.setdefault(_PARTS.get(one["part"], "attendee"), []).append(_agent("person", one["person"], about))
    return without_nothing(
        {
            "@id": about.of("events", document["id"]),
            "@type": ["Event", "prov:Entity"],
            "name": document["name"],
            "keywords": document["kind"],
            "description": document["occasion"] and document["occasion"]["text"],
            "superEvent": document["series"] and {"@type": "EventSeries", "name": document["series"]},
            "startDate": first,
            "endDate": last,
            "dcterms:date": document["date"]["edtf"],
            "location": document["place"] and _place(document["place"]),
            **taking_part,
            "about": _concepts(document, about),
            "mentions": [_mention(one, about) for one in document["mentions"]],
            "subjectOf": sources,
            "prov:wasDerivedFrom": [one["@id"] for one in sources],
            **_record(document),
        }
    )


def person(document: Document, about: About) -> Node:
    """A Person with the roles that sources state."""
    return without_nothing(
        {
            "@id": about.of("persons", document["id"]),
            "@type": ["Person", "prov:Agent"],
            "name": document["name"],
            "familyName": document["family_name"],
            "givenName": document["given_name"],
            **_names(document),
            "hasOccupation": [_role(one, about) for one in document["roles"]],
            **_record(document),
        }
    )


def organization(document: Document, about: About) -> Node:
    """An Organization."""
    return without_nothing(
        {
            "@id": about.of("organizations", document["id"]),
            "@type": ["Organization", "prov:Agent"],
            "name": document["name"],
            **_names(document),
            "location": document["country"] and _country(document["country"]),
            **_record(document),
        }
    )


def concept(document: Document, about: About) -> Node:
    """A DefinedTerm of the sectors or topics, which are a hierarchy."""
    resource = about.resource
    return without_nothing(
        {
            "@id": about.of(resource, document["id"]),
            "@type": ["DefinedTerm", "skos:Concept"],
            "name": document["label"],
            "alternateName": [{"@value": one["label"], "@language": one["language"]} for one in document["labels"]],
            "description": document["definition"],
            "termCode": document["isic"],
            "inDefinedTermSet": f"{about.base}/v1/{resource}",
            "skos:broader": document["broader"] and about.of(resource, document["broader"]),
            "skos:narrower": [about.of(resource, one) for one in document["narrower"]],
        }
    )


def source(document: Document, about: About) -> Node:
    """A work: a NewsArticle, a SocialMediaPosting, or whatever else it may be."""
    return without_nothing(
        {
            **_source_of(document, about),
            "sourceOrganization": document["issuer"] and {"@type": "Organization", "name": document["issuer"]},
            "inLanguage": document["language"],
            "license": document["license"],
            "text": document["text"],
            "identifier": [_identifier(one) for one in document["external_ids"]],
            "prov:generatedAtTime": document["added_at"],
        }
    )


NODES: dict[str, Callable[[Document, About], Node]] = {
    "quotes": quote, "events": event, "persons": person, "organizations": organization, "sectors": concept,
    "topics": concept, "sources": source,
}  # fmt: skip
"""By resource: from a document to its node."""


def _record(document: Document) -> Node:
    return {
        "version": document["version"],
        "prov:generatedAtTime": document["added_at"],
        "dateModified": document["updated_at"],
    }


def _named(resource: str, kind: str, one: Document, about: About) -> Node:
    return {"@id": about.of(resource, one["id"]), "@type": kind, "name": one["name"]}


def _agent(kind: str, one: Document, about: About) -> Node:
    return _named(*_AGENTS[kind], one, about)


def _speakers(speaker: Document | None, about: About) -> list[Node]:
    """Those who spoke. Of one without a name it is not known what it is."""
    if speaker is None:
        return []
    if speaker["members"]:
        return [_agent("person", member, about) for member in speaker["members"]]
    if speaker["type"] in _AGENTS and speaker["id"]:
        return [_agent(speaker["type"], speaker, about)]
    return [without_nothing({"@type": "prov:Agent", "name": speaker["name"], "description": speaker["description"]})]


def _source_of(one: Document, about: About) -> Node:
    return without_nothing(
        {
            "@id": about.of("sources", one["id"]),
            "@type": [_WORKS.get(one["kind"], "CreativeWork"), "prov:Entity"],
            "name": one["title"],
            "url": one["url"],
            "datePublished": one["published"],
            "publisher": one["publisher"] and {"@type": "Organization", "name": one["publisher"]},
            "sha256": one.get("sha256"),
        }
    )


def _concepts(document: Document, about: About) -> list[Node]:
    return [
        {"@id": about.of(resource, one["id"]), "@type": "DefinedTerm", "name": one["label"]}
        for resource in ("sectors", "topics")
        for one in document[resource]
    ]


def _mention(one: Document, about: About) -> Node:
    if one["type"] == "country":
        return _country(one["country"] or one["id"], one["name"])
    if one["id"] is None:
        return {"@type": _AGENTS[one["type"]][1], "name": one["name"]}
    return _agent(one["type"], one, about)


def _country(code: str | None, name: str | None = None) -> Node:
    return without_nothing({"@type": "Country", "name": name, "identifier": code})


def _place(place: Document) -> Node:
    address = place["country"] and {"@type": "PostalAddress", "addressCountry": place["country"]}
    return without_nothing({"@type": "Place", "name": place["name"], "address": address})


def _names(document: Document) -> Node:
    """Other names, and identifiers in somebody else's scheme: as an address where the scheme has one."""
    known = [one for one in document["identifiers"] if one["scheme"] in _SAME_AS]
    others = [_identifier(one) for one in document["identifiers"] if one not in known]
    return {
        "alternateName": [
            {"@value": one["name"], "@language": one["language"]} if one["language"] else one["name"]
            for one in document["names"]
        ],
        "sameAs": [_SAME_AS[one["scheme"]].format(escaped(one["identifier"], safe="")) for one in known],
        "identifier": others,
    }


def _identifier(one: Document) -> Node:
    return {"@type": "PropertyValue", "propertyID": one["scheme"], "value": one["identifier"]}


def _role(role: Document, about: About) -> Node:
    start, end = role["start_date"], role["end_date"]
    return without_nothing(
        {
            "@type": "Role",
            "roleName": role["title"],
            "startDate": _day(start),
            "endDate": _day(end),
            "hasOccupation": {"@type": "Occupation", "name": role["title"]},
            "affiliation": role["organization"] and _agent("organization", role["organization"], about),
            "prov:wasDerivedFrom": about.of("sources", role["source"]),
        }
    )


def _days(date: Document) -> tuple[str | None, str | None]:
    """First and last day of what lasted for exactly these: a day, or all days of an interval."""
    exact = _DAYS.match(date["edtf"] or "")
    return (exact[1], exact[2]) if exact else (None, None)


def _day(date: Document | None) -> str | None:
    """The day of what happened once: one of an interval is not known."""
    first, last = _days(date) if date else (None, None)
    return None if last else first
