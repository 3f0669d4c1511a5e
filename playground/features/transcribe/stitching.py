"""Transcripts of the parts of a take put together into one, with times of the whole take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.api.audio_transcript import Segment, Transcript, Word, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Span:
    """In seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in one span; its times begin at the beginning of the span."""

    span: Span
    transcript: Transcript


def stitched(parts: Sequence[Heard]) -> Transcript:
    if len(parts) == 1:
        return _moved(parts[0])
    moved = [_moved(_told_apart(part)) for part in parts]
    return Transcript(
        joined(each.text for each in moved),
        language=next((each.language for each in moved if each.language), ""),
        duration=sum(part.span.seconds for part in parts),
        words=tuple(word for each in moved for word in each.words),
        segments=numbered(segment for each in moved for segment in each.segments),
        logprobs=tuple(token for each in moved for token in each.logprobs),
        raw=[each.raw for each in moved],
    )


def put_into(whole: Transcript, span: Span, new: Transcript) -> Transcript:
    """In the place of what was heard there before; the new one has the times of the whole take. Where the whole has no
    times, there is no place: it is then what was heard now."""
    if not whole.segments:
        return new
    pieces = new.segments or ((Segment("0", span.start, span.end, new.text),) if new.text else ())
    before = [segment for segment in whole.segments if _middle(segment) < span.start]
    after = [segment for segment in whole.segments if _middle(segment) > span.end]
    segments = numbered([*before, *pieces, *after])
    words = [word for word in whole.words if _middle(word) < span.start]
    words += new.words
    words += [word for word in whole.words if _middle(word) > span.end]
    return replace(
        whole,
        text=joined(segment.text for segment in segments),
        segments=segments,
        words=tuple(words),
        logprobs=(),
        raw=None,
    )


def numbered(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    return tuple(replace(segment, id=str(place)) for place, segment in enumerate(segments))


def _told_apart(heard: Heard) -> Heard:
    """A part without times of its own is at least known to lie in its span."""
    transcript, span = heard.transcript, heard.span
    if transcript.segments or not transcript.text:
        return heard
    whole = Segment("0", 0.0, span.seconds, transcript.text)
    return Heard(span, replace(transcript, segments=(whole,)))


def _moved(heard: Heard) -> Transcript:
    by = heard.span.start
    if not by:
        return heard.transcript
    return replace(
        heard.transcript,
        words=tuple(replace(word, start=word.start + by, end=word.end + by) for word in heard.transcript.words),
        segments=tuple(replace(each, start=each.start + by, end=each.end + by) for each in heard.transcript.segments),
    )


def _middle(heard: Segment | Word) -> float:
    return (heard.start + heard.end) / 2
