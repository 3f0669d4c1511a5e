"""Sound files of every kind: what they are, what is in them, and how they become another kind."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from playground.message import Message
from playground.sound import ffmpeg
from playground.sound.backend import Floats
from playground.sound.errors import SoundError, SoundUnreadable
from playground.sound.kinds import HEAD, Kind, sniff, what_it_is_instead
from playground.sound.libsndfile import OpenFile, create_file, writable_rate, writing_errors
from playground.sound.resample import Resampler
from playground.sound.sounds import Sound, as_floats

BLOCK = 16_384
"""Frames at once: libsndfile's Vorbis writer overflows its stack with many more."""


@dataclass(frozen=True, slots=True)
class Facts:
    kind: Kind
    rate: int
    channels: int
    seconds: float | None  # none where the file does not say
    size: int
    direct: bool  # libsndfile reads it, so that it can be played as it is


@dataclass(frozen=True, slots=True)
class Reading:
    kind: Kind
    rate: int
    channels: int
    seconds: float | None
    blocks: Iterator[Floats]
    direct: bool


def kind_of(path: Path) -> Kind:
    """By its content; raises `SoundUnreadable` for what is none."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise SoundUnreadable(
            Message("{name} cannot be opened: {reason}", name=path.name, reason=error.strerror or str(error))
        ) from error
    kind = sniff(head)
    if kind is None:
        raise what_it_is_instead(head)
    return kind


def inspect(path: Path) -> Facts:
    with reading(path) as opened:
        return Facts(opened.kind, opened.rate, opened.channels, opened.seconds, path.stat().st_size, opened.direct)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Reading]:
    """Blocks until the end of what can be read; a file that was cut off ends early and says nothing."""
    kind = kind_of(path)
    with contextlib.ExitStack() as stack:
        if kind.libsndfile:
            try:
                opened = _by_libsndfile(path, kind, stack)
            except SoundUnreadable:
                # It refuses Ogg files that were cut off, of which FFmpeg still plays what there is.
                if not (kind.format and ffmpeg.available()):
                    raise
                opened = _by_ffmpeg(path, kind, stack)
        else:
            opened = _by_ffmpeg(path, kind, stack)
        yield opened


def _by_libsndfile(path: Path, kind: Kind, stack: contextlib.ExitStack) -> Reading:
    file = stack.enter_context(OpenFile(path))
    if not file.frames:
        raise _nothing_in_it()
    return Reading(kind, file.rate, file.channels, file.frames / file.rate, _blocks(file), direct=True)


def _by_ffmpeg(path: Path, kind: Kind, stack: contextlib.ExitStack) -> Reading:
    media = stack.enter_context(ffmpeg.open_media(path, kind))
    blocks = (as_floats(block) for block in media.blocks())
    return Reading(kind, media.rate, media.channels, media.seconds, blocks, direct=False)


def decode(path: Path) -> tuple[Floats, int]:
    """The whole of it, and its rate."""
    with reading(path) as opened:
        blocks = list(opened.blocks)
    if not blocks:
        raise _nothing_in_it()
    return np.concatenate(blocks), opened.rate


def convert(source: Path, target: Path, kind: Kind, *, rate: int | None = None, mono: bool = False) -> None:
    with reading(source) as opened:
        first = next(opened.blocks, None)
        if first is None:
            raise _nothing_in_it()
        write(target, kind, chain([first], opened.blocks), opened.rate, to_rate=rate, mono=mono)


def shrink(source: Path, target: Path, kind: Kind) -> None:
    """What a speech model needs of it: one channel at 16 kHz."""
    convert(source, target, kind, rate=16_000, mono=True)


def save(sound: Sound, target: Path, kind: Kind) -> None:
    """All of it that is there by now."""
    blocks = (sound.read(start, BLOCK) for start in range(0, sound.frames, BLOCK))
    write(target, kind, blocks, sound.rate)


def write(
    target: Path, kind: Kind, blocks: Iterable[Floats], rate: int, *, to_rate: int | None = None, mono: bool = False
) -> None:
    """The file appears when it is whole."""
    to_rate = writable_rate(kind, to_rate or rate)
    growing = target.with_name(target.name + ".part")
    try:
        _write(growing, kind, _shaped(blocks, rate, to_rate, mono=mono), to_rate)
        with writing_errors(kind):
            growing.replace(target)
    except SoundError:
        growing.unlink(missing_ok=True)
        raise


def _write(path: Path, kind: Kind, blocks: Iterator[Floats], rate: int) -> None:
    first = next(blocks, np.zeros((0, 1), np.float32))
    with writing_errors(kind), create_file(path, kind, rate, first.shape[1]) as file:
        for block in chain([first], blocks):
            for start in range(0, len(block), BLOCK):
                file.write(block[start : start + BLOCK])


def _shaped(blocks: Iterable[Floats], rate: int, to_rate: int, *, mono: bool) -> Iterator[Floats]:
    resampler: Resampler | None = None
    for block in blocks:
        # No writer here knows more than two channels for sure, and a speech model hears one.
        narrow = block.shape[1] > 2 or (mono and block.shape[1] > 1)
        shaped = block.mean(axis=1, keepdims=True, dtype=np.float32) if narrow else block
        resampler = resampler or Resampler(rate, to_rate, shaped.shape[1])
        yield resampler.process(shaped)
    if resampler is not None:
        yield resampler.process(np.zeros((0, resampler.channels), np.float32), last=True)


def _nothing_in_it() -> SoundUnreadable:
    return SoundUnreadable(Message("There is no sound in this file: it ends where it should begin."))


def _blocks(file: OpenFile) -> Iterator[Floats]:
    begun = False
    try:
        while len(block := file.read(BLOCK)):
            yield block
            begun = True
    except SoundUnreadable:
        if not begun:
            raise
