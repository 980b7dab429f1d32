"""/v1/check: did anyone say this? A sentence, or every quotation of a draft."""

from dataclasses import replace
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from app.api.answers import model_answer
from app.api.deps import NothingAsked, Service, ServiceDep, workflow
from app.api.problems import problem_responses
from app.domain.claims import Claim
from app.domain.likeness import RESULTS
from app.domain.vocabulary import Vocabulary
from app.domain.words import keys
from app.errors import ParameterError
from app.schemas import Check, CheckAnswer, CheckQuestion
from app.store.checking import Checker, Interval
from app.store.resolve import UnresolvedError
from app.store.session import Session

router = APIRouter(prefix="/v1/check", tags=["service"])

MOST = 50  # quotations of a draft: each is a question of its own with its own deadline
MOST_WORDS = 2_000  # of one of them


@router.post(
    "",
    name="checkWords",
    summary="Did anyone say this?",
    responses={200: {"model": CheckAnswer}, **problem_responses(400, 409, 413, 415, 422, 503)},
)
async def check_words(service: ServiceDep, asked: CheckQuestion, _: NothingAsked) -> Response:
    """The closest quotes to a sentence, or to every quotation in a draft, with what differs and what was searched.

    Marks, case, accents and apostrophes count for nothing; an ellipsis may stand for any words, and words in square
    brackets are an editor's. Not found means: not in the quotes that were searched.
    """
    return model_answer(await answer(service, asked))


async def answer(service: Service, asked: CheckQuestion) -> CheckAnswer:
    """All claims of a text, one after another. Raises ParameterError, UnknownIdentity or AmbiguousIdentity."""
    reader, vocabulary, interval = service.reader, service.vocabulary, asked.interval()
    claims: list[Claim] = await reader.aside(lambda _: workflow().claims(asked.text, vocabulary))
    if not claims:
        raise ParameterError("/text", "has no word in it")
    if len(claims) > MOST:
        raise ParameterError("/text", f"has {len(claims)} quotations; at most {MOST} are checked at a time")
    longest = max(len(keys(one.text)) for one in claims)
    if longest > MOST_WORDS:
        raise ParameterError(
            "/text", f"has a quotation or paragraph of {longest} words; at most {MOST_WORDS} are checked"
        )
    person = await _person(service, asked)
    checks = []
    for claim in claims:
        of_somebody = claim if claim.speaker else replace(claim, speaker=person)
        checks.append(await reader.aside(partial(_checked, vocabulary, interval, of_somebody)))
    worst = max(checks, key=lambda one: RESULTS.index(one.result))
    extent = await reader.aside(lambda session: Checker(session, vocabulary, interval).extent())
    return CheckAnswer(result=worst.result, matches=worst.matches, checks=checks, searched=extent)


def _checked(vocabulary: Vocabulary, interval: Interval, claim: Claim, session: Session) -> Check:
    return Checker(session, vocabulary, interval).check(claim)


async def _person(service: Service, asked: CheckQuestion) -> str | None:
    """The id of the person asked for."""
    name = asked.person
    if name is None:
        return None
    try:
        return await service.reader.now(lambda session: Checker(session, service.vocabulary).person(name))
    except UnresolvedError as unresolved:
        raise await service.reader.aside(unresolved.explain) from unresolved
