"""Every query criterion, once: what it is called, what its values name, and how it is held against records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """A filter: the identities its values name, the scheme of its terms, and whether it is about who speaks and how.

    Speech criteria must hold for one and the same quote; `subject` ones join them where any is asked. Of a `single` one
    a quote or source has at most one value, so that the counts of several add up.
    """

    name: str
    scheme: str
    names: tuple[str, ...] = ()
    speech: bool = False
    subject: bool = False
    single: bool = False


CRITERIA = {
    one.name: one
    for one in (
        Criterion("person", "person", ("persons",), speech=True),
        Criterion("country", "country", ("countries",), speech=True),
        Criterion("organization", "organization", ("organizations",), speech=True),
        Criterion("office", "office", ("offices",), speech=True),
        Criterion("role", "role", speech=True),
        Criterion("sector", "sector", ("sectors",), subject=True),
        Criterion("topic", "topic", ("topics",), subject=True),
        Criterion("subject", "subject", ("sectors", "topics"), subject=True),
        Criterion("quote_kind", "quote_kind", speech=True, single=True),
        Criterion("language", "language", speech=True),
        Criterion("review", "review", speech=True, single=True),
        Criterion("confidence_min", "confidence", speech=True, single=True),
        Criterion("event_kind", "event_kind", ("event_kinds",)),
        Criterion("place_country", "place_country", ("countries",), single=True),
        Criterion("host", "host", ("organizations",)),
        Criterion("event", "event", ("events",), single=True),
        Criterion("source", "source", ("sources",), single=True),
        Criterion("publisher", "publisher", single=True),
        Criterion("source_kind", "source_kind", single=True),
        Criterion("mentions", "mentions", ("persons", "organizations", "countries")),
        Criterion("quote_count", "quote_count", single=True),
    )
}
