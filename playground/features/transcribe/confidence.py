"""How sure a server is of what it heard."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from playground.api.audio_transcript import Segment, Token, Word

Sureness: TypeAlias = Literal["sure", "unsure", "doubtful"]

_SURE = 0.8
_UNSURE = 0.5
_SILENT = 0.6  # from here on servers themselves take a segment for silence


def chance_of_word(word: Word | Token) -> float | None:
    """From 0 to 1; None where the server says nothing."""
    return None if word.logprob is None else _chance(word.logprob)


def chance_of_segment(segment: Segment) -> float | None:
    """That somebody spoke, and that it is what they said."""
    if segment.avg_logprob is None and segment.no_speech_prob is None:
        return None
    said = 1.0 if segment.avg_logprob is None else _chance(segment.avg_logprob)
    silent = segment.no_speech_prob or 0.0
    return said * (1 - silent) if silent >= _SILENT else said


def sureness(chance: float | None) -> Sureness | None:
    if chance is None:
        return None
    if chance >= _SURE:
        return "sure"
    return "unsure" if chance >= _UNSURE else "doubtful"


def _chance(logprob: float) -> float:
    return math.exp(min(0.0, logprob))
