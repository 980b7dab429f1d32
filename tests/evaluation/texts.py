"""Invented documents with their quotations marked, and predictions on them, in a few words."""

from typing import Any

from app.evaluation.gold import GoldDocument
from app.evaluation.predictions import Prediction

Facts = dict[str, Any]


def document(text: str, *quotes: Facts, **others: Any) -> GoldDocument:
    """A document; each quote is found in it by its words."""
    marked = [{"kind": "direct", **quote, **bounds(text, quote["text"])} for quote in quotes]
    return GoldDocument.model_validate({"id": "one", "text": text, "quotes": marked, **others})


def prediction(text: str, words: str, speaker: str | None = None, **others: Any) -> Prediction:
    """A prediction on those words of the text."""
    return Prediction(**bounds(text, words), **{"kind": "direct", "speaker": speaker, **others})


def bounds(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}
