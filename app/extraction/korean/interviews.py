"""Answers in marks below questions without: “…” under -가장 큰 변화는. is of whom the text says was interviewed."""

import re
from bisect import bisect_left
from itertools import islice

from app.extraction.annotations import Bounds, DateMention, Document
from app.extraction.found import LIKELY
from app.extraction.korean.people import People, Somebody
from app.extraction.statements import Statement
from app.extraction.voice import Voice

_QUESTION = re.compile(r"(?:[-―–—▶▷◇◆▲△●○]|(?:Q|문|질문)\s?[.:)])\s?[^\s\"“]")
_INTERVIEW = re.compile(r"인터뷰|대담|일문일답")
_FEWEST = 2
_LEAD = 4


def answered(document: Document, statements: list[Statement], people: People, dates: tuple[DateMention, ...]) -> None:
    """Give the answers of an interview to who was interviewed, on the day that its sentence states."""
    questions = {
        number for number, (start, end) in enumerate(document.paragraphs) if _QUESTION.match(document.text, start, end)
    }
    if len(questions) < _FEWEST:
        return
    told = _INTERVIEW.search(document.text, document.body, document.paragraphs[min(questions)][0])
    person = _interviewed(document, people, document.paragraphs[min(questions)][0])
    if told is None or person is None:
        return
    voice = Voice("person", person.name, person.key, why="is interviewed", trail=person.key)
    when = _day(document, person, dates)
    answers: set[int] = set()
    for one in statements:
        number = _alone(document, one)
        if number is None or not (one.voice is None or one.carried):
            continue
        if number - 1 not in questions and number - 1 not in answers:
            continue
        answers.add(number)
        one.voice, one.rule, one.confidence, one.when, one.carried = voice, "answer", LIKELY, when, False


def _interviewed(document: Document, people: People, before: int) -> Somebody | None:
    """The one person named before the first question; of several the one whose sentence tells of an interview."""
    named = [one for one in people.all() if one.places[0] < before]
    if len(named) > 1:
        named = [one for one in named if any(_tells(document, at) for at in one.places[:_LEAD])]
    return named[0] if len(named) == 1 else None


def _tells(document: Document, place: int) -> bool:
    return _INTERVIEW.search(document.text, *document.sentence_at(place)) is not None


def _day(document: Document, person: Somebody, dates: tuple[DateMention, ...]) -> list[Bounds]:
    """The first day told in a sentence of the interview."""
    told = [document.sentence_at(place) for place in person.places[:_LEAD] if _tells(document, place)]
    days = ((one.start, one.end) for start, end in told for one in dates if start <= one.start < end)
    return list(islice(days, 1))


def _alone(document: Document, one: Statement) -> int | None:
    """The paragraph that a statement is, with its marks."""
    start, end = document.paragraph_at(one.parts[0][0])
    if one.kind == "indirect" or one.parts[0][0] - start > 1 or end - one.parts[-1][1] > 1:
        return None
    return bisect_left(document.paragraphs.starts, start)
