"""Who said each quotation, by which words and which rule; and which quotations are no speech at all.

Rules, the first that fits deciding. Their confidence is that of the step from words to mention alone.

| rule | example |
|---|---|
| `continued` | a paragraph that re-opens a quotation never closed |
| `interrupted` | “We agreed,” Park said. “We shall sign.” |
| `label` | PARK: “We agreed.” |
| `between` | Many say so, among them Park — “We agreed” — and Lind. |
| `before` | Park said: “We agreed.” |
| `after` | “We agreed,” Park said. |
| `after-inverted` | “We agreed,” said Park. |
| `according-to` | “We agreed,” according to Park. |
| `after-by-position` | “We agreed,” Park deadpanned. (a verb of no list) |
| `before-by-position` | Park deadpanned: “We agreed.” |
| `signature` | “We agreed.” — Park Ji-ho; or the name under it, inside its marks |
| `colon` | Here is Park in December: “We agreed.” |
| `resumed` | Adding, “We agreed.” |
| `within` | Park said the deal was “a turning point” for both. |
| `around` | The deal is “a turning point” for both, Park said. |
| `in-view` | For Park, the deal is “a disaster for the north”: a candidate, never asserted |
| `colon-before` | Park continued: (new paragraph) “We agreed.” |
| `carried` | “We agreed,” Park said. (new paragraph) “It was hard.” |
| `named-behind` | “We agreed” was the verdict of Park: a candidate, never asserted |
| `sentence-before` | Park was more blunt. “It was hard.” |
| `paragraph-before` | Park was more blunt. (new paragraph) “It was hard.” |
| `gone-on` | “It was hard,” Park said. It is “a ferry between two harbours at last.” |
| `broken-off` | “We agreed” — here Park struck the table — “and we signed”: a candidate, never asserted |
| `fragment` | To the north, the deal “makes no sense at all for the towns below”: somebody’s words, for a candidate |
| `last-of-all` | who spoke last, where no rule fits: a candidate, never asserted |
| `unattributed` | speech whose speaker no rule finds |
"""

from app.extraction import beside, further_back, signatures
from app.extraction.found import OPEN_RULES, Found
from app.extraction.narration import Line
from app.extraction.spots import MARKS, Memory, Spot, spots_of
from app.extraction.voices import Reported, Voices
from app.extraction.works import is_aside, is_named, is_work, looks_spoken

_BESIDE = (
    beside.label,
    beside.between,
    beside.before,
    beside.after,
    signatures.signed,
    beside.colon,
    beside.within,
    beside.around,
    beside.in_view,
)
_FURTHER_BACK = (
    further_back.interrupted,
    further_back.colon_before,
    further_back.carried,
    further_back.named_behind,
    further_back.sentence_before,
    further_back.paragraph_before,
)


class Attribution:
    """Goes through the lines of a document in order."""

    def __init__(self, text: str, voices: Voices) -> None:
        self._text = text
        self._voices = voices
        self._memory = Memory()

    def of_line(self, line: Line, reported: list[Reported], behind: Line | None) -> list[Found]:
        """The speech of the next line; `behind` is the line after it, which may be a signature."""
        memory = self._memory
        memory.behind, memory.here = behind, []
        for spot in spots_of(self._text, line, reported):
            found = self._attribute(spot)
            if found:
                memory.here.append(found)
                memory.last, memory.asked = found, spot.wording.asks
                memory.carried = memory.carried + 1 if found.carried else 0
        memory.before, memory.reported = line, reported
        memory.settled = _ends_with_speech(line, memory.here)
        return memory.here

    def _attribute(self, spot: Spot) -> Found | None:
        memory = self._memory
        if spot.quotation.continues and self._is_open(spot):
            return None if self._is_signature(spot) or self._skips(spot) else self._going_on(spot)
        named = is_named(spot)
        in_one = None if named else further_back.same_clause(spot, memory)
        in_one = in_one or (None if named else further_back.same_sentence(spot, memory, self._voices))
        if named or in_one or is_work(spot):
            return in_one
        labelled = beside.inner_label(spot, self._text, self._voices)
        found = labelled or self._first(_BESIDE, spot)
        found = found or signatures.signed_inside(spot, self._memory.behind, self._text, self._voices)
        if found:
            return self._joined(found)
        if not looks_spoken(spot):
            ended = further_back.interrupted(spot, memory, self._voices) if spot.wording.ended else None
            opened = None if spot.quotation.closed else further_back.colon_before(spot, memory, self._voices)
            return ended or opened or self._piece(spot)
        found = self._first(_FURTHER_BACK, spot)
        if found is None and (spot.opens or spot.before in MARKS):
            guess = further_back.last_of_all(spot, memory, self._voices)
            return guess or Found(spot.quotation, "unattributed", 0.0, None)
        return found or self._piece(spot)

    def _piece(self, spot: Spot) -> Found | None:
        gone_on = further_back.gone_on(spot, self._memory, self._voices)
        broken = gone_on or further_back.broken_off(spot, self._memory, self._voices)
        return broken or further_back.fragment(spot, self._memory, self._voices)

    def _first(self, rules: tuple[beside.Rule, ...], spot: Spot) -> Found | None:
        for rule in rules:
            if found := rule(spot, self._memory, self._voices):
                return found
        return None

    def _is_open(self, spot: Spot) -> bool:
        last = self._memory.last
        return bool(last and not last.quotation.closed and last.quotation.paragraph == spot.line.paragraph - 1)

    def _skips(self, spot: Spot) -> bool:
        """Past "(Laughter.)", behind which who spoke goes on."""
        if self._memory.last is None or not is_aside(spot, self._text):
            return False
        self._memory.last = self._memory.last._replace(quotation=spot.quotation)
        return True

    def _is_signature(self, spot: Spot) -> bool:
        """Whether what re-opens is the name under the quotation, inside its marks."""
        last = self._memory.last
        return last is not None and last.mention == (spot.quotation.start, spot.quotation.end)

    def _going_on(self, spot: Spot) -> Found | None:
        """A paragraph that re-opens: the words beside it tell who spoke, where the first paragraph left it open."""
        last = self._memory.last
        own = beside.inner_label(spot, self._text, self._voices)
        own = (
            own or beside.after(spot, self._memory, self._voices) or signatures.signed(spot, self._memory, self._voices)
        )
        if last is None or (own and own.rule == "label"):
            return own
        if own is None or own.voice is None:
            rule = last.rule if last.rule in OPEN_RULES else "continued"
            return last._replace(quotation=spot.quotation, rule=rule, joins=True)
        joins = last.rule in OPEN_RULES or own.voice.same(last.voice)
        return own._replace(joins=True) if joins else own

    def _joined(self, found: Found) -> Found:
        """Fragments that one verb introduces are parts of one quote."""
        last = self._memory.here[-1] if self._memory.here else None
        if last and found.kind == last.kind == "mixed" and found.cue_at == last.cue_at >= 0:
            return found._replace(joins=True)
        return found


def _ends_with_speech(line: Line, found: list[Found]) -> bool:
    """Whether a line's last sentence is a quotation or its attribution, so that the next line may carry its speaker."""
    last = line.quotes[-1] if line.quotes else -1
    if not found or line.refs[last] is not found[-1].quotation:
        return False
    return not line.stops or line.stops[-1] < last + 2
