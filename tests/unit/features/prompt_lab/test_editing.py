"""What is written in a prompt is soon on the disk, by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from playground.features.prompt_lab.content import Content, PromptMessage, Variable, from_json, to_json
from playground.features.prompt_lab.library.editing import Editing
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.storage.database import Database
from playground.storage.prompts import NewPrompt, NewVersion, Prompts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from playground.services.context import Context


def tell(folder: Path, story: Callable[[Editing, Prompts, list[Notice]], Awaitable[None]]) -> None:
    async def run() -> None:
        database, notices, said = Database(folder / "history.db"), Notices(), list[Notice]()
        notices.posted.connect(said.append)
        jobs, store = Jobs(notices), Prompts(database)
        editing = Editing(cast("Context", SimpleNamespace(jobs=jobs)), store, keep_after=0.001)
        content = to_json(Content((PromptMessage("user", "Say {{what}}"),)))
        (number,) = await store.add(NewPrompt("One", (NewVersion(content),)))
        record, version = await store.prompt(number), await store.current(number)
        assert record is not None
        assert version is not None
        editing.open(record, version)
        try:
            await story(editing, store, said)
        finally:
            await jobs.close()
            await database.close()

    asyncio.run(run())


async def kept(editing: Editing) -> None:
    async with asyncio.timeout(10):
        while editing.waits or editing.version is None or from_json(editing.version.content) != editing.content:
            await asyncio.sleep(0.001)


def test_changes_are_written_together_soon_after_the_first(tmp_path: Path) -> None:
    async def story(editing: Editing, store: Prompts, said: list[Notice]) -> None:
        for text in ("Say", "Say {{what", "Say {{what}} to {{whom}}"):
            editing.set_messages((PromptMessage("user", text),))
        editing.fill("whom", "Ada")
        await kept(editing)
        assert editing.number is not None
        record = await store.prompt(editing.number)
        assert record is not None
        assert record.values == {"whom": "Ada"}
        assert [version.number for version in await store.versions(editing.number)] == [1]

    tell(tmp_path, story)


def test_a_variable_that_comes_back_is_asked_for_as_before(tmp_path: Path) -> None:
    async def story(editing: Editing, store: Prompts, said: list[Notice]) -> None:
        assert list(editing.content.variables) == [Variable("what")]
        editing.set_variable(Variable("what", "date"))
        editing.set_messages((PromptMessage("user", "Say"),))
        assert not editing.content.variables
        editing.set_messages((PromptMessage("user", "{{what}}"),))
        assert list(editing.content.variables) == [Variable("what", "date")]

    tell(tmp_path, story)


def test_what_the_disk_does_not_take_is_told_and_written_with_the_next_change(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("prompt")

    async def story(editing: Editing, store: Prompts, said: list[Notice]) -> None:
        other = sqlite3.connect(tmp_path / "history.db", isolation_level=None)
        other.execute("ALTER TABLE prompt_versions RENAME TO away")
        editing.set_messages((PromptMessage("user", "Unkept"),))
        async with asyncio.timeout(10):
            while not said:
                await asyncio.sleep(0.001)
        assert editing.waits
        other.execute("ALTER TABLE away RENAME TO prompt_versions")
        other.close()
        editing.fill("what", "x")
        await kept(editing)
        assert editing.number is not None
        current = await store.current(editing.number)
        assert current is not None
        assert from_json(current.content).messages[0].text == "Unkept"

    tell(tmp_path, story)
