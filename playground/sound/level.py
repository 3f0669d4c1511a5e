"""How loud it is: what a level meter shows, and when a speaker has stopped."""

import math
from dataclasses import dataclass

import numpy as np

from playground.sound.backend import Samples

FULL = 32_768
_HOLD = 1.5  # seconds for which the highest peak stands
_WARN = 2.0  # seconds for which clipping is shown


@dataclass(frozen=True, slots=True)
class Level:
    """Between 0 and 1, the largest that fits."""

    rms: float = 0.0
    peak: float = 0.0
    held: float = 0.0
    clipped: bool = False


def decibels(amplitude: float) -> float:
    """0 for the largest that fits, and -120 for silence."""
    return 20 * math.log10(max(amplitude, 1e-6))


class LevelMeter:
    def __init__(self) -> None:
        self.level = Level()
        self._held_until = 0.0
        self._warned_until = 0.0

    def hear(self, samples: Samples, now: float) -> Level:
        if len(samples):
            # int16 has no positive counterpart of its smallest number, so the magnitude is taken in a wider type.
            peak = max(int(samples.max()), -int(samples.min())) / FULL
            if peak >= (FULL - 1) / FULL:
                self._warned_until = now + _WARN
            held = self.level.held
            if peak >= held or now >= self._held_until:
                held, self._held_until = peak, now + _HOLD
            self.level = Level(rms_of(samples), peak, held, now < self._warned_until)
        return self.level


def rms_of(samples: Samples) -> float:
    values = samples.astype(np.float32).ravel()
    return math.sqrt(float(values @ values) / len(values)) / FULL if len(values) else 0.0


class SilenceWatch:
    """Says that somebody has spoken, and then no longer."""

    def __init__(self, seconds: float, rate: int, threshold: float = 0.01) -> None:
        self._longest = int(seconds * rate)
        self._threshold = threshold
        self._quiet: int | None = None

    def hear(self, samples: Samples) -> bool:
        if rms_of(samples) > self._threshold:
            self._quiet = 0
        elif self._quiet is not None:
            self._quiet += len(samples)
        return self._quiet is not None and self._quiet >= self._longest
