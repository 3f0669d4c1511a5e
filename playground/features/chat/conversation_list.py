"""The list of conversations: the latest first, renamed, deleted and brought back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.days import by_day
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.history import ConversationRecord

UNDO = "chat.restore"


class ConversationList:
    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self._context = context
        self._entries: tuple[ConversationRecord, ...] = ()

    @property
    def pinned(self) -> tuple[ConversationRecord, ...]:
        return tuple(each for each in self._entries if each.pinned_at is not None)

    @property
    def days(self) -> tuple[Day[ConversationRecord], ...]:
        """Without those that are pinned."""
        entries = (each for each in self._entries if each.pinned_at is None)
        return by_day(entries, lambda each: each.updated_at, date.today())

    def is_pinned(self, number: int) -> bool:
        return any(each.id == number for each in self.pinned)

    def refresh(self) -> None:
        self._context.jobs.start("chat.list", self._read, label=Message("Listing conversations"))

    def rename(self, number: int, title: str) -> None:
        if title.strip():
            self.change("chat.rename", self._context.history.rename, number, title.strip())

    def pin(self, number: int, pinned: bool) -> None:
        self.change("chat.pin", self._context.history.pin, number, pinned)

    def delete(self, number: int) -> None:
        self.change("chat.delete", self._delete, number)

    def change(self, name: str, function: Callable[..., Awaitable[None]], *arguments: object) -> None:
        """Sees the work through and then reads the list again."""
        label = Message("Saving")
        self._context.jobs.start(name, self._then_read, function, *arguments, label=label, cancellable=False)

    async def _then_read(self, function: Callable[..., Awaitable[None]], *arguments: object) -> None:
        await function(*arguments)
        await self._read()

    async def _read(self) -> None:
        self._entries = await self._context.history.conversations()
        self.changed.emit()

    async def _delete(self, number: int) -> None:
        await self._context.history.delete(number)
        action = (f"{UNDO}:{number}", Message("Undo"))
        self._context.notices.post(Notice("info", Message("The conversation was deleted."), action=action))
