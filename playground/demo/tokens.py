"""The demo's own tokens: words, Chinese characters and signs with stable ids; unknown words fall into parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

END = 256

PIECES = re.compile(r" ?[A-Za-z\u00c0-\u024f\u0370-\u052f]+| ?[0-9]{1,3}|\n+| +(?= )|\s| ?[^\w\s]|.", re.DOTALL)


def paragraphs(name: str) -> Iterator[str]:
    return (" ".join(part.split("\n")) for part in _read(name).strip().split("\n\n"))


@cache
def common_words() -> frozenset[str]:
    """English words that say nothing about what a text is about."""
    return frozenset(_read("common_words.txt").split())


def _read(name: str) -> str:
    return files("playground.demo").joinpath("corpus", name).read_text(encoding="utf-8")


class Vocabulary:
    """Ids 0–255 are bytes, 256 ends a text, then come word parts and the words of the corpus in order of appearance."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.pieces: list[bytes] = [bytes([value]) for value in range(256)] + [b"<|endoftext|>"]
        # Parts that most English words can be put together from, so that an unknown word is not spelt out.
        parts = [part.encode() for part in _read("parts.txt").split()]
        self.ids = {piece: number for number, piece in enumerate(self.pieces) if number != END}
        for piece in parts + [b" " + part for part in parts]:
            self._learn(piece)
        for text in texts:
            for piece in PIECES.findall(text):
                self._learn(piece.encode())
        self._longest = max(map(len, self.ids))
        self._split: dict[bytes, tuple[int, ...]] = {}

    def _learn(self, piece: bytes) -> None:
        if piece not in self.ids:
            self.ids[piece] = len(self.pieces)
            self.pieces.append(piece)

    def __len__(self) -> int:
        return len(self.pieces)

    def encode(self, text: str) -> Iterator[int]:
        for match in PIECES.finditer(text):
            piece = match.group().encode("utf-8", "replace")
            known = self.ids.get(piece)
            if known is not None:
                yield known
            else:
                yield from self._parts(piece)

    def _parts(self, piece: bytes) -> tuple[int, ...]:
        if piece in self._split:
            return self._split[piece]
        found: list[int] = []
        start = 0
        while start < len(piece):
            end = min(len(piece), start + self._longest)
            while piece[start:end] not in self.ids:
                end -= 1
            found.append(self.ids[piece[start:end]])
            start = end
        if len(self._split) < 20_000:
            self._split[piece] = tuple(found)
        return tuple(found)

    def decode(self, ids: Sequence[int]) -> str:
        return b"".join(self.pieces[number] for number in ids if number != END).decode("utf-8", "replace")

    def count(self, text: str) -> int:
        return sum(1 for _ in self.encode(text))


@cache
def corpus() -> tuple[str, ...]:
    return (*paragraphs("english.txt"), *paragraphs("chinese.txt"))


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(corpus())
