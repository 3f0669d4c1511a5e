"""The one module that speaks to PortAudio, which is loaded when the first device is wanted."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from playground.message import Message
from playground.sound.backend import Device, GoneCallback, InputCallback, OutputCallback
from playground.sound.device_errors import device_silent, explain, library_missing
from playground.sound.errors import DeviceSilent, DevicesInUse, SoundError
from playground.sound.lane import Lane

if TYPE_CHECKING:
    from types import ModuleType

Result = TypeVar("Result")

_INVALID_RATE = -9997
# Where a device refuses even the rate that it calls its own.
_USUAL_RATES = (48_000, 44_100, 32_000, 16_000)
_BLOCKS_PER_SECOND = 100
# Enough for the interpreter to be late once, and too little to be noticed when pausing.
_OUTPUT_LATENCY = 0.06


class PortAudio:
    """A `Backend`. Everything runs on one thread, so that the library is never entered twice at the same time."""

    def __init__(self, load: "Callable[[], ModuleType] | None" = None) -> None:
        self._load = load or _import
        self._lane = Lane("portaudio")
        self._open: set[_PortAudioStream] = set()

    def devices(self) -> Sequence[Device]:
        return self._call(self._devices)

    def refresh(self) -> Sequence[Device]:
        """The library sees a device that was connected meanwhile only when it starts again."""
        return self._call(self._refresh)

    def open_input(self, device: Device | None, callback: InputCallback, gone: GoneCallback) -> "_PortAudioStream":
        def opened(library: "ModuleType", facts: dict[str, Any], rate: int) -> "_PortAudioStream":
            channels = min(2, facts["max_input_channels"])

            def arrived(data: memoryview, frames: int, time: object, status: _Status) -> None:
                callback(np.frombuffer(data, np.int16).reshape(-1, channels), bool(status.input_overflow))

            stream = _PortAudioStream(self, rate, channels, gone)
            stream.native = library.RawInputStream(
                rate,
                rate // _BLOCKS_PER_SECOND,
                facts["index"],
                channels,
                "int16",
                "high",
                callback=arrived,
                finished_callback=stream.ended,
            )
            return stream

        return self._call(self._open_stream, device, opened, microphone=True)

    def open_output(self, device: Device | None, callback: OutputCallback, gone: GoneCallback) -> "_PortAudioStream":
        def opened(library: "ModuleType", facts: dict[str, Any], rate: int) -> "_PortAudioStream":
            channels = min(2, facts["max_output_channels"])

            def wanted(data: memoryview, frames: int, time: object, status: object) -> None:
                callback(np.frombuffer(data, np.float32).reshape(-1, channels))

            stream = _PortAudioStream(self, rate, channels, gone)
            stream.native = library.RawOutputStream(
                rate,
                rate // _BLOCKS_PER_SECOND,
                facts["index"],
                channels,
                "float32",
                _OUTPUT_LATENCY,
                callback=wanted,
                finished_callback=stream.ended,
            )
            return stream

        return self._call(self._open_stream, device, opened, microphone=False)

    def close_stream(self, stream: "_PortAudioStream") -> None:
        with contextlib.suppress(DeviceSilent):  # what hangs cannot be closed either
            self._call(self._close_stream, stream)

    def _call(self, function: Callable[..., Result], *arguments: object, **named: object) -> Result:
        try:
            return self._lane.call(function, *arguments, **named)
        except TimeoutError:
            raise device_silent() from None

    def _library(self) -> "ModuleType":
        try:
            return self._load()
        except (OSError, ImportError) as error:
            raise library_missing(str(error)) from error
        except Exception as error:  # its own type cannot be named before it is imported
            if type(error).__name__ != "PortAudioError":
                raise
            raise device_silent(str(error)) from error

    def _devices(self) -> Sequence[Device]:
        library = self._library()
        with _explained(library, microphone=True):
            systems = [system["name"] for system in library.query_hostapis()]
            default_input, default_output = library.default.device
            return tuple(
                Device(
                    facts["index"],
                    facts["name"],
                    systems[facts["hostapi"]],
                    facts["max_input_channels"],
                    facts["max_output_channels"],
                    round(facts["default_samplerate"]),
                    facts["index"] == default_input,
                    facts["index"] == default_output,
                )
                for facts in library.query_devices()
            )

    def _refresh(self) -> Sequence[Device]:
        if self._open:
            raise DevicesInUse(Message("The list of devices cannot be read again while one of them is in use."))
        library = self._library()
        with _explained(library, microphone=True):
            # There is no public way to do this.
            library._terminate()
            library._initialize()
        return self._devices()

    def _open_stream(
        self,
        device: Device | None,
        opened: Callable[["ModuleType", dict[str, Any], int], "_PortAudioStream"],
        *,
        microphone: bool,
    ) -> "_PortAudioStream":
        library = self._library()
        with _explained(library, microphone=microphone):
            kind = "input" if microphone else "output"
            facts = library.query_devices(None if device is None else device.index, kind)
            if device is not None and device.name != facts["name"]:
                raise explain(-1, "the device has another number now", microphone=microphone)
            stream = _at_a_rate_it_takes(library, facts, opened)
            try:
                stream.native.start()
            except library.PortAudioError:
                stream.native.close()
                raise
        self._open.add(stream)
        return stream

    def _close_stream(self, stream: "_PortAudioStream") -> None:
        if stream in self._open:
            self._open.remove(stream)
            # A device that has gone refuses even this, and nothing can be done about it.
            with contextlib.suppress(self._library().PortAudioError):
                stream.native.abort()
            with contextlib.suppress(self._library().PortAudioError):
                stream.native.close()


class _Status(Protocol):
    input_overflow: bool


class _PortAudioStream:
    native: Any

    def __init__(self, backend: PortAudio, rate: int, channels: int, gone: GoneCallback) -> None:
        self.rate = rate
        self.channels = channels
        self._backend = backend
        self._gone = gone
        self._closing = False

    @property
    def latency(self) -> float:
        return float(self.native.latency)

    def close(self) -> None:
        self._closing = True
        self._backend.close_stream(self)

    def ended(self) -> None:
        if not self._closing:
            self._gone()


def _import() -> "ModuleType":
    import sounddevice

    library: ModuleType = sounddevice
    return library


@contextlib.contextmanager
def _explained(library: "ModuleType", *, microphone: bool) -> Iterator[None]:
    try:
        yield
    except SoundError:
        raise
    except library.PortAudioError as error:
        code = error.args[1] if len(error.args) > 1 else -1
        raise explain(code, str(error), microphone=microphone) from error
    except ValueError as error:  # no device of this kind
        raise explain(-1, str(error), microphone=microphone) from error


def _at_a_rate_it_takes(
    library: "ModuleType",
    facts: dict[str, Any],
    opened: Callable[["ModuleType", dict[str, Any], int], _PortAudioStream],
) -> _PortAudioStream:
    rates = tuple(dict.fromkeys((round(facts["default_samplerate"]), *_USUAL_RATES)))
    for rate in rates[:-1]:
        try:
            return opened(library, facts, rate)
        except library.PortAudioError as error:
            if error.args[1:2] != (_INVALID_RATE,):
                raise
    return opened(library, facts, rates[-1])
