"""The training data that are open: being looked at, being edited, being worked on."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.features.files.clinic.appearance import error_card, stopped_card
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.features.files.clinic.appearance import Card
    from playground.features.files.clinic.dataset import Dataset, DatasetInfo
    from playground.features.files.clinic.examiner import Examiner
    from playground.features.files.clinic.journal import Journal
    from playground.features.files.clinic.pieces import Splice
    from playground.services.context import Context

    Report = Callable[[float], None]

_OPEN: Final = "files.clinic.open"
_WORK: Final = "files.clinic.work"
_LOOK: Final = "files.clinic.look"


class Sitting:
    """`examining` is the look at a file that was asked for. After each edit there is another one, for which nobody
    waits; `pause` is how long the user must have been quiet before it."""

    def __init__(self, context: Context, journal: Journal, looker: Examiner, pause: float) -> None:
        self.opened: Signal[()] = Signal()
        self.examined: Signal[()] = Signal()
        self.progress_changed: Signal[()] = Signal()
        self.rows_changed: Signal[()] = Signal()
        self.row_changed: Signal[int] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.listed: Signal[()] = Signal()  # something is on disk that a list shows
        self.dataset: Dataset | None = None
        self.progress: float | None = None
        self.trouble: Card | None = None
        self.examining = self.working = False
        self._info: DatasetInfo | None = None
        self._context = context
        self._journal = journal
        self._looker = looker
        self._pause = pause
        self._again: Callable[[], None] | None = None
        context.jobs.changed.connect(self._on_jobs_changed)

    @property
    def info(self) -> DatasetInfo | None:
        return self._info if self.dataset is None else self.dataset.info

    @property
    def busy(self) -> bool:
        return self.examining or self.working

    # Opening

    def open(self, info: DatasetInfo, read: Callable[[Report], Awaitable[Dataset]]) -> None:
        self._leave()
        self._info, self.examining = info, True
        self.opened.emit()
        self.rows_changed.emit()
        self._examine(partial(self._read, read), partial(self.open, info, read))

    def show(self, dataset: Dataset) -> None:
        """In the place of what was open; what is still being opened is not wanted any more."""
        self._context.jobs.cancel(_OPEN)
        self._leave()
        self.dataset = dataset
        self.opened.emit()
        self._show()

    def close(self) -> None:
        self._context.jobs.cancel(_OPEN)
        self._leave()
        self.opened.emit()
        self.rows_changed.emit()

    def replace(self, before: Dataset, after: Dataset) -> None:
        """It has other examples now, unless something else has been opened meanwhile."""
        if self.dataset is before:
            self._leave()
            self.dataset = after
            self._show()

    def end(self) -> None:
        """The window closes."""
        if self.dataset is not None:
            self.dataset.reader.close()

    def rename(self, number: int, title: str) -> None:
        if self.dataset is not None and self.dataset.id == number:
            self.dataset.title = title
            self.examined.emit()

    # Looking

    def examine(self) -> None:
        """Once more, from end to end."""
        if self.dataset is not None:
            self._examine(partial(self._look, self.dataset), self.examine)

    def stop(self) -> None:
        for name in (_OPEN, _WORK, _LOOK):
            self._context.jobs.cancel(name)

    def retry(self) -> None:
        """What went wrong."""
        if self.trouble is not None and self._again is not None:
            self._again()

    # Editing

    def edit(self, *splices: Splice, row: int | None = None) -> None:
        """`row` where it is only that example which has changed."""
        if self.dataset is not None and splices:
            self.dataset.splice(splices)
            self._journal.keep(self.dataset, splices)
            self._on_edited(row)

    def go(self, steps: int) -> None:
        """Through the edits, back or on."""
        dataset = self.dataset
        if dataset is not None and 0 <= dataset.done + steps < len(dataset.states):
            dataset.done += steps
            self._journal.keep_done(dataset)
            self._on_edited(None)

    # Working

    def work(self, label: Message, function: Callable[[Dataset], Awaitable[None]]) -> None:
        """One at a time."""
        if self.dataset is None or self.working:
            return
        self._again = partial(self.work, label, function)
        self.working = True
        self.tell(None)
        self._context.jobs.start(_WORK, function, self.dataset, label=label, on_error=self._is_told)
        self.busy_changed.emit(self.busy)

    def report(self, share: float) -> None:
        """How far the work is."""
        self._report(_WORK, share)

    def tell(self, trouble: Card | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()

    # Inside

    def _examine(self, look: Callable[[Report], Awaitable[None]], again: Callable[[], None]) -> None:
        self._again = again
        self.examining = True
        self.tell(None)
        name = "" if self.info is None else self.info.title
        label = Message("Examining {name}", name=name)
        self._context.jobs.start(_OPEN, look, partial(self._report, _OPEN), label=label, on_error=self._is_told)
        self.busy_changed.emit(self.busy)

    async def _read(self, read: Callable[[Report], Awaitable[Dataset]], report: Report) -> None:
        self.dataset = await read(report)
        self._show()
        self.listed.emit()

    async def _look(self, dataset: Dataset, report: Report) -> None:
        pieces = dataset.pieces
        examined = await self._looker.examine(dataset.source(), report)
        if dataset is self.dataset and dataset.pieces is pieces:
            dataset.examined = examined
            dataset.kind = dataset.kind or examined.statistics.kind
            self.examining, self.progress = False, None
            self.examined.emit()
            self.busy_changed.emit(self.busy)

    async def _look_later(self, dataset: Dataset) -> None:
        await asyncio.sleep(self._pause)
        await self._look(dataset, partial(self._report, _LOOK))

    def _on_edited(self, row: int | None) -> None:
        self.tell(None)
        if row is None:
            self.rows_changed.emit()
        else:
            self.row_changed.emit(row)
        label = Message("Looking at what was changed")
        self._context.jobs.start(_LOOK, self._look_later, self.dataset, label=label, on_error=self._is_told)

    def _show(self) -> None:
        self.examining, self.progress = False, None
        self.rows_changed.emit()
        self.examined.emit()
        self.busy_changed.emit(self.busy)

    def _leave(self) -> None:
        self._context.jobs.cancel(_LOOK)
        if self.dataset is not None:
            self.dataset.reader.close()
        self.dataset = self._info = None
        self.examining, self.progress = False, None
        self.tell(None)

    def _report(self, name: str, share: float) -> None:
        self._context.jobs.listener(name).progress(share)
        if name != _LOOK:
            self.progress = share
            self.progress_changed.emit()

    def _is_told(self, error: BaseException) -> bool:
        self.tell(error_card(error))
        return True

    def _on_jobs_changed(self) -> None:
        """Also those that were stopped before they began have ended."""
        running = {job.name for job in self._context.jobs.running}
        stopped = self.examining and _OPEN not in running
        if stopped or (self.working and _WORK not in running):
            self.examining, self.working = self.examining and not stopped, _WORK in running
            self.progress = None
            if stopped and self.trouble is None:
                self.tell(stopped_card())
            self.busy_changed.emit(self.busy)
