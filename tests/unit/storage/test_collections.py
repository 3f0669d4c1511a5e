"""Collections on disk: rows in their order, each change as a whole or not at all."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, cast

import pytest

from playground.storage.collections import Collections, RowRecord
from playground.storage.database import Database
from playground.storage.migrations import m0007_embeddings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path


def run_with_collections(folder: Path, story: Callable[[Collections], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "history.db")
        try:
            await story(Collections(database))
        finally:
            await database.close()

    asyncio.run(run())


def test_rows_come_back_in_their_order_and_only_what_changed_is_written(tmp_path: Path) -> None:
    async def write(collections: Collections) -> None:
        number = (await collections.add("Words \0", {"kind": 1})).id
        first = (RowRecord(1, 0, "one", "a", "#ff0000"), RowRecord(2, 1, "two"), RowRecord(3, 2, "three", vector=b"1"))
        await collections.update(number, {"kind": 2}, first, ())
        await collections.update(number, {"kind": 3}, (RowRecord(3, 0, "first"), RowRecord(1, 1, "one")), (2,))

    async def read(collections: Collections) -> None:
        (record,) = await collections.collections()
        assert (record.name, record.details, record.count, record.excerpt) == ("Words ", {"kind": 3}, 2, "first")
        assert await collections.rows(record.id) == (RowRecord(3, 0, "first"), RowRecord(1, 1, "one"))

    run_with_collections(tmp_path, write)
    run_with_collections(tmp_path, read)


def test_a_change_that_breaks_off_leaves_all_as_it_was(tmp_path: Path) -> None:
    async def story(collections: Collections) -> None:
        number = (await collections.add()).id
        await collections.update(number, {}, [RowRecord(1, 0, "one")], ())
        broken = RowRecord(3, 2, cast("str", None))
        with pytest.raises(AttributeError):
            await collections.update(number, {"new": 1}, [RowRecord(2, 1, "two"), broken], [1])
        record = await collections.collection(number)
        assert record is not None
        assert record.details == {}
        assert await collections.rows(number) == (RowRecord(1, 0, "one"),)

    run_with_collections(tmp_path, story)


def test_collections_are_searched_renamed_deleted_and_brought_back_until_the_purge(tmp_path: Path) -> None:
    async def story(collections: Collections) -> None:
        first, second = await collections.add("Cats 100%"), await collections.add()
        await collections.update(second.id, {}, [RowRecord(1, 0, "all about dogs")], ())
        await collections.add()
        assert [each.id for each in await collections.collections("dogs")] == [second.id]
        assert [each.id for each in await collections.collections("0%")] == [first.id]
        assert await collections.collections("%x") == ()
        assert len(await collections.collections(limit=2)) == 2
        await collections.rename(first.id, "Birds")
        await collections.delete(first.id)
        assert await collections.collection(first.id) is None
        await collections.restore(first.id)
        await collections.delete(second.id)
        await collections.purge()
        await collections.restore(second.id)
        assert [each.name for each in await collections.collections()] == ["Birds"]
        assert await collections.rows(second.id) == ()

    run_with_collections(tmp_path, story)


def test_rescued_rows_without_their_collection_are_given_one(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "rescued.db")
    m0007_embeddings.apply(connection)
    connection.execute(
        "INSERT INTO collection_rows (collection_id, number, position, text, label, colour)"
        " VALUES (7, 1, 0, 'a', '', '')"
    )
    connection.execute("INSERT INTO vectors (kind_id, hash, vector) VALUES (1, x'00', x'00000000')")
    m0007_embeddings.mend(connection)
    assert connection.execute("SELECT id, name FROM collections").fetchall() == [(7, "")]
    assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (0,)
    connection.close()
