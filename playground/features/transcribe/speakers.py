"""Voices by which a server knows who speaks: samples of the user's, and those who spoke in earlier parts of a take."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.packing import cut
from playground.features.transcribe.stitching import Heard, Span
from playground.message import Message
from playground.services.errors import Refused
from playground.sound.codecs import convert
from playground.sound.errors import SoundError
from playground.sound.kinds import FLAC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playground.api.audio_transcript import Transcript

MOST: Final = 4
SHORTEST, LONGEST = 2.0, 10.0  # seconds of a sample
_NUMBERED: Final = re.compile(r"(.+) \(\d+\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sample:
    """The voice of somebody in a file."""

    name: str
    path: str


def samples_in(text: str) -> tuple[Sample, ...]:
    """One in each line: a name, a tab and where the file is. Without a name or a file it is none yet."""
    lines = (line.partition("\t") for line in text.splitlines())
    return tuple(Sample(name.strip(), path) for name, _, path in lines if name.strip() and path)[:MOST]


def as_text(samples: Iterable[Sample]) -> str:
    return "\n".join(f"{each.name}\t{each.path}" for each in samples)


def reference(sample: Sample) -> str:
    """As a data URL. For a worker; raises `Refused` where a server would."""
    try:
        with TemporaryDirectory(prefix="playground-") as folder:
            whole = Path(folder) / "whole.flac"
            convert(Path(sample.path), whole, FLAC, rate=16_000, mono=True)
            found = _cut_out(whole, Span(0.0, LONGEST), Path(folder))
    except SoundError as error:
        message = Message("The voice sample of {name} cannot be read. {reason}", name=sample.name, reason=error.message)
        raise Refused(message) from error
    if found is None:
        raise Refused(
            Message("The voice sample of {name} is too short. Choose one of 2 to 10 seconds.", name=sample.name)
        )
    return found


def references_from(heard: Heard, played: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Those who are not known yet, by what each of them said longest. For a worker."""
    found: dict[str, str] = {}
    with TemporaryDirectory(prefix="playground-") as folder:
        for name, span in _longest(heard.transcript).items():
            if name not in known and span.seconds >= SHORTEST and len(known) + len(found) < MOST:
                start = heard.span.start + span.start
                place = Span(start, start + min(span.seconds, LONGEST))
                sample = _cut_out(played, place, Path(folder))
                if sample is not None:
                    found[name] = sample
    return found


def numbered_speakers(transcript: Transcript, known: Iterable[str], part: int) -> Transcript:
    """The same label means another person in another part, but for those who are known."""
    names = set(known)
    return replace(
        transcript,
        segments=tuple(
            replace(each, speaker=f"{each.speaker} ({part})") if each.speaker and each.speaker not in names else each
            for each in transcript.segments
        ),
    )


def numbered_in(transcript: Transcript, known: Iterable[str]) -> dict[str, str]:
    """The labels that are told apart by the number of a part, and what they are without it."""
    names = {each.speaker for each in transcript.segments} - set(known)
    return {name: match[1] for name in names if (match := _NUMBERED.fullmatch(name))}


def without_needless_numbers(transcript: Transcript, known: Iterable[str]) -> Transcript:
    """Where every label turned out to be of one person only."""
    plain = numbered_in(transcript, known)
    if not plain or len(set(plain.values())) < len(plain):
        return transcript
    segments = (replace(each, speaker=plain.get(each.speaker, each.speaker)) for each in transcript.segments)
    return replace(transcript, segments=tuple(segments))


def _cut_out(source: Path, span: Span, folder: Path) -> str | None:
    """None of less than a server takes."""
    target = folder / "sample.flac"
    if cut(source, target, span) < SHORTEST:
        return None
    return "data:audio/flac;base64," + base64.b64encode(target.read_bytes()).decode("ascii")


def _longest(transcript: Transcript) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for each in transcript.segments:
        span = Span(each.start, each.end)
        if each.speaker and (each.speaker not in spans or span.seconds > spans[each.speaker].seconds):
            spans[each.speaker] = span
    return spans
