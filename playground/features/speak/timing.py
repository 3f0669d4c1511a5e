"""When each sentence is spoken. No server says it, so it is told from the lengths of the sentences and the pauses."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.sound.waveform import Outline

PACE: Final = 0.065  # seconds of a letter at the usual speed, before anything was heard
_SHORTEST_PAUSE: Final = 0.12  # seconds
_QUIET: Final = 0.03  # of the loudest
_BETWEEN: Final = 5.0  # letters that the pause behind a sentence lasts
_COMMA: Final = 2.0
_WORD_SIGN: Final = 3.2  # a Chinese character is a syllable
_DIGIT: Final = 3.0


@dataclass(frozen=True, slots=True)
class Pause:
    """In seconds."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence and when it is heard, in seconds of the whole clip. It stands at `place` in the spoken text, and is of
    this part."""

    text: str
    place: int
    part: int
    start: float
    end: float


def weight(text: str) -> float:
    """How long it takes to say this, in letters."""
    return _BETWEEN + sum(map(_weight, text))


def pauses_in(outline: Outline, seconds: float) -> tuple[Pause, ...]:
    """From equal columns that last so many seconds in all."""
    if not len(outline):
        return ()
    loudness = np.abs(outline.astype(np.int32)).max(axis=1)
    quiet = np.concatenate([[False], loudness <= loudness.max() * _QUIET, [False]])
    edges = np.flatnonzero(quiet[1:] != quiet[:-1])
    column = seconds / len(outline)
    spans = (Pause(float(first) * column, float(last) * column) for first, last in edges.reshape(-1, 2))
    return tuple(pause for pause in spans if pause.end - pause.start >= _SHORTEST_PAUSE)


def starts(weights: Sequence[float], seconds: float, pauses: Sequence[Pause]) -> tuple[float, ...]:
    """When each sentence of a sound begins. Where a pause is near the expected place, the sentence begins behind it."""
    found = [0.0]
    left = sum(weights)
    for spoken, following in pairwise(weights):
        pace = (seconds - found[-1]) / left
        expected = found[-1] + spoken * pace
        reach = 0.2 + 0.35 * min(spoken, following) * pace
        pause = _most_likely(pauses, expected, reach, found[-1])
        found.append(min(seconds, expected if pause is None else pause.end))
        left -= spoken
    return tuple(found)


def _most_likely(pauses: Sequence[Pause], expected: float, reach: float, after: float) -> Pause | None:
    """The longest near the place; one that is farther must be longer."""
    near = [pause for pause in pauses if pause.start > after and abs(pause.end - expected) <= reach]

    def merit(pause: Pause) -> float:
        return (pause.end - pause.start) * (1 - 0.7 * abs(pause.end - expected) / reach)

    return max(near, key=merit, default=None)


def _weight(sign: str) -> float:
    if (sign.isascii() and sign.isalpha()) or sign == " ":
        return 1.0
    if sign.isdigit():
        return _DIGIT
    if unicodedata.east_asian_width(sign) == "W" and sign.isalpha():
        return _WORD_SIGN
    return _COMMA if sign in ",;:—，；：、" else float(sign.isalpha())
