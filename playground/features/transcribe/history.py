"""The takes as the list on the left shows them, by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from playground.features.transcribe.recording import RESTORE_TAKE
from playground.message import Message
from playground.services.days import by_day
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.takes import Origin, TakeRecord, Takes

PAGE: Final = 50
_LONGEST_TITLE: Final = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A take as a row."""

    take: int
    title: str | Message
    excerpt: str
    origin: Origin
    seconds: float
    created_at: float


class TakeHistory:
    def __init__(self, context: Context, takes: Takes) -> None:
        self.changed: Signal[()] = Signal()
        self.deleted: Signal[int] = Signal()  # the take
        self.restored: Signal[int] = Signal()
        self.renamed: Signal[int] = Signal()
        self._context = context
        self._takes = takes
        self._search = ""
        self._limit = PAGE
        self._listed: tuple[TakeRecord, ...] = ()

    @property
    def days(self) -> tuple[Day[Entry], ...]:
        return by_day(map(_entry, self._listed), lambda entry: entry.created_at, date.today())

    def search(self, text: str) -> None:
        """In titles and in everything that was heard."""
        self._search, self._limit = text, PAGE
        self.refresh()

    def refresh(self) -> None:
        self._context.jobs.start("transcribe.history", self._show, label=Message("Listing takes"))

    def show_more(self) -> None:
        """The list was scrolled to its end."""
        if len(self._listed) == self._limit:
            self._limit += PAGE
            self.refresh()

    def rename(self, take: int, title: str) -> None:
        label = Message("Renaming")
        self._context.jobs.start("transcribe.change", self._rename, take, title, label=label, cancellable=False)

    def delete(self, take: int) -> None:
        """With its sound and its transcripts. Can be taken back, as the notice offers."""
        label = Message("Deleting")
        self._context.jobs.start("transcribe.change", self._delete, take, label=label, cancellable=False)

    def restore(self, take: int) -> None:
        label = Message("Restoring")
        self._context.jobs.start("transcribe.change", self._restore, take, label=label, cancellable=False)

    async def _show(self) -> None:
        self._listed = await self._takes.takes(self._search, limit=self._limit)
        self.changed.emit()

    async def _rename(self, take: int, title: str) -> None:
        await self._takes.rename(take, " ".join(title.split())[:_LONGEST_TITLE])
        self.renamed.emit(take)
        await self._show()

    async def _delete(self, take: int) -> None:
        await self._takes.delete(take)
        action = (f"{RESTORE_TAKE}:{take}", Message("Undo"))
        self._context.notices.post(Notice("info", Message("The take was deleted."), action=action))
        self.deleted.emit(take)
        await self._show()

    async def _restore(self, take: int) -> None:
        await self._takes.restore(take)
        self.restored.emit(take)
        await self._show()


def title_of(take: TakeRecord) -> str | Message:
    """What the user called it, the name of the file, the beginning of what was heard, or when it was recorded."""
    words = " ".join((take.title or take.excerpt).split())
    if words:
        return words[:_LONGEST_TITLE]
    time = datetime.fromtimestamp(take.created_at).strftime("%H:%M")
    if take.origin == "recorded":
        return Message("Recording {time}", time=time)
    if take.origin == "recovered":
        return Message("Recovered recording {time}", time=time)
    return Message("Without a title")


def _entry(take: TakeRecord) -> Entry:
    excerpt = " ".join(take.excerpt.split()) if take.title else ""
    return Entry(take.id, title_of(take), excerpt, take.origin, take.seconds, take.created_at)
