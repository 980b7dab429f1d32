"""A quote for pages of others, as oEmbed 1.0 has it (https://oembed.com)."""

from pydantic import Field

from app.schemas.parts import Wire

_CARD = "https://records.example/v1/quotes/q-7v1l6n2q8t0a4c5d.svg"
_PAGE = "https://records.example/quotes/q-7v1l6n2q8t0a4c5d"


class Embed(Wire):
    """What a page needs to show a quote of ours: its card as a picture that links to its page."""

    type: str = Field(description="Of the standard: always rich", examples=["rich"])
    version: str = Field(description="Of the standard", examples=["1.0"])
    title: str = Field(examples=["Ana Silva: “We agreed to open the ports.”"])
    author_name: str = Field(description="Who spoke", examples=["Ana Silva"])
    author_url: str = Field(examples=["https://records.example/persons/ana-silva"])
    provider_name: str = Field(examples=["Verbale"])
    provider_url: str = Field(examples=["https://records.example/"])
    cache_age: int = Field(description="Seconds for which it need not be asked again", examples=[3600])
    html: str = Field(description="To be put into the page as it is", examples=[f'<a href="{_PAGE}"><img …></a>'])
    width: int = Field(description="Pixels that it takes", examples=[480])
    height: int = Field(examples=[281])
    thumbnail_url: str = Field(description="The card by itself", examples=[_CARD])
    thumbnail_width: int = Field(examples=[480])
    thumbnail_height: int = Field(examples=[281])
