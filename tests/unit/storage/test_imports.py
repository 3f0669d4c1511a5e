"""Conversations that come from elsewhere are stored whole and known again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from playground.storage.database import Database
from playground.storage.errors import StorageError
from playground.storage.history import History, NewTurn
from playground.storage.imports import ImportedConversation, ImportedTurn, Imports

CONVERSATION = ImportedConversation(
    "elsewhere:1",
    "Title\0",
    5.25,
    7.5,
    (
        ImportedTurn(NewTurn("user", "Hello \ud83d"), None, 5.5),
        ImportedTurn(NewTurn("assistant", "moved here", details={"reasoning": "Hm"}), 2, 6.0),
        ImportedTurn(NewTurn("assistant", "Hi", model="m"), 0, 6.5),
    ),
    leaf=2,
)


def tell(folder: Path, story: Callable[[Imports, History], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "history.db")
        try:
            await story(Imports(database), History(database))
        finally:
            await database.close()

    asyncio.run(run())


def test_a_conversation_comes_with_its_versions_and_its_times(tmp_path: Path) -> None:
    async def story(imports: Imports, history: History) -> None:
        number = await imports.add(CONVERSATION)
        record = await history.conversation(number)
        turns = await history.turns(number)
        assert record is not None
        assert (record.title, record.created_at, record.updated_at) == ("Title", 5.25, 7.5)
        assert [each.text for each in turns] == ["Hello \ufffd", "moved here", "Hi"]
        first, second, third = turns
        assert [each.parent_id for each in turns] == [None, third.id, first.id]
        assert (record.leaf_id, second.details, third.created_at) == (third.id, {"reasoning": "Hm"}, 6.5)

    tell(tmp_path, story)


def test_it_is_known_again_by_its_origin_until_it_is_deleted(tmp_path: Path) -> None:
    async def story(imports: Imports, history: History) -> None:
        assert await imports.origins() == frozenset()
        number = await imports.add(CONVERSATION)
        assert await imports.origins() == {"elsewhere:1", "playground:5.25"}
        await history.delete(number)
        assert await imports.origins() == frozenset()

    tell(tmp_path, story)


def test_a_conversation_that_cannot_be_stored_leaves_nothing_behind(tmp_path: Path) -> None:
    async def story(imports: Imports, history: History) -> None:
        broken = replace(CONVERSATION.turns[0], turn=NewTurn(None, "x"))  # type: ignore[arg-type]
        with pytest.raises(StorageError):
            await imports.add(replace(CONVERSATION, turns=(*CONVERSATION.turns, broken)))
        assert await history.conversations() == ()

    tell(tmp_path, story)
