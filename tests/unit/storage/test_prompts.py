"""Prompts on disk: which change belongs to which version, and what is found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playground.storage.database import Database
from playground.storage.prompts import FRESH, NewPrompt, NewVersion, Prompts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path


def run_with_prompts(folder: Path, story: Callable[[Prompts], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "history.db")
        try:
            await story(Prompts(database))
        finally:
            await database.close()

    asyncio.run(run())


def saying(text: str) -> NewVersion:
    return NewVersion({"messages": [{"role": "user", "text": text}], "settings": {"model": "m"}})


def test_a_change_goes_into_a_fresh_version_and_begins_another_one_otherwise(tmp_path: Path) -> None:
    async def story(prompts: Prompts) -> None:
        (number,) = await prompts.add(NewPrompt("One", (saying("0"),)))
        begun = await prompts.current(number)
        assert begun is not None
        at = begun.changed_at

        async def kept(text: str, now: float) -> int:
            record = await prompts.keep(number, saying(text).content, now=now)
            assert record is not None
            return record.number

        assert await kept("1", at + 5) == 1
        assert await kept("1", at + 2 * FRESH) == 1  # no change at all
        assert await kept("2", at + 5 + FRESH) == 2  # the last change is too long ago
        current = await prompts.current(number)
        assert current is not None
        await prompts.mark_used(current.id)
        assert await kept("3", at + 6 + FRESH) == 3  # something was asked with it
        current = await prompts.current(number)
        assert current is not None
        await prompts.name_version(current.id, " Good ")
        assert await kept("4", at + 7 + FRESH) == 4  # it has a name
        assert await kept("5", at + FRESH) == 5  # the clock was put back
        records = await prompts.versions(number)
        assert [record.number for record in records] == [5, 4, 3, 2, 1]
        assert [record.name for record in records] == [None, None, "Good", None, None]
        assert [record.used for record in records] == [False, False, False, True, False]
        restored = await prompts.begin_version(number, records[-1].content)
        assert restored is not None
        assert (restored.number, restored.content) == (6, saying("1").content)
        assert await prompts.keep(number + 1, {}) is None

    run_with_prompts(tmp_path, story)


def test_prompts_are_found_by_name_folder_tag_and_text(tmp_path: Path) -> None:
    async def story(prompts: Prompts) -> None:
        new = (
            NewPrompt("Greeting", (saying("Old words"), saying("Hello 100%\nworld"))),
            NewPrompt("Letter", (saying("Dear 客户"),), "Post", ("formal",), {"who": "Ada"}),
        )
        greeting, letter = await prompts.add(*new)

        async def found(search: str) -> list[int]:
            return [record.id for record in await prompts.prompts(search)]

        assert await found("") == [greeting, letter]
        assert await found("GREET") == [greeting]
        assert await found("100% world") == [greeting]
        assert await found("old words") == []  # of a version that is not the current one
        assert await found("客户 post FORMAL") == [letter]
        assert await found("user") == []  # a role is no text
        assert await found("_") == []

        record = await prompts.prompt(letter)
        assert record is not None
        assert (record.values, record.model, record.number) == ({"who": "Ada"}, "m", 1)
        await prompts.keep_values(letter, {"who": "Bob"})
        await prompts.describe(letter, name="Note", tags=["a", "b"])
        await prompts.delete(greeting)
        (record,) = await prompts.prompts()
        assert (record.name, record.folder, record.tags, record.values) == ("Note", "Post", ("a", "b"), {"who": "Bob"})
        await prompts.restore(greeting)
        assert len(await prompts.prompts()) == 2
        await prompts.delete(greeting)
        await prompts.purge()
        await prompts.restore(greeting)
        assert len(await prompts.prompts()) == 1
        assert await prompts.versions(greeting) == ()

    run_with_prompts(tmp_path, story)
