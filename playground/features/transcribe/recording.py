"""The microphone: which one, how loud it is, and takes that are on the disk while they are spoken."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.rescue import rescued
from playground.message import Message
from playground.services.notices import Notice
from playground.services.seen_through import to_its_end
from playground.services.sound_devices import find, kept_name
from playground.signal import Signal
from playground.sound.device_errors import muted
from playground.sound.errors import SoundError
from playground.sound.recorder import Ending, Recorder, State
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playground.services.context import Context
    from playground.sound.backend import Backend, Device
    from playground.sound.level import Level
    from playground.sound.recorder import Take
    from playground.sound.waveform import Waveform
    from playground.storage.takes import TakeRecord, Takes

RESTORE_TAKE: Final = "transcribe.restore_take"
_DEVICE: Final = "transcribe.microphone"
_SILENCE: Final = "transcribe.stop_after_silence"
_ABOUT: Final = "transcribe.microphone"


class Recording:
    """A face asks for level, waveform, elapsed time and size as often as it paints.

    Every recording becomes a take of the history, also one that was discarded: that is deleted, and can be taken back.
    """

    def __init__(self, context: Context, takes: Takes, backend: Backend) -> None:
        self.state_changed: Signal[State] = Signal()
        self.devices_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.recorded: Signal[TakeRecord] = Signal()
        self.rescued: Signal[()] = Signal()  # there are takes of an earlier run of the program in the history
        self.discarded: Signal[TakeRecord] = Signal()
        self.devices: tuple[Device, ...] = ()
        self.device: Device | None = None  # the default one
        self.trouble: Message | None = None
        """Why there is nothing to be heard."""
        self._context = context
        self._takes = takes
        self._backend = backend
        self._loop: asyncio.AbstractEventLoop | None = None
        self._recorder = Recorder(backend, self._post)
        self._recorder.state_changed.connect(self.state_changed.emit)
        self._recorder.ended.connect(self._on_ended)
        self._recorder.failed.connect(self._on_failed)

    # What is to be seen

    @property
    def state(self) -> State:
        return self._recorder.state

    @property
    def busy(self) -> bool:
        return self.state in (State.RECORDING, State.PAUSED)

    @property
    def level(self) -> Level:
        return self._recorder.level

    @property
    def waveform(self) -> Waveform:
        """Of what is being recorded."""
        return self._recorder.waveform

    @property
    def elapsed(self) -> float:
        return self._recorder.elapsed

    @property
    def size(self) -> int:
        return self._recorder.size

    @property
    def doubt(self) -> Message | None:
        """What may be the reason, while nothing but pure silence arrives."""
        return muted() if self._recorder.mute else None

    @property
    def stop_after_silence(self) -> float | None:
        """In seconds."""
        kept = self._context.settings.get(_SILENCE, 0.0)
        return kept if kept > 0 else None

    # What the user does

    def start(self) -> None:
        """What an earlier run of the program left unfinished comes into the history, as soon as there is a loop."""
        label = Message("Looking for unfinished recordings")
        self._context.jobs.start("transcribe.rescue", self._rescue, label=label, cancellable=False)

    def listen(self) -> None:
        """The level moves from now on. Lists the microphones too, the first time."""
        label = Message("Opening the microphone")
        self._context.jobs.start("transcribe.listen", self._listen, label=label, on_error=self._is_told)

    def rest(self) -> None:
        """Lets go of the microphone while nobody looks; a recording goes on."""
        if not self.busy and self.state is not State.CLOSED:
            label = Message("Closing the microphone")
            self._context.jobs.start("transcribe.listen", self._rest, label=label, cancellable=False)

    def refresh_devices(self) -> None:
        """Finds what was connected meanwhile."""
        label = Message("Looking for microphones")
        self._context.jobs.start("transcribe.listen", self._refresh, label=label, on_error=self._is_told)

    def choose(self, device: Device | None) -> None:
        """None: the default one."""
        if self.busy:
            return
        self.device = device
        self._context.settings.set(_DEVICE, kept_name(device))
        self.devices_changed.emit()
        self.listen()

    def set_stop_after_silence(self, seconds: float | None) -> None:
        """Takes effect with the next recording."""
        self._context.settings.set(_SILENCE, seconds or 0.0)

    def record(self) -> None:
        if not self.busy:
            label = Message("Recording")
            self._context.jobs.start("transcribe.record", self._record, label=label, on_error=self._is_told)

    def pause(self) -> None:
        self._recorder.pause()

    def resume(self) -> None:
        self._recorder.resume()

    def finish(self) -> None:
        self._finish(unwanted=False)

    def discard(self) -> None:
        """Can be taken back, as the notice offers."""
        self._finish(unwanted=True)

    def end(self) -> None:
        """The window closes: what is being recorded is finished and kept."""
        if self.state is not State.CLOSED:
            label = Message("Finishing the recording")
            self._context.jobs.start("transcribe.record", self._close, label=label, cancellable=False)

    # Inside

    def _finish(self, *, unwanted: bool) -> None:
        if self.busy:
            label = Message("Finishing the recording")
            self._context.jobs.start("transcribe.record", self._finish_now, unwanted, label=label, cancellable=False)

    async def _listen(self) -> None:
        if not self.devices:
            await self._take_devices(self._backend.devices)
        if not self.busy:
            await asyncio.to_thread(self._recorder.open, self.device)
        self._tell(None)

    async def _refresh(self) -> None:
        if self.busy:
            return
        await to_its_end(self._close())  # with what began to be recorded in this very moment
        await self._take_devices(self._backend.refresh)
        await self._listen()

    async def _take_devices(self, ask: Callable[[], Sequence[Device]]) -> None:
        found = await asyncio.to_thread(ask)
        self.devices = tuple(device for device in found if device.inputs)
        kept = self._context.settings.get(_DEVICE, "")
        self.device = find(self.devices, kept)
        self.devices_changed.emit()

    async def _record(self) -> None:
        if self.state is State.CLOSED:
            await self._listen()
        path = await self._takes.reserve(".wav")
        await to_its_end(asyncio.to_thread(self._recorder.record, path, stop_after_silence=self.stop_after_silence))
        self._tell(None)

    async def _finish_now(self, unwanted: bool) -> None:
        empty = self.busy and not self.elapsed
        take = await asyncio.to_thread(self._recorder.finish)
        if take is None and empty:
            self._context.notices.post(Notice("info", Message("Nothing was recorded: the microphone gave no sound.")))
        record = None if take is None else await self._keep(take)
        if record is None:
            return
        if not unwanted:
            self.recorded.emit(record)
            return
        await self._takes.delete(record.id)
        action = (f"{RESTORE_TAKE}:{record.id}", Message("Undo"))
        self._context.notices.post(Notice("info", Message("The recording was discarded."), action=action))
        self.discarded.emit(record)

    async def _rest(self) -> None:
        if not self.busy:
            await self._close()

    async def _close(self) -> None:
        take = await asyncio.to_thread(self._recorder.close)
        if take is not None:
            await self._keep_ended(take)

    async def _keep_ended(self, take: Take) -> None:
        record = await self._keep(take)
        if record is not None:
            self.recorded.emit(record)

    async def _keep(self, take: Take) -> TakeRecord | None:
        if take.lost_frames:
            seconds = f"{max(0.01, take.lost_frames / take.rate):.2f}"
            message = Message("{seconds} s of the sound are missing: the computer was too busy.", seconds=seconds)
            self._context.notices.post(Notice("warning", message))
        try:
            size = (await asyncio.to_thread(take.path.stat)).st_size
            return await self._takes.add(
                take.path,
                origin="recorded",
                media_type="audio/wav",
                seconds=take.seconds,
                size=size,
                details={"rate": take.rate, "channels": take.channels, "lost_frames": take.lost_frames},
            )
        except StorageError as error:
            message = Message(
                "The recording is safe in the file {name}, but the list of takes could not be saved. At the next start "
                "it is in the list.",
                name=take.path.name,
            )
            self._context.notices.post(Notice("danger", message, details=f"{take.path}\n{error}"))
            return None

    async def _rescue(self) -> None:
        self._loop = asyncio.get_running_loop()
        found = 0
        for orphan in await self._takes.orphans():
            sound = await asyncio.to_thread(rescued, orphan)
            if sound is not None:
                await self._takes.add(
                    sound.path,
                    origin="recovered",
                    media_type=sound.media_type,
                    seconds=sound.seconds,
                    size=sound.size,
                    created_at=sound.changed_at,
                )
                found += 1
        if found:
            message = Message("A recording that was cut short was found and is in the list again.")
            if found > 1:
                message = Message("{count} recordings that were cut short were found and are in the list.", count=found)
            self._context.notices.post(Notice("info", message))
            self.rescued.emit()

    def _on_ended(self, take: Take) -> None:
        """By itself: after a silence, or because something failed."""
        label = Message("Keeping the recording")
        self._context.jobs.start("transcribe.record", self._keep_ended, take, label=label, cancellable=False)
        if take.ending is Ending.FAILED and take.error is not None:
            notice = Notice("warning", take.error.message, take.error.details, about=_ABOUT)
            self._context.notices.post(notice)
            self._tell(take.error)

    def _on_failed(self, error: SoundError) -> None:
        self._tell(error)

    def _is_told(self, error: BaseException) -> bool:
        if not isinstance(error, SoundError):
            return False
        self._tell(error)
        return True

    def _tell(self, error: SoundError | None) -> None:
        trouble = None if error is None else error.message
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()

    def _post(self, call: Callable[[], None]) -> None:
        # The program may end while the recorder still has something to say.
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(call)
