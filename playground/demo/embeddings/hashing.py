"""Vectors from words and their parts, hashed into as many places as are wished for: alike texts come near each other.

It knows no meaning. Two texts are near when they share words, parts of words or Chinese characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from playground.demo.embeddings.order import Input
from playground.demo.tokens import common_words

Hashes = NDArray[np.uint64]
Vector = NDArray[np.float32]

_CHINESE = "\u3400-\u9fff\uf900-\ufaff"
_KANA = "\u3040-\u30ff\uac00-\ud7af"
_PIECES = re.compile(rf"[{_CHINESE}{_KANA}]+|[^\W_{_CHINESE}{_KANA}]+")
_IDEOGRAPHS = re.compile(rf"[{_CHINESE}{_KANA}]")
# Particles and pronouns, which stand in every second sentence.
_COMMON_CHARACTERS = frozenset(
    "的了是在我你他她它们这那有和与就也都不很吗呢吧啊一个着过去来到把被给让从对为以之而会能要真太"
)
_LONGEST_WORD = 40
_SHORTEST_PART, _LONGEST_PART = 3, 5
_COMMON, _WORD, _PARTS = 0.15, 1.0, 0.8
_CHARACTER, _PAIR, _COMMON_CHARACTER = 0.6, 1.0, 0.08


def vector(given: Input, dimensions: int) -> Vector:
    """Of length one, and never all zeros."""
    hashes, weights = _features(given)
    places = (hashes % np.uint64(dimensions)).astype(np.intp)
    signs = 1.0 - 2.0 * (hashes >> np.uint64(63)).astype(np.float64)
    summed = np.bincount(places, weights * signs, minlength=dimensions)
    length = float(np.linalg.norm(summed))
    if length < 1e-9:
        # Nothing but what cancels itself out: the text as a whole stands for itself.
        summed[_hash(repr(given)) % dimensions] = length = 1.0
    return (summed / length).astype(np.float32)


def _features(given: Input) -> tuple[Hashes, NDArray[np.float64]]:
    counted = Counter(_tokens(given) if isinstance(given, tuple) else _pieces(given))
    hashes = [np.zeros(0, np.uint64)]
    weights = [np.zeros(0)]
    for piece, count in counted.items():
        found, heft = _of_piece(piece)
        hashes.append(found)
        # The second mention says less than the first.
        weights.append(heft * (1.0 + np.log(count)))
    return np.concatenate(hashes), np.concatenate(weights)


def _tokens(given: tuple[int, ...]) -> Iterator[str]:
    return (f"#{token}" for token in given)


def _pieces(text: str) -> Iterator[str]:
    """Words, and of Chinese each character and each pair; of a text without any, its signs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = False
    for match in _PIECES.finditer(plain):
        found = True
        run = match.group()
        if _IDEOGRAPHS.match(run):
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield from (run[at : at + _LONGEST_WORD] for at in range(0, len(run), _LONGEST_WORD))
    if not found:
        yield from (f"#{sign}" for sign in plain.split() or [plain])


@lru_cache(maxsize=50_000)
def _of_piece(piece: str) -> tuple[Hashes, NDArray[np.float64]]:
    """The hashes that stand for a word, a character or a pair, and how much each counts."""
    if piece[0] == "#":
        return _one(piece, _WORD)
    if _IDEOGRAPHS.match(piece):
        common = any(sign in _COMMON_CHARACTERS for sign in piece)
        return _one(piece, _COMMON_CHARACTER if common else _PAIR if len(piece) > 1 else _CHARACTER)
    if piece in common_words() or len(piece) == 1:
        return _one(piece, _COMMON)
    parts = list(_parts(piece))
    weights = np.full(len(parts) + 1, _PARTS / max(1.0, len(parts)) ** 0.5)
    weights[0] = _WORD
    return np.array([_hash(piece), *map(_hash, parts)], np.uint64), weights


def _parts(word: str) -> Iterator[str]:
    marked = f"<{word}>"
    for size in range(_SHORTEST_PART, min(_LONGEST_PART, len(marked) - 1) + 1):
        yield from (marked[at : at + size] for at in range(len(marked) - size + 1))


def _one(piece: str, weight: float) -> tuple[Hashes, NDArray[np.float64]]:
    return np.array([_hash(piece)], np.uint64), np.array([weight])


def _hash(text: str) -> int:
    """The same on every machine and in every run."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")
