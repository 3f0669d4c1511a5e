"""What the sound system refuses is said in the user's words, with what to do on this operating system."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from playground.sound.device_errors import explain, library_missing
from playground.sound.devices import PortAudio
from playground.sound.errors import (
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceSilent,
    DevicesInUse,
    NoDevice,
    RateRefused,
    SoundLibraryMissing,
)

ROOT = Path(__file__).parents[3]


class PortAudioError(Exception):
    """As in the library: a text, and PortAudio's code."""


class FakeStream:
    latency = 0.01

    def __init__(self, library, rate, facts):
        self.library = library
        self.rate = rate
        self.facts = facts
        self.closed = False

    def start(self):
        if self.library.start_error:
            raise self.library.start_error

    def abort(self):
        raise PortAudioError("the device has gone", -9999)

    def close(self):
        self.closed = True


class FakeLibrary(SimpleNamespace):
    """What `PortAudio` uses of the library `sounddevice`."""

    def __init__(self, *, takes=(48_000,), own_rate=44_100.0):
        super().__init__(PortAudioError=PortAudioError, default=SimpleNamespace(device=(0, -1)))
        self.takes = takes
        self.start_error = None
        self.restarts = 0
        self.streams = []
        self.facts = {
            "name": "mic",
            "index": 0,
            "hostapi": 0,
            "max_input_channels": 8,
            "max_output_channels": 0,
            "default_samplerate": own_rate,
        }

    def query_hostapis(self):
        return [{"name": "ALSA"}]

    def query_devices(self, device=None, kind=None):
        if kind == "output":
            raise ValueError("No output device matching")
        return [self.facts] if kind is None else self.facts

    def RawInputStream(self, rate, blocksize, device, channels, dtype, latency, **callbacks):  # noqa: N802
        if rate not in self.takes:
            raise PortAudioError("Invalid sample rate", -9997)
        self.streams.append(FakeStream(self, rate, callbacks))
        return self.streams[-1]

    def _terminate(self):
        self.restarts += 1

    def _initialize(self):
        self.restarts += 1


def backend_of(library: Any) -> PortAudio:
    return PortAudio(lambda: library)


def opened(library):
    return backend_of(library).open_input(None, lambda samples, overflow: None, lambda: None)


def test_the_list_marks_the_default_and_names_the_own_rate():
    (device,) = backend_of(FakeLibrary()).devices()
    assert (device.name, device.system, device.rate) == ("mic", "ALSA", 44_100)
    assert device.default_input
    assert not device.default_output


def test_a_device_that_refuses_its_own_rate_is_opened_at_another_one():
    stream = opened(FakeLibrary(takes=(48_000, 16_000)))
    assert (stream.rate, stream.channels) == (48_000, 2)


def test_a_device_that_refuses_every_rate_says_so():
    with pytest.raises(RateRefused, match="none of the usual sample rates"):
        opened(FakeLibrary(takes=()))


def test_a_stream_that_does_not_start_is_closed_again():
    library = FakeLibrary()
    library.start_error = PortAudioError("Device unavailable", -9985)
    with pytest.raises(DeviceBusy):
        opened(library)
    assert library.streams[0].closed


def test_no_loudspeaker_is_not_a_failure_of_the_program():
    with pytest.raises(NoDevice, match="loudspeaker"):
        backend_of(FakeLibrary()).open_output(None, lambda out: None, lambda: None)


def test_the_list_is_read_anew_only_when_no_stream_runs():
    library = FakeLibrary()
    backend = backend_of(library)
    stream = backend.open_input(None, lambda samples, overflow: None, lambda: None)
    with pytest.raises(DevicesInUse):
        backend.refresh()
    assert library.restarts == 0
    stream.close()
    assert library.streams[0].closed, "also where the device refuses to stop"
    assert backend.refresh()
    assert library.restarts == 2


def test_a_stream_that_is_closed_is_not_reported_as_gone():
    library, gone = FakeLibrary(), []
    stream = backend_of(library).open_input(None, lambda samples, overflow: None, lambda: gone.append(1))
    library.streams[0].facts["finished_callback"]()
    assert gone == [1]
    stream.close()
    library.streams[0].facts["finished_callback"]()
    assert gone == [1]


@pytest.mark.parametrize("error", [OSError("PortAudio library not found"), ImportError("no sounddevice")])
def test_without_the_library_every_call_says_what_to_install(error):
    def load():
        raise error

    with pytest.raises(SoundLibraryMissing):
        PortAudio(load).devices()


def test_a_sound_system_that_does_not_start_is_told():
    def load():
        raise PortAudioError("Error initializing PortAudio", -9999)

    with pytest.raises(DeviceSilent):
        PortAudio(load).devices()


@pytest.mark.parametrize(
    ("system", "words"), [("linux", "libportaudio2"), ("darwin", "sounddevice"), ("win32", "sounddevice")]
)
def test_the_missing_library_is_named_as_this_system_names_it(system, words):
    assert words in str(library_missing("", system).message)


@pytest.mark.parametrize(
    ("code", "text", "system", "error", "words"),
    [
        (-1, "Error querying device -1", "linux", NoDevice, "No microphone was found"),
        (-9996, "Invalid device", "linux", NoDevice, "No microphone was found"),
        (-9999, "'Permission denied' [ALSA error -13]", "linux", DeviceDenied, "group “audio”"),
        (-9999, "Access is denied 0x80070005", "win32", DeviceDenied, "Privacy & security"),
        (-9999, "Operation not permitted", "darwin", DeviceDenied, "System Settings"),
        (-9985, "Device unavailable", "linux", DeviceBusy, "choose another device"),
        (-9999, "AUDCLNT_E_DEVICE_IN_USE", "win32", DeviceBusy, "exclusive"),
        (-9999, "Device or resource busy", "linux", DeviceBusy, "Another program"),
        (-9999, "No such device", "linux", NoDevice, "No microphone was found"),
        (-9997, "Invalid sample rate", "linux", RateRefused, "sample rates"),
        (-9998, "Invalid number of channels", "linux", DeviceError, "16-bit"),
        (-9987, "Wait timed out", "linux", DeviceSilent, "does not answer"),
        (-9986, "Internal PortAudio error", "linux", DeviceError, "could not be opened"),
    ],
)
def test_each_refusal_has_its_sentence(code, text, system, error, words):
    explained = explain(code, text, microphone=True, system=system)
    assert type(explained) is error
    assert words in str(explained.message)
    assert explained.details == text


def test_every_module_is_imported_without_portaudio_libsndfile_and_ffmpeg():
    modules = [f"playground.sound.{path.stem}" for path in (ROOT / "playground" / "sound").glob("[a-z]*.py")]
    program = (
        "import importlib, sys\n"
        "for name in ('sounddevice', 'soundfile', 'av'): sys.modules[name] = None\n"
        "for name in sys.argv[1:]: importlib.import_module(name)"
    )
    finished = subprocess.run([sys.executable, "-c", program, *modules], cwd=ROOT, capture_output=True, text=True)
    assert finished.stderr == ""
