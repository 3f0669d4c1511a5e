"""From a sound to what the loudspeaker takes: looped, faster or slower, at its sample rate and with its channels."""

from dataclasses import dataclass

import numpy as np

from playground.sound.backend import Floats
from playground.sound.resample import Resampler
from playground.sound.sounds import Sound
from playground.sound.stretch import Stretch, padded
from playground.sound.waveform import Span

_END_FADE = 0.004


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames for the loudspeaker, and the span of the sound from which they were made."""

    frames: Floats
    start: int
    end: int


class Renderer:
    def __init__(self, sound: Sound, rate: int, channels: int) -> None:
        self.sound = sound
        self.loop: Span | None = None
        self.speed = 1.0
        self._channels = channels
        self._rate = rate
        self._fade = round(sound.rate * _END_FADE)
        self._stretch = Stretch(sound.rate)
        self._resampler = Resampler(sound.rate, rate, sound.channels)
        self._finished = False

    @property
    def position(self) -> int:
        return self._stretch.position

    @property
    def finished(self) -> bool:
        """The last frame has been handed on."""
        return self._finished

    def jump(self, frame: int) -> None:
        self._stretch.jump(max(0, frame))
        self._resampler = Resampler(self.sound.rate, self._rate, self.sound.channels)
        self._finished = False

    def next(self) -> Piece | None:
        """None where the sound has not grown so far yet, and behind its end."""
        sound, stretch = self.sound, self._stretch
        complete = sound.complete  # asked before the frames: it may become true in between, with more frames
        frames = sound.frames
        if self.loop is not None and stretch.position >= min(self.loop.end, frames if complete else self.loop.end):
            stretch.jump(self.loop.start, seamless=True)
        if self._finished or (not complete and stretch.reach(self.speed) > frames):
            return None
        start = stretch.position
        made = stretch.next(self._read, self.speed)
        end = stretch.position
        if complete and end >= frames and self.loop is None:
            self._finished = True
            made = made[: max(0, frames - (end - stretch.hop))]
        return Piece(self._shaped(self._resampler.process(made, last=self._finished)), start, min(end, frames))

    def _read(self, start: int, count: int) -> Floats:
        frames = padded(self.sound.read(start, count), start, count)
        # The sound itself may end in the middle of a wave.
        end = self.sound.frames - start
        if self.sound.complete and 0 < end < count + self._fade:
            left = np.clip((end - np.arange(count)) / max(1, self._fade), 0, 1)
            frames = frames * left[:, np.newaxis].astype(np.float32)
        return frames

    def _shaped(self, frames: Floats) -> Floats:
        if frames.shape[1] == self._channels:
            return frames
        if self._channels == 1 or frames.shape[1] > self._channels:
            frames = frames.mean(axis=1, keepdims=True, dtype=np.float32)
        return np.repeat(frames[:, :1], self._channels, axis=1)
