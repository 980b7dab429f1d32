"""Roles as the text states them, each with the office, body and country that its words prove."""

import re

from app.domain.records import DateRecord, RoleRecord, Span
from app.domain.scalars import Basis, RoleStatus
from app.extraction import address
from app.extraction.annotations import Document
from app.extraction.english import titles
from app.extraction.lexicon import Lexicon
from app.extraction.naming import Named
from app.extraction.people import Somebody
from app.extraction.title_phrases import TitlePhrase, TitlePhrases

_BESIDE = frozenset({"’s ", "'s ", " ", "’ ", "' "})
_BODY = re.compile(r" (?:of|to|for) ")
_LOOK_BACK = 40
_NEAR = 4
_MAX_ROLES = 8


class Roles:
    """Reads the roles of a document's people."""

    def __init__(self, document: Document, lexicon: Lexicon, named: list[Named]) -> None:
        self._document = document
        self._text = document.text
        self._lexicon = lexicon
        self._phrases = TitlePhrases(document, lexicon, named)

    def of(self, mentions: list[Named], person: Somebody) -> list[RoleRecord]:
        """The roles stated of a person, each once, in the order of the text."""
        found: list[RoleRecord] = []
        for name in mentions:
            stated = [(title, None) for title in self._phrases.beside(name)]
            past = [(title, RoleStatus.FORMER) for title in self._phrases.held(name)]
            for title, status in (*stated, *past):
                role = self._role(title, status, person)
                if role and not _is_told(role, found):
                    found.append(role)
            if len(found) >= _MAX_ROLES:
                break
        return found

    def gender(self, person: Somebody) -> str | None:
        """The gender that the words beside a person's names tell ("spokeswoman")."""
        for name in person.named:
            words = self._text[max(0, name.start - _LOOK_BACK) : name.start].rpartition(",")[2]
            if told := address.gender(words):
                return told
        return None

    def _role(self, title: TitlePhrase, status: RoleStatus | None, person: Somebody) -> RoleRecord | None:
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

    def _office(self, title: TitlePhrase, written: str) -> str | None:
        if title.body and title.reach > title.end:
            whole = " ".join(self._text[title.start : title.reach].split())
            if office := self._lexicon.offices.get(whole.lower().replace(" the ", " ")):
                return office
        return self._lexicon.office_of(written) or self._lexicon.office_of(_BODY.split(written, maxsplit=1)[0])

    def _country(self, title: TitlePhrase, office: str | None, person: Somebody) -> tuple[str | None, Basis | None]:
        for name in self._phrases.near(title.start, _NEAR):
            if name.start < title.end and name.code and name.kind == "country":
                return name.code, Basis.STATED
        if title.body and (code := self._body_country(title, title.body, office)):
            return code, Basis.STATED
        for known in person.known:
            if office and known.office == office and known.country:
                return known.country, Basis.GAZETTEER
        return None, None

    def _body_country(self, title: TitlePhrase, body: Named, office: str | None) -> str | None:
        """The country of a body of state; that of a foundation or company is not represented by its people."""
        if body.kind == "country":
            written = self._text[title.start : title.end].lower().split()
            return body.code if office or titles.PUBLIC & set(written) else None
        known = self._lexicon.organizations.get(body.name)
        if known:
            return known.country if known.kind in titles.STATE_BODIES else None
        if not set(body.words) & titles.STATE_WORDS:
            return None
        inside = (name for name in self._phrases.near(body.start, 3) if name.start < body.end)
        before = self._phrases.just_before(body.start)
        owners = [before] if before and self._text[before.end : body.start] in _BESIDE else []
        return next((name.code for name in (*owners, *inside) if name.kind == "country"), None)

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
