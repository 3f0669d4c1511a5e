"""Clips: what was made once is known, what was deleted can come back, and no file is left behind or lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.storage.blobs import Blobs
from playground.storage.clips import ClipRecord, Clips, NewPart
from playground.storage.database import Database
from playground.storage.migrations.m0005_clips import MIGRATION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable
    from pathlib import Path


class Rig:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder / "history.db")
        self.blobs = Blobs(folder / "clips")
        self.clips = Clips(self.database, self.blobs)

    async def clip(
        self, text: str, *, key: str = "key", audition: int | None = None, status: str = "done", sound: bytes = b""
    ) -> ClipRecord:
        clip = await self.clips.add_clip(
            key,
            text=text,
            model="test-speech",
            voice="alloy",
            connection="Test",
            settings={"speed": 1.5},
            audition=audition,
        )
        await self.clips.add_part(clip.id, part(key=key, text=text), sound or text.encode())
        await self.clips.finish_clip(replace(clip, status=status, duration=0.5))  # type: ignore[arg-type]
        stored = await self.clips.clip(clip.id)
        assert stored is not None
        return stored

    def files(self) -> int:
        return len([path for path in (self.folder / "clips").rglob("*") if path.is_file()])


def part(*, position: int = 0, key: str = "key", text: str = "Hello.", complete: bool = True) -> NewPart:
    return NewPart(position, key, text, "audio/mpeg", 1.25, complete)


def run(folder: Path, story: Callable[[Rig], Awaitable[None]]) -> None:
    async def told() -> None:
        rig = Rig(folder)
        try:
            await story(rig)
        finally:
            await rig.database.close()

    asyncio.run(told())


def test_a_clip_comes_back_with_its_parts_in_order(tmp_path: Path) -> None:
    async def write(rig: Rig) -> None:
        clip = await rig.clips.add_clip(
            "whole", text="One. Two.", model="m", voice="v", connection="Test", settings={"speed": 2}
        )
        await rig.clips.add_part(clip.id, part(position=1, key="b", text="Two."), b"two")
        await rig.clips.add_part(clip.id, part(position=0, key="a", text="One."), b"one")
        await rig.clips.finish_clip(replace(clip, status="done", usage={"total_tokens": 7}))

    async def read(rig: Rig) -> None:
        (clip,) = await rig.clips.entries()
        assert isinstance(clip, ClipRecord)
        assert [each.text for each in clip.parts] == ["One.", "Two."]
        assert [await rig.clips.read(each) for each in clip.parts] == [b"one", b"two"]
        assert (clip.seconds, clip.usage, clip.settings, clip.status) == (
            2.5,
            {"total_tokens": 7},
            {"speed": 2},
            "done",
        )

    run(tmp_path, write)
    run(tmp_path, read)


def test_what_was_made_whole_is_known_by_its_key(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        first = await rig.clip("Hello.", sound=b"first")
        again = await rig.clip("Hello.", sound=b"again")
        assert await rig.clips.known_clip("key") == again
        assert await rig.clips.known_part("key") == again.parts[0]
        assert await rig.clips.known_clip("another") is None

        await rig.clips.delete(again)

        assert await rig.clips.known_clip("key") == first
        assert await rig.clips.known_part("key") == first.parts[0]

    run(tmp_path, story)


def test_a_stopped_clip_and_a_part_of_which_the_end_is_missing_are_not_taken_for_whole(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        clip = await rig.clip("Hello.", status="stopped")
        await rig.clips.add_part(clip.id, part(complete=False), b"Hel")

        assert await rig.clips.known_clip("key") is None
        assert await rig.clips.known_part("key") is None

    run(tmp_path, story)


def test_a_clip_of_an_audition_lends_its_sound_and_stays_out_of_the_list(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        audition = await rig.clips.add_audition("Hello.", {"blind": True})
        clip = await rig.clip("Hello.", audition=audition.id)

        assert await rig.clips.known_clip("key") is None
        assert await rig.clips.known_part("key") == clip.parts[0]
        assert await rig.clips.entries() == (replace(audition, clips=(clip,)),)

    run(tmp_path, story)


def test_a_ranking_is_kept_and_can_be_changed(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        audition = await rig.clips.add_audition("Hello.")
        first, second = [await rig.clip(text, audition=audition.id) for text in ("one", "two")]

        await rig.clips.set_places(audition.id, [second.id, first.id])
        await rig.clips.update_audition(audition.id, {"revealed": True})

        ranked = await rig.clips.audition(audition.id)
        assert ranked is not None
        assert [each.place for each in ranked.clips] == [2, 1]
        assert ranked.details == {"revealed": True}
        await rig.clips.set_places(audition.id, [first.id])
        ranked = await rig.clips.audition(audition.id)
        assert ranked is not None
        assert [each.place for each in ranked.clips] == [1, None]

    run(tmp_path, story)


def test_a_search_looks_at_text_voice_and_model_and_takes_signs_for_what_they_are(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        clip = await rig.clip("100% sure")
        audition = await rig.clips.add_audition("a line")
        await rig.clip("a line", audition=audition.id)

        assert await rig.clips.entries("100%") == (clip,)
        assert await rig.clips.entries("0_%") == ()
        assert len(await rig.clips.entries("alloy")) == 2
        assert len(await rig.clips.entries("test-speech", limit=1)) == 1

    run(tmp_path, story)


def test_what_was_running_when_the_program_ended_is_said_to_be_interrupted(tmp_path: Path) -> None:
    async def begin(rig: Rig) -> None:
        await rig.clips.add_clip("key", text="Hello.", model="m", voice="v", connection="Test", settings={})

    async def look(rig: Rig) -> None:
        (clip,) = await rig.clips.entries()
        assert isinstance(clip, ClipRecord)
        assert clip.status == "interrupted"

    run(tmp_path, begin)
    run(tmp_path, look)


def test_deleting_can_be_taken_back_until_it_is_purged(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        clip = await rig.clip("Hello.")
        await rig.clips.delete(clip)
        assert await rig.clips.entries() == ()
        await rig.clips.restore(clip)
        await rig.clips.purge()
        assert await rig.clips.entries() == (clip,)
        assert rig.files() == 1

        await rig.clips.delete(clip)
        await rig.clips.purge()

        await rig.clips.restore(clip)
        assert await rig.clips.entries() == ()
        assert rig.files() == 0

    run(tmp_path, story)


def test_a_deleted_audition_takes_its_clips_along_and_leaves_what_others_share(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        kept = await rig.clip("Hello.", sound=b"shared")
        audition = await rig.clips.add_audition("Hello.")
        await rig.clip("Hello.", audition=audition.id, sound=b"shared")
        lost = await rig.clip("Hello.", audition=audition.id, sound=b"its own")

        await rig.clips.delete(audition)
        assert await rig.clips.clip(lost.id) is None
        await rig.clips.purge()

        assert rig.files() == 1
        assert await rig.clips.read(kept.parts[0]) == b"shared"

    run(tmp_path, story)


def test_a_part_that_is_made_anew_takes_the_place_and_the_room_of_the_old_one(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        clip = await rig.clip("Hello.")
        await rig.clips.add_part(clip.id, part(), b"anew")
        await rig.clips.purge()

        stored = await rig.clips.clip(clip.id)
        assert stored is not None
        assert [await rig.clips.read(each) for each in stored.parts] == [b"anew"]
        assert rig.files() == 1

    run(tmp_path, story)


def test_a_file_that_no_row_names_after_a_crash_goes_with_the_next_purge(tmp_path: Path) -> None:
    async def crash(rig: Rig) -> None:
        clip = await rig.clip("Hello.")
        await rig.clips.add_part(clip.id, part(position=1), b"lost")
        await rig.database.run(lambda connection: connection.execute("DELETE FROM clip_parts WHERE position = 1"))
        await rig.database.run(
            lambda connection: connection.execute(
                "INSERT INTO loose_clip_files SELECT ?", (next(iter(rig.blobs.hashes() - {clip.parts[0].hash})),)
            )
        )

    async def look(rig: Rig) -> None:
        await rig.clips.purge()
        assert rig.files() == 1

    run(tmp_path, crash)
    run(tmp_path, look)


def test_parts_whose_clip_was_lost_can_still_be_heard(tmp_path: Path) -> None:
    def lose(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("CREATE TEMP TABLE rescued AS SELECT * FROM clip_parts")
        connection.execute("DELETE FROM clips")
        connection.execute("DELETE FROM auditions")
        connection.execute("INSERT INTO clip_parts SELECT * FROM rescued")
        MIGRATION.mend(connection)

    async def story(rig: Rig) -> None:
        audition = await rig.clips.add_audition("Hello.")
        clip = await rig.clip("One.", audition=audition.id)
        await rig.clips.add_part(clip.id, part(position=1, text="Two."), b"two")
        await rig.database.run(lose)

        (rescued,) = await rig.clips.entries()

        assert isinstance(rescued, ClipRecord)
        assert (rescued.id, rescued.text, rescued.audition) == (clip.id, "One. Two.", None)
        assert [await rig.clips.read(each) for each in rescued.parts] == [b"One.", b"two"]

    run(tmp_path, story)
