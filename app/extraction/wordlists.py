"""How the word lists of a language are written: words apart by blanks, phrases apart by line ends."""


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list written one a line or apart by semicolons, in their order."""
    return tuple(phrase for line in text.splitlines() for part in line.split(";") if (phrase := part.strip()))
