"""Another sample rate, by a windowed sinc whose phases are computed once. Works on a stream as on a whole sound."""

from math import gcd

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from playground.sound.backend import Floats

_ZERO_CROSSINGS = 16  # on each side
_KAISER_BETA = 8.0
_PASSBAND = 0.94  # of what the lower of both rates can carry
_FRAMES_AT_ONCE = 8_192  # bounds the memory that the windows need


class Resampler:
    """Feed it piece by piece; the last piece brings out what it still holds."""

    def __init__(self, source_rate: int, target_rate: int, channels: int) -> None:
        divisor = gcd(source_rate, target_rate)
        self._up = target_rate // divisor
        self._down = source_rate // divisor
        self._kernel = _phases(self._up, self._down)
        self._half: int = self._kernel.shape[1] // 2
        # The first output frame is at the first input frame, so half a kernel of silence stands before it.
        self._held: Floats = np.zeros((self._half, channels), np.float32)
        self._dropped = -self._half
        self._arrived = 0
        self._made = 0
        self.channels = channels

    def process(self, frames: Floats, *, last: bool = False) -> Floats:
        if self._up == self._down:
            return frames
        self._arrived += len(frames)
        parts = [self._held, frames]
        if last:
            parts.append(np.zeros((2 * self._half, frames.shape[1]), np.float32))
        held = np.concatenate(parts)
        end = self._reachable(self._dropped + len(held), last=last)
        pieces = [
            self._make(held, start, min(end, start + _FRAMES_AT_ONCE))
            for start in range(self._made, end, _FRAMES_AT_ONCE)
        ]
        self._made = max(self._made, end)
        keep_from = (self._made * self._down) // self._up - self._half + 1
        self._held = held[max(0, keep_from - self._dropped) :]
        self._dropped = max(self._dropped, keep_from)
        return np.concatenate(pieces) if pieces else np.zeros((0, frames.shape[1]), np.float32)

    def _reachable(self, held_until: int, *, last: bool) -> int:
        """The first output frame whose window is not whole yet, or that would lie behind the end."""
        if last:
            return -(-self._arrived * self._up // self._down)
        return max(0, -(-(held_until - self._half) * self._up // self._down))

    def _make(self, held: Floats, start: int, end: int) -> Floats:
        at = np.arange(start, end, dtype=np.int64) * self._down
        first = at // self._up - self._half + 1 - self._dropped
        windows = sliding_window_view(held, 2 * self._half, axis=0)[first]
        kernels = self._kernel[at % self._up]
        result: Floats = np.einsum("nct,nt->nc", windows, kernels, optimize=False)
        return result


def resampled(frames: Floats, source_rate: int, target_rate: int) -> Floats:
    return Resampler(source_rate, target_rate, frames.shape[1]).process(frames, last=True)


def _phases(up: int, down: int) -> NDArray[np.float32]:
    """For each of the `up` places between two input frames, the weights of the frames around it."""
    scale = min(1.0, up / down) * _PASSBAND
    half = int(np.ceil(_ZERO_CROSSINGS / min(1.0, up / down)))
    offsets = np.arange(1 - half, half + 1)[np.newaxis, :] - np.arange(up)[:, np.newaxis] / up
    inside = np.clip(1 - (offsets / half) ** 2, 0, None)
    kernel = np.sinc(offsets * scale) * np.i0(_KAISER_BETA * np.sqrt(inside))
    phases: NDArray[np.float32] = (kernel / kernel.sum(axis=1, keepdims=True)).astype(np.float32)
    return phases
