"""The collections as the list on the left shows them, by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.days import by_day
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.collections import CollectionRecord, Collections

RESTORE: Final = "embeddings.restore"
PAGE: Final = 50
_LONGEST_TITLE: Final = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A collection as a row; `named` says whether the user gave it its title."""

    number: int
    title: str | Message
    named: bool
    count: int
    updated_at: float


class CollectionHistory:
    def __init__(self, context: Context, collections: Collections) -> None:
        self.changed: Signal[()] = Signal()
        self.deleted: Signal[int] = Signal()
        self.restored: Signal[int] = Signal()
        self.renamed: Signal[int] = Signal()
        self._context = context
        self._collections = collections
        self._search = ""
        self._records: tuple[CollectionRecord, ...] = ()
        self._limit = PAGE

    @property
    def days(self) -> tuple[Day[Entry], ...]:
        return by_day(map(entry_of, self._records), lambda entry: entry.updated_at, date.today())

    def search(self, text: str) -> None:
        self._search = text
        self._limit = PAGE
        self.refresh()

    def refresh(self) -> None:
        self._context.jobs.start("embeddings.history", self._show, label=Message("Listing collections"))

    def show_more(self) -> None:
        """The list was scrolled to its end."""
        if len(self._records) == self._limit:
            self._limit += PAGE
            self.refresh()

    def rename(self, number: int, name: str) -> None:
        label = Message("Renaming")
        self._context.jobs.start("embeddings.rename", self._rename, number, name, label=label, cancellable=False)

    def delete(self, number: int) -> None:
        label = Message("Deleting")
        self._context.jobs.start("embeddings.delete", self._delete, number, label=label, cancellable=False)

    def restore(self, what: str | int) -> None:
        """`what` stands behind the colon of the notice's action."""
        label = Message("Restoring")
        self._context.jobs.start("embeddings.delete", self._restore, int(what), label=label, cancellable=False)

    async def _show(self) -> None:
        self._records = await self._collections.collections(self._search, limit=self._limit)
        self.changed.emit()

    async def _rename(self, number: int, name: str) -> None:
        await self._collections.rename(number, name.strip())
        self.renamed.emit(number)
        await self._show()

    async def _delete(self, number: int) -> None:
        await self._collections.delete(number)
        action = (f"{RESTORE}:{number}", Message("Undo"))
        self._context.notices.post(Notice("info", Message("The collection was deleted."), action=action))
        self.deleted.emit(number)
        await self._show()

    async def _restore(self, number: int) -> None:
        await self._collections.restore(number)
        self.restored.emit(number)
        await self._show()


def entry_of(record: CollectionRecord) -> Entry:
    title = " ".join((record.name or record.excerpt).split())[:_LONGEST_TITLE]
    return Entry(record.id, title or Message("Without a title"), bool(record.name), record.count, record.updated_at)
