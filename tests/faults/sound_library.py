"""A sound card behind the true `PortAudio`, whose library is missing or refuses."""

from collections.abc import Callable, Sequence
from types import ModuleType, SimpleNamespace
from typing import Any, cast

from playground.sound.backend import Device, GoneCallback, InputCallback, OutputCallback, Stream
from playground.sound.devices import PortAudio
from tests.unit.sound.fake_devices import FakeSoundCard


class PortAudioError(Exception):
    """As in the library: a text, and PortAudio's code."""


class RefusingLibrary(SimpleNamespace):
    """What `PortAudio` uses of `sounddevice`: the devices are there, if any, and none can be opened."""

    def __init__(self, words: str, code: int, *, devices: bool = True) -> None:
        super().__init__(PortAudioError=PortAudioError, default=SimpleNamespace(device=(0, 0)))
        self.there = devices
        self.error = PortAudioError(words, code)
        self.facts = {
            "name": "card",
            "index": 0,
            "hostapi": 0,
            "max_input_channels": 1,
            "max_output_channels": 2,
            "default_samplerate": 48_000.0,
        }

    def query_hostapis(self) -> list[dict[str, str]]:
        return [{"name": "ALSA"}]

    def query_devices(self, device: int | None = None, kind: str | None = None) -> Any:
        if kind is None:
            return [self.facts] if self.there else []
        if not self.there:
            raise self.error
        return self.facts

    def RawInputStream(self, *arguments: object, **named: object) -> None:  # noqa: N802
        raise self.error

    RawOutputStream = RawInputStream

    def _terminate(self) -> None:
        pass

    _initialize = _terminate


class SoundCardOf(FakeSoundCard):
    """Every call goes through `PortAudio` and this library."""

    def __init__(self, load: Callable[[], object]) -> None:
        super().__init__()
        self._true = PortAudio(cast("Callable[[], ModuleType]", load))

    def devices(self) -> Sequence[Device]:
        return self._true.devices()

    def refresh(self) -> Sequence[Device]:
        return self._true.refresh()

    def open_input(self, device: Device | None, callback: InputCallback, gone: GoneCallback) -> Stream:  # type: ignore[override]  # a true one
        return self._true.open_input(device, callback, gone)

    def open_output(self, device: Device | None, callback: OutputCallback, gone: GoneCallback) -> Stream:  # type: ignore[override]  # a true one
        return self._true.open_output(device, callback, gone)


def no_library() -> SoundCardOf:
    def load() -> object:
        raise OSError("PortAudio library not found")

    return SoundCardOf(load)


def no_device() -> SoundCardOf:
    return SoundCardOf(lambda: RefusingLibrary("Error querying device -1", -1, devices=False))


def denied() -> SoundCardOf:
    return SoundCardOf(lambda: RefusingLibrary("Unanticipated host error: Permission denied", -9999))
