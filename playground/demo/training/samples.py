"""Lessons as numbers: the tokens to be learnt, and for each of them what stood before it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.demo.tokens import PIECES, common_words
from playground.demo.training.examples import Lesson

Whole = NDArray[np.int32]

ROWS = 8192
# What a token is guessed from: how often it comes at all, the token before it, the two before it.
COLUMNS = 3
MOST_WORDS = 512
MOST_TOKENS = 128
MOST_CUES = 24
OTHER, END = 0, 1


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer: its tokens, how much each counts, the rows of weights of each, and those of the prompt."""

    targets: Whole
    heft: NDArray[np.float32]
    rows: Whole
    cues: Whole


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer, and the one that was liked less."""

    liked: Sample
    rejected: Sample | None = None


class Words:
    """The tokens that can be learnt: the commonest of the answers."""

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        counted: Counter[str] = Counter()
        for lesson in lessons:
            counted.update(pieces(lesson.answer))
            counted.update(pieces(lesson.rejected))
        self.ids = {piece: place for place, (piece, _) in enumerate(counted.most_common(MOST_WORDS - 2), END + 1)}

    def __len__(self) -> int:
        return len(self.ids) + 2

    def pair(self, lesson: Lesson, prompt_heft: float) -> Pair:
        rejected = self._sample(lesson.prompt, lesson.rejected, 0.0) if lesson.rejected else None
        return Pair(self._sample(lesson.prompt, lesson.answer, prompt_heft), rejected)

    def _sample(self, prompt: str, answer: str, prompt_heft: float) -> Sample:
        said = pieces(prompt)[-MOST_TOKENS:] if prompt_heft else []
        written = pieces(answer)[:MOST_TOKENS]
        targets = [self.ids.get(piece, OTHER) for piece in (*said, *written)] + [END]
        heft = [prompt_heft] * len(said) + [1.0] * (len(written) + 1)
        return Sample(
            np.array(targets, np.int32), np.array(heft, np.float32), _contexts([*said, *written]), _cues(prompt)
        )


def pieces(text: str) -> list[str]:
    return list(PIECES.findall(text))


def _contexts(written: Sequence[str]) -> Whole:
    rows = []
    last, before = "", ""
    for piece in (*written, ""):
        rows.append([_row("."), _row(f"1{last}"), _row(f"2{before}\0{last}")])
        before, last = last, piece
    return np.array(rows, np.int32)


def _cues(prompt: str) -> Whole:
    words = {piece.strip().casefold() for piece in pieces(prompt)}
    telling = sorted(word for word in words if word and word not in common_words())
    return np.array([_row(f"?{word}") for word in telling[:MOST_CUES]] or [_row("?")], np.int32)


def _row(cue: str) -> int:
    """The same on every machine and in every run."""
    return zlib.crc32(cue.encode("utf-8", "replace")) % ROWS
