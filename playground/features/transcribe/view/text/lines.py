"""A transcript as lines to be read: in each one the words, when they were said and how sure the server is of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.confidence import chance_of_segment, chance_of_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.api.audio_transcript import Token, Transcript, Word

_WINDOW: Final = 40  # letters that are searched for a word, where a text differs from its words
_FULL: Final = 600  # letters of a line where nothing says where lines end
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "。", "！", "？")
_LINGER: Final = 0.35  # seconds for which something stays lit, so that a short pause does not flicker


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of one, from `first` up to `last` in the text of its line."""

    first: int
    last: int
    start: float | None = None
    end: float | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """`place` is the number of its segment; None where there are no segments. `speaker` is empty while the one before
    speaks on."""

    text: str
    place: int | None = None
    start: float | None = None
    end: float | None = None
    speaker: str = ""
    chance: float | None = None
    pieces: tuple[Piece, ...] = ()

    def piece_at(self, position: int) -> Piece | None:
        """The one in which, or right behind which, a letter stands."""
        place = bisect_right(self.pieces, position, key=lambda piece: piece.first) - 1
        return self.pieces[place] if place >= 0 else None

    def piece_said_at(self, seconds: float) -> Piece | None:
        timed = [piece for piece in self.pieces if piece.start is not None and piece.start <= seconds]
        last = timed[-1] if timed else None
        return last if last is not None and last.end is not None and seconds <= last.end + _LINGER else None


def lines_of(content: Transcript) -> tuple[Line, ...]:
    if content.segments:
        return tuple(_of_segments(content))
    return tuple(_of_text(content))


def plain_lines(text: str) -> tuple[Line, ...]:
    """Of a text that is still coming: what has come does not change any more but for the last line."""
    return tuple(Line(text[first:last].strip()) for first, last in _cut(text))


class Timeline:
    """Which line is being said; lines stand in the order of their beginnings."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        timed = [(number, line.start) for number, line in enumerate(lines)]
        self._numbers = [number for number, start in timed if start is not None]
        self._starts = [start for _, start in timed if start is not None]

    def at(self, seconds: float) -> int | None:
        """The number of the line."""
        place = bisect_right(self._starts, seconds) - 1
        if place < 0:
            return None
        end = self._lines[self._numbers[place]].end
        return self._numbers[place] if end is not None and seconds <= end + _LINGER else None


def has_chances(lines: Sequence[Line]) -> bool:
    """Whether the server says of anything how sure it is."""
    return any(line.chance is not None or any(piece.chance is not None for piece in line.pieces) for line in lines)


def _of_segments(content: Transcript) -> Iterator[Line]:
    middles = [(word.start + word.end) / 2 for word in content.words]
    speaker, first = "", 0
    for place, segment in enumerate(content.segments):
        following = content.segments[place + 1 : place + 2]
        last = max(first, bisect_right(middles, following[0].start)) if following else len(middles)
        text = segment.text.strip()
        yield Line(
            text,
            place,
            segment.start,
            segment.end,
            "" if segment.speaker == speaker else segment.speaker,
            chance_of_segment(segment),
            tuple(_found(text, content.words[first:last])),
        )
        speaker, first = segment.speaker, last


def _of_text(content: Transcript) -> Iterator[Line]:
    """Lines are cut at the ends of sentences, as one of an hour could not be painted quickly."""
    found = list(_found(content.text, content.words or content.logprobs))
    begin = 0
    for first, last in _cut(content.text):
        text = content.text[first:last]
        start = first + len(text) - len(text.lstrip())
        end = begin
        while end < len(found) and found[end].first < last:
            end += 1
        pieces = tuple(_moved(piece, -start) for piece in found[begin:end])
        begin = end
        timed = [piece for piece in pieces if piece.start is not None]
        yield Line(
            text.strip(),
            start=timed[0].start if timed else None,
            end=timed[-1].end if timed else None,
            pieces=pieces,
        )


def _moved(piece: Piece, by: int) -> Piece:
    return Piece(max(0, piece.first + by), piece.last + by, piece.start, piece.end, piece.chance)


def _found(text: str, words: Sequence[Word] | Sequence[Token]) -> Iterator[Piece]:
    """Where the words stand in a text; one that a person has changed is not found, and has no time then."""
    lower, position = text.lower(), 0
    if len(lower) != len(text):
        return
    for word in words:
        wanted = word.text.strip().lower()
        first = lower.find(wanted, position, position + _WINDOW + len(wanted)) if wanted else -1
        if first >= 0:
            position = first + len(wanted)
            start, end = getattr(word, "start", None), getattr(word, "end", None)
            yield Piece(first, position, start, end, chance_of_word(word))


def _cut(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(text):
        newline = text.find("\n", first, first + _FULL)
        last = newline + 1 if newline >= 0 else _end_of(text, first)
        if text[first:last].strip():
            yield first, last
        first = last


def _end_of(text: str, first: int) -> int:
    """Behind a sentence, or else behind a word, that still fits."""
    full = first + _FULL
    if full >= len(text):
        return len(text)
    for ends in (_SENTENCE_ENDS, (" ",)):
        found = ((text.rfind(end, first + 1, full), len(end)) for end in ends)
        last = max((place + length for place, length in found if place >= 0), default=0)
        if last:
            return last
    return full
