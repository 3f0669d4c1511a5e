"""The take that is looked at as a sound: its outline, and where in it one listens."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.worker import in_worker
from playground.message import Message
from playground.services.errors import Refused
from playground.services.loudspeaker import Loudspeaker
from playground.signal import Signal
from playground.sound.overview import fill_waveform, rough_outline
from playground.sound.player import PlayState
from playground.sound.sounds import FileSound

if TYPE_CHECKING:
    from pathlib import Path

    from playground.services.context import Context
    from playground.sound.backend import Backend
    from playground.sound.waveform import Outline, Waveform

ROUGH_COLUMNS: Final = 2048


class Playing:
    """A face asks for the position as often as it paints. The outline grows while the file is read."""

    def __init__(self, context: Context, backend: Backend) -> None:
        self.sound_changed: Signal[()] = Signal()  # another sound, or none
        self.outline_changed: Signal[()] = Signal()
        self.loudspeaker = Loudspeaker(context, backend, "transcribe")
        self.state_changed = self.loudspeaker.player.state_changed
        self.waveform: Waveform | None = None
        self.rough: Outline | None = None
        """Of the whole sound in `ROUGH_COLUMNS`, while the true one is still being read."""
        self.seconds = 0.0
        self._context = context
        self._sound: FileSound | None = None
        self._player = self.loudspeaker.player

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
        return self.loudspeaker.sounding

    @property
    def loop(self) -> tuple[float, float] | None:
        return self.loudspeaker.looping

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
            self.loudspeaker.resume()
        else:
            self.play_from(self.loop[0] if self.loop is not None else 0.0)

    def play_from(self, seconds: float) -> None:
        """A word or a segment was clicked."""
        if self._sound is None:
            return
        if self.state is PlayState.STOPPED:
            self.loudspeaker.play(self._sound, seconds)
        else:
            self._player.seek(seconds)
            self.loudspeaker.resume()

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
        self.loudspeaker.loop(start, end)

    def end_loop(self) -> None:
        self.loudspeaker.end_loop()

    def end(self) -> None:
        """The window closes."""
        label = Message("Closing the loudspeaker")
        self._context.jobs.start("transcribe.sound", self._close, label=label, cancellable=False)

    # Inside

    async def _open(self, path: Path) -> None:
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

        self.loudspeaker.post(take)

    def _forget(self) -> None:
        if self._sound is not None:
            self._sound.close()
        self._sound, self.waveform, self.rough, self.seconds = None, None, None, 0.0
        self.loudspeaker.forget_loop()
        self.loudspeaker.tell(None)

    async def _close(self) -> None:
        await self.loudspeaker.close()
        self._forget()

    def _is_told(self, error: BaseException) -> bool:
        if isinstance(error, Refused):
            self.loudspeaker.tell(error.message)
        return isinstance(error, Refused)
