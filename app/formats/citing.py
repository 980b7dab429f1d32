"""One quote cited in every form at once."""

from app.formats import bibtex, crediting, csl, plain, ris
from app.formats.crediting import Quote
from app.schemas import Citation


def citation(quote: Quote, base: str) -> Citation:
    """The citations of a quote; `base` is the public address of the service."""
    return Citation(
        quote=quote["id"], link=crediting.link(quote, base), text=plain.citation(quote, base),
        bibtex=bibtex.entry(quote, base), ris=ris.entry(quote, base), csl=csl.item(quote, base),
    )  # fmt: skip
