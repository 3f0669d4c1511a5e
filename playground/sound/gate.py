"""What the callback of a loudspeaker does: it hands on what is ready, and never begins or ends with a click."""

import numpy as np

from playground.sound.backend import Floats
from playground.sound.ring import Ring

_FADE_SECONDS = 0.004


class Gate:
    """`fill` runs in the callback; everything else is asked and set by the one thread that writes into the ring.

    While it sounds, at least the frames of one fade stay in the ring, so that what stops unforeseen can still be faded
    out. A block must be no shorter than a fade.
    """

    def __init__(self, rate: int, channels: int, capacity: int) -> None:
        self.ring: Ring[np.float32] = Ring(capacity, channels, np.float32)
        self.fade = round(rate * _FADE_SECONDS)
        self.wanted = False
        """Sound is to come out. Taken back by the callback after an underrun: the writer decides when there is enough
        to go on."""
        self.flushing = False
        """What is in the ring is no longer wanted. Taken back by the callback when it has gone."""
        self.ended = False
        """Nothing more will be written."""
        self.sounding = False
        self.underruns = 0
        self.asked = 0
        """How often the device wanted something."""
        self.volume = 1.0
        self._volume = 1.0
        self._rising: Floats = np.linspace(0, 1, self.fade, dtype=np.float32)[:, np.newaxis]
        self._falling: Floats = self._rising[::-1].copy()
        self._gain: Floats = np.zeros((capacity, 1), np.float32)
        self._slope: Floats = np.linspace(0, 1, capacity, dtype=np.float32)[:, np.newaxis]

    @property
    def drained(self) -> bool:
        return self.ended and not self.sounding and self.ring.available == 0

    def fill(self, out: Floats) -> None:
        self.asked += 1
        if self.sounding:
            self._go_on(out)
        else:
            self._perhaps_start(out)
        self._apply_volume(out)

    def _go_on(self, out: Floats) -> None:
        stopping = self.flushing or not self.wanted
        if not stopping and (self.ended or self.ring.available >= len(out) + self.fade):
            count = self.ring.read_into(out)
            out[count:] = 0
            self.sounding = count == len(out)
            return
        # A pause ends at once; an underrun plays what there is.
        count = self.ring.read_into(out[: self.fade] if stopping else out)
        fall = min(count, self.fade)  # fewer only at the very end, which is quiet already
        out[count - fall : count] *= self._falling[self.fade - fall :]
        out[count:] = 0
        self.sounding = False
        if not stopping:
            self.underruns += 1
            self.wanted = False
        self._flush()

    def _perhaps_start(self, out: Floats) -> None:
        self._flush()
        enough = self.ring.available >= len(out) + self.fade or (self.ended and self.ring.available > 0)
        if not self.wanted or not enough:
            out[:] = 0
            return
        count = self.ring.read_into(out)
        rise = min(count, self.fade)
        out[:rise] *= self._rising[:rise]
        out[count:] = 0
        self.sounding = count == len(out)

    def _flush(self) -> None:
        if self.flushing:
            self.ring.drop()
            self.flushing = False

    def _apply_volume(self, out: Floats) -> None:
        if self.volume == self._volume == 1.0:
            return
        # A step would be heard as a click, so the volume moves over one block.
        gain = self._gain[: len(out)]
        np.multiply(self._slope[: len(out)], (self.volume - self._volume) * len(self._slope) / len(out), out=gain)
        gain += self._volume
        out *= gain
        self._volume = self.volume
