"""Random samples of a list: how they are asked for, and how many are drawn of each stratum.

Within a stratum every record has the same chance, n / N, to be drawn; one over that chance is the weight with which it
stands for the others (D. G. Horvitz and D. J. Thompson, 1952). Strata get their share of the sample by their size
(proportional allocation, W. G. Cochran, "Sampling Techniques", 3rd edition 1977, section 5.3), and at least one each,
so that a small outlet is seen; the chance told with each record makes good for that.
"""

from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

LARGEST = 2_000  # records of a sample: what a person codes by hand, and what a page can hold
DATES = ("year", "month")


class Sampled(BaseModel):
    """The parameters of samples."""

    strata: ClassVar[tuple[str, ...]] = DATES

    sample: int | None = Field(
        default=None, ge=1, le=LARGEST, description="Draw so many of what matches by chance", examples=[400]
    )
    seed: int = Field(
        default=0, ge=0, le=2**31 - 1, description="The same seed draws the same records again", examples=[7]
    )
    stratify: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(,[a-z_]+){0,2}$", max_length=64)] | None = Field(
        default=None,
        description="By what the strata are told apart, of each of which its share is drawn, and at least one: up to "
        "three names, such as publisher, language, year or month; another is refused with those that there are",
        examples=["publisher,year"],
    )

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if _SAMPLING.isdisjoint(self.model_fields_set):  # as nearly always
            return self
        if self.sample is None:
            for name in ("seed", "stratify"):
                if getattr(self, name) != Sampled.model_fields[name].default:  # a form sends defaults too
                    raise _error(name, "needs sample")
        elif "sort" in self.model_fields_set:
            raise _error("sort", "does not go with sample, which is in the order of the draw")
        if len(set(self.by)) < len(self.by) or not set(self.by) <= set(self.strata):
            raise _error("stratify", f"takes each of {', '.join(self.strata)} once", allowed=self.strata)
        if getattr(self, "distinct", False) and not set(self.by) <= set(DATES):
            raise _error("stratify", "takes year and month alone with distinct: one utterance may have several outlets")
        return self

    @property
    def by(self) -> tuple[str, ...]:
        """By what the strata are told apart."""
        return tuple(self.stratify.split(",")) if self.stratify else ()


_SAMPLING = frozenset(Sampled.model_fields)


def _error(parameter: str, detail: str, allowed: tuple[str, ...] = ()) -> PydanticCustomError:
    context = {"parameter": parameter, **({"allowed": allowed} if allowed else {})}
    return PydanticCustomError("parameter", detail, context)


def allocate(sizes: list[int], sample: int) -> list[int]:
    """How many to draw of strata of these sizes: in proportion, by largest remainder, at least one of each.

    Raises ValueError where there are more strata than records to draw.
    """
    total = sum(sizes)
    if sample >= total:
        return list(sizes)
    if len(sizes) > sample:
        raise ValueError(f"there are {len(sizes):,} strata")
    shares = [sample * size / total for size in sizes]
    drawn = [max(1, int(share)) for share in shares]
    while (short := sample - sum(drawn)) != 0:
        step = 1 if short > 0 else -1
        free = [n for n, size in enumerate(sizes) if (drawn[n] < size if step > 0 else drawn[n] > 1)]
        place = max(free, key=lambda n: (step * (shares[n] - drawn[n]), -n))
        drawn[place] += step
    return drawn
