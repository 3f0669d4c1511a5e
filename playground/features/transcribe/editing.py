"""Changes that a person makes to a transcript: each gives a new one. Times of words follow their segment."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from playground.api.audio_transcript import Segment, Transcript, Word, joined
from playground.features.transcribe.content import words_of
from playground.features.transcribe.stitching import numbered
from playground.features.transcribe.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST: Final = 0.05  # seconds of a segment


def with_text(content: Transcript, place: int, text: str) -> Transcript:
    """Another text of a segment. Words that are still in it keep their times, new ones share those of the old."""
    text = text.strip()
    segment = content.segments[place]
    changed = replace(segment, text=text, avg_logprob=None, no_speech_prob=None) if text != segment.text else segment
    return _with(content, place, (changed,), _words_for(content, place, text))


def with_whole_text(content: Transcript, text: str) -> Transcript:
    """Of a transcript without segments."""
    return replace(content, text=text.strip(), words=(), logprobs=())


def with_times(content: Transcript, place: int, start: float, end: float) -> Transcript:
    """Neighbours give way, but keep at least the shortest length; words keep their times as far as they fit."""
    segments = list(content.segments)
    least = segments[place - 1].start + SHORTEST if place else 0.0
    most = segments[place + 1].end - SHORTEST if place + 1 < len(segments) else float("inf")
    start = min(max(start, least), most - SHORTEST)
    end = min(max(end, start + SHORTEST), most)
    if place and segments[place - 1].end > start:
        segments[place - 1] = replace(segments[place - 1], end=start)
    if place + 1 < len(segments) and segments[place + 1].start < end:
        segments[place + 1] = replace(segments[place + 1], start=end)
    own = words_of(content, place)
    segments[place] = replace(segments[place], start=start, end=end)
    words = tuple(
        replace(word, start=min(max(word.start, start), end), end=min(max(word.end, start), end))
        if number in own
        else word
        for number, word in enumerate(content.words)
    )
    return replace(content, segments=tuple(segments), words=words)


def split(content: Transcript, place: int, position: int) -> Transcript:
    """At a position in the segment's text; nothing changes where one side would be empty."""
    segment = content.segments[place]
    left, right = segment.text[:position].strip(), segment.text[position:].strip()
    if not left or not right:
        return content
    own = words_of(content, place)
    words = content.words[own.start : own.stop]
    before = len(tokens_of(left))
    if before < len(words) == len(tokens_of(segment.text)):
        at, onwards = words[before - 1].end, words[before].start
    else:
        at = onwards = segment.start + (segment.end - segment.start) * len(left) / (len(left) + len(right))
    pieces = replace(segment, text=left, end=at), replace(segment, text=right, start=max(at, onwards))
    return _with(content, place, pieces, words)


def join(content: Transcript, place: int) -> Transcript:
    """A segment with the one behind it."""
    if place + 1 >= len(content.segments):
        return content
    first, second = content.segments[place], content.segments[place + 1]
    whole = replace(
        first,
        end=max(first.end, second.end),
        text=joined((first.text, second.text)),
        avg_logprob=_mean(first.avg_logprob, second.avg_logprob),
        no_speech_prob=_mean(first.no_speech_prob, second.no_speech_prob),
        speaker=first.speaker if first.speaker == second.speaker else "",
    )
    segments = numbered((*content.segments[:place], whole, *content.segments[place + 2 :]))
    return replace(content, segments=segments, text=_text_of(segments))


def remove(content: Transcript, place: int) -> Transcript:
    return _with(content, place, (), ())


def _with(content: Transcript, place: int, pieces: Sequence[Segment], words: Sequence[Word]) -> Transcript:
    own = words_of(content, place)
    segments = numbered((*content.segments[:place], *pieces, *content.segments[place + 1 :]))
    return replace(
        content,
        text=_text_of(segments),
        segments=segments,
        words=(*content.words[: own.start], *words, *content.words[own.stop :]),
        logprobs=(),
    )


def _text_of(segments: Sequence[Segment]) -> str:
    return joined(segment.text for segment in segments)


def _words_for(content: Transcript, place: int, text: str) -> tuple[Word, ...]:
    own = words_of(content, place)
    old = content.words[own.start : own.stop]
    if not old:
        return ()
    segment = content.segments[place]
    new = [token.text for token in tokens_of(text)]
    matcher = SequenceMatcher(None, [_key(word.text) for word in old], [_key(each) for each in new], autojunk=False)
    words: list[Word] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            words += [replace(word, text=each) for word, each in zip(old[first:last], new[start:end], strict=True)]
        else:
            since = old[first].start if first < last else (old[first - 1].end if first else segment.start)
            until = old[last - 1].end if first < last else (old[first].start if first < len(old) else segment.end)
            words += _shared_out(new[start:end], since, max(since, until))
    return tuple(words)


def _shared_out(texts: Sequence[str], since: float, until: float) -> list[Word]:
    length = (until - since) / max(1, len(texts))
    return [Word(text, since + place * length, since + (place + 1) * length) for place, text in enumerate(texts)]


def _key(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _mean(first: float | None, second: float | None) -> float | None:
    return second if first is None else first if second is None else (first + second) / 2
