"""What is heard now, and by which loudspeaker. That there may be none keeps nobody from making and saving clips."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal
from playground.sound.errors import SoundError
from playground.sound.player import Player, PlayState

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.features.speak.track import Track
    from playground.services.context import Context
    from playground.sound.backend import Backend, Device
    from playground.sound.errors import SoundError

_DEVICE: Final = "speak.device"
_VOLUME: Final = "speak.volume"
_SPEED: Final = "speak.playback_speed"
_ABOUT: Final = "speak.loudspeaker"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a face shows at this very moment; times are in seconds. `sentence` is a number among the track's."""

    state: PlayState
    position: float
    arrived: float
    complete: bool
    sentence: int | None


NOTHING: Final = Moment(PlayState.STOPPED, 0.0, 0.0, True, None)


class Listening:
    """One track at a time. A face asks for the `moment` as often as it paints."""

    def __init__(self, context: Context, backend: Backend) -> None:
        self.state_changed: Signal[PlayState] = Signal()
        self.track_changed: Signal[()] = Signal()
        self.finished: Signal[Track] = Signal()
        self.devices_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.track: Track | None = None
        self.devices: tuple[Device, ...] = ()
        self.device: Device | None = None  # the default one
        self.looping: tuple[float, float] | None = None
        self.trouble: Message | None = None
        """Why nothing can be heard."""
        self._context = context
        self._backend = backend
        self._loop: asyncio.AbstractEventLoop | None = None
        self._loaded: Track | None = None  # what the player has, which is another one until that is played
        self._begin_at = 0.0
        self._player = Player(backend, self._post)
        self._player.set_volume(context.settings.get(_VOLUME, 1.0))
        self._player.set_speed(context.settings.get(_SPEED, 1.0))
        self._connect()

    # What is to be seen

    @property
    def state(self) -> PlayState:
        return self._player.state if self._loaded is self.track else PlayState.STOPPED

    @property
    def sounding(self) -> bool:
        return self.state in (PlayState.PLAYING, PlayState.WAITING)

    @property
    def volume(self) -> float:
        return self._player.volume

    @property
    def speed(self) -> float:
        return self._player.speed

    @property
    def underruns(self) -> int:
        return self._player.underruns

    @property
    def moment(self) -> Moment:
        track = self.track
        if track is None:
            return NOTHING
        sound = track.sound
        reached = self._player.position if self._loaded is track else self._begin_at
        position = min(reached, sound.seconds)
        return Moment(self.state, position, sound.seconds, sound.complete, track.sentence_at(position))

    # What the user does

    def show(self, track: Track | None) -> None:
        """To be played when the user says so."""
        if track is not self.track:
            self._player.stop()
            self._begin_at = 0.0
            self._take(track)

    def play(self, track: Track, seconds: float = 0.0) -> None:
        """Begins as soon as enough has arrived."""
        self._loop = asyncio.get_running_loop()
        self._loaded, self._begin_at = track, 0.0
        self._take(track)
        self._tell(None)
        self._player.play(track.sound, seconds)

    def go_on(self, track: Track) -> None:
        """The same clip sounds otherwise from here on: it goes on where it was."""
        position = self.moment.position
        if self.sounding:
            self.play(track, position)
        else:
            self.show(track)
            self._begin_at = position

    def toggle(self) -> None:
        """Play, pause, or play once more from the beginning."""
        if self.track is None:
            return
        if self.sounding:
            self._player.pause()
        elif self.state is PlayState.PAUSED:
            self._tell(None)
            self._player.resume()
        else:
            self.play(self.track, self._begin_at)

    def stop(self) -> None:
        self._player.stop()

    def seek(self, seconds: float) -> None:
        if self.track is None:
            return
        if self.state is PlayState.STOPPED:
            self.play(self.track, seconds)
        else:
            self._player.seek(seconds)

    def play_sentence(self, number: int) -> None:
        if self.track is not None and number < len(self.track.sentences):
            self.seek(self.track.sentences[number].start)

    def loop(self, start: float, end: float) -> None:
        """Plays this span again and again."""
        if self.track is None:
            return
        if self.state is PlayState.STOPPED:
            self.play(self.track, start)
        self.looping = (start, end)
        self._player.set_loop(start, end)

    def end_loop(self) -> None:
        self.looping = None
        self._player.end_loop()

    def set_volume(self, volume: float) -> None:
        self._player.set_volume(volume)
        self._context.settings.set(_VOLUME, self._player.volume)

    def set_speed(self, speed: float) -> None:
        """Without another pitch."""
        self._player.set_speed(speed)
        self._context.settings.set(_SPEED, self._player.speed)

    # Loudspeakers

    def list_devices(self, *, again: bool = False) -> None:
        """`again` also finds what was connected meanwhile; nothing may be played for that."""
        if again:
            self._player.stop()
        label = Message("Looking for loudspeakers")
        self._context.jobs.start("speak.devices", self._list_devices, again, label=label, on_error=self._is_told)

    def use_device(self, device: Device | None) -> None:
        """None: the default one."""
        self.device = device
        self._context.settings.set(_DEVICE, "" if device is None else _name(device))
        self._tell(None)
        self._player.set_device(device)
        self.devices_changed.emit()

    async def close(self) -> None:
        """Returns when the loudspeaker has been let go of."""
        if self._loaded is not None:
            await asyncio.to_thread(self._player.close)

    # Inside

    def _connect(self) -> None:
        self._player.state_changed.connect(self.state_changed.emit)
        self._player.finished.connect(self._on_finished)
        self._player.failed.connect(self._on_failed)

    def _take(self, track: Track | None) -> None:
        if track is not self.track:
            self.track, self.looping = track, None
            self.track_changed.emit()

    async def _list_devices(self, again: bool) -> None:
        ask = self._backend.refresh if again else self._backend.devices
        found = await asyncio.to_thread(ask)
        self.devices = tuple(device for device in found if device.outputs)
        kept = self._context.settings.get(_DEVICE, "")
        device = next((device for device in self.devices if _name(device) == kept), None)
        if device != self.device:
            self.device = device
            self._player.set_device(device)
        self._tell(None)
        self.devices_changed.emit()

    def _is_told(self, error: BaseException) -> bool:
        if not isinstance(error, SoundError):
            return False
        self._tell(error)
        return True

    def _on_finished(self) -> None:
        if self.track is not None:
            self.finished.emit(self.track)

    def _on_failed(self, error: SoundError) -> None:
        self._tell(error)
        self._context.notices.post(Notice("warning", error.message, error.details, about=_ABOUT))

    def _tell(self, error: SoundError | None) -> None:
        trouble = None if error is None else error.message
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()
            if trouble is None:
                self._context.notices.withdraw(_ABOUT)

    def _post(self, call: Callable[[], None]) -> None:
        # The program may end while the player still has something to say.
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(call)


def _name(device: Device) -> str:
    """Numbers change from one start to the next."""
    return f"{device.system}: {device.name}"
