"""What is looked for in a text: words, each of which has to be in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG: Final = 3  # from this length on a word is found anywhere, also inside others

# Letters and digits of scripts that put spaces between words, up to where those begin that do not. A short word is
# looked for at the beginning of theirs, or every "a" would be a hit; anywhere else any character counts for itself.
_LETTER: Final = "0-9A-Za-zªµºÀ-ÖØ-öø-ˁͰ-҃҄-ჿᄀ-ᇿሀ-፿Ḁ-῿"
_SHORT: Final = re.compile(rf"(?:(?<![{_LETTER}])|(?=[^{_LETTER}]))(?=(\S\S?))")
_MOST_WORDS: Final = 12


def short_grams(text: str) -> frozenset[str]:
    """All that a word of one or two characters can be found by."""
    pairs = set(_SHORT.findall(folded(text)))
    return frozenset(pairs | {pair[0] for pair in pairs})


def folded(text: str) -> str:
    """Without upper case, and as long as before."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)


@dataclass(frozen=True, slots=True)
class Words:
    """The characters of a word mean themselves, whatever they mean elsewhere."""

    words: tuple[str, ...]
    _patterns: tuple[re.Pattern[str], ...] = field(repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def long(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if len(word) >= LONG)

    @property
    def short(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if len(word) < LONG)

    def place_in(self, text: str) -> tuple[int, int] | None:
        """Where the longest of the words is; None where one of them is missing."""
        found = [pattern.search(text) for pattern in self._patterns]
        return None if not found or None in found else found[0].span()  # type: ignore[union-attr]

    def marks_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the words are, in their order and without overlap."""
        return tuple(_merged(sorted(hit.span() for pattern in self._patterns for hit in pattern.finditer(text))))


def words_of(text: str) -> Words:
    kept = sorted(dict.fromkeys(clean_text(text).split()), key=len, reverse=True)[:_MOST_WORDS]
    return Words(tuple(kept), tuple(map(_pattern, kept)))


def _pattern(word: str) -> re.Pattern[str]:
    begins = rf"(?<![{_LETTER}])" if len(word) < LONG and re.match(f"[{_LETTER}]", word) else ""
    return re.compile(begins + re.escape(word), re.IGNORECASE)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin = end = 0
    for first, last in spans:
        if first > end:
            if end:
                yield begin, end
            begin, end = first, last
        else:
            begin, end = (begin if end else first), max(end, last)
    if end:
        yield begin, end
