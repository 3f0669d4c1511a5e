"""How many tokens texts have, by their letters: each model counts in its own way, so it is said to be an estimate."""

from typing import Final

LONGEST: Final = 65_536  # tokens of an example, for the models that are trained today; what is longer is cut
LETTERS: Final = 4  # in a token of an alphabet; a Chinese character is a token of its own


def letters(text: str) -> int:
    """As how many letters of an alphabet it counts."""
    if text.isascii():
        return len(text)
    # A Chinese character has three bytes, an accented letter two.
    wide = (len(text.encode(errors="replace")) - len(text)) // 2
    return len(text) + (LETTERS - 1) * wide
