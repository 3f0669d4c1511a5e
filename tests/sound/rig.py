"""A sound card for tests: a PulseAudio server of our own, whose loudspeaker is also its microphone.

PortAudio reaches it through ALSA's plugin for PulseAudio. Nothing of the user's sound system is touched: the socket,
the cookie, the state and ALSA's configuration lie in a folder of the test.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from system_packages import sound_plugin

Frames = NDArray[np.int16]
SINK = "rig"
RATE = 48_000
_PATIENCE = 10.0

_ALSA = """\
</usr/share/alsa/alsa.conf>
pcm.!default {{ type pulse }}
ctl.!default {{ type pulse }}
pcm.rig_out {{ type pulse device "{sink}" hint {{ show on description "loudspeaker" }} }}
pcm.rig_mon {{ type pulse device "{sink}.monitor" hint {{ show on description "microphone" }} }}
"""


class Rig:
    """`variables` lead a program to the sound card; the fixture sets them for the test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        run = folder / "run"
        run.mkdir(0o700)
        (folder / "asoundrc").write_text(_ALSA.format(sink=SINK), "utf-8")
        self.variables = {
            "PULSE_RUNTIME_PATH": str(run),
            "PULSE_STATE_PATH": str(folder),
            "PULSE_CONFIG_PATH": str(folder),
            "PULSE_SERVER": f"unix:{run}/native",
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_SINK": SINK,
            "PULSE_SOURCE": f"{SINK}.monitor",
            "ALSA_CONFIG_PATH": str(folder / "asoundrc"),
        }

    def start(self) -> None:
        options = (
            "-n --system=false --daemonize=no --exit-idle-time=-1 --disallow-exit=false --use-pid-file=no "
            "--high-priority=no --realtime=no --log-level=error --log-target=stderr"
        )
        socket = f"module-native-protocol-unix socket={self._folder}/run/native auth-anonymous=1"
        # Without norewinds the sink has a latency of two seconds, and recording it loses a third of the sound.
        sink = f"module-null-sink sink_name={SINK} format=s16le rate={RATE} channels=2 norewinds=1"
        with (self._folder / "pulse.log").open("wb") as log:
            self._process = subprocess.Popen(
                ["pulseaudio", *options.split(), "-L", socket, "-L", sink],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + _PATIENCE
        while subprocess.run(["pactl", "info"], capture_output=True).returncode:
            if self._process.poll() is not None or time.monotonic() > end:
                raise AssertionError("PulseAudio did not start: " + (self._folder / "pulse.log").read_text("utf-8"))
        self.control("set-default-sink", SINK)
        self.control("set-default-source", f"{SINK}.monitor")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE)
            self._process = None

    def control(self, *arguments: str) -> str:
        command = ["pactl", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def unplug(self) -> None:
        """The sound card is gone, as when it is pulled out."""
        self.control("unload-module", "module-null-sink")

    @contextmanager
    def playing(self, samples: Frames) -> Iterator[None]:
        """Something of two channels at 48 kHz sounds meanwhile, and to its end."""
        command = ["pacat", "--playback", f"--device={SINK}", "--format=s16le", f"--rate={RATE}", "--channels=2"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            process.stdin.write(samples.astype("<i2").tobytes())
            process.stdin.close()
            yield
            assert process.wait(_PATIENCE + len(samples) / RATE) == 0

    @contextmanager
    def listening(self) -> Iterator["Heard"]:
        """What comes out of the loudspeaker, taken down by another program than ours."""
        path = self._folder / f"heard-{time.monotonic_ns()}.raw"
        command = ["parec", f"--device={SINK}.monitor", "--format=s16le", f"--rate={RATE}", "--channels=2"]
        with (
            path.open("wb") as file,
            subprocess.Popen([*command, "--latency-msec=20"], stdout=file) as process,
        ):
            heard = Heard(path)
            end = time.monotonic() + _PATIENCE
            while not heard.frames and time.monotonic() < end:
                assert process.poll() is None
            yield heard
            process.terminate()


class Heard:
    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def frames(self) -> int:
        return self._path.stat().st_size // 4

    def samples(self) -> Frames:
        data = self._path.read_bytes()
        return np.frombuffer(data[: len(data) // 4 * 4], "<i2").reshape(-1, 2)


def likeness(heard: NDArray[Any], original: NDArray[Any]) -> float:
    """The correlation at the place where both fit best; both of one channel and the same rate."""
    heard, original = heard.astype(np.float64), original.astype(np.float64)
    size = 1 << (len(heard) + len(original)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(original, size)), size)
    lag = int(np.argmax(product[: max(1, len(heard) - len(original) // 2)]))
    part = heard[lag : lag + len(original)]
    original = original[: len(part)]
    scale = np.sqrt((part @ part) * (original @ original))
    return float(part @ original / scale) if scale else 0.0


def why_not() -> str:
    """What is missing here for a sound card of our own."""
    if not sys.platform.startswith("linux"):
        return "PulseAudio's null sink stands in for a sound card on Linux only"
    missing = [tool for tool in ("pulseaudio", "pactl", "pacat", "parec") if shutil.which(tool) is None]
    if sound_plugin() is None:
        missing.append("ALSA's plugin for PulseAudio")
    return f"not installed: {', '.join(missing)}" if missing else ""


@pytest.fixture
def rig(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """This program, and all that it starts, are led to the sound card."""
    if reason := why_not():
        pytest.skip(reason)
    rig = Rig(tmp_path_factory.mktemp("sound-card"))
    for name, value in rig.variables.items():
        monkeypatch.setenv(name, value)
    rig.start()
    yield rig
    rig.stop()
