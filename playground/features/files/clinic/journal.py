"""What the user changes is on disk at once, in the order in which it was changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playground.features.files.clinic.pieces import edit_to_json
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from playground.features.files.clinic.dataset import Dataset
    from playground.features.files.clinic.pieces import Splice
    from playground.services.context import Context
    from playground.storage.datasets import Datasets


class Journal:
    def __init__(self, context: Context, datasets: Datasets) -> None:
        self.written: Signal[()] = Signal()
        self._context = context
        self._datasets = datasets
        self._last: asyncio.Event | None = None

    def keep(self, dataset: Dataset, splices: Sequence[Splice]) -> None:
        edit = edit_to_json(splices)
        self._start(dataset, lambda number: self._datasets.add_edits(number, [edit]))

    def keep_done(self, dataset: Dataset) -> None:
        """Of the edits that there are, other ones count now."""
        done = dataset.done
        self._start(dataset, lambda number: self._datasets.set_edits_done(number, done))

    async def settle(self) -> None:
        """Everything until now is on disk."""
        if self._last is not None:
            await self._last.wait()

    def _start(self, dataset: Dataset, write: Callable[[int], Awaitable[None]]) -> None:
        self._last = settled = asyncio.Event()
        label = Message("Saving what was changed")
        # It waits for the one before.
        jobs = self._context.jobs
        jobs.start("files.clinic.keep", self._write, dataset, write, settled, label=label, cancellable=False)

    async def _write(self, dataset: Dataset, write: Callable[[int], Awaitable[None]], settled: asyncio.Event) -> None:
        try:
            if dataset.id is None:
                dataset.id = (await self._datasets.add(dataset.new())).id
            await write(dataset.id)
        finally:
            settled.set()
        self.written.emit()
