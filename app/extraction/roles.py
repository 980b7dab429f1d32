"""Roles as the text states them: the title in front of a name, the apposition behind or before it, work in the past."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.records import DateRecord, RoleRecord, Span
from app.domain.scalars import RoleStatus
from app.extraction.annotations import Document
from app.extraction.english import titles
from app.extraction.english.small_words import CONJUNCTIONS
from app.extraction.lexicon import Lexicon
from app.extraction.naming import Named
from app.extraction.people import Somebody, address_gender
from app.extraction.quotations import Quotation

_WORD = re.compile(r"[\w.’'&-]+")
_PIECE_END = re.compile(r",|;| — | – |\s(?:and|said|says|told|added)\b|[.!?](?=\s|\Z)|[\"“”()\n]")
_BEHIND = re.compile(r",\s+(?:who (?:is|was|serves as)\s+)?(?:also |now |currently |then |then-)?(?:the |a |an |its )?")
_NEXT_PIECE = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the |a |an )?(?:also )?")
_OPENING = re.compile(r"[’']s?\s+|\b(?:the|an?|its|his|her|their|one|another)\s+", re.IGNORECASE)
_BREAKS = (", ", ". ", "\n", "”", '"', "“", ";", ": ", " — ", " – ", " - ")
_LINK = re.compile(r"\s+(?:of|for|at|in|on|to|with|from)\s+(?:the\s+|a\s+)?")
_PAST_WORK = re.compile(rf"\b(?:{'|'.join(sorted(titles.PAST_WORK))})\s+as\s+(?:an?\s+|the\s+)?")
_REACH = 240
_MAX_TITLE = 12
_LONGEST_OFFICE = 7
_MAX_ROLES = 8


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as written, and how far the words that state it reach, its organization included."""

    start: int
    end: int
    reach: int
    body: Named | None = None


