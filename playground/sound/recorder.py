"""Records a take: from the microphone through a ring into a file, which is on the disk while it grows."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import numpy as np

from playground.message import Message
from playground.signal import Signal
from playground.sound.backend import Backend, Device, Samples, Stream
from playground.sound.device_errors import microphone_gone
from playground.sound.errors import SoundError, SoundNotWritten, engine_broken
from playground.sound.lane import LONG_PATIENCE, Lane
from playground.sound.level import Level, LevelMeter, SilenceWatch
from playground.sound.post import Post
from playground.sound.recording_file import RecordingFile
from playground.sound.ring import Ring
from playground.sound.waveform import Waveform

WATCHDOG = 2.0  # seconds without a frame, after which the device counts as gone
_RING_SECONDS = 4
_SYNC_EVERY = 0.8  # so that with the writing itself less than a second can be lost


class State(Enum):
    CLOSED = auto()
    LISTENING = auto()  # the level is shown, and nothing is kept
    RECORDING = auto()
    PAUSED = auto()


class Ending(Enum):
    ASKED = auto()
    SILENCE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Take:
    path: Path
    rate: int
    channels: int
    frames: int
    lost_frames: int
    ending: Ending
    error: SoundError | None = None

    @property
    def seconds(self) -> float:
        return self.frames / self.rate


class Recorder:
    """`open`, `record`, `finish` and `close` wait for the device and the disk: call them in a worker.

    Signals, which arrive by `post`:
        state_changed(state)
        ended(take): after a silence or a failure; `finish` returns its take instead
        failed(error): the device has gone, and there is nothing to keep
    """

    def __init__(self, backend: Backend, post: Post, clock: Callable[[], float] = time.monotonic) -> None:
        self.state_changed: Signal[State] = Signal()
        self.ended: Signal[Take] = Signal()
        self.failed: Signal[SoundError] = Signal()
        self.state = State.CLOSED
        self.level = Level()
        self.waveform = Waveform(1)
        self.lost_frames = 0
        self.interruptions = 0  # how often the system itself says that it lost something
        self.rate = 0
        self.channels = 0
        self._backend = backend
        self._post = post
        self._clock = clock
        self._lane = Lane("recorder", self._turn, self._break, patience=LONG_PATIENCE)
        self._ring: Ring[np.int16] = Ring(1, 1, np.int16)
        self._stream: Stream | None = None
        self._file: RecordingFile | None = None
        self._silence: SilenceWatch | None = None
        self._meter = LevelMeter()
        self._gone = False
        self._last_frame = 0.0
        self._last_sound = 0.0
        self._last_sync = 0.0

    @property
    def frames(self) -> int:
        file = self._file
        return file.frames if file else 0

    @property
    def elapsed(self) -> float:
        return self.frames / self.rate if self.rate else 0.0

    @property
    def size(self) -> int:
        file = self._file
        return file.size if file else 0

    @property
    def mute(self) -> bool:
        """Frames arrive, but for some time all of them have been exactly 0, which no microphone delivers by itself. See
        `device_errors.muted`."""
        return self.state is not State.CLOSED and self._last_frame - self._last_sound > WATCHDOG

    def open(self, device: Device | None = None) -> None:
        """From now on `level` moves. Another device may be chosen while nothing is recorded."""
        self._lane.call(self._open, device)

    def record(self, path: Path, *, stop_after_silence: float | None = None) -> None:
        """The file must not exist yet. Opens the default device if none is open."""
        self._lane.call(self._record, path, stop_after_silence)

    def pause(self) -> None:
        self._lane.send(self._set_paused, True)

    def resume(self) -> None:
        self._lane.send(self._set_paused, False)

    def finish(self) -> Take | None:
        """The file, whole; none where nothing was recorded, or where it has just ended by itself and `ended` tells."""
        return self._lane.call(self._finish, Ending.ASKED)

    def close(self) -> Take | None:
        """Finishes what is being recorded and lets go of the device."""
        take = self._lane.call(self._close)
        self._lane.close()
        return take

    # What follows runs on the lane, except for `_arrived` and `_lost`, which the backend calls.

    def _arrived(self, samples: Samples, overflow: bool) -> None:
        if self._stream is not None:  # otherwise the ring has not got its shape yet
            self.lost_frames += len(samples) - self._ring.write(samples)
            self.interruptions += overflow

    def _lost(self) -> None:
        self._gone = True

    def _open(self, device: Device | None) -> None:
        if self._file is not None:
            return
        self._close_stream()
        self._gone = False
        stream = self._backend.open_input(device, self._arrived, self._lost)
        self.rate, self.channels = stream.rate, stream.channels
        self._ring = Ring(_RING_SECONDS * stream.rate, stream.channels, np.int16)
        self._stream = stream
        self._meter = LevelMeter()
        self._last_frame = self._last_sound = self._clock()
        self._set(State.LISTENING)

    def _record(self, path: Path, stop_after_silence: float | None) -> None:
        if self._file is not None:
            return
        if self._stream is None:
            self._open(None)
        self._drain()
        try:
            self._file = RecordingFile(path, self.rate, self.channels)
        except OSError as error:
            raise _not_written(error) from error
        self.lost_frames = self.interruptions = 0
        self.waveform = Waveform(self.rate)
        self._silence = None if stop_after_silence is None else SilenceWatch(stop_after_silence, self.rate)
        self._last_sync = self._clock()
        self._set(State.RECORDING)

    def _set_paused(self, paused: bool) -> None:
        self._drain()
        if self._file is not None:
            self._set(State.PAUSED if paused else State.RECORDING)

    def _finish(self, ending: Ending, error: SoundError | None = None) -> Take | None:
        if self._file is None:
            return None
        if ending is Ending.ASKED:
            self._drain()
        file, self._file = self._file, None
        if file is None:  # it ended by itself while the last frames were taken
            return None
        path = file.finish()
        self._set(State.LISTENING)
        if path is None:
            return None
        return Take(path, file.rate, file.channels, file.frames, self.lost_frames, ending, error)

    def _close(self) -> Take | None:
        take = self._finish(Ending.ASKED)
        self._close_stream()
        self._set(State.CLOSED)
        return take

    def _close_stream(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
        self.level = Level()

    def _break(self) -> None:
        self._fail(engine_broken())

    def _turn(self) -> bool:
        if self._stream is not None:
            self._drain()
            if self._gone or self._clock() - self._last_frame > WATCHDOG:
                self._fail(microphone_gone(kept=self.frames > 0))
        return self._stream is not None

    def _drain(self) -> None:
        now = self._clock()
        samples = self._ring.read()
        if len(samples):
            self._last_frame = now
            if samples.any():
                self._last_sound = now
            self.level = self._meter.hear(samples, now)
        if self._file is not None and self.state is State.RECORDING:
            self._keep(self._file, samples, now)

    def _keep(self, file: RecordingFile, samples: Samples, now: float) -> None:
        try:
            file.append(samples)
            if now - self._last_sync >= _SYNC_EVERY:
                self._last_sync = now
                file.sync()
        except OSError as error:
            self._fail(_not_written(error))
            return
        self.waveform.append(samples)
        if self._silence is not None and self._silence.hear(samples):
            self._end_after_silence()

    def _fail(self, error: SoundError) -> None:
        """The device is let go of; what was recorded stays."""
        take = self._finish(Ending.FAILED, error)
        self._close_stream()
        self._set(State.CLOSED)
        if take is None:
            self._post(lambda: self.failed.emit(error))
        else:
            self._post(lambda: self.ended.emit(take))

    def _end_after_silence(self) -> None:
        take = self._finish(Ending.SILENCE)
        if take is not None:
            self._post(lambda: self.ended.emit(take))

    def _set(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self._post(lambda: self.state_changed.emit(state))


def _not_written(error: OSError) -> SoundNotWritten:
    return SoundNotWritten(
        Message(
            "The recording cannot be written: {reason}. Free some space or choose another folder.",
            reason=error.strerror or str(error),
        ),
        str(error),
    )
