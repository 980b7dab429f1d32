"""The Python client at work: `python usage.py http://127.0.0.1:8000` prints what it got, as JSON."""

import json
import sys
from collections.abc import Iterator

from verbale_client import Client
from verbale_client.api.persons import get_person
from verbale_client.api.quotes import export_quotes, list_quotes
from verbale_client.models import (
    Person,
    Problem,
    ProblemTypeAddress,
    Quote,
    QuotePage,
    QuotesFormat,
    QuoteSort,
    Speaker,
)
from verbale_client.types import UNSET, Unset

client = Client(base_url=sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")


# -- a list
def newest(sector: str) -> list[str]:
    """The newest quotes on a sector, a line each."""
    page = list_quotes.sync(client=client, sector=[sector], sort=QuoteSort.NEWEST, limit=5)
    return [f"{one.said.edtf}, {name(one.speaker)}: {one.text}" for one in quotes(page)]


def quotes(page: object) -> list[Quote]:
    """A page of whole quotes; a problem is raised with what it says."""
    if isinstance(page, Problem):
        raise LookupError(page.detail)
    assert isinstance(page, QuotePage)  # asked for neither `view` nor `sample`, it is a page of whole quotes
    return page.items


def name(speaker: Speaker | None) -> str:
    """A speaker who is null is unsure; one without a name is described."""
    return "unsure" if speaker is None else speaker.name or speaker.description or speaker.type_


# --


# -- a record
def offices(id_: str) -> list[str]:
    """What somebody was, by every source that states it."""
    person = get_person.sync(id_, client=client)
    if not isinstance(person, Person):
        raise LookupError(id_)
    return [f"{role.title} ({role.country or 'no country'}, {role.status})" for role in person.roles]


# --


# -- a problem
def quotes_of(person: str) -> list[str]:
    """The quotes of a name, or what to ask instead of one that fits nobody, or too many."""
    page = list_quotes.sync(client=client, person=[person])
    if not isinstance(page, Problem):
        return [one.id for one in quotes(page)]
    match page.type_:
        case ProblemTypeAddress.AMBIGUOUS_PERSON if page.candidates:
            return [str(page.status), *(f"{one.id}: {one.name}, {one.quote_count} quotes" for one in page.candidates)]
        case ProblemTypeAddress.UNKNOWN_PERSON if page.suggestions:
            return [str(page.status), *(f"{one.id}: {one.name}" for one in page.suggestions)]
        case _:
            return [str(page.status), *(f"{fault.parameter}: {fault.detail}" for fault in page.errors)]


# --


# -- paging
def every_quote() -> Iterator[Quote]:
    """Every quote, page by page: `next` is the cursor of the page that follows, and None on the last."""
    cursor: str | Unset = UNSET
    while True:
        page = list_quotes.sync(client=client, limit=50, cursor=cursor)
        yield from quotes(page)
        if not isinstance(page, QuotePage) or page.next_ is None:
            return
        cursor = page.next_


# --


# -- a conditional request
def twice(id_: str) -> list[int]:
    """The status of an answer, and of the same question asked with the ETag of that answer: 304, and no body."""
    first = get_person.sync_detailed(id_, client=client)
    again = get_person.sync_detailed(id_, client=client, if_none_match=first.headers["ETag"])
    return [first.status_code, again.status_code]


# --


# -- another format
def table(sector: str) -> str:
    """The same records in another format: everything that matches, as CSV."""
    text = export_quotes.sync(QuotesFormat.CSV, client=client, sector=[sector])
    if not isinstance(text, str):
        raise LookupError(sector)
    return text


# --


def main() -> None:
    """Print what each of them got."""
    missing = get_person.sync("nobody-at-all", client=client)
    print(
        json.dumps(
            {
                "newest": newest("shipbuilding"),
                "offices": offices("kevin-kim"),
                "missing": [missing.type_, missing.status] if isinstance(missing, Problem) else None,
                "ambiguous": quotes_of("Kim"),
                "unknown": quotes_of("Kevn Kim"),
                "quotes": quotes_of("kevin-kim"),
                "all": [one.id for one in every_quote()],
                "day": next(every_quote()).added_at.date().isoformat(),
                "twice": twice("kevin-kim"),
                "table": table("shipbuilding").splitlines(),
            }
        )
    )


if __name__ == "__main__":
    main()
