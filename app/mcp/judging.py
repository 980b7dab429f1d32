"""Did they say it? The result of a check in plain words, which leave a model no room to quote what nobody said."""

from app.formats import crediting
from app.formats.dating import in_words
from app.mcp.telling import CheckTold, MatchTold, WordsChecked, cut, quote_facts
from app.schemas import Check, CheckAnswer, CheckMatch, DifferenceStep, Extent

_CLOSEST = 3  # matches of a single check; of several one each
_WORDS = 400  # characters of the words asked about that are repeated
_DIFFERENCE = 1_200
_CHANGES = 5  # that a sentence names
_THERE = ("verbatim", "altered")


def judged(found: CheckAnswer, base: str) -> WordsChecked:
    """The answer of check_quote."""
    several = len(found.checks) > 1
    checks = [_check(one, found.searched, base, 1 if several else _CLOSEST) for one in found.checks]
    worst = next(one for one in checks if one.result == found.result)
    answer = f"Of {len(checks)} quotations the worst: {worst.answer}" if several else worst.answer
    return WordsChecked(
        result=found.result, answer=answer, checks=checks, quotes_searched=found.searched.quotes,
        sources_searched=found.searched.sources, searched_from=found.searched.from_, searched_to=found.searched.to,
    )  # fmt: skip


def _check(check: Check, searched: Extent, base: str, most: int) -> CheckTold:
    named = check.speaker.name if check.speaker else None
    matches = sorted(check.matches, key=lambda one: not _decides(one, check))[:most]
    return CheckTold(
        text=cut(check.text, _WORDS), said_to_be_by=named, result=check.result,
        answer=_answer(check, named, searched), closest=[_match(one, base) for one in matches],
    )  # fmt: skip


def _match(match: CheckMatch, base: str) -> MatchTold:
    quote = match.quote.model_dump(mode="json", by_alias=True)
    difference = None if match.result == "verbatim" else cut(marked(match.difference), _DIFFERENCE)
    return MatchTold(**quote_facts(quote, base), result=match.result, difference=difference)


def marked(steps: list[DifferenceStep]) -> str:
    """Two texts as one: `We [-open -]{+close +}the ports`, as wdiff writes it."""
    return "".join(
        one.there if one.change == "same"
        else (f"[-{one.here}-]" if one.here else "") + (f"{{+{one.there}+}}" if one.there else "")
        for one in steps
    )  # fmt: skip


def _answer(check: Check, named: str | None, searched: Extent) -> str:
    extent = _extent(searched)
    if check.result == "other-speaker":
        found = next((one for one in check.matches if _decides(one, check)), None)
        others = f"; it has them of {_credit(found)}" if found else ""
        return f"No record gives these words to {named}{others}. Do not give them to {named}. Searched: {extent}."
    if check.result == "not-found" or not check.matches:
        of = f" of {named}" if named else ""
        return (
            f"Not found: these words{of} are in none of the {extent}. Nothing here shows that anybody said them, so do "
            "not present them as a quotation; that they are not found is no proof that they were never said."
        )
    match = next((one for one in check.matches if _decides(one, check)), check.matches[0])
    credit = _credit(match)
    told = {
        "verbatim": f"Verbatim: the record has these words of {credit}. Whether the source is right is not checked.",
        "altered": f"Altered: the record has other words of {credit}.{_changes(match)} Quote those, or none.",
        "partial": f"Partly: only some of these clauses are in the record, of {credit}. Quote no more than those.",
        "paraphrase": f"A paraphrase at most: {credit} may have said the same in other words. Use no quotation marks.",
    }
    return told.get(check.result, f"{check.result}: see `closest`.")


def _decides(match: CheckMatch, check: Check) -> bool:
    """Whether the result is due to this match: it has the words, and of the person who is said to have said them."""
    speaker = match.quote.speaker
    own = check.speaker is None or (
        speaker is not None and check.speaker.id in {speaker.id, *(one.id for one in speaker.members)}
    )
    return (
        match.result in _THERE and not own if check.result == "other-speaker" else match.result == check.result and own
    )


def _credit(match: CheckMatch) -> str:
    """Who said it, as what, when and where: `Ana Silva, Minister (BR), 20 November 2025, reported in …`."""
    quote = match.quote.model_dump(mode="json", by_alias=True)
    credited = (crediting.speaker(quote), crediting.office(quote["role"]), in_words(quote["said"]))
    return f"{', '.join(filter(None, credited))}, reported in {crediting.report(quote)}"


def _extent(searched: Extent) -> str:
    span = f", {searched.from_ or '…'} to {searched.to or '…'}" if searched.from_ or searched.to else ""
    quotes, sources = (
        f"{many:,} {what if many == 1 else f'{what}s'}"
        for many, what in ((searched.quotes, "quote"), (searched.sources, "source"))
    )
    return f"{quotes} of {sources} searched{span}"


def _changes(match: CheckMatch) -> str:
    """What was changed, for a sentence: `“open” should be “close”`."""
    steps = [one for one in match.difference if one.change == "changed"][:_CHANGES]
    told = ", ".join(f"“{one.here.strip()}” should be “{one.there.strip()}”" for one in steps)
    return f" {cut(told, _WORDS)}." if told else ""
