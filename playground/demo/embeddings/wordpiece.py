"""Texts as the numbers of word pieces, as BERT's models without upper case know them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

LONGEST = 256  # tokens that the model reads; the rest of a text does not count
_LONGEST_WORD = 100
_MOST_KNOWN = 20_000
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPieces:
    """`pieces` in the order of their numbers; those that continue a word begin with ##."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, text: str) -> list[int]:
        """With the marks for the beginning and the end."""
        pieces = (piece for word in words(text) for piece in self._pieces(word))
        return [self._numbers["[CLS]"], *islice(pieces, LONGEST - 2), self._numbers["[SEP]"]]

    def _pieces(self, word: str) -> tuple[int, ...]:
        found = self._known.get(word)
        if found is None:
            found = self._split(word)
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = found
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        """The longest known beginning, then the longest known continuation, and so on."""
        unknown = (self._numbers["[UNK]"],)
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            lead = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if lead + word[start:end] in self._numbers), None)
            if end is None:
                return unknown
            found.append(self._numbers[lead + word[start:end]])
            start = end
        return tuple(found)


def words(text: str) -> Iterator[str]:
    """Lower case, without accents; every sign and every Chinese character is a word of its own."""
    plain = unicodedata.normalize("NFD", "".join(_cleaned(text)))
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn").lower()
    for run in plain.split():
        yield from _parts(run)


def _cleaned(text: str) -> Iterator[str]:
    for sign in text:
        if sign in "\t\n\r" or sign.isspace():
            yield " "
        elif sign == "\ufffd" or unicodedata.category(sign)[0] == "C":
            continue
        elif _is_ideograph(sign):
            yield f" {sign} "
        else:
            yield sign


def _parts(run: str) -> Iterator[str]:
    start = 0
    for at, sign in enumerate(run):
        if _is_punctuation(sign):
            if at > start:
                yield run[start:at]
            yield sign
            start = at + 1
    if start < len(run):
        yield run[start:]


@lru_cache(maxsize=4096)
def _is_ideograph(sign: str) -> bool:
    return any(low <= ord(sign) <= high for low, high in _IDEOGRAPHS)


@lru_cache(maxsize=4096)
def _is_punctuation(sign: str) -> bool:
    """All of ASCII that is neither letter, digit nor space counts, whatever Unicode calls it."""
    if sign.isascii():
        return not sign.isalnum() and not sign.isspace()
    return unicodedata.category(sign)[0] == "P"