class Roles:
    """Reads the roles of a document's people."""

    def __init__(
        self, document: Document, lexicon: Lexicon, named: list[Named], quotations: tuple[Quotation, ...]
    ) -> None:
        self._document = document
        self._text = document.text
        self._lexicon = lexicon
        self._named = named
        self._starts = [name.start for name in named]
        self._quotations = quotations
        self._past = list(self._past_work())

    def of(self, mentions: list[Named], person: Somebody) -> list[RoleRecord]:
        """The roles stated of a person, each once, in the order of the text."""
        found: list[RoleRecord] = []
        for name in mentions:
            for title, status in self._titles(name):
                role = self._role(title, status, person)
                if role and not _is_told(role, found):
                    found.append(role)
            if len(found) >= _MAX_ROLES:
                break
        return found

    def gender(self, person: Somebody) -> str | None:
        """The gender that the words beside a person's names tell ("spokeswoman")."""
        for name in person.named:
            words = self._text[max(0, name.start - 40) : name.start].rpartition(",")[2]
            if told := address_gender(words):
                return told
        return None

    def _titles(self, name: Named) -> Iterator[tuple[_Title, RoleStatus | None]]:
        if front := self._front(name):
            yield front, None
        if before := self._before(name):
            yield before, None
        yield from ((title, None) for title in self._behind(name))
        yield from ((title, RoleStatus.FORMER) for title, owner in self._past if owner is name)

    def _front(self, name: Named) -> _Title | None:
        """The title directly in front, capitalised or not, with the country before it."""
        start = name.title_start if name.title_start >= 0 else name.start
        begun = max(self._document.body, start - _REACH // 2)
        words = list(_WORD.finditer(self._text, begun, start))
        for word in reversed(words[-_MAX_TITLE:]):
            gap = self._text[word.end() : start]
            if not gap.isspace() or "\n" in gap or not self._may_open(word[0], start == name.start):
                break
            start = word.start()
        start = min(start, self._with_link(name))
        end = name.start - len(self._text[start : name.start]) + len(self._text[start : name.start].rstrip())
        if start >= end or not self._is_title(self._text[start:end]):
            return None
        before = self._at_end(start - 1)
        if before and before.kind == "country" and self._text[start - 1 : start].isspace():
            start = before.start
        return _Title(start, end, end)

    def _with_link(self, name: Named) -> int:
        """Where a title with "of" begins: "Assistant Secretary of State Harold Pruitt"."""
        begun = max(self._document.body, name.start - _REACH // 3)
        words = list(_WORD.finditer(self._text, begun, name.start))[-_LONGEST_OFFICE:]
        for word in words:
            if word[0][0].isupper() and self._text[word.start() : name.start].rstrip().lower() in self._lexicon.offices:
                return word.start()
        return name.start

    def _may_open(self, word: str, first: bool) -> bool:
        if word[0].isupper() or word in {"the", "a"} or word in CONJUNCTIONS:
            return False
        known = word in self._lexicon.heads or word.endswith(("ologist", "ist", "ician"))
        return known or (not first and word in self._lexicon.modifiers)

    def _is_title(self, title: str) -> bool:
        """Whether it names an office: "Mr." alone does not."""
        words = title.lower().replace(".", "").split()
        return any(
            (word in self._lexicon.heads and word not in titles.ADDRESS) or word.endswith(("ologist", "ist", "ician"))
            for word in words
        )

    def _behind(self, name: Named) -> Iterator[_Title]:
        """Appositions: ", chair of the Foundation, co-host of the forum and former foreign minister,"."""
        opening = _BEHIND.match(self._text, name.end, name.end + _REACH)
        while opening:
            title = self._phrase(opening.end(), name.end + _REACH)
            if title is None:
                return
            if self._text[title.start : title.end].lower().split()[-1] not in titles.NO_OFFICES:
                yield title
            stop = _PIECE_END.search(self._text, title.reach, name.end + _REACH)
            if stop is None or stop[0].strip() not in {",", "and"}:
                return
            opening = _NEXT_PIECE.match(self._text, stop.start(), name.end + _REACH)

    def _before(self, name: Named) -> _Title | None:
        """An apposition with the name behind it: "A spokesman for the ministry, Gevorg Sahakyan, …"."""
        if self._text[max(0, name.start - 2) : name.start] != ", ":
            return None
        end = name.start - 2
        begun = max(self._document.body, end - _REACH // 2)
        for mark in _BREAKS:
            begun = max(begun, self._text.rfind(mark, begun, end) + len(mark))
        for opening in reversed(list(_OPENING.finditer(self._text, begun, end))):
            title = self._owned(opening, end)
            if title:
                return title
        return None

    def _owned(self, opening: re.Match[str], end: int) -> _Title | None:
        """The title behind "Armenia’s", "her" or "a", whole: "industry and trade minister"."""
        start = opening.end()
        written = self._text[start:end]
        if len(written.split()) > _MAX_TITLE or not written.strip():
            return None
        link = _LINK.search(self._text, start, end)
        if link is None or link[0].split()[0] == "of":
            words = written.lower().split()
            title = _Title(start, end, end) if self._ends_title(words) else None
        else:
            title = self._phrase(start, end)
            title = title if title and title.end <= link.start() else None
        if title is None or title.body:
            return title
        owner = None
        if opening[0][0] in "’'":
            before = self._text[max(0, opening.start() - 60) : opening.start()]
            owner = self._at_end(opening.start()) or self._last_body(before.rpartition(" ")[2])
        return _Title(title.start, title.end, title.end, owner)

    def _ends_title(self, words: list[str]) -> bool:
        """Whether words are a title as a whole: its noun comes last, or before "of"."""
        cut = words.index("of") if "of" in words[1:] else len(words)
        head = words[cut - 1]
        return head in self._lexicon.heads and not (head.endswith("s") and head[:-1] in self._lexicon.heads)

    def _phrase(self, start: int, limit: int) -> _Title | None:
        """A title from `start` on, with "of", "for" or "at" a body."""
        stop = _PIECE_END.search(self._text, start, limit)
        limit = min(limit, stop.start() if stop else limit)
        last = None
        for count, word in enumerate(_WORD.finditer(self._text, start, limit)):
            bare = word[0].lower().rstrip(".")
            is_head = bare in self._lexicon.heads
            known = is_head or bare in self._lexicon.modifiers or word[0][0].isupper() or bare in titles.INSIDE
            if not known or count >= _MAX_TITLE:
                break
            last = word if is_head else last
        if last is None:
            return None
        end = last.end()
        link = _LINK.match(self._text, end, limit)
        behind = self._at_start(link.end()) if link and link[0].split()[0] != "to" else None
        if behind and behind.kind in {"organization", "other", "country", "single"}:
            deeper = self._at_start(behind.end + 3) if behind.kind == "country" else None
            behind = deeper if deeper and deeper.kind == "organization" else behind
            return _Title(start, end, behind.end, behind)
        return _Title(start, end, end)

    def _at_start(self, start: int) -> Named | None:
        place = bisect_left(self._starts, start)
        return self._named[place] if place < len(self._named) and self._starts[place] == start else None

    def _at_end(self, end: int) -> Named | None:
        place = bisect_left(self._starts, end) - 1
        return self._named[place] if place >= 0 and self._named[place].end == end else None

    def _last_body(self, noun: str) -> Named | None:
        """The body last named that "the ministry" means."""
        noun = noun.removeprefix("the ").removeprefix("The ").capitalize()
        bodies = (name for name in self._named if name.kind == "organization" and name.words[-1] == noun)
        return next(bodies, None)

    def _past_work(self) -> Iterator[tuple[_Title, Named]]:
        """ "His career as a staff member on the committee" and whose it was: before a comma, that of the one behind it."""
        for match in _PAST_WORK.finditer(self._text, self._document.body):
            title = self._phrase(match.end(), match.end() + _REACH)
            if title and (owner := self._owner(match.start(), title)):
                yield title, owner

    def _owner(self, start: int, title: _Title) -> Named | None:
        place = bisect_left(self._starts, title.reach)
        for name in self._named[place : place + 6]:
            if name.kind in {"person", "single", "surname"}:
                begins = name.title_start if name.title_start >= 0 else name.start
                if self._text[max(0, begins - 2) : begins] == ", ":
                    return name
        for name in reversed(self._named[max(0, place - 6) : place]):
            if name.kind in {"person", "single", "surname"} and name.start < start:
                return name
        return None

    def _role(self, title: _Title, status: RoleStatus | None, person: Somebody) -> RoleRecord | None:
        written = " ".join(self._text[title.start : title.end].split())
        body = title.body if title.body and title.body.kind != "country" else None
        reach = title.reach if title.body and title.reach > title.end else title.end
        office = self._office(title, written)
        status = status or _status(written)
        country, basis = self._country(title, office, person)
        try:
            return RoleRecord(
                title=written,
                office=office,
                status=status,
                organization=body.name if body else None,
                country=country,
                country_basis=basis,
                end_date=self._ended(status),
                evidence=[Span(start=title.start, end=reach)],
            )
        except ValueError:
            return None

    def _office(self, title: _Title, written: str) -> str | None:
        if title.body and title.reach > title.end:
            whole = " ".join(self._text[title.start : title.reach].split())
            if office := self._lexicon.offices.get(whole.lower().replace(" the ", " ")):
                return office
        return self._lexicon.office_of(written)

    def _country(self, title: _Title, office: str | None, person: Somebody) -> tuple[str | None, str | None]:
        place = bisect_left(self._starts, title.start)
        for name in self._named[place : place + 4]:
            if name.start < title.end and name.code and name.kind == "country":
                return name.code, "stated"
        body = title.body
        counterpart = self._text[title.start : title.end].endswith("counterpart")
        if body and (code := self._body_country(body, office, counterpart=counterpart)):
            return code, "stated"
        for known in person.known:
            if office and known.office == office and known.country:
                return known.country, "gazetteer"
        return None, None

    def _body_country(self, body: Named, office: str | None, *, counterpart: bool) -> str | None:
        """The country of a body of state; that of a foundation or company is not represented by its people."""
        if body.kind == "country":
            return body.code if office or counterpart else None
        known = self._lexicon.organizations.get(body.name)
        if known:
            return known.country if known.kind in titles.STATE_BODIES else None
        if not set(body.words) & titles.STATE_WORDS:
            return None
        place = bisect_left(self._starts, body.start)
        for name in (*self._named[place + 1 : place + 3], *self._named[max(0, place - 1) : place]):
            inside = body.start <= name.start < body.end
            beside = name.end < body.start and self._text[name.end : body.start] in {"’s ", "'s ", " ", "’ ", "' "}
            if name.kind == "country" and (inside or beside):
                return name.code
        return None

    def _ended(self, status: RoleStatus) -> DateRecord | None:
        """A past role ended on an unknown day up to the source's."""
        if status != RoleStatus.FORMER or self._document.published is None:
            return None
        return DateRecord(edtf=f"[..{self._document.published}]")


def _status(title: str) -> RoleStatus:
    words = title.lower().replace("then-", "then ").replace("ex-", "ex ").split()
    if words[0] in titles.FORMER:
        return RoleStatus.FORMER
    if words[0] in titles.ACTING:
        return RoleStatus.ACTING
    if words[0] in titles.INCOMING or words[-1].endswith(("-elect", "-designate")):
        return RoleStatus.INCOMING
    return RoleStatus.CURRENT


def _is_told(role: RoleRecord, told: list[RoleRecord]) -> bool:
    """Whether a role adds nothing to those told: the same title, or the same office without more."""
    for other in told:
        if role.title.lower() == other.title.lower() and role.organization in {None, other.organization}:
            return True
        if role.office and role.office == other.office and role.status == other.status and not role.organization:
            return True
    return False
