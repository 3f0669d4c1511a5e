"""A text in words; in scripts without spaces each character is one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_DENSE: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+(?:['’\-.,][^\W_{_DENSE}]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is as it is written, with the marks around it and without the space; `key` is what is compared."""

    text: str
    key: str
    spaced: bool  # there is a space before it


def tokens_of(text: str) -> tuple[Token, ...]:
    """Marks stand with the word that they touch; between two words with the first."""
    found = list(_WORD.finditer(text))
    edges = [0, *(_edge(text, one.end(), other.start()) for one, other in pairwise(found)), len(text)]
    return tuple(
        Token(text[start:end].strip(), _key(match.group()), place > 0 and text[start - 1].isspace())
        for place, (match, (start, end)) in enumerate(zip(found, pairwise(edges), strict=bool(found)))
    )


def _edge(text: str, end: int, start: int) -> int:
    """Between what ends and what starts there: behind the last space, if there is one."""
    return next((place for place in range(start, end, -1) if text[place - 1].isspace()), start)


def _key(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
