"""What somebody is said to have said: the words, where they stand in the text that says so, and who."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """Words to be checked; `speaker` is an id or a name, None where the text names nobody for sure."""

    text: str
    start: int
    end: int
    speaker: str | None = None
