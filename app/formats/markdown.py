"""The brief as Markdown (CommonMark with footnotes, as GitHub and Pandoc have them), to paste into a document."""

import re
from collections.abc import Iterable, Iterator

from app.formats.about import About, Document
from app.formats.brief import Brief, Line, Note, compose
from app.formats.showing import contained

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~^$@&#])")
_OPENS_BLOCK = re.compile(r"\A(\d{0,9})([-+=.)])")  # what would begin a list or underline a heading


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """A heading, what was asked, the quotes in dated groups, the notes."""
    brief = compose(documents, about)
    for block in _blocks(brief, about):
        yield f"{block}\n".encode()


def _blocks(brief: Brief, about: About) -> Iterator[str]:
    yield f"# {escaped(brief.headline)}\n"
    if brief.asked:
        yield f"Asked for: {'; '.join(f'{escaped(name)} {_own(value)}' for name, value in brief.asked)}.\n"
    yield f"{brief.extent} {brief.rule}\n"
    for group in brief.groups:
        yield f"## {', '.join(map(_own, filter(None, (group.day, group.event))))}\n"
        for one in group.lines:
            yield _line(one)
    for group in brief.groups:
        for one in group.lines:
            yield _note(one.note)
    yield f"The same as data: <{about.page}>"


def _line(one: Line) -> str:
    office, remark = (f", {_own(text)}" if text else "" for text in (one.office, one.remark))
    words = escaped(contained("".join(stretch.marked for stretch in one.words)))
    block = "> " if any(stretch.verbatim for stretch in one.words) else ""  # a block quotation is one of words
    return f"**{_own(one.speaker)}**{office}{remark}:\n\n{block}{words}[^{one.note.number}]\n"


def _note(note: Note) -> str:
    source = f"As note {note.same_as}" if note.same_as else f"{_own(note.source)}. SHA-256 of the text: `{note.sha256}`"
    return (
        f"[^{note.number}]: {source}. Characters {note.spans}. "
        f"[{escaped(note.place)}](<{note.link}>), "
        f"[verification](<{note.verification}>)\n"
    )


def _own(text: str) -> str:
    return escaped(contained(text))


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it stands."""
    return _OPENS_BLOCK.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", text))
