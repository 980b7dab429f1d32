"""How often the extraction of this release is right, and on what that was measured."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from app.schemas.concepts import ConceptScheme
from app.schemas.parts import Day, LanguageTag, Wire
from app.schemas.sources import ExtractionOut

_COUNTS = {"gold": 592, "matched": 575, "named_matched": 350, "asserted": 345, "wrong_full": 9}
QuotationCounts = TypeAliasType(
    "QuotationCounts", Annotated[dict[str, int], Field(description="Numbers of quotations, by what was counted.")]
)


class QualityTriple(Wire):
    """Shares from 0 to 1."""

    precision: float = Field(description="Of what was found, the share that is right", examples=[0.98])
    recall: float = Field(description="Of what there is, the share that was found", examples=[0.97])
    f1: float = Field(description="Their harmonic mean", examples=[0.975])


class QualityTally(Wire):
    """How many were judged and how many of them were right."""

    n: int = Field(description="How many were judged", examples=[984])
    right: int = Field(description="How many of them were right", examples=[966])
    share: float = Field(description="right of n", examples=[0.9817])
    low: float = Field(description="The true share lies above this with 95 % confidence (Wilson)", examples=[0.9713])
    high: float = Field(description="and below this", examples=[0.9884])


class QualityRule(QualityTally):
    """How often a rule names the right person, by full name, where it names one at all."""

    rule: str = Field(
        description="`attribution.rule` of a quote's first part; `joined` for the parts that follow it",
        examples=["after"],
    )
    language: LanguageTag
    stated: float = Field(description="The mean confidence that records state", examples=[0.893])
    pronouns_n: int = Field(
        description="Quotations of a pronoun, judged apart: whom it means is itself only likely", examples=[313]
    )
    pronouns_right: int = Field(description="How many of these have the likely person's last name", examples=[300])
    measured_on: str = Field(examples=["political news, English, 984 quotations"])


class QualityStep(QualityTally):
    """How often quotes of about this stated confidence name the right person."""

    least: float = Field(description="The least confidence stated, attribution times identity", examples=[0.9])
    below: float = Field(examples=[0.95])


class QualityThreshold(Wire):
    """What it would cost to name only candidates of at least so much confidence."""

    threshold: float = Field(examples=[0.8])
    coverage: float = Field(description="The share of quotations given a speaker", examples=[0.943])
    wrong: float = Field(description="The share of these that are given the wrong one", examples=[0.024])


class QualityQuotations(Wire):
    """Direct quotations and their speakers, held against documents that people have read."""

    measured_on: str = Field(examples=["political news, English, 680 documents, 4417 quotations"])
    detection: QualityTriple = Field(description="Whether a quotation was found")
    last_name: QualityTriple = Field(description="Found, and the best candidate has the speaker's last name")
    full_name: QualityTriple = Field(description="Found, and the best candidate has the speaker's full name")
    with_pronouns: QualityTriple = Field(description="By last name, with quotations of a pronoun")
    attribution_last_name: float = Field(description="Of those found, by last name", examples=[0.974])
    attribution_full_name: float = Field(description="Of those found, by full name", examples=[0.96])
    coverage: float = Field(description="Of those found, the share given a speaker", examples=[0.986])
    wrong_person: float = Field(description="Of those given a speaker, the share given the wrong one", examples=[0.026])
    pronouns: float = Field(description="Of those found, by last name, where a pronoun speaks", examples=[0.934])
    continued: float = Field(description="Of those that go on over a paragraph, found and right", examples=[0.9])
    counts: QuotationCounts = Field(description="What the shares are made of", examples=[_COUNTS])


class QualityScheme(Wire):
    """Concepts of one scheme found in labelled statements. A concept above a label is no error."""

    scheme: ConceptScheme | str = Field(description="sector or topic", examples=["sector"])
    labels: int = Field(description="Labels given by hand", examples=[160])
    found: int = Field(description="How many of them were found", examples=[150])
    wrong: int = Field(description="Concepts found that nobody would give", examples=[3])
    precision: float = Field(examples=[0.98])
    recall: float = Field(examples=[0.938])


class QualityClassification(Wire):
    """Sectors and topics, held against invented statements labelled by hand."""

    measured_on: str = Field(
        examples=["tests/evaluation/statements_held.jsonl: 181 statements (119 plain, 40 misleading, 22 nothing)"]
    )
    schemes: list[QualityScheme]


class Quality(Wire):
    """The figures that ship with this release; nothing decides by them."""

    release: str = Field(description="Of Verbale", examples=["0.1.0"])
    extraction: ExtractionOut
    measured: Day = Field(description="When this was measured")
    command: str = Field(
        description="What made the figures",
        examples=["verbale evaluate gold.jsonl --statements tests/evaluation/statements_held.jsonl"],
    )
    quotations: QualityQuotations | None
    rules: list[QualityRule] = Field(description="By language, the rule used most first")
    confidence: list[QualityStep] = Field(description="By what records state, the surest first")
    thresholds: list[QualityThreshold]
    classification: list[QualityClassification] = Field(description="One for each file of statements")
