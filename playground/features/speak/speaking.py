"""The runs in flight. Each goes on while something else is looked at, and what it brings is on disk at once."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.api.errors import ServerFailed
from playground.features.speak.facts import ClipFacts
from playground.features.speak.making import Making
from playground.features.speak.settings import to_json
from playground.features.speak.track import Track
from playground.message import Message
from playground.services.failures import Failure, failure_of
from playground.services.notices import Notice
from playground.services.seen_through import to_its_end
from playground.signal import Signal
from playground.sound.errors import SoundError
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.features.speak.order import Order
    from playground.features.speak.shelf import Shelf
    from playground.services.context import Context
    from playground.storage.clips import ClipRecord, Clips, NewPart, PartRecord

_NOT_IMPLEMENTED: Final = 501
_AT_ONCE: Final = 3  # clips of an audition, as servers limit how much is asked for in a minute
_numbers = count(1)


class Run:
    """`clip` is None until it has its place; `reused` when nothing had to be asked for; `error` is what the run's own
    card explains."""

    def __init__(self, order: Order, audition: int | None) -> None:
        self.order = order
        self.audition = audition
        self.job = f"speak.run.{next(_numbers)}"
        self.track = Track(order.texts, pitch=order.settings.pitch, speed=order.settings.speed or 1.0)
        self.clip: ClipRecord | None = None
        self.parts: list[PartRecord] = []
        self.reused = False
        self.error: BaseException | None = None


class Runs:
    def __init__(self, context: Context, clips: Clips, shelf: Shelf) -> None:
        self.began: Signal[Run] = Signal()
        self.part_arrived: Signal[Run] = Signal()
        self.ended: Signal[Run] = Signal()
        self.running: list[Run] = []
        self._context = context
        self._clips = clips
        self._shelf = shelf
        self._turns = asyncio.Semaphore(_AT_ONCE)
        context.jobs.changed.connect(self._on_jobs_changed)

    def start(self, order: Order, audition: int | None = None) -> Run:
        """Of an audition, some wait until others have ended."""
        run = Run(order, audition)
        self.running.append(run)
        label = Message("Speech from {model}", model=order.settings.model)
        self._context.jobs.start(run.job, self._run, run, label=label, on_error=partial(_is_explained, run))
        return run

    def stop(self, run: Run) -> None:
        self._context.jobs.cancel(run.job)

    def of_clip(self, clip: int) -> Run | None:
        return next((run for run in self.running if run.clip is not None and run.clip.id == clip), None)

    async def _run(self, run: Run) -> None:
        async with self._turns if run.audition is not None else contextlib.nullcontext():
            if not await self._reopened(run):
                await self._make(run)

    async def _reopened(self, run: Run) -> bool:
        """What was made once is not asked for again."""
        if run.order.anew or run.audition is not None:
            return False
        known = await self._clips.known_clip(run.order.key)
        known = None if known is None else self._shelf.whole(known)
        if known is None or len(known.parts) < len(run.order.texts):
            return False
        try:
            track = await self._shelf.track(known, pitch=run.order.settings.pitch)
        except StorageError:  # its file is gone
            return False
        if not track.sound.frames:
            return False
        run.track, run.clip, run.parts, run.reused = track, known, list(known.parts), True
        self.began.emit(run)
        return True

    async def _make(self, run: Run) -> None:
        run.clip = await to_its_end(self._add(run))
        self.began.emit(run)
        making = Making(run.order, run.track, partial(self._keep, run), self._shelf.recall)
        try:
            await making.make(self._context.connections.client, self._context.jobs.listener(run.job))
        finally:
            run.error = making.error
            await to_its_end(self._settle(run, making))

    async def _add(self, run: Run) -> ClipRecord:
        order = run.order
        return await self._clips.add_clip(
            order.key,
            text=order.text,
            model=order.settings.model,
            voice=order.settings.voice,
            connection=order.connection.name,
            settings=to_json(order.settings),
            audition=run.audition,
            cost=0.0 if order.demo else None,
            details=ClipFacts(demo=order.demo, texts=order.texts).to_json(),
        )

    async def _keep(self, run: Run, part: NewPart, data: bytes) -> None:
        assert run.clip is not None
        run.parts.append(await to_its_end(self._shelf.add(run.clip.id, part, data)))
        self.part_arrived.emit(run)

    async def _settle(self, run: Run, making: Making) -> None:
        assert run.clip is not None
        await making.settle()
        ending = making.ending()
        failure = None if making.error is None else _failure(making.error)
        facts = ClipFacts(demo=run.order.demo, texts=run.order.texts, failure=failure)
        run.clip = replace(
            run.clip,
            status=ending.status,
            duration=ending.duration,
            usage=ending.usage,
            details=facts.to_json(),
            parts=tuple(run.parts),
        )
        try:
            await self._clips.finish_clip(run.clip)
        except StorageError as error:
            message = Message("The clip could not be saved. It stays here until you close the window.")
            self._context.notices.post(Notice("danger", message, details=str(error), about="speak.unsaved"))

    def _on_jobs_changed(self) -> None:
        names = {job.name for job in self._context.jobs.running}
        for run in [each for each in self.running if each.job not in names]:
            self.running.remove(run)
            run.track.close()
            self.ended.emit(run)


def _failure(error: BaseException) -> Failure:
    if isinstance(error, SoundError):
        advice = Message("What came is kept and can be saved as it is. Another format may work.")
        return Failure(error.message, advice, error.details)
    failure = failure_of(error)
    if isinstance(error, ServerFailed) and error.status == _NOT_IMPLEMENTED and error.message:
        # The server itself says best what it lacks and how that is got.
        title = Message("This server cannot do that yet.")
        return Failure(title, Message("It says: {words}", words=error.message), failure.details)
    return failure


def _is_explained(run: Run, error: BaseException) -> bool:
    """The card at the place of the clip says it."""
    return error is run.error
