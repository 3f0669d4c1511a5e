"""Deleting from the gallery: it can be taken back, and afterwards the room is free."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from playground.storage.blobs import Blob, Blobs
from playground.storage.database import Database
from playground.storage.errors import DiskFull
from playground.storage.gallery import Gallery
from tests.unit.storage.gallery_rig import Rig, Thumbnails, run_with_gallery


def test_a_deleted_picture_can_be_taken_back(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step, (first, second) = await rig.step(pictures=2)
        await rig.gallery.delete_picture(first.id)
        assert (await rig.known(step.id)).pictures == (second,)
        assert await rig.gallery.library() == (second,)
        await rig.gallery.restore_picture(first.id)
        assert await rig.known(step.id) == step

    run_with_gallery(tmp_path, story)


def test_a_picture_that_comes_after_its_step_was_deleted_comes_back_with_it(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step = await rig.gallery.add_step("generate", prompt="a cat")
        await rig.gallery.delete_step(step.id)
        late = await rig.picture(step, "late", 0)
        assert await rig.gallery.library() == ()
        await rig.gallery.restore_step(step.id)
        assert await rig.gallery.library() == (late,)

    run_with_gallery(tmp_path, story)


def test_with_its_last_picture_goes_the_step_and_with_it_comes_back(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step, (only,) = await rig.step()
        await rig.gallery.delete_picture(only.id)
        assert await rig.gallery.step(step.id) is None
        assert await rig.gallery.roots() == ()
        await rig.gallery.restore_picture(only.id)
        assert await rig.gallery.roots() == (step,)

    run_with_gallery(tmp_path, story)


def test_a_run_stays_when_what_it_brought_so_far_is_deleted(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step = await rig.gallery.add_step("generate", prompt="two cats")
        await rig.gallery.delete_picture((await rig.picture(step, "first")).id)
        second = await rig.picture(step, "second", 1)
        assert (await rig.known(step.id)).pictures == (second,)

    run_with_gallery(tmp_path, story)


def test_a_deleted_step_can_be_taken_back_with_its_pictures(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step, (first, second) = await rig.step(pictures=2)
        await rig.gallery.delete_picture(second.id)
        await rig.gallery.delete_step(step.id)
        assert await rig.gallery.count() == 0
        await rig.gallery.restore_step(step.id)
        assert (await rig.known(step.id)).pictures == (first,)

    run_with_gallery(tmp_path, story)


@pytest.mark.parametrize("purged", [False, True])
def test_what_was_made_from_a_deleted_step_hangs_on_the_one_before(tmp_path: Path, purged: bool) -> None:
    async def story(rig: Rig) -> None:
        root, (root_picture,) = await rig.step("root")
        middle, (middle_picture,) = await rig.step("middle", parent=root_picture)
        _, (second_picture,) = await rig.step("second", parent=middle_picture)
        last, (last_picture,) = await rig.step("last", parent=second_picture)
        await rig.gallery.delete_step(middle.id)
        await rig.gallery.delete_picture(second_picture.id)
        if purged:
            await rig.gallery.purge()
        tree = await rig.gallery.tree(last_picture.id)
        assert [(step.id, step.parent_picture) for step in tree] == [(root.id, None), (last.id, root_picture.id)]
        await rig.gallery.delete_step(root.id)
        if purged:
            await rig.gallery.purge()
        assert [step.id for step in await rig.gallery.roots()] == [last.id]
        assert [step.id for step in await rig.gallery.roots("last")] == [last.id]

    run_with_gallery(tmp_path, story)


def test_purging_frees_the_room(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        _, (kept, deleted) = await rig.step(pictures=2)
        masked = await rig.gallery.add_step("edit", mask=b"mask", parent_picture=deleted.id)
        await rig.picture(masked, "edited")
        for picture in (kept, deleted):
            await rig.gallery.thumbnail(picture.hash)
        await rig.gallery.delete_picture(deleted.id)
        await rig.gallery.delete_step(masked.id)
        assert len(rig.files()) == 4
        await rig.gallery.purge()
        assert rig.files() == {f"{kept.hash}.png"}
        assert await rig.gallery.library() == (kept,)
        assert [path.name for path in rig.thumbnails.folder.iterdir()] == [kept.hash]

    run_with_gallery(tmp_path, story)


def test_a_file_that_two_pictures_share_stays_for_the_other(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step = await rig.gallery.add_step("import")
        first = await rig.picture(step, "the same")
        second = await rig.picture(step, "the same", 1)
        assert first.hash == second.hash
        await rig.gallery.delete_picture(first.id)
        await rig.gallery.purge()
        assert await rig.gallery.read(second) == b"the same"

    run_with_gallery(tmp_path, story)


def test_purging_leaves_alone_what_is_being_written(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step = await rig.gallery.add_step("generate")
        pictures, _ = await asyncio.gather(
            asyncio.gather(*(rig.picture(step, str(number), number) for number in range(20))),
            asyncio.gather(*(rig.gallery.purge() for _ in range(20))),
        )
        for picture in pictures:
            await rig.gallery.read(picture)

    run_with_gallery(tmp_path, story)


def test_a_file_whose_row_was_never_written_is_swept(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step, _ = await rig.step()

        def refuse(connection: sqlite3.Connection) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        await rig.database.run(refuse)
        with pytest.raises(DiskFull):
            await rig.gallery.add_picture(
                step.id,
                b"orphan",
                position=1,
                media_type="image/png",
                width=1,
                height=1,
                revised_prompt="long " * 90_000,
            )
        assert len(rig.files()) == 2
        await rig.database.run(lambda connection: connection.execute("PRAGMA max_page_count = 9999").close())
        await rig.gallery.purge()
        assert len(rig.files()) == 1

    run_with_gallery(tmp_path, story)


def test_on_a_full_disk_the_thumbnails_give_room_for_deleting(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        _, (picture,) = await rig.step()

        def fill(connection: sqlite3.Connection) -> None:
            connection.execute("CREATE TABLE filling (data)")
            connection.execute(
                "CREATE TRIGGER needs_room BEFORE UPDATE ON pictures BEGIN"
                " INSERT INTO filling VALUES (zeroblob(200000)); END"
            )

        def limit(connection: sqlite3.Connection, more: int = 0) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + more}")

        def give_room() -> None:
            given = rig.database.run(lambda connection: limit(connection, 100))
            asyncio.run_coroutine_threadsafe(given, loop).result()

        loop = asyncio.get_running_loop()
        await rig.database.run(fill)
        await rig.database.run(limit)
        rig.thumbnails.room = give_room
        await rig.gallery.delete_picture(picture.id)
        assert rig.thumbnails.cleared == 1
        assert await rig.gallery.count() == 0

    run_with_gallery(tmp_path, story)


def test_on_a_full_disk_the_thumbnails_give_room_for_a_picture(tmp_path: Path) -> None:
    class FillingBlobs(Blobs):
        full = True

        def put(self, data: bytes, suffix: str) -> Blob:
            if self.full:
                raise DiskFull("no space left")
            return super().put(data, suffix)

    async def story(rig: Rig) -> None:
        step, _ = await rig.step()
        blobs = FillingBlobs(tmp_path / "pictures")
        rig.thumbnails.room = lambda: setattr(blobs, "full", False)
        gallery = Gallery(rig.database, blobs, rig.thumbnails)
        picture = await gallery.add_picture(step.id, b"new", position=1, media_type="image/png", width=4, height=3)
        assert await gallery.read(picture) == b"new"
        assert rig.thumbnails.cleared == 1

    run_with_gallery(tmp_path, story)


def test_a_disk_that_takes_half_a_picture_keeps_neither_file_nor_row(tmp_path: Path) -> None:
    story = f"""
