"""What would make a question smaller: said when it was stopped at its deadline."""

from app.domain.filters import DatedSelection, Selection, SpeechSelection

_NARROW = ("person", "event", "source", "organization", "host")


def narrowing(query: Selection) -> str:
    """One sentence for the caller, from what was asked and what was not."""
    ways = []
    if isinstance(query, SpeechSelection) and not any(getattr(query, name) for name in _NARROW):
        ways.append("add a person, event, source or organization")
    if isinstance(query, DatedSelection):
        asked = query.interval()
        if asked is None or None in asked:
            ways.append("give both from and to")
        else:
            ways.append("shorten the span of from and to")
    if query.q is not None:
        ways.append("search for rarer words")
    if getattr(query, "facets", None):
        ways.append("ask for fewer facets")
    return f"The question took too long and was stopped. To narrow it, {', or '.join(ways) or 'add a filter'}."
