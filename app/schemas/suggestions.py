"""What somebody who is still typing may mean."""

from pydantic import Field

from app.domain.suggestions import SuggestionType
from app.schemas.parts import Wire
from app.schemas.proofs import Segment


class SuggestedRecord(Wire):
    """A record that may be meant, with what tells it from others of the name."""

    type: SuggestionType | str = Field(
        description="person, organization, event, sector, topic, country or office; also the filter that takes its id",
        examples=["person"],
    )
    id: str = Field(examples=["ana-silva"])
    name: str = Field(examples=["Ana Silva"])
    segments: list[Segment] = Field(description="The name that fits, maybe another one of it, what was typed marked")
    hint: str | None = Field(description="A title, a date or a definition", examples=["Ambassador of Brazil"])
    quote_count: int = Field(description="Quotes by, at, about or of it", examples=[5])


class Suggestions(Wire):
    """What may be meant, the best first."""

    items: list[SuggestedRecord]
