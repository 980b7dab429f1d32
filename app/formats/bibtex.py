"""BibTeX and biblatex: one `@misc` a quote, whose key is the quote's id.

Unicode is kept; what LaTeX would act on is escaped. Names stand in braces of their own, whole: which part is the family
name is not for a style to guess. Titles do too, so that no style makes small X
biblatex reads; `year` is there for the classic styles.
"""

from collections.abc import Iterable, Iterator

from app.formats import crediting, dating
from app.formats.about import About
from app.formats.crediting import Quote
from app.formats.marking import marked
from app.formats.showing import line

_LATEX = str.maketrans(
    {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}", **{c: f"\\{c}" for c in "#$%&_"},
    }
)  # fmt: skip


def write(documents: Iterable[Quote], about: About) -> Iterator[bytes]:
    """One entry a quote, a blank line between them."""
    for number, quote in enumerate(documents):
        yield f"{chr(10) if number else ''}{entry(quote, about.base)}".encode()


def entry(quote: Quote, base: str) -> str:
    """The entry of one quote."""
    said, event = quote["said"], quote["event"]
    names = [f"{{{escaped(name)}}}" for name in crediting.speakers(quote)]
    fields = {
        "author": " and ".join(names),
        "title": f"{{{escaped(crediting.work(quote))}}}",
        "howpublished": f"{{Reported in: {escaped(crediting.report(quote))}}}",
        "booktitle": _braced(quote["source"]["title"]),
        "publisher": _braced(quote["source"]["publisher"]),
        "eventtitle": _braced(event and event["name"]),
        "date": dating.biblatex(said),
        "year": dating.year(said),
        "note": escaped(crediting.office(quote["role"]) or ""),
        "abstract": escaped(marked(quote)),
        "keywords": ", ".join(escaped(line(one["label"])) for one in [*quote["sectors"], *quote["topics"]]),
        "language": quote["language"],
        "url": crediting.link(quote, base),
    }
    lines = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{quote['id']}{lines}\n}}\n"


def escaped(text: str) -> str:
    """Text that LaTeX sets as it stands, and whose braces BibTeX can count."""
    return text.translate(_LATEX)


def _braced(text: str | None) -> str | None:
    return f"{{{escaped(line(text))}}}" if text else None
