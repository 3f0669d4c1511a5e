"""Writes replies to the disk while they arrive. One that the disk does not take goes on all the same: it is on the
screen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playground.features.chat.records import details_of
from playground.message import Message
from playground.services.notices import Notice
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.chat.turns import Turn
    from playground.services.context import Context


class Keeping:
    """Of one conversation, whose user is told once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._told = False

    async def keep_text(self, turn_id: int, text: str) -> None:
        with self._told_when_unsaved():
            await self._context.history.update_turn(turn_id, text=text)

    async def keep_whole(self, turn: Turn) -> None:
        with self._told_when_unsaved():
            await self._context.history.update_turn(
                turn.id, text=turn.text, status=turn.status, details=details_of(turn)
            )

    async def forget(self, turn_id: int, conversation: int | None, leaf: int | None) -> None:
        """A turn that has brought nothing; the version that ends at the leaf is read again."""
        with self._told_when_unsaved():
            await self._context.history.delete_turn(turn_id)
            if conversation is not None:
                await self._context.history.read_to(conversation, leaf)

    @contextmanager
    def _told_when_unsaved(self) -> Iterator[None]:
        try:
            yield
        except StorageError as error:
            if not self._told:
                self._told = True
                message = Message("The reply could not be saved. It stays here until you close the window.")
                self._context.notices.post(Notice("danger", message, details=str(error)))
