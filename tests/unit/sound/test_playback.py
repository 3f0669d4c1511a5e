"""A sound from a server that is hardly faster than the voice: it must not fall silent, whenever what happens."""

import heapq
from collections.abc import Iterator

import numpy as np
import pytest

from playground.sound.playback import Playback
from playground.sound.sounds import GrowingSound
from tests.unit.sound.fake_devices import FakeSoundCard, tone

PACE = 1.2
SECONDS = 0.24
RATE = 24_000  # of the voice
FRAME = 576  # of MP3
FIRST_FRAME = 47  # that is left of it behind what the encoder put before the sound
TURN = 0.0104  # between two turns of the player's thread, when it is held up
GUST = 2  # blocks for which a sound card under PulseAudio asks at once


class Wire:
    """Moments in a world whose clock obeys: pieces arrive, the player's thread has its turn, the device asks."""

    def __init__(self) -> None:
        self.card = FakeSoundCard(44_100)
        self.card.latency = 0.06
        self.playback = Playback(self.card, None)
        self.sound = GrowingSound()
        self.sound.begin(RATE, 1)
        self.playback.start(self.sound, 0)
        self.heard_at: float | None = None

    def run(self, arrival: float, turn: float) -> None:
        """`arrival` and `turn` say how long after the device each of them comes."""
        moments = heapq.merge(
            ((at, "arrival") for at in _every(FRAME / RATE / PACE, arrival)),
            ((at, "turn") for at in _every(TURN, turn)),
            ((at, "device") for at in _every(GUST / 100, 0.0)),
        )
        for at, what in moments:
            if what == "arrival":
                self.sound.append(tone((FRAME if self.sound.frames else FIRST_FRAME) / RATE, RATE))
            elif what == "turn":
                self.turn()
            elif self.card.hear(GUST).any() and self.heard_at is None:
                self.heard_at = at

    def turn(self) -> None:
        self.playback.fill(1.0, None)
        self.playback.gate.wanted = self.playback.gate.wanted or self.playback.has_enough(None)


def _every(period: float, first: float) -> Iterator[float]:
    yield from first + np.arange(0, SECONDS, period)


@pytest.mark.parametrize("turn", [0.001, 0.003, 0.005, 0.007, 0.009])
def test_a_voice_that_comes_hardly_faster_than_it_is_heard_does_not_fall_silent(turn: float) -> None:
    for arrival in (0.0, 0.005, 0.01, 0.015, 0.0199):
        wire = Wire()
        wire.run(arrival, turn)
        assert wire.playback.gate.underruns == 0
        assert wire.heard_at is not None
        assert wire.heard_at - arrival <= 0.12
