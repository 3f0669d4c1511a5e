"""A chat of which nothing is written to the disk until the user wants to keep it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.features.chat.attachments import attachments_to_json
from playground.features.chat.conversation import Conversation
from playground.features.chat.intake import Intake
from playground.features.chat.records import turn_of
from playground.features.chat.saving import Saving
from playground.storage.history import History, NewTurn
from playground.storage.imports import ImportedConversation, ImportedTurn, Imports
from playground.storage.in_memory import MemoryBlobs, MemoryDatabase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playground.features.chat.settings import ChatSettings
    from playground.services.context import Context
    from playground.storage.history import TurnRecord


class Temporary:
    """It has a store of its own, in memory, which goes when the chat does."""

    def __init__(self, context: Context, settings: Callable[[], ChatSettings]) -> None:
        database = MemoryDatabase()
        self.blobs = MemoryBlobs()
        self._disk = context
        self._context = replace(context, history=History(database), database=database, blobs=self.blobs)
        self.intake: Intake[Conversation] = Intake(self._context)
        self.saving = Saving(self._context, settings)
        self.conversation = Conversation(self._context)

    @property
    def can_be_kept(self) -> bool:
        """Something has been said, and nothing is on its way."""
        return self.conversation.number is not None and not self.conversation.busy

    async def fork(self, title: str, turn_ids: Sequence[int]) -> None:
        """What was said up to there, as the conversation from now on; it is temporary too."""
        history = self._context.history
        record = await history.copy_turns(title, turn_ids)
        turns = tuple(map(turn_of, await history.turns(record.id)))
        self.conversation = Conversation(self._context, record.id, record.title, turns, record.leaf_id)

    async def keep(self) -> int | None:
        """Writes all of it to the disk, and says under which number. Without a message there is nothing to keep."""
        import asyncio

        history, number, draft = self._context.history, self.conversation.number, self.conversation.draft
        record = None if number is None else await history.conversation(number)
        if record is None:
            return None
        turns = await history.turns(record.id)
        await asyncio.to_thread(self.blobs.give_to, self._disk.blobs)
        places = {turn.id: place for place, turn in enumerate(turns)}
        whole = ImportedConversation(
            "",
            record.title,
            record.created_at,
            record.updated_at,
            tuple(_whole(turn, places) for turn in turns),
            None if record.leaf_id is None else places.get(record.leaf_id),
        )
        kept = await Imports(self._disk.database).add(whole)
        await self._disk.history.save_draft(kept, draft.text, attachments_to_json(draft.attachments))
        return kept


def _whole(turn: TurnRecord, places: dict[int, int]) -> ImportedTurn:
    new = NewTurn(turn.role, turn.text, turn.status, turn.model, turn.details)
    return ImportedTurn(new, None if turn.parent_id is None else places.get(turn.parent_id), turn.created_at)