import asyncio, resource
from pathlib import Path
from playground.storage.errors import DiskFull
from tests.unit.storage.gallery_rig import Rig

async def main():
    rig = Rig(Path({str(tmp_path)!r}))
    step, (small,) = await rig.step()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
    try:
        await rig.picture(step, "x" * 900_000, 1)
    except DiskFull as error:
        print("full")
    assert (await rig.known(step.id)).pictures == (small,)
    assert len(rig.files()) == 1
    await rig.gallery.delete_picture(small.id)
    await rig.gallery.purge()
    assert rig.files() == set()
    await rig.database.close()

asyncio.run(main())
"""
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "full\n"


@pytest.mark.parametrize("newer", [False, True])
def test_a_gallery_that_lives_in_memory_deletes_no_files(tmp_path: Path, newer: bool) -> None:
    async def fill(rig: Rig) -> None:
        await rig.step()

    async def delete(rig: Rig) -> None:
        gallery = rig.gallery
        if not newer:
            database = Database(tmp_path / "history.db", read_only=True)
            gallery = Gallery(database, rig.blobs, Thumbnails(tmp_path / "thumbnails"))
        (picture,) = await gallery.library()
        await gallery.delete_picture(picture.id)
        await gallery.purge()
        assert await gallery.library() == ()
        assert len(rig.files()) == 1
        if not newer:
            await database.close()

    run_with_gallery(tmp_path, fill)
    if newer:
        connection = sqlite3.connect(tmp_path / "history.db")
        connection.execute("PRAGMA user_version = 99")
        connection.close()
    run_with_gallery(tmp_path, delete)


def test_a_thumbnail_is_made_once(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        _, pictures = await rig.step(pictures=3)
        await asyncio.gather(*(rig.gallery.thumbnail(pictures[0].hash) for _ in range(5)))
        assert rig.thumbnails.made == [pictures[0].hash]
        await rig.gallery.thumbnail(pictures[1].hash)
        assert rig.thumbnails.made == [pictures[0].hash, pictures[1].hash]
        assert await rig.gallery.thumbnail("0" * 64) is None

    run_with_gallery(tmp_path, story)
