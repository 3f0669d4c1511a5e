"""The loudspeaker of a tab: which one it is, how loud and how fast, and why nothing can be heard."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.sound_devices import find, kept_name
from playground.signal import Signal
from playground.sound.errors import SoundError
from playground.sound.player import Player, PlayState

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.services.context import Context
    from playground.sound.backend import Backend, Device
    from playground.sound.sounds import Sound

_DEVICE: Final = "loudspeaker"  # one for all tabs


class Loudspeaker:
    """Volume, speed and device are remembered. That there may be none is said beside the controls of the player, and
    keeps nobody from the rest of the tab."""

    def __init__(self, context: Context, backend: Backend, tab: str) -> None:
        self.devices_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.loop_changed: Signal[()] = Signal()
        self.devices: tuple[Device, ...] = ()
        self.device: Device | None = None  # the default one
        self.looping: tuple[float, float] | None = None
        self.trouble: Message | None = None
        """Why nothing can be heard."""
        self.player = Player(backend, self.post)
        self._context = context
        self._backend = backend
        self._tab = tab
        self._loop: asyncio.AbstractEventLoop | None = None
        self.player.set_volume(context.settings.get(f"{tab}.volume", 1.0))
        self.player.set_speed(context.settings.get(f"{tab}.playback_speed", 1.0))
        self.player.failed.connect(self._on_failed)

    @property
    def sounding(self) -> bool:
        return self.player.state in (PlayState.PLAYING, PlayState.WAITING)

    def start(self) -> None:
        """As soon as there is a loop, the device that was chosen once is found, before another one sounds."""
        self._context.jobs.start(f"{self._tab}.loudspeaker", self._begin, label=Message("Getting ready to play"))

    def play(self, sound: Sound, seconds: float = 0.0) -> None:
        """A span that is played again and again is so still, unless it begins elsewhere."""
        self.tell(None)
        self._find_chosen()
        if self.looping is not None and not self.looping[0] <= seconds < self.looping[1]:
            self.forget_loop()
        self.player.play(sound, seconds)
        if self.looping is not None:
            self.player.set_loop(*self.looping)

    def resume(self) -> None:
        self.tell(None)
        self.player.resume()

    def loop(self, start: float, end: float) -> None:
        """Plays this span of what is played again and again."""
        self.looping = (start, end)
        self.player.set_loop(start, end)
        self.loop_changed.emit()

    def end_loop(self) -> None:
        self.player.end_loop()
        self.forget_loop()

    def forget_loop(self) -> None:
        """Of a sound that is no longer played."""
        if self.looping is not None:
            self.looping = None
            self.loop_changed.emit()

    def set_volume(self, volume: float) -> None:
        self.player.set_volume(volume)
        self._context.settings.set(f"{self._tab}.volume", self.player.volume)

    def set_speed(self, speed: float) -> None:
        """Without another pitch."""
        self.player.set_speed(speed)
        self._context.settings.set(f"{self._tab}.playback_speed", self.player.speed)

    def list_devices(self, *, again: bool = False) -> None:
        """`again` also finds what was connected meanwhile; what is played ends for that."""
        name, label = f"{self._tab}.loudspeakers", Message("Looking for loudspeakers")
        self._context.jobs.start(name, self._list_devices, again, label=label, on_error=self._is_told)

    def use_device(self, device: Device | None) -> None:
        """None: the default one."""
        self.device = device
        self._context.settings.set(_DEVICE, kept_name(device))
        self.tell(None)
        self.player.set_device(device)
        self.devices_changed.emit()

    def tell(self, trouble: Message | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()

    def post(self, call: Callable[[], None]) -> None:
        """Brings a call from another thread to the loop, unless the program has ended meanwhile."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(call)

    async def close(self) -> None:
        """Returns when the device has been let go of."""
        await asyncio.to_thread(self.player.close)

    async def _begin(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._find_chosen()

    def _find_chosen(self) -> None:
        """It may have been chosen in another tab."""
        kept = self._context.settings.get(_DEVICE, "")
        if kept != kept_name(self.device):
            self.list_devices()

    async def _list_devices(self, again: bool) -> None:
        if again:
            await self.close()
        found = await asyncio.to_thread(self._backend.refresh if again else self._backend.devices)
        self.devices = tuple(device for device in found if device.outputs)
        device = find(self.devices, self._context.settings.get(_DEVICE, ""))
        if device != self.device:
            self.device = device
            self.player.set_device(device)
        self.tell(None)
        self.devices_changed.emit()

    def _is_told(self, error: BaseException) -> bool:
        if isinstance(error, SoundError):
            self.tell(error.message)
        return isinstance(error, SoundError)

    def _on_failed(self, error: SoundError) -> None:
        self.tell(error.message)
