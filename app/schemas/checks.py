"""Did anyone say this? What is asked; for each quotation the closest quotes and how they differ; what was searched."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator
from typing_extensions import TypeAliasType

from app.domain import dates
from app.domain.likeness import Result
from app.domain.scalars import LongText
from app.domain.values import PartialDay, Value
from app.schemas.parts import Day, DifferenceStep, Id, Wire
from app.schemas.quotes import QuoteOut
from app.schemas.sources import SourceRef

LONGEST_TEXT = 100_000  # characters: some forty pages
_RESULT = (
    "verbatim: all the words stand in order in one quote; altered: the same with up to a third of its words changed; "
    "partial: only some clauses do; paraphrase: a quote may say the same in other words; other-speaker: the words are "
    "there, and no record gives them to the person; not-found: in none of the quotes searched, which is not: never said"
)
_WORDS = "We agreed to open the ports"

CheckResult = TypeAliasType(
    "CheckResult", Annotated[Result, Field(description="What became of words that were looked for.")]
)


class CheckQuestion(BaseModel):
    """What to look for: a sentence, or a whole draft, each of whose quotations is looked for."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[LongText, StringConstraints(min_length=1, max_length=LONGEST_TEXT)] = Field(
        description="Words that somebody is said to have said, or a draft with quotations in it", examples=[_WORDS]
    )
    person: Value | None = Field(
        default=None,
        description="Who is said to have said it: an id, or a name in any script or order. In a draft: where it names "
        "nobody for sure",
        examples=["ana-silva"],
    )
    from_: PartialDay | None = Field(
        default=None, alias="from", description="First day; a month or year means its first", examples=["2025-11-01"]
    )
    to: PartialDay | None = Field(
        default=None, description="Last day; a month or year means its last", examples=["2025-11-30"]
    )

    @field_validator("to")
    @classmethod
    def _in_order(cls, value: str | None, info: ValidationInfo) -> str | None:
        begun = info.data.get("from_")
        if value and begun and str(dates.bounds(begun)[0]) > str(dates.bounds(value)[1]):
            raise ValueError("must not be earlier than from")
        return value

    def interval(self) -> tuple[str | None, str | None]:
        """First and last day asked for, None where open."""
        first = dates.bounds(self.from_)[0] if self.from_ else None
        last = dates.bounds(self.to)[1] if self.to else None
        return first, last


class CheckSource(Wire):
    """A source that has the words of a match."""

    quote: Id = Field(description="The quote as this source reports it", examples=["q-7v1l6n2q8t0a4c5d"])
    source: SourceRef


class CheckMatch(Wire):
    """A quote, how close its words are, and where they differ."""

    quote: QuoteOut
    result: CheckResult | str = Field(
        description="What its words are to those asked for, whoever spoke them", examples=["altered"]
    )
    score: float = Field(description="How much of the closest stretch is the same, from 0 to 1", examples=[0.86])
    difference: list[DifferenceStep] = Field(description="From the words asked for (here) to the quote (there)")
    sources: list[CheckSource] = Field(description="Every source that reports these words of this speaker, up to 50")


class CheckSpeaker(Wire):
    """Who is said to have spoken."""

    id: Id | None = Field(description="Null where no record, or more than one, has the name", examples=["ana-silva"])
    name: str = Field(description="As the draft or the record has it", examples=["Ana Silva"])


class Check(Wire):
    """One quotation that was checked."""

    text: str = Field(description="The words that were looked for", examples=[_WORDS])
    start: int = Field(description="Where they begin in the text that was sent, in code points", examples=[53])
    end: int = Field(description="Where they end, exclusive", examples=[80])
    speaker: CheckSpeaker | None = Field(description="Whose words they are said to be; null where that is not known")
    result: CheckResult | str = Field(description=_RESULT, examples=["altered"])
    matches: list[CheckMatch] = Field(description="The closest quotes, up to five, closest first")


class Extent(Wire):
    """What was searched, so that not found is never read as never said."""

    quotes: int = Field(examples=[1204])
    sources: int = Field(description="Sources read; with dates, those with a quote said then", examples=[310])
    from_: Day | None = Field(
        alias="from", description="The first day asked for, else that of the oldest quote", examples=["2025-11-01"]
    )
    to: Day | None = Field(description="The last day asked for, else that of the newest quote", examples=["2025-11-30"])


class CheckAnswer(Wire):
    """The answer to a sentence, which is one check, or to a draft, which is one check for each quotation."""

    result: CheckResult | str = Field(description=f"The worst of the checks. {_RESULT}", examples=["altered"])
    matches: list[CheckMatch] = Field(description="Those of the first check with that result")
    checks: list[Check] = Field(description="In the order of the text")
    searched: Extent
