"""The training data that were opened, as the list on the left shows them, by day."""

from __future__ import annotations

import shutil
import time
from datetime import date
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.days import by_day
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection
    from pathlib import Path

    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.datasets import DatasetRecord, Datasets

RESTORE: Final = "files.clinic_restore"
OUTBOX: Final = "outbox-"
_SHOWN: Final = 200
_ALL: Final = 1_000_000
_DAY: Final = 24 * 60 * 60


class Shelf:
    def __init__(self, context: Context, datasets: Datasets) -> None:
        self.changed: Signal[()] = Signal()
        self.deleted: Signal[int] = Signal()
        self.renamed: Signal[int, str] = Signal()
        self.records: tuple[DatasetRecord, ...] = ()
        self._context = context
        self._datasets = datasets
        self._search = ""

    @property
    def folder(self) -> Path:
        """For copies: what the user opened is never touched."""
        return self._context.locations.data / "datasets"

    @property
    def days(self) -> tuple[Day[DatasetRecord], ...]:
        return by_day(self.records, lambda record: record.updated_at, date.today())

    def begin(self) -> None:
        self._context.jobs.start("files.clinic.list", self._begin, label=Message("Listing training data"))

    def refresh(self) -> None:
        self._context.jobs.start("files.clinic.list", self._list, label=Message("Listing training data"))

    def search(self, text: str) -> None:
        self._search = text
        self.refresh()

    def rename(self, number: int, title: str) -> None:
        if title.strip():
            self._start(Message("Renaming"), self._rename, number, title.strip())

    def delete(self, number: int) -> None:
        self._start(Message("Deleting"), self._delete, number)

    def restore(self, number: int) -> None:
        self._start(Message("Restoring"), self._restore, number)

    def _start(self, label: Message, work: Callable[..., Awaitable[None]], *arguments: object) -> None:
        self._context.jobs.start("files.clinic.shelf", work, *arguments, label=label, cancellable=False)

    async def _begin(self) -> None:
        """Copies that belong to nothing any more go."""
        await self._datasets.purge()
        kept = {record.path for record in await self._datasets.datasets(limit=_ALL)}
        await in_daemon_thread(lambda: _sweep(self.folder, kept), "clinic-sweep")
        await self._list()

    async def _list(self) -> None:
        self.records = await self._datasets.datasets(self._search, limit=_SHOWN)
        self.changed.emit()

    async def _rename(self, number: int, title: str) -> None:
        await self._datasets.rename(number, title)
        self.renamed.emit(number, title)
        await self._list()

    async def _delete(self, number: int) -> None:
        await self._datasets.delete(number)
        action = (f"{RESTORE}:{number}", Message("Undo"))
        words = Message("The training data were removed from the list. The file itself stays.")
        self._context.notices.post(Notice("info", words, action=action))
        self.deleted.emit(number)
        await self._list()

    async def _restore(self, number: int) -> None:
        await self._datasets.restore(number)
        await self._list()


def _sweep(folder: Path, kept: Collection[Path]) -> None:
    """What waits to be uploaded may be wanted for another day."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.startswith(OUTBOX):
            if path.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(path, ignore_errors=True)
        elif path not in kept:
            path.unlink(missing_ok=True)
