"""What is shown while a sound runs: the segments of a transcript, or its words in groups that can be read. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from playground.api.audio_transcript import Segment, Transcript, Word, joined

_LONGEST: Final = 80  # letters: two lines on a screen
_SECONDS: Final = 6.0
_PAUSE: Final = 0.8
_SENTENCE_ENDS: Final = tuple(".!?…。！？；")
_WINDOW: Final = 40  # letters that are searched for a word, where a text differs from its words


def captions(transcript: Transcript) -> tuple[Segment, ...]:
    """In the order of time; nothing where nothing has a time."""
    if transcript.segments:
        spoken = (segment for segment in transcript.segments if segment.text.strip())
        return tuple(sorted(spoken, key=lambda segment: segment.start))
    groups = _groups(punctuated(transcript.words, transcript.text))
    return tuple(
        Segment(str(place), group[0].start, group[-1].end, joined(word.text for word in group))
        for place, group in enumerate(groups)
    )


def punctuated(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The words with the commas and dots that only the text has."""
    found, position = [], 0
    lower = text.casefold()
    if len(lower) != len(text):
        return tuple(words)
    for word in words:
        wanted = word.text.casefold()
        start = lower.find(wanted, position, position + _WINDOW + len(wanted))
        if start < 0:
            found.append(word)
            continue
        end = start + len(wanted)
        while end < len(text) and not text[end].isspace() and not text[end].isalnum():
            end += 1
        found.append(replace(word, text=text[start:end]))
        position = end
    return tuple(found)


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    for word in words:
        if group and _is_full(group, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _is_full(group: Sequence[Word], following: Word) -> bool:
    length = sum(len(word.text) + 1 for word in group) + len(following.text)
    return (
        group[-1].text.endswith(_SENTENCE_ENDS)
        or following.start - group[-1].end > _PAUSE
        or following.end - group[0].start > _SECONDS
        or length > _LONGEST
    )
