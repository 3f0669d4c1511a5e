"""The runs in flight. Each goes on while something else is looked at, and what it brings is in the history at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from playground.features.images.controls import Mode
from playground.features.images.decoding import decode
from playground.features.images.facts import StepFacts
from playground.features.images.making import Making
from playground.features.images.mask.mask_png import encode_mask
from playground.features.images.preparing import expected, sent_fields
from playground.features.images.references import to_keep
from playground.features.images.settings import to_json
from playground.message import Message
from playground.services.errors import Refused
from playground.services.failures import failure_of
from playground.services.notices import Notice
from playground.services.prices import PriceTable
from playground.services.seen_through import to_its_end
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.api.images import ImagePartial
    from playground.features.images.finishing import Finished
    from playground.features.images.making import Ending
    from playground.features.images.order import Order
    from playground.features.images.pictures import Pictures
    from playground.features.images.pixels import Pixels
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord, StepRecord

_numbers = count(1)


class Run:
    """`step` is None until the history has it; `error` is what the run's own card explains."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.job = f"images.run.{next(_numbers)}"
        self.step: StepRecord | None = None
        self.pictures: list[PictureRecord] = []
        self.expected = expected(order)
        self.partial: Pixels | None = None
        self.error: BaseException | None = None


class Runs:
    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures) -> None:
        self.began: Signal[Run] = Signal()
        self.partial_arrived: Signal[Run] = Signal()
        self.picture_arrived: Signal[Run] = Signal()
        self.ended: Signal[Run] = Signal()
        self.running: list[Run] = []
        self._waiting: dict[int, tuple[Run, Making]] = {}  # by step, for leave to open addresses
        self._context = context
        self._gallery = gallery
        self._pictures = pictures
        self._prices = PriceTable(context.settings)
        context.jobs.changed.connect(self._on_jobs_changed)

    def start(self, order: Order) -> Run:
        run = Run(order)
        self.running.append(run)
        label = Message("Pictures from {model}", model=order.settings.model)
        self._context.jobs.start(run.job, self._run, run, label=label, on_error=partial(_is_explained, run))
        return run

    def stop(self, run: Run) -> None:
        self._context.jobs.cancel(run.job)

    def fetch(self, step: StepRecord) -> None:
        """What came as addresses; `ended` tells when it is there."""
        label = Message("Fetching the picture")
        self._context.jobs.start("images.fetch", self._fetch, step, label=label)

    def of_step(self, step: int) -> Run | None:
        return next((run for run in self.running if run.step is not None and run.step.id == step), None)

    async def _run(self, run: Run) -> None:
        run.step = await to_its_end(self._add(run.order))
        self.began.emit(run)
        making = Making(run.order, partial(self._keep, run), partial(self._show, run))
        try:
            await making.make(self._context.connections.client, self._context.jobs.listener(run.job))
        finally:
            run.error = making.error
            await to_its_end(self._settle(run, making))

    async def _add(self, order: Order) -> StepRecord:
        """Before anything is sent, so that what it brings has a place."""
        demo = order.connection.preset == "demo"
        mask = None if order.mask is None else await asyncio.to_thread(encode_mask, order.mask, "alpha")
        return await self._gallery.add_step(
            order.kind,
            parent_picture=None if order.source is None else self._pictures.known(order.source.picture),
            prompt=_words(order),
            model=order.settings.model,
            connection=order.connection.name,
            parameters=to_json(order.settings),
            mask=mask,
            references=to_keep(order.references),
            cost=0.0 if demo else None,
            details=StepFacts(demo=demo, sent=sent_fields(order)).to_json(),
        )

    async def _keep(self, run: Run, finished: Finished) -> None:
        assert run.step is not None
        run.pictures.append(await to_its_end(self._pictures.add(run.step.id, len(run.pictures), finished)))
        self.picture_arrived.emit(run)

    def _show(self, run: Run, arrived: ImagePartial) -> None:
        self._context.jobs.start(
            f"{run.job}.partial", self._decode, run, arrived, label=Message("Showing the picture so far")
        )

    async def _decode(self, run: Run, arrived: ImagePartial) -> None:
        try:
            run.partial = (await asyncio.to_thread(decode, arrived.data)).pixels
        except Refused:
            return  # the picture itself is still to come
        self.partial_arrived.emit(run)

    async def _settle(self, run: Run, making: Making) -> None:
        assert run.step is not None
        await making.keep_the_rest()
        ending = making.ending()
        if ending.unfetched:
            self._waiting[run.step.id] = run, making
        else:
            self._waiting.pop(run.step.id, None)
        facts = replace(
            StepFacts.from_json(run.step.details),
            answered_by=ending.answered_by,
            size=ending.size,
            quality=ending.quality,
            notes=ending.notes,
            failure=None if making.error is None else failure_of(making.error),
            unfetched=ending.unfetched,
        )
        run.step = replace(
            run.step,
            status=ending.status,
            duration=ending.duration,
            usage=ending.usage,
            cost=self._cost(run, ending),
            details=facts.to_json(),
            pictures=tuple(run.pictures),
        )
        try:
            await self._gallery.finish_step(run.step)
        except StorageError as error:
            self._tell_unsaved(error)

    def _cost(self, run: Run, ending: Ending) -> float | None:
        """In dollars; None where nobody knows."""
        assert run.step is not None
        if run.step.cost is not None or ending.status != "done":
            return run.step.cost
        model = run.order.settings.model
        cost = self._prices.cost_of(model, ending.usage, pictures=len(run.pictures))
        return None if cost is None else cost.dollars

    async def _fetch(self, step: StepRecord) -> None:
        if step.id not in self._waiting:
            raise Refused(Message("This address came before the program was started anew. Try again instead."))
        run, making = self._waiting[step.id]
        try:
            await making.fetch(self._context.connections.client)
        finally:
            await to_its_end(self._settle(run, making))
            self.ended.emit(run)

    def _tell_unsaved(self, error: StorageError) -> None:
        message = Message("The step could not be saved. It stays here until you close the window.")
        self._context.notices.post(Notice("danger", message, details=str(error), about="images.unsaved_step"))

    def _on_jobs_changed(self) -> None:
        names = {job.name for job in self._context.jobs.running}
        for run in [each for each in self.running if each.job not in names]:
            self.running.remove(run)
            self.ended.emit(run)


def _words(order: Order) -> str:
    """A variation is found and named by the words of the picture that it was made from."""
    return order.source.picture.prompt if order.mode is Mode.VARIATION and order.source else order.prompt


def _is_explained(run: Run, error: BaseException) -> bool:
    """The card at the place of the pictures says it."""
    return error is run.error
