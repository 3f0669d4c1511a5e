"""Plays a sound, also one that is still arriving."""

import time
from collections.abc import Callable
from enum import Enum, auto

from playground.signal import Signal
from playground.sound.backend import Backend, Device
from playground.sound.device_errors import loudspeaker_gone, loudspeaker_stuck
from playground.sound.errors import SoundError, engine_broken
from playground.sound.lane import LONG_PATIENCE, Lane
from playground.sound.playback import Playback
from playground.sound.post import Post
from playground.sound.sounds import Sound
from playground.sound.waveform import Span

SLOWEST, FASTEST = 0.5, 2.0
WATCHDOG = 5.0
"""Seconds in which a loudspeaker must have asked for something. Some end without telling it."""

_SHORTEST_LOOP = 0.05


class PlayState(Enum):
    STOPPED = auto()
    WAITING = auto()  # for the device, or for more of the sound to arrive
    PLAYING = auto()
    PAUSED = auto()


class Player:
    """Every command but `close` returns at once.

    Signals, which arrive by `post`:
        state_changed(state)
        finished(): the sound was played to its end
        failed(error): the device cannot be opened or has gone. It is then paused where it was; `resume` tries again
    """

    def __init__(self, backend: Backend, post: Post, clock: Callable[[], float] = time.monotonic) -> None:
        self.state_changed: Signal[PlayState] = Signal()
        self.finished: Signal[()] = Signal()
        self.failed: Signal[SoundError] = Signal()
        self.state = PlayState.STOPPED
        self.speed = 1.0
        self.volume = 1.0
        self.underruns = 0
        self._backend = backend
        self._post = post
        self._clock = clock
        self._lane = Lane("player", self._turn, self._break, period=0.005, patience=LONG_PATIENCE)
        self._device: Device | None = None
        self._playback: Playback | None = None
        self._sound: Sound | None = None
        self._frame = 0.0
        self._loop: Span | None = None
        self._drained_at: float | None = None
        self._asked = (0, 0.0)  # how often, and since when it is so often

    @property
    def position(self) -> float:
        """In seconds, by the frames that were handed to the loudspeaker."""
        sound, playback = self._sound, self._playback
        if sound is None or not sound.rate:
            return 0.0
        return (self._frame if playback is None else playback.frame) / sound.rate

    def play(self, sound: Sound, seconds: float = 0.0) -> None:
        self._lane.send(self._play, sound, seconds)

    def pause(self) -> None:
        self._lane.send(self._pause)

    def resume(self) -> None:
        self._lane.send(self._resume)

    def stop(self) -> None:
        """Lets go of the device."""
        self._lane.send(self._stop)

    def seek(self, seconds: float) -> None:
        self._lane.send(self._seek, seconds)

    def set_loop(self, start: float, end: float) -> None:
        """In seconds. Goes there, if it is not inside already."""
        self._lane.send(self._set_loop, start, end)

    def end_loop(self) -> None:
        self._lane.send(self._end_loop)

    def set_speed(self, speed: float) -> None:
        self.speed = min(FASTEST, max(SLOWEST, speed))

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self.volume = min(1.0, max(0.0, volume))

    def set_device(self, device: Device | None) -> None:
        """What plays goes on there."""
        self._lane.send(self._set_device, device)

    def close(self) -> None:
        """Waits until the device has been let go of: call it in a worker."""
        self._lane.call(self._stop)
        self._lane.close()

    # What follows runs on the lane.

    def _play(self, sound: Sound, seconds: float) -> None:
        self._sound, self._loop = sound, None
        self.underruns = 0
        self._set(PlayState.WAITING)
        self._start(round(seconds * sound.rate))

    def _pause(self) -> None:
        if self.state in (PlayState.PLAYING, PlayState.WAITING):
            if self._playback is not None:
                self._playback.gate.wanted = False
            self._set(PlayState.PAUSED)

    def _resume(self) -> None:
        if self.state is PlayState.PAUSED:
            self._set(PlayState.WAITING)
            self._asked = -1, 0.0
            if self._playback is None:
                self._start(round(self._frame))

    def _stop(self) -> None:
        self._let_go()
        self._set(PlayState.STOPPED)

    def _seek(self, seconds: float) -> None:
        if self._sound is None:
            return
        self._frame = max(0, round(seconds * self._sound.rate))
        if self._playback is not None:
            if self.state is PlayState.PLAYING:
                self._set(PlayState.WAITING)
            self._start(int(self._frame))

    def _set_loop(self, start: float, end: float) -> None:
        if self._sound is None or not self._sound.rate:
            return
        rate, inside = self._sound.rate, start <= self.position < end
        self._loop = Span(max(0, round(start * rate)), round(max(end, start + _SHORTEST_LOOP) * rate))
        if not inside:
            self._seek(start)

    def _end_loop(self) -> None:
        self._loop = None

    def _set_device(self, device: Device | None) -> None:
        self._device = device
        if self._playback is not None:
            self._let_go()
            if self.state is not PlayState.PAUSED:
                self._set(PlayState.WAITING)
                self._start(round(self._frame))

    def _start(self, frame: int) -> None:
        sound = self._sound
        if sound is None:
            return
        self._frame, self._drained_at = frame, None
        if self._playback is None:
            try:
                self._playback = Playback(self._backend, self._device)
                self._asked = 0, self._clock()
            except SoundError as error:
                self._fail(error)
                return
        self._playback.start(sound, frame)

    def _let_go(self) -> None:
        """The position stays where the listener last was."""
        playback = self._playback
        if playback is not None:
            self._frame = playback.frame
            self._playback = None
            playback.close()

    def _fail(self, error: SoundError) -> None:
        self._let_go()
        self._set(PlayState.PAUSED)
        self._post(lambda: self.failed.emit(error))

    def _break(self) -> None:
        self._fail(engine_broken())

    def _turn(self) -> bool:
        playback = self._playback
        if playback is None:
            return False
        if playback.gone or self._is_stuck(playback):
            self._fail(loudspeaker_gone() if playback.gone else loudspeaker_stuck())
            return False
        playback.gate.volume = self.volume
        playback.fill(self.speed, self._loop)
        self._follow(playback)
        # While it is paused nothing changes, except that what was sought must still be made.
        return self.state is not PlayState.PAUSED or playback.gate.flushing

    def _is_stuck(self, playback: Playback) -> bool:
        now, asked = self._clock(), playback.gate.asked
        if asked != self._asked[0] or self.state is PlayState.PAUSED:
            self._asked = asked, now
        return now - self._asked[1] > WATCHDOG

    def _follow(self, playback: Playback) -> None:
        gate = playback.gate
        if self.state is PlayState.PLAYING and not gate.wanted:
            self.underruns = gate.underruns
            self._set(PlayState.WAITING)
        if self.state is PlayState.WAITING and playback.has_enough(self._loop):
            gate.wanted = True
            self._set(PlayState.PLAYING)
        if gate.drained and self.state is PlayState.PLAYING:
            self._end(playback)

    def _end(self, playback: Playback) -> None:
        """Only when the device has played what it was given."""
        now = self._clock()
        if self._drained_at is None:
            self._drained_at = now
        elif now - self._drained_at >= playback.end_delay:
            self._let_go()
            self._set(PlayState.STOPPED)
            self._post(self.finished.emit)

    def _set(self, state: PlayState) -> None:
        if state is not self.state:
            self.state = state
            self._post(lambda: self.state_changed.emit(state))
