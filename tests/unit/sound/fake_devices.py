"""A sound card made of Python: it delivers and takes frames when the test says so."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic, sleep
from typing import Any

import numpy as np

from playground.sound.backend import (
    Device,
    Floats,
    GoneCallback,
    InputCallback,
    OutputCallback,
    Samples,
)
from playground.sound.errors import SoundError

MICROPHONE = Device(0, "microphone", "fake", 2, 0, 48_000, default_input=True)
LOUDSPEAKER = Device(1, "loudspeaker", "fake", 0, 2, 48_000, default_output=True)


class FakeStream:
    def __init__(self, rate: int, channels: int, latency: float, gone: GoneCallback) -> None:
        self.latency = latency
        self.rate = rate
        self.channels = channels
        self.gone = gone
        self.closed = False

    def close(self) -> None:
        self.closed = True


class FakeSoundCard:
    """A `Backend`."""

    def __init__(self, rate: int = 48_000, channels: int = 1) -> None:
        self.rate = rate
        self.channels = channels
        self.latency = 0.0
        self.refusal: SoundError | None = None
        self.inputs: list[tuple[FakeStream, InputCallback]] = []
        self.outputs: list[tuple[FakeStream, OutputCallback]] = []

    def devices(self) -> Sequence[Device]:
        return (MICROPHONE, LOUDSPEAKER)

    def refresh(self) -> Sequence[Device]:
        return self.devices()

    def open_input(self, device: Device | None, callback: InputCallback, gone: GoneCallback) -> FakeStream:
        return self._open(self.inputs, callback, gone)

    def open_output(self, device: Device | None, callback: OutputCallback, gone: GoneCallback) -> FakeStream:
        return self._open(self.outputs, callback, gone)

    def _open(self, streams: list[tuple[FakeStream, Any]], callback: object, gone: GoneCallback) -> FakeStream:
        if self.refusal is not None:
            raise self.refusal
        stream = FakeStream(self.rate, self.channels, self.latency, gone)
        streams.append((stream, callback))
        return stream

    def deliver(self, samples: Samples, *, overflow: bool = False) -> None:
        """To the microphone, in blocks of 10 ms."""
        _, callback = self.inputs[-1]
        block = self.rate // 100
        for start in range(0, len(samples), block):
            callback(samples[start : start + block], overflow)

    def hear(self, blocks: int = 1) -> Floats:
        """From the loudspeaker."""
        _, callback = self.outputs[-1]
        out = np.full((blocks, self.rate // 100, self.channels), np.nan, np.float32)
        for block in out:
            callback(block)
        return out.reshape(-1, self.channels)

    def unplug(self) -> None:
        for stream, _ in (*self.inputs, *self.outputs):
            if not stream.closed:
                stream.gone()


class Desk:
    """What the engine posted, carried out when the test waits."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def post(self, call: Callable[[], None]) -> None:
        self.calls.append(call)

    def until(self, condition: Callable[[], object], seconds: float = 10) -> None:
        end = monotonic() + seconds
        while not condition():
            with suppress(IndexError):
                self.calls.pop(0)()
            sleep(0.001)  # the other threads get their turns, and not only every five milliseconds
            assert monotonic() < end, "waited in vain"
        while self.calls:
            self.calls.pop(0)()


def tone(seconds: float, rate: int = 48_000, pitch: float = 440, channels: int = 1, loud: float = 0.5) -> Samples:
    times = np.arange(round(seconds * rate)) / rate
    wave = np.rint(np.sin(2 * np.pi * pitch * times) * loud * 32_767).astype(np.int16)
    return np.repeat(wave[:, np.newaxis], channels, axis=1)
