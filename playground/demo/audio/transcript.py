"""What was understood, and the ways to write it down: text, subtitles, segments and words."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from playground.demo.json_value import Json
from playground.demo.tokens import vocabulary

FRAMES_A_SECOND = 100


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in seconds, and the chance that it is right, as the recogniser sees it."""

    text: str
    start: float
    end: float
    chance: float

    @property
    def logprob(self) -> float:
        return round(math.log(self.chance), 5)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech; `quiet` is the share of it that sounded like silence or noise."""

    start: float
    end: float
    words: tuple[Word, ...]
    quiet: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def text_of(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def as_srt(segments: Sequence[Segment]) -> str:
    blocks = [
        f"{number}\n{_clock(segment.start, ',')} --> {_clock(segment.end, ',')}\n{segment.text}\n\n"
        for number, segment in enumerate(segments, start=1)
    ]
    return "".join(blocks) + "\n"


def as_vtt(segments: Sequence[Segment]) -> str:
    blocks = [
        f"{_clock(segment.start, '.')} --> {_clock(segment.end, '.')}\n{segment.text}\n\n" for segment in segments
    ]
    return "WEBVTT\n\n" + "".join(blocks)


def _clock(seconds: float, point: str) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{thousandths:03}"


def as_segments(segments: Sequence[Segment], temperature: float) -> list[Json]:
    return [_described(number, segment, temperature) for number, segment in enumerate(segments)]


def _described(number: int, segment: Segment, temperature: float) -> Json:
    raw = segment.text.encode()
    return {
        "id": number,
        "seek": round(segment.start * FRAMES_A_SECOND),
        "start": segment.start,
        "end": segment.end,
        "text": f" {segment.text}",
        "tokens": list(vocabulary().encode(f" {segment.text}")),
        "temperature": temperature,
        "avg_logprob": round(sum(word.logprob for word in segment.words) / max(1, len(segment.words)), 5),
        "compression_ratio": round(len(raw) / len(zlib.compress(raw)), 5),
        "no_speech_prob": round(segment.quiet, 5),
    }


def as_words(segments: Sequence[Segment]) -> list[Json]:
    return [{"word": word.text, "start": word.start, "end": word.end} for segment in segments for word in segment.words]


def as_logprobs(words: Sequence[Word], *, first: bool) -> list[Json]:
    """Each word as a token; all but the first of a transcript with the space before it."""
    tokens = [word.text if first and not number else f" {word.text}" for number, word in enumerate(words)]
    return [
        {"token": token, "logprob": word.logprob, "bytes": list(token.encode())}
        for token, word in zip(tokens, words, strict=True)
    ]
