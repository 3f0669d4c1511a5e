"""The take that is looked at as a sound: its outline, and where in it one listens."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.devices import find, kept_name
from playground.features.transcribe.worker import in_worker
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.signal import Signal
from playground.sound.errors import SoundError
from playground.sound.overview import fill_waveform, rough_outline
from playground.sound.player import Player, PlayState
from playground.sound.sounds import FileSound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playground.services.context import Context
    from playground.sound.backend import Backend, Device
    from playground.sound.waveform import Outline, Waveform

ROUGH_COLUMNS: Final = 2048
_VOLUME: Final = "transcribe.volume"
_SPEED: Final = "transcribe.speed"
_DEVICE: Final = "transcribe.loudspeaker"
_ABOUT: Final = "transcribe.loudspeaker"


class Playing:
    """A face asks for the position as often as it paints. The outline grows while the file is read."""

    def __init__(self, context: Context, backend: Backend) -> None:
        self.state_changed: Signal[PlayState] = Signal()
        self.sound_changed: Signal[()] = Signal()  # another sound, or none
        self.outline_changed: Signal[()] = Signal()
        self.loop_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.waveform: Waveform | None = None
        self.rough: Outline | None = None
        """Of the whole sound in `ROUGH_COLUMNS`, while the true one is still being read."""
        self.seconds = 0.0
        self.loop: tuple[float, float] | None = None
        self.devices: tuple[Device, ...] = ()
        self.device: Device | None = None  # the default one
        self.trouble: Message | None = None
        """Why nothing can be heard."""
        self._context = context
        self._backend = backend
        self._sound: FileSound | None = None
        self._event_loop: asyncio.AbstractEventLoop | None = None
        self._player = Player(backend, self._post)
        self._player.set_volume(context.settings.get(_VOLUME, 1.0))
        self._player.set_speed(context.settings.get(_SPEED, 1.0))
        self._player.state_changed.connect(self.state_changed.emit)
        self._player.failed.connect(self._on_failed)

    # What is to be seen

    @property
    def there(self) -> bool:
        """A sound is open."""
        return self._sound is not None

    @property
    def state(self) -> PlayState:
        return self._player.state

    @property
    def sounding(self) -> bool:
        return self.state in (PlayState.PLAYING, PlayState.WAITING)

    @property
    def position(self) -> float:
        return min(self._player.position, self.seconds)

    @property
    def speed(self) -> float:
        return self._player.speed

    @property
    def volume(self) -> float:
        return self._player.volume

    # What the user does

    def show(self, path: Path | None) -> None:
        """The sound of another take, to be played when the user says so."""
        self._player.stop()
        self._forget()
        self.sound_changed.emit()
        if path is not None:
            label = Message("Reading the sound")
            self._context.jobs.start("transcribe.sound", self._open, path, label=label, on_error=self._is_told)
        else:
            self._context.jobs.cancel("transcribe.sound")

    def toggle(self) -> None:
        """Play, pause, or play once more from the beginning."""
        if self.sounding:
            self._player.pause()
        elif self.state is PlayState.PAUSED:
            self._tell(None)
            self._player.resume()
        else:
            self.play_from(0.0)

    def play_from(self, seconds: float) -> None:
        """A word or a segment was clicked."""
        if self._sound is None:
            return
        self._tell(None)
        if self.state is PlayState.STOPPED:
            self._player.play(self._sound, seconds)
        else:
            self._player.seek(seconds)
            self._player.resume()

    def pause(self) -> None:
        self._player.pause()

    def stop(self) -> None:
        self._player.stop()

    def seek(self, seconds: float) -> None:
        if self.state is PlayState.STOPPED:
            self.play_from(seconds)
        else:
            self._player.seek(seconds)

    def set_loop(self, start: float, end: float) -> None:
        """Plays this span again and again."""
        if self._sound is None:
            return
        if self.state is PlayState.STOPPED:
            self.play_from(start)
        self.loop = (start, end)
        self._player.set_loop(start, end)
        self.loop_changed.emit()

    def end_loop(self) -> None:
        if self.loop is not None:
            self.loop = None
            self._player.end_loop()
            self.loop_changed.emit()

    def set_speed(self, speed: float) -> None:
        """From 0.5 to 2, at the same pitch."""
        self._player.set_speed(speed)
        self._context.settings.set(_SPEED, self._player.speed)

    def set_volume(self, volume: float) -> None:
        self._player.set_volume(volume)
        self._context.settings.set(_VOLUME, self._player.volume)

    # Loudspeakers

    def list_devices(self) -> None:
        label = Message("Looking for loudspeakers")
        self._context.jobs.start("transcribe.loudspeakers", self._list_devices, label=label, on_error=self._is_told)

    def choose(self, device: Device | None) -> None:
        """None: the default one."""
        self.device = device
        self._context.settings.set(_DEVICE, kept_name(device))
        self._player.set_device(device)
        self._tell(None)

    def end(self) -> None:
        """The window closes."""
        label = Message("Closing the loudspeaker")
        self._context.jobs.start("transcribe.sound", self._close, label=label, cancellable=False)

    # Inside

    async def _open(self, path: Path) -> None:
        self._event_loop = asyncio.get_running_loop()
        sound = await in_worker(FileSound, path)
        self._forget()
        self._sound, self.seconds = sound, sound.frames / sound.rate
        self.sound_changed.emit()
        self.rough = await in_worker(rough_outline, path, ROUGH_COLUMNS)
        self.outline_changed.emit()
        unwanted = threading.Event()
        try:
            await in_worker(fill_waveform, path, partial(self._on_waveform, sound), unwanted.is_set)
        finally:
            unwanted.set()
        self.rough = None
        self.outline_changed.emit()

    def _on_waveform(self, sound: FileSound, waveform: Waveform, seconds: float | None) -> None:
        """In the worker."""

        def take() -> None:
            if self._sound is sound:
                self.waveform = waveform
                self.outline_changed.emit()

        self._post(take)

    def _forget(self) -> None:
        if self._sound is not None:
            self._sound.close()
        self._sound, self.waveform, self.rough, self.seconds, self.loop = None, None, None, 0.0, None

    async def _list_devices(self) -> None:
        found = await asyncio.to_thread(self._backend.devices)
        self.devices = tuple(device for device in found if device.outputs)
        kept = self._context.settings.get(_DEVICE, "")
        device = find(self.devices, kept)
        if device != self.device:
            self.device = device
            self._player.set_device(device)
        self._tell(None)

    async def _close(self) -> None:
        await asyncio.to_thread(self._player.close)
        self._forget()

    def _on_failed(self, error: SoundError) -> None:
        self._tell(error)
        self._context.notices.post(Notice("warning", error.message, error.details, about=_ABOUT))

    def _is_told(self, error: BaseException) -> bool:
        if not isinstance(error, SoundError | Refused):
            return False
        self._tell(error)
        return True

    def _tell(self, error: SoundError | Refused | None) -> None:
        trouble = None if error is None else error.message
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()
            if trouble is None:
                self._context.notices.withdraw(_ABOUT)

    def _post(self, call: Callable[[], None]) -> None:
        # The program may end while a thread still has something to say.
        if self._event_loop is not None:
            with contextlib.suppress(RuntimeError):
                self._event_loop.call_soon_threadsafe(call)
