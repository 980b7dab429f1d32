"""The shape of every answer that is not a success: RFC 9457 with the members that Verbale adds."""

from typing import Annotated

from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

from app.api.problem_types import all_slugs

_ADDRESSES = {slug.upper().replace("-", "_"): f"/problems/{slug}" for slug in all_slugs()}
ProblemTypeAddress = TypeAliasType(
    "ProblemTypeAddress",
    Annotated[
        str,
        Field(
            description="Address of the page that explains the type of problem.",
            json_schema_extra={"enum": list(_ADDRESSES.values()), "x-enum-varnames": list(_ADDRESSES)},
        ),
    ],
)


class ProblemError(BaseModel):
    """One fault: where it is and why; `parameter` for the query, `pointer` (RFC 6901) for a body."""

    parameter: str | None = Field(description="Name of the query or path parameter.", examples=["limit"])
    pointer: str | None = Field(description="JSON pointer into the body.", examples=["/quotes/3/parts/0/end"])
    detail: str = Field(examples=["Input should be less than or equal to 500"])
    allowed: list[str] = Field(
        description="The values that would be taken, where they can be listed.", examples=[["-date"]]
    )


class ProblemCandidate(BaseModel):
    """One of several records that the name fits; ask again with its id."""

    id: str = Field(examples=["ana-silva"])
    name: str = Field(examples=["Ana Silva"])
    hint: str | None = Field(description="What tells it from the others.", examples=["Ambassador of Brazil"])
    quote_count: int = Field(examples=[5])


class ProblemSuggestion(BaseModel):
    """A record whose name is close; suggested, never taken without asking."""

    id: str = Field(examples=["ana-silva"])
    name: str = Field(examples=["Ana Silva"])


class Problem(BaseModel):
    """What went wrong, as RFC 9457 says it. Members may be added; `type` is what a program should look at."""

    type: ProblemTypeAddress | str = Field(
        description="Address of the page that explains it.", examples=["/problems/validation"]
    )
    title: str = Field(examples=["Something in the request means nothing here"])
    status: int = Field(ge=400, le=599, examples=[422])
    detail: str = Field(description="This occurrence, in one plain sentence.", examples=["limit: must be at most 500."])
    instance: str | None = Field(description="The path that was asked for.", examples=["/v1/quotes"])
    request_id: str | None = Field(
        description="Also in the header X-Request-ID and in the logs.", examples=["5f1c9a2e7b3d4a60"]
    )
    errors: list[ProblemError] = Field(description="Each fault; empty where there is only one thing to say.")
    candidates: list[ProblemCandidate] = Field(
        default_factory=list, description="On `ambiguous-…`: what the name fits; elsewhere not there."
    )
    suggestions: list[ProblemSuggestion] = Field(
        default_factory=list, description="On `unknown-…`: what may be meant; elsewhere not there."
    )
