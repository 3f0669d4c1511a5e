"""What the files tab keeps: operations, uploads in parts, training data with its edits, starred replies."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from playground.storage.database import Database
from playground.storage.datasets import Datasets, NewDataset
from playground.storage.migrations import m0008_files
from playground.storage.operations import Operations
from playground.storage.starred import Starred
from playground.storage.uploads import NewUpload, Uploads

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

NOT_TEXT = Path("/data/caf\udce9.jsonl")  # as Python spells a byte that is no text


def run_with_database(folder: Path, story: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "history.db")
        try:
            await story(database)
        finally:
            await database.close()

    asyncio.run(run())


def test_an_operation_outlives_the_program_until_its_end_is_known(tmp_path: Path) -> None:
    async def send(database: Database) -> None:
        operations = Operations(database)
        first = await operations.prepare("job", "https://a", {"suffix": "\ud83d \0 caf\xe9"})
        second = await operations.prepare("upload", "https://a", {})
        assert first.id != second.id
        await operations.mark(first.id, "sent")
        await operations.mark(second.id, "done", "file-1")

    async def restart(database: Database) -> None:
        operations = Operations(database)
        (pending,) = await operations.pending("job")
        assert (pending.state, pending.what) == ("sent", {"suffix": "\ud83d \0 caf\xe9"})
        assert await operations.pending("upload") == ()
        await operations.mark(pending.id, "done", "ftjob-1")
        found = await operations.operation(pending.id)
        assert found is not None
        assert found.result_id == "ftjob-1"
        await operations.forget(pending.id)
        assert await operations.operation(pending.id) is None

    run_with_database(tmp_path, send)
    run_with_database(tmp_path, restart)


def test_an_upload_in_parts_is_there_with_its_parts_after_a_restart(tmp_path: Path) -> None:
    new = NewUpload("https://a", "upload_1", NOT_TEXT, "caf.jsonl", 200, 17, 64, "fine-tune", 3600)

    async def send(database: Database) -> None:
        uploads = Uploads(database)
        number = (await uploads.add(new)).id
        await uploads.add_part(number, 1, "part_b")
        await uploads.add_part(number, 0, "part_x")
        await uploads.add_part(number, 0, "part_a")
        await uploads.add_part(number + 7, 0, "of nothing")

    async def restart(database: Database) -> None:
        uploads = Uploads(database)
        (record,) = await uploads.uploads()
        assert record.new == new
        assert record.parts == ((0, "part_a"), (1, "part_b"))
        await uploads.forget(record.id)
        assert await uploads.uploads() == ()

    run_with_database(tmp_path, send)
    run_with_database(tmp_path, restart)


def test_edits_are_undone_redone_and_replaced(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        datasets = Datasets(database)
        number = (await datasets.add(NewDataset("Cats", NOT_TEXT, "chat", "jsonl", 10, 5))).id
        await datasets.add_edits(number, [{"op": "a", "text": "\ud83d\0"}, {"op": "b"}])
        await datasets.add_edits(number, [{"op": "c"}])
        await datasets.set_edits_done(number, 1)
        record = await datasets.dataset(number)
        assert record is not None
        assert (record.edits_done, record.edits) == (1, 3)
        await datasets.set_edits_done(number, 99)
        assert [each["op"] for each in await datasets.edits(number)] == ["a", "b", "c"]
        await datasets.set_edits_done(number, 1)
        await datasets.add_edits(number, [{"op": "d"}])
        assert await datasets.edits(number) == ({"op": "a", "text": "\ud83d\0"}, {"op": "d"})
        await datasets.replace(number, NewDataset("Cats", tmp_path / "mended.jsonl"), [{"op": "e"}])
        record = await datasets.dataset(number)
        assert record is not None
        assert (record.path.name, record.edits_done, record.edits) == ("mended.jsonl", 1, 1)
        await datasets.add_edits(number + 1, [{"op": "of nothing"}])

    run_with_database(tmp_path, story)


def test_datasets_are_searched_renamed_deleted_and_brought_back_until_the_purge(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        datasets = Datasets(database)
        first = await datasets.add(NewDataset("Cats 100%", NOT_TEXT))
        second = await datasets.add(NewDataset("Dogs", tmp_path / "dogs.jsonl"))
        third = await datasets.add(NewDataset("The same dogs", tmp_path / "dogs.jsonl"))
        assert [each.id for each in await datasets.datasets("0%")] == [first.id]
        assert [each.id for each in await datasets.datasets(limit=2)] == [third.id, second.id]
        assert await datasets.dataset_at(NOT_TEXT) == first
        await datasets.rename(first.id, "Birds")
        await datasets.describe(first.id, "chat", {"rows": 3})
        for record in (first, second):
            await datasets.delete(record.id)
        assert await datasets.dataset(first.id) is None
        await datasets.restore(second.id)
        assert await datasets.purge() == (NOT_TEXT,)
        await datasets.restore(first.id)
        assert {each.title for each in await datasets.datasets()} == {"Dogs", "The same dogs"}

    run_with_database(tmp_path, story)


def test_a_reply_has_one_star_and_keeps_its_words(tmp_path: Path) -> None:
    messages = ({"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"})

    async def story(database: Database) -> None:
        starred = Starred(database)
        await starred.star(3, "Old", messages[1:], "m")
        await starred.star(4, "Other", messages, "m")
        await starred.star(3, "Greetings", messages, "demo")
        assert await starred.turns() == {3, 4}
        latest, _ = await starred.all()
        assert (latest.conversation_title, latest.messages, latest.model) == ("Greetings", messages, "demo")
        await starred.unstar(3)
        assert await starred.turns() == {4}

    run_with_database(tmp_path, story)


def test_rescued_rows_fit_together_again(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "rescued.db")
    m0008_files.apply(connection)
    connection.execute("INSERT INTO datasets VALUES (1, 't', x'61', '', '', 0, 0, '{}', 4, 0, 0, NULL)")
    edits = ((1, 1), (1, 2), (1, 4), (9, 1))
    connection.executemany("INSERT INTO dataset_edits (dataset_id, number, edit) VALUES (?, ?, '{}')", edits)
    connection.execute("INSERT INTO upload_parts (upload, position, part_id) VALUES (5, 0, 'p')")
    m0008_files.mend(connection)
    assert connection.execute("SELECT dataset_id, number FROM dataset_edits").fetchall() == [(1, 1), (1, 2)]
    assert connection.execute("SELECT edits_done FROM datasets").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM upload_parts").fetchone() == (0,)
    connection.close()


def test_rows_that_nobody_can_read_are_passed_over(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        def spoil(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO operations VALUES ('x', 'job', '', '[', 'sent', '', 0)")
            connection.execute("INSERT INTO operations VALUES ('y', 'job', '', '{}', 'odd', '', 0)")
            connection.execute("INSERT INTO uploads VALUES (1, '', '', 'text', '', 0, 0, 0, '', NULL, 0)")
            connection.execute("INSERT INTO datasets VALUES (1, 't', 'text', '', '', 0, 0, '{}', 0, 0, 0, NULL)")
            connection.execute("INSERT INTO starred_replies VALUES (1, 1, '', '[1]', '', 0)")

        await database.run(spoil)
        assert await Operations(database).pending("job") == ()
        assert await Uploads(database).uploads() == ()
        assert await Datasets(database).datasets() == ()
        assert await Starred(database).all() == ()

    run_with_database(tmp_path, story)
