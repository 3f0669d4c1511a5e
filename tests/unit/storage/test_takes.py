"""Takes and transcripts on disk: what was kept comes back, and no sound is lost on the way."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.storage.database import Database
from playground.storage.migrations import m0004_takes
from playground.storage.takes import TakeRecord, Takes, TranscriptRecord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path


def run_with_takes(folder: Path, story: Callable[[Takes], Awaitable[None]], *, read_only: bool = False) -> None:
    async def run() -> None:
        database = Database(folder / "history.db", read_only=read_only)
        try:
            await story(Takes(database, folder / "takes", read_only=read_only))
        finally:
            await database.close()

    asyncio.run(run())


async def add(takes: Takes, title: str = "", data: bytes = b"sound") -> TakeRecord:
    path = await takes.reserve(".wav")
    path.write_bytes(data)
    return await takes.add(
        path, origin="recorded", media_type="audio/wav", seconds=1.5, size=len(data), title=title, details={"rate": 8}
    )


async def hear(takes: Takes, take: TakeRecord, text: str) -> TranscriptRecord:
    new = TranscriptRecord(0, take.id, "transcribe", text, status="done")
    return await takes.add_transcript(new)


def test_a_take_comes_back_with_its_sound_and_its_transcripts(tmp_path: Path) -> None:
    async def write(takes: Takes) -> None:
        take = await add(takes, "一次 \0🎤")
        new = TranscriptRecord(
            0, take.id, "transcribe", model="m", connection="Demo", settings={"prompt": "x"}, start=0.5, end=1.0
        )
        running = await takes.add_transcript(new)
        assert running.status == "running"
        await takes.update_transcript(
            replace(
                running,
                text="hello",
                segments=({"start": 0.5, "text": "hello"},),
                words=({"text": "hello"},),
                language="en",
                status="done",
                duration=2.0,
                usage={"seconds": 1},
                details={"demo": True},
            )
        )

    async def read(takes: Takes) -> None:
        (take,) = await takes.takes()
        assert (take.title, take.origin, take.seconds, take.size) == ("一次 🎤", "recorded", 1.5, 5)
        assert (take.details, take.excerpt) == ({"rate": 8}, "hello")
        path = takes.path(take)
        assert path is not None
        assert path.read_bytes() == b"sound"
        assert takes.played_path(take) == path
        (kept,) = await takes.transcripts(take.id)
        assert (kept.text, kept.language, kept.status, kept.start, kept.end) == ("hello", "en", "done", 0.5, 1.0)
        assert (kept.segments, kept.words) == (({"start": 0.5, "text": "hello"},), ({"text": "hello"},))
        assert (kept.settings, kept.usage, kept.details) == ({"prompt": "x"}, {"seconds": 1}, {"demo": True})
        assert await takes.transcript(kept.id) == kept

    run_with_takes(tmp_path, write)
    run_with_takes(tmp_path, read)


def test_takes_of_the_same_second_have_files_of_their_own(tmp_path: Path) -> None:
    async def story(takes: Takes) -> None:
        paths = await asyncio.gather(*(takes.reserve(".wav") for _ in range(5)))
        assert len(set(paths)) == 5

    run_with_takes(tmp_path, story)


def test_the_latest_take_stands_first_and_a_search_looks_into_the_transcripts(tmp_path: Path) -> None:
    async def story(takes: Takes) -> None:
        first, second = await add(takes, "Monday"), await add(takes, "100 % Tuesday")
        await hear(takes, first, "the quick brown fox")

        assert [each.title for each in await takes.takes()] == ["100 % Tuesday", "Monday"]
        assert [each.id for each in await takes.takes("BROWN")] == [first.id]
        assert [each.id for each in await takes.takes("100 %")] == [second.id]
        assert await takes.takes("1%0") == ()
        await takes.rename(first.id, "Wednesday")
        assert [each.id for each in await takes.takes("wednesday")] == [first.id]

    run_with_takes(tmp_path, story)


def test_what_is_deleted_can_be_taken_back_until_it_is_purged(tmp_path: Path) -> None:
    async def story(takes: Takes) -> None:
        take = await add(takes)
        heard = await hear(takes, take, "words")
        await takes.delete(take.id)
        assert await takes.takes() == ()
        assert takes.path(take) is not None

        await takes.restore(take.id)
        assert [each.id for each in await takes.transcripts(take.id)] == [heard.id]
        await takes.delete_transcript(heard.id)
        assert await takes.transcripts(take.id) == ()
        await takes.restore_transcript(heard.id)
        await takes.delete(take.id)
        await takes.purge()
        await takes.restore(take.id)

        assert await takes.take(take.id) is None
        assert await takes.transcript(heard.id) is None
        assert takes.path(take) is None
        assert await takes.orphans() == ()

    run_with_takes(tmp_path, story)


def test_what_ran_when_the_program_ended_is_said_to_be_interrupted(tmp_path: Path) -> None:
    async def write(takes: Takes) -> None:
        await takes.add_transcript(TranscriptRecord(0, (await add(takes)).id, "transcribe"))

    async def read(takes: Takes) -> None:
        (heard,) = await takes.transcripts(1)
        assert heard.status == "interrupted"

    run_with_takes(tmp_path, write)
    run_with_takes(tmp_path, read)


def test_a_sound_without_a_row_is_found_and_half_a_copy_goes(tmp_path: Path) -> None:
    async def write(takes: Takes) -> None:
        known, lost, half = await add(takes), await takes.reserve(".unfinished.wav"), await takes.reserve(".flac")
        lost.write_bytes(b"said by somebody")
        half.with_name(half.name + ".part").write_bytes(b"half")
        assert takes.path(known) is not None
        assert await takes.orphans() == ()  # they are still being written

    async def read(takes: Takes) -> None:
        (found,) = await takes.orphans()
        assert found.read_bytes() == b"said by somebody"
        assert len(list((tmp_path / "takes").iterdir())) == 2

    run_with_takes(tmp_path, write)
    run_with_takes(tmp_path, read)


def test_where_nothing_may_be_written_a_recording_has_a_place_all_the_same(tmp_path: Path) -> None:
    async def story(takes: Takes) -> None:
        take = await add(takes)
        path = takes.path(take)
        assert path is not None
        assert not path.is_relative_to(tmp_path)
        await takes.delete(take.id)
        await takes.purge()
        assert path.exists()
        path.unlink()
        path.parent.rmdir()

    run_with_takes(tmp_path, story, read_only=True)


def test_a_name_written_by_hand_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    async def story(takes: Takes) -> None:
        take = await add(takes)
        (tmp_path / "secret").write_text("x")
        assert takes.path(replace(take, file="../secret")) is None

    run_with_takes(tmp_path, story)


def test_after_damage_a_transcript_without_its_take_gets_one(tmp_path: Path) -> None:
    async def write(takes: Takes) -> None:
        await hear(takes, await add(takes), "rescued")

    async def read(takes: Takes) -> None:
        (take,) = await takes.takes()
        assert (take.origin, take.file, take.excerpt) == ("recovered", "", "rescued")
        assert takes.path(take) is None
        assert len(await takes.orphans()) == 1

    run_with_takes(tmp_path, write)
    connection = sqlite3.connect(tmp_path / "history.db")
    connection.execute("DELETE FROM takes")
    m0004_takes.MIGRATION.mend(connection)
    connection.commit()
    connection.close()
    run_with_takes(tmp_path, read)
