"""What is looked at: the pictures of a step of the history, or of a run before it is one, and one on the canvas."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from playground.features.images.appearance import Card, card_for
from playground.features.images.decoding import decode
from playground.features.images.facts import StepFacts
from playground.features.images.order import Shown
from playground.features.images.references import brought_back
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.features.images.pictures import Pictures
    from playground.features.images.pixels import Pixels
    from playground.features.images.runs import Run, Runs
    from playground.features.images.sources import Sources
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord, StepRecord

_LAST: Final = "images.step"
_JOB: Final = "images.open"


class Looking:
    """At one step or run at a time, or at none. Other runs go on unseen."""

    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures, sources: Sources, runs: Runs) -> None:
        self.results_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.partial_changed: Signal[Pixels | None] = Signal()
        self.emptied: Signal[()] = Signal()
        self.step: StepRecord | None = None
        self.run: Run | None = None
        self._context = context
        self._gallery = gallery
        self._pictures = pictures
        self._sources = sources
        self._runs = runs
        self._connect()

    # What is to be seen

    @property
    def busy(self) -> bool:
        return self.run is not None

    @property
    def results(self) -> tuple[PictureRecord, ...]:
        if self.run is not None:
            return tuple(self.run.pictures)
        return () if self.step is None else self.step.pictures

    @property
    def expected(self) -> int:
        """How many pictures there will be; 0 when nothing more comes."""
        return 0 if self.run is None else self.run.expected

    @property
    def partial(self) -> Pixels | None:
        """What is to be seen of a picture on its way."""
        return None if self.run is None or self.run.pictures else self.run.partial

    @property
    def facts(self) -> StepFacts:
        return StepFacts() if self.step is None else StepFacts.from_json(self.step.details)

    @property
    def card(self) -> Card | None:
        if self.step is None or self.busy:
            return None
        return card_for(self.step, self.facts, another_shown=self._sources.shown is not None)

    # Looking elsewhere

    def begin(self, then: Callable[[], Awaitable[None]]) -> None:
        """At what was looked at last."""
        last = self._context.settings.get(_LAST, 0)
        self.bring(self._begin, last, then, label=Message("Opening the picture"))

    def watch(self, run: Run) -> None:
        self._look_at(run.step, run)

    def open_step(self, step: int) -> None:
        running = self._runs.of_step(step)
        if running is not None:
            self.stay()
            self.watch(running)
        else:
            self.bring(self._open, step, None, label=Message("Opening the picture"))

    def pick(self, picture: PictureRecord) -> None:
        """Lays a picture on the canvas, to go on with."""
        self.bring(self._open, picture.step, picture, label=Message("Opening the picture"))

    def reload(self) -> None:
        """Pictures were deleted, or are back."""
        if self.step is not None and not self.busy:
            self.bring(self._reload, self.step.id, label=Message("Opening the picture"))

    def come_back(self, step: int) -> None:
        """It was deleted and is back. Where nothing else is looked at, it is what is wanted."""
        if self.step is None and self.run is None and self._sources.shown is None:
            self.open_step(step)

    def empty(self) -> None:
        """An empty canvas; what runs goes on and is found in the history."""
        self.stay()
        self._look_at(None, None)
        self._sources.show(None)
        self._sources.put_references(())
        self.emptied.emit()

    def bring(
        self,
        function: Callable[..., Awaitable[None]],
        *arguments: Any,  # noqa: ANN401 - they are the function's own
        label: Message,
    ) -> None:
        """Work that ends on the canvas. What is asked for later takes the place of what was asked for before."""
        self._context.jobs.start(_JOB, function, *arguments, label=label)

    def stay(self) -> None:
        """What is on its way would come onto the canvas after all."""
        self._context.jobs.cancel(_JOB)

    # What a step was made from

    def lay_out(self, step: StepRecord) -> None:
        """What it was made from: its source, the mask over that and the pictures that went along."""
        self.bring(self._lay_out, step, label=Message("Opening the pictures"))

    async def show_source(self, step: StepRecord) -> bool:
        """Whether there still is what it was made from."""
        source = None if step.parent_picture is None else await self._gallery.picture(step.parent_picture)
        if source is not None:
            self._sources.show(Shown(source, await self._pictures.pixels(source)))
        return source is not None

    async def show_mask(self, step: StepRecord) -> None:
        """Over its source. All of a picture may have been painted over, so it is not read as a foreign one."""
        data = await self._gallery.read_mask(step)
        if data is None or not await self.show_source(step) or self._sources.mask is None:
            return
        mask = self._sources.mask
        alpha = (await asyncio.to_thread(decode, data)).pixels[..., 3]
        if alpha.shape == mask.pixels.shape:
            mask.replace(255 - alpha, Message("Open a mask"))

    async def show_references(self, step: StepRecord) -> None:
        self._sources.put_references(await brought_back(self._gallery, await self._gallery.references(step.id)))

    # Inside

    async def _begin(self, last: int, then: Callable[[], Awaitable[None]]) -> None:
        if last:
            await self._open(last, None)
        await then()

    async def _lay_out(self, step: StepRecord) -> None:
        if step.mask:
            await self.show_mask(step)
        else:
            await self.show_source(step)
        await self.show_references(step)

    async def _open(self, number: int, picked: PictureRecord | None) -> None:
        looked_at = self.step is not None and self.step.id == number
        step = self.step if looked_at else await self._pictures.step(number)
        if step is None:
            return
        picture = picked or next(iter(step.pictures), None)
        if picture is not None:
            self._sources.show(Shown(picture, await self._pictures.pixels(picture)))
        if not looked_at:
            self._look_at(step, None)

    async def _reload(self, number: int) -> None:
        step = await self._pictures.step(number, self.step)
        shown = self._sources.shown
        if step is None:
            self.empty()
            return
        self._look_at(step, None)
        if shown is None or shown.picture.step != number or shown.picture in step.pictures:
            return
        if step.pictures:
            self.pick(step.pictures[0])
        else:
            self.empty()

    def _look_at(self, step: StepRecord | None, run: Run | None) -> None:
        was_busy, partial = self.busy, self.partial
        self.step, self.run = step, run
        if step is not None:
            self._context.settings.set(_LAST, step.id)
        if self.partial is not partial:
            self.partial_changed.emit(self.partial)
        self.results_changed.emit()
        if self.busy != was_busy:
            self.busy_changed.emit(self.busy)

    def _is_looked_at(self, run: Run) -> bool:
        same_step = self.step is not None and run.step is not None and self.step.id == run.step.id
        return run is self.run or (same_step and self.run is None)

    @property
    def _opening(self) -> bool:
        return any(job.name == _JOB for job in self._context.jobs.running)

    def _connect(self) -> None:
        self._runs.began.connect(self._on_began)
        self._runs.partial_arrived.connect(self._on_partial)
        self._runs.picture_arrived.connect(self._on_picture)
        self._runs.ended.connect(self._on_ended)

    def _on_began(self, run: Run) -> None:
        if run is self.run:
            self.step = run.step

    def _on_partial(self, run: Run) -> None:
        if run is self.run and self.partial is not None:
            self.partial_changed.emit(self.partial)

    def _on_picture(self, run: Run) -> None:
        if not self._is_looked_at(run):
            return
        self.results_changed.emit()
        # Somebody who is on the way to another picture is not called back.
        if len(run.pictures) == 1 and not self._opening:
            self.pick(run.pictures[0])

    def _on_ended(self, run: Run) -> None:
        if self._is_looked_at(run):
            self._look_at(run.step, None)
