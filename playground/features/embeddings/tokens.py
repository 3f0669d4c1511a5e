"""How many tokens a text has, by its letters: each model counts in its own way, so it is said to be an estimate."""

from collections.abc import Iterable
from typing import Final

LONGEST: Final = 8_192  # tokens of one text, for the models whose limit is known
_LETTERS: Final = 4  # in a token of an alphabet; a Chinese character is a token of its own
_KNOWN: Final = ("text-embedding-", "demo-hash-embed")


def estimate(text: str) -> int:
    if text.isascii():
        return -(-len(text) // _LETTERS)
    # A Chinese character has three bytes, an accented letter two.
    wide = (len(text.encode(errors="replace")) - len(text)) // 2
    return wide + -(-(len(text) - wide) // _LETTERS)


def estimate_all(texts: Iterable[str]) -> int:
    return sum(map(estimate, texts))


def surely_too_long(text: str, model: str) -> bool:
    """Where the estimate would have to be wrong by more than half; in doubt the server is asked."""
    return len(text) > LONGEST and estimate(text) > 2 * LONGEST and model.startswith(_KNOWN)
