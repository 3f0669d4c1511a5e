"""How many tokens a text has, by its letters: each model counts in its own way, so it is said to be an estimate."""

from typing import Final

LONGEST: Final = 65_536  # tokens of an example, for the models that are trained today; what is longer is cut
_LETTERS: Final = 4  # in a token of an alphabet; a Chinese character is a token of its own


def estimate(text: str) -> int:
    if text.isascii():
        return -(-len(text) // _LETTERS)
    # A Chinese character has three bytes, an accented letter two.
    wide = (len(text.encode(errors="replace")) - len(text)) // 2
    return wide + -(-(len(text) - wide) // _LETTERS)
