"""The seam between the engine and the machine: devices, streams, and what a stream calls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
"""Frames × channels, as they are recorded and kept."""

Floats = NDArray[np.float32]
"""Frames × channels between -1 and 1, as they are played and computed with."""

InputCallback = Callable[[Samples, bool], None]
"""Takes the frames that arrived, and whether others were lost before them. It must not keep the array."""

OutputCallback = Callable[[Floats], None]
"""Fills the whole array."""

GoneCallback = Callable[[], None]
"""The stream ended by itself. Called from a thread of the backend."""


@dataclass(frozen=True, slots=True)
class Device:
    index: int
    name: str
    system: str  # the interface through which it is reached, such as ALSA or WASAPI
    inputs: int
    outputs: int
    rate: int  # its own
    default_input: bool = False
    default_output: bool = False


class Stream(Protocol):
    """Runs from the moment it is opened until it is closed."""

    @property
    def rate(self) -> int: ...

    @property
    def channels(self) -> int: ...

    @property
    def latency(self) -> float: ...

    def close(self) -> None: ...


class Backend(Protocol):
    """Every call may block for a moment, and raises `SoundError`. No device means the default one."""

    def devices(self) -> Sequence[Device]: ...

    def refresh(self) -> Sequence[Device]: ...

    def open_input(self, device: Device | None, callback: InputCallback, gone: GoneCallback) -> Stream: ...

    def open_output(self, device: Device | None, callback: OutputCallback, gone: GoneCallback) -> Stream: ...
