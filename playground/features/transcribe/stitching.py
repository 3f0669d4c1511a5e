"""Transcripts of the parts of a take put together into one, with times of the whole take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.api.audio_transcript import Segment, Transcript, Word, joined
from playground.features.transcribe.content import words_of
from playground.features.transcribe.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.features.transcribe.tokens import Token


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
    kept = [_around(whole, place, span) for place in range(len(whole.segments))]
    before = [left for left, _ in kept if left is not None]
    after = [right for _, right in kept if right is not None]
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


def _around(whole: Transcript, place: int, span: Span) -> tuple[Segment | None, Segment | None]:
    """What of a segment stands before the span, and what behind it. Where it is not known which word is heard when, a
    segment stays or goes as a whole."""
    segment = whole.segments[place]
    own = words_of(whole, place)
    words, tokens = whole.words[own.start : own.stop], tokens_of(segment.text)
    if not words or len(words) != len(tokens):
        middle = _middle(segment)
        return segment if middle < span.start else None, segment if middle > span.end else None
    first = sum(_middle(word) < span.start for word in words)
    last = len(words) - sum(_middle(word) > span.end for word in words)
    return _part(segment, words, tokens, 0, first), _part(segment, words, tokens, last, len(words))


def _part(segment: Segment, words: Sequence[Word], tokens: Sequence[Token], first: int, last: int) -> Segment | None:
    """Its words from the first up to the last, which is no longer among them."""
    if first == last:
        return None
    if last - first == len(words):
        return segment
    text = joined(token.text for token in tokens[first:last])
    start = words[first].start if first else segment.start
    end = words[last - 1].end if last < len(words) else segment.end
    return replace(segment, text=text, start=start, end=end)


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
