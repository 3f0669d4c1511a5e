"""A take, or a span of it, as the files that are sent: small enough, and each with a true name and type."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from playground.api.upload import Upload
from playground.features.transcribe.stitching import Span
from playground.message import Message
from playground.services.errors import Refused
from playground.sound.codecs import BLOCK, inspect, kind_of, shrink, write
from playground.sound.kinds import FLAC, OPUS
from playground.sound.sounds import FileSound
from playground.sound.splitting import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.sound.backend import Floats
    from playground.sound.kinds import Kind

LARGEST: Final = 25 * 1024 * 1024  # bytes of a file that a server takes
_SPEECH_RATE: Final = 16_000
# Bytes for a second of speech in one channel at 16 kHz, on the safe side.
_FLAC: Final = 24_000
_OPUS: Final = 6_500


class Packing(Enum):
    """How a take is sent."""

    AS_IT_IS = "as_it_is"
    FLAC = "flac"
    OPUS = "opus"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One request's worth of sound; `span` says where in the take it lies."""

    span: Span
    upload: Upload


def expected_size(packing: Packing, seconds: float, size: int) -> int:
    """In bytes, as far as one can know beforehand."""
    if packing is Packing.AS_IT_IS:
        return size
    return round(seconds * (_OPUS if packing is Packing.OPUS else _FLAC))


def choices(seconds: float, size: int) -> tuple[Packing, ...]:
    """Those by which a take fits into requests; the one that is taken without a wish stands first."""
    if size <= LARGEST:
        return tuple(Packing)
    fitting = [each for each in (Packing.FLAC, Packing.OPUS) if expected_size(each, seconds, size) <= LARGEST]
    return (*fitting, Packing.SPLIT)


def pack(
    path: Path, played: Path, packing: Packing, span: Span | None, name: str, largest: int = LARGEST
) -> tuple[Parcel, ...]:
    """For a worker thread. `path` is what was recorded or opened, `played` the same in a kind that can be cut."""
    with TemporaryDirectory(prefix="playground-") as folder:
        if span is not None:
            piece = Path(folder) / "span.flac"
            cut(played, piece, span)
            parcels = _fitted(piece, piece, Packing.AS_IT_IS, Path(folder), name, largest)
            return tuple(_moved(parcel, span) for parcel in parcels)
        return _fitted(path, played, packing, Path(folder), name, largest)


def _fitted(path: Path, played: Path, packing: Packing, folder: Path, name: str, largest: int) -> tuple[Parcel, ...]:
    small = path
    if packing in (Packing.FLAC, Packing.OPUS):
        kind = FLAC if packing is Packing.FLAC else OPUS
        small = folder / f"small{kind.extension}"
        shrink(played, small, kind)
    # Also what turned out larger than one could know beforehand.
    if packing is Packing.SPLIT or small.stat().st_size > largest:
        return tuple(
            _parcel(part.path, f"{name} {number}", Span(part.start, part.start + part.seconds))
            for number, part in enumerate(split(played, folder, largest), 1)
        )
    seconds = inspect(played).seconds or 0.0
    return (_parcel(small, name, Span(0.0, seconds)),)


def _parcel(path: Path, name: str, span: Span) -> Parcel:
    kind: Kind = kind_of(path)
    data = path.read_bytes()
    return Parcel(span, Upload(data, f"{name}{kind.extension}", kind.media_type))


def _moved(parcel: Parcel, by: Span) -> Parcel:
    return Parcel(Span(parcel.span.start + by.start, parcel.span.end + by.start), parcel.upload)


def cut(source: Path, target: Path, span: Span) -> float:
    """As FLAC of a kind that is enough for speech. Says how many seconds it became."""
    sound = FileSound(source)
    try:
        first, last = round(span.start * sound.rate), min(round(span.end * sound.rate), sound.frames)
        if last <= first:
            raise Refused(Message("Nothing lies in this selection. Select a longer piece."))
        write(target, FLAC, _blocks(sound, first, last), sound.rate, to_rate=_SPEECH_RATE, mono=True)
        return (last - first) / sound.rate
    finally:
        sound.close()


def _blocks(sound: FileSound, first: int, last: int) -> Iterator[Floats]:
    for start in range(first, last, BLOCK):
        yield sound.read(start, min(BLOCK, last - start))
