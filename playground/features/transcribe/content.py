"""What was heard, as it is kept, and where in it one is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, TypeVar

from playground.api.audio_transcript import Segment, Token, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.features.transcribe.facts import TranscriptFacts
    from playground.storage.json_values import Json, JsonObject
    from playground.storage.takes import TranscriptRecord

T = TypeVar("T", Segment, Word, Token)

_TOKENS = "tokens"
_LINGER = 0.35  # seconds for which a word stays lit after its end, so that a short pause does not flicker


def content_of(record: TranscriptRecord) -> Transcript:
    """Takes what fits: it may be from another version."""
    tokens = record.details.get(_TOKENS)
    return Transcript(
        record.text,
        language=record.language,
        words=_read(Word, record.words),
        segments=_read(Segment, record.segments),
        logprobs=_read(Token, tokens) if isinstance(tokens, list | tuple) else (),
    )


def with_content(record: TranscriptRecord, content: Transcript) -> TranscriptRecord:
    details: dict[str, Json] = {name: value for name, value in record.details.items() if name != _TOKENS}
    if content.logprobs and not content.words:
        details[_TOKENS] = [asdict(each) for each in content.logprobs]
    return replace(
        record,
        text=content.text,
        language=content.language,
        segments=tuple(asdict(each) for each in content.segments),
        words=tuple(asdict(each) for each in content.words),
        details=details,
    )


def with_facts(record: TranscriptRecord, facts: TranscriptFacts) -> TranscriptRecord:
    details = {name: value for name, value in record.details.items() if name == _TOKENS}
    return replace(record, details={**facts.to_json(), **details})


def place_at(heard: Sequence[Segment] | Sequence[Word], seconds: float) -> int | None:
    """Which of them is being said then. They stand in the order of their beginnings."""
    place = bisect_right(heard, seconds, key=lambda each: each.start) - 1
    return place if place >= 0 and seconds <= heard[place].end + _LINGER else None


def words_of(content: Transcript, segment: int) -> range:
    """The places of the words that belong to a segment: those whose middle lies before the next one."""
    middles = [(word.start + word.end) / 2 for word in content.words]
    segments = content.segments
    first = 0 if segment == 0 else bisect_right(middles, segments[segment].start)
    last = len(middles) if segment + 1 == len(segments) else bisect_right(middles, segments[segment + 1].start)
    return range(first, max(first, last))


def _read(kind: type[T], kept: Iterable[Json]) -> tuple[T, ...]:
    found = []
    for entry in kept:
        if isinstance(entry, Mapping):
            try:
                found.append(kind(**_fitting(kind, entry)))
            except TypeError:
                continue
    return tuple(found)


def _fitting(kind: type[T], entry: JsonObject) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name in kind.__dataclass_fields__}
