"""A quote for pages of others (oEmbed 1.0): its card as a picture that links to its page, as large as there is room."""

from html import escape
from typing import Any
from urllib.parse import quote as quote_address
from xml.etree import ElementTree as ET

from app.formats import card, crediting, plain
from app.formats.drawing import cleaned
from app.formats.marking import beginning
from app.schemas import Embed

_TITLE = 140  # characters of the words
_ALTERNATIVE = 1_000  # characters of what stands for the picture
_KEPT = 3_600  # seconds
_PAGES = {"person": "persons", "organization": "organizations"}


def embed(quote: dict[str, Any], base: str, most: tuple[int | None, int | None]) -> Embed:
    """The quote within a width and height in pixels, None where there is no limit; `base` is our public address."""
    page, picture = crediting.leaf("quotes", quote["id"], base), f"{crediting.record(quote, base)}.svg"
    width, height = _fitted((card.WIDTH, card.height(quote, base)), most)
    speaker = quote["speaker"] or {}
    told = escape(plain.citation(quote, base)[:_ALTERNATIVE])
    image = f'<img src="{escape(picture)}" width="{width}" height="{height}" alt="{told}">'
    own = _PAGES.get(speaker.get("type", "")) if speaker.get("id") else None
    return Embed(
        type="rich", version="1.0", title=f"{crediting.speaker(quote)}: {beginning(quote, _TITLE)}",
        author_name=crediting.speaker(quote), author_url=crediting.leaf(own, speaker["id"], base) if own else page,
        provider_name="Verbale", provider_url=f"{base}/", cache_age=_KEPT, html=f'<a href="{escape(page)}">{image}</a>',
        width=width, height=height, thumbnail_url=picture, thumbnail_width=width, thumbnail_height=height,
    )  # fmt: skip


def _fitted(size: tuple[int, int], most: tuple[int | None, int | None]) -> tuple[int, int]:
    """The largest size of the same shape, no side of which is longer than its limit or than it is."""
    scale = min([1, *(limit / side for side, limit in zip(size, most, strict=True) if limit is not None)])
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def as_xml(one: Embed) -> bytes:
    """The same as XML."""
    root = ET.Element("oembed")
    for name, value in one.model_dump().items():
        ET.SubElement(root, name).text = cleaned(str(value))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def discovery(page: str, base: str) -> str:
    """What a page says in its head, so that consumers find how to embed it; `page` is its address."""
    from_here = f"{base}/oembed?url={quote_address(page, safe='')}"
    return "\n".join(
        f'<link rel="alternate" type="{kind}+oembed" href="{escape(f"{from_here}&format={form}")}" title="oEmbed">'
        for form, kind in (("json", "application/json"), ("xml", "text/xml"))
    )
