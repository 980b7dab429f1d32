"""Plain citations: one line a quote, to paste anywhere."""

from collections.abc import Iterable, Iterator

from app.formats import crediting, dating
from app.formats.about import About
from app.formats.crediting import Quote
from app.formats.marking import marked
from app.formats.showing import contained, line


def write(documents: Iterable[Quote], about: About) -> Iterator[bytes]:
    """One line a quote."""
    for quote in documents:
        yield f"{citation(quote, about.base)}\n".encode()


def citation(quote: Quote, base: str) -> str:
    """`Ana Silva, Minister (BR): “We agreed.” Lisbon Ports Forum, 20 November 2025. Reported in: …. https://…`."""
    who = ", ".join(contained(one) for one in (crediting.speaker(quote), crediting.office(quote["role"])) if one)
    how = "" if quote["verbatim"] else ", paraphrased"
    event = quote["event"]
    said = dating.in_words(quote["said"]) or "undated"
    occasion = ", ".join(filter(None, (event and contained(line(event["name"])), said)))
    return (
        f"{who}{how}: {_closed(contained(marked(quote)))} {_closed(occasion)} "
        f"Reported in: {_closed(contained(crediting.report(quote)))} {crediting.link(quote, base)}"
    )


def _closed(sentence: str) -> str:
    """With a full stop, unless a sentence ends there already."""
    return sentence if sentence.rstrip("”’\u2069")[-1:] in (".", "!", "?") else f"{sentence}."
