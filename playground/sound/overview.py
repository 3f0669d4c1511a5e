"""The outline of a file: a rough one at once, then the true one."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from playground.sound.codecs import kind_of, reading
from playground.sound.sounds import FileSound, as_samples
from playground.sound.waveform import Outline, Waveform

_LONG = 120.0  # seconds, above which a rough outline is worth its time
_PROBE = 2_048  # frames
_BUDGET = 0.4  # seconds
_COARSEST = 64


def fill_waveform(
    path: Path, begun: Callable[[Waveform, float | None], None], stopped: Callable[[], bool] = lambda: False
) -> None:
    """Hands over the waveform and the whole length in seconds as soon as they are known, and then fills it. Call it in
    a worker."""
    with reading(path) as opened:
        waveform = Waveform(opened.rate)
        begun(waveform, opened.seconds)
        for block in opened.blocks:
            if stopped():
                return
            waveform.append(as_samples(block))


def rough_outline(path: Path, columns: int, clock: Callable[[], float] = time.monotonic) -> Outline | None:
    """Of a long file in which one can go to any place: from short probes, as many as there is time for. None where
    `fill_waveform` is as quick."""
    if not kind_of(path).libsndfile:
        return None
    sound = FileSound(path)
    try:
        if sound.frames < _LONG * sound.rate:
            return None
        return _probe(sound, columns, clock() + _BUDGET, clock)
    finally:
        sound.close()


def _probe(sound: FileSound, columns: int, until: float, clock: Callable[[], float]) -> Outline:
    """Ever finer; what no probe reached looks like its neighbour."""
    outline = np.zeros((columns, 2), np.int16)
    width = sound.frames / columns
    for column, step in _ever_finer(columns):
        probe = as_samples(sound.read(int(column * width), min(_PROBE, max(1, int(width)))))
        if len(probe):
            outline[column : column + step] = probe.min(), probe.max()
        if step < _COARSEST and clock() > until:
            break
    return outline


def _ever_finer(columns: int) -> Iterator[tuple[int, int]]:
    step = _COARSEST
    yield from ((column, step) for column in range(0, columns, step))
    while step > 1:
        step //= 2
        yield from ((column, step) for column in range(step, columns, 2 * step))
