"""A quotation taken for speech, and how sure each kind of rule is: set by hand, in steps of 0.05."""

from typing import NamedTuple

from app.extraction.annotations import Bounds
from app.extraction.quotations import Quotation
from app.extraction.voice import Voice

CERTAIN, SURE, CARRIED, LIKELY, FAIR, POOR, GUESS = 0.95, 0.9, 0.9, 0.85, 0.65, 0.45, 0.3

OPEN_RULES = frozenset({
    "unattributed", "last-of-all", "carried", "paragraph-before", "sentence-before", "colon-before", "colon",
})  # fmt: skip
"""Rules without words of their own: what stands beside a later part of the same quotation overrules them."""


class Found(NamedTuple):
    """`joins` says that it is a part of the quote before; `carried` that it has that quote's speaker without words."""

    quotation: Quotation
    rule: str
    confidence: float
    voice: Voice | None
    cue: str | None = None
    cue_at: int = -1
    mention: Bounds | None = None
    kind: str = "direct"
    joins: bool = False
    carried: bool = False
