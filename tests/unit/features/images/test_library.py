"""Every picture there is, in pages."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from playground.features.images.library import PAGE, ImageLibrary
from playground.features.images.thumbnails import Thumbnails
from playground.message import Message
from playground.storage.errors import DiskFull
from playground.storage.gallery import Gallery, PictureRecord
from tests.conftest import ExpectLog
from tests.unit.features.images.shelf_rig import Shelf, png, run_with_shelf


class Reader:
    """A library, and what a face of it has been told."""

    def __init__(self, shelf: Shelf) -> None:
        self.library = ImageLibrary(shelf.context, shelf.gallery)
        self.shown: dict[int, PictureRecord] = {}
        self.library.changed.connect(self.shown.clear)
        self.library.rows_arrived.connect(self._on_rows)

    def _on_rows(self, first: int, pictures: Sequence[PictureRecord]) -> None:
        self.shown.update(enumerate(pictures, first))

    @property
    def prompts(self) -> list[str]:
        return [self.shown[position].prompt for position in sorted(self.shown)]


def test_the_latest_pictures_come_first_with_their_count_and_size(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        reader = Reader(shelf)
        await shelf.step("a cat", pictures=2)
        await shelf.step("a house")
        reader.library.refresh()
        await shelf.idle()
        assert reader.prompts == ["a house", "a cat", "a cat"]
        assert (reader.library.count, reader.library.size) == (3, 9)

    run_with_shelf(tmp_path, story)


def test_a_file_that_stands_for_two_pictures_counts_once(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        reader = Reader(shelf)
        for _ in range(2):
            await shelf.picture(await shelf.step(pictures=0), b"the same")
        reader.library.refresh()
        await shelf.idle()
        assert (reader.library.count, reader.library.size) == (2, 8)

    run_with_shelf(tmp_path, story)


def test_pages_are_read_when_they_come_into_sight(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        reader = Reader(shelf)
        await shelf.step(pictures=2 * PAGE + 5)
        reader.library.refresh()
        await shelf.idle()
        assert sorted(reader.shown) == list(range(PAGE))
        reader.library.want(2 * PAGE + 1, 2 * PAGE + 4)
        await shelf.idle()
        assert sorted(reader.shown) == [*range(PAGE), *range(2 * PAGE, 2 * PAGE + 5)]
        reader.library.want(0, PAGE - 1)
        assert shelf.jobs.running == ()

    run_with_shelf(tmp_path, story)


def test_what_is_in_sight_is_there_at_once_when_everything_is_read_anew(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        reader = Reader(shelf)
        await shelf.step(pictures=3 * PAGE)
        reader.library.refresh()
        await shelf.idle()
        reader.library.want(PAGE, 2 * PAGE + 1)
        await shelf.idle()
        reader.library.refresh()
        await shelf.idle()
        assert sorted(reader.shown) == list(range(PAGE, 3 * PAGE))

    run_with_shelf(tmp_path, story)


def test_a_search_takes_the_place_of_what_was_still_being_read(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        reader = Reader(shelf)
        await shelf.step("a cat", pictures=PAGE + 1)
        await shelf.step("雪山和湖")
        reader.library.refresh()
        await shelf.idle()
        reader.library.want(PAGE, PAGE + 1)
        reader.library.search("湖")
        await shelf.idle()
        assert reader.prompts == ["雪山和湖"]
        assert (reader.library.count, reader.library.searched) == (1, "湖")

    run_with_shelf(tmp_path, story)


def test_deleted_pictures_can_be_brought_back_together(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        reader = Reader(shelf)
        gone: list[tuple[PictureRecord, ...]] = []
        reader.library.deleted.connect(gone.append)
        cats = (await shelf.step("a cat", pictures=3)).pictures
        reader.library.delete(cats[:2])
        await shelf.idle()
        assert [picture.id for picture in reader.shown.values()] == [cats[2].id]
        assert gone == [cats[:2]]
        (notice,) = shelf.notices
        assert str(notice.message) == "2 pictures were deleted. Their space is freed when the window closes."
        assert notice.action == ("images.restore_pictures:1", Message("Undo"))
        restored: list[tuple[PictureRecord, ...]] = []
        reader.library.restored.connect(restored.append)
        reader.library.restore(1)
        await shelf.idle()
        assert len(reader.shown) == 3
        assert [[each.position for each in pictures] for pictures in restored] == [[0, 1]]

    run_with_shelf(tmp_path, story)


class FullDisk(Gallery):
    """Brings one picture back and no more, until there is room."""

    room = False

    async def restore_picture(self, picture_id: int) -> None:
        if not self.room and await self.count():
            raise DiskFull("no space left")
        await super().restore_picture(picture_id)


def test_what_the_disk_did_not_let_come_back_can_be_brought_back_later(tmp_path: Path, expect_log: ExpectLog):
    async def story(shelf: Shelf) -> None:
        expect_log("The job images.delete failed")
        disk = FullDisk(shelf.database, shelf.blobs, Thumbnails(tmp_path / "thumbnails"))
        library = ImageLibrary(shelf.context, disk)
        library.delete((await shelf.step(pictures=3)).pictures)
        await shelf.idle()
        library.restore(1)
        await shelf.idle()
        disk.room = True
        again = shelf.notices[1].action
        assert again is not None
        library.restore(int(again[0].partition(":")[2]))
        await shelf.idle()
        assert library.count == 3

    run_with_shelf(tmp_path, story)


class FillingDisk(Gallery):
    """Takes one deletion and no more."""

    async def delete_picture(self, picture_id: int) -> None:
        if await self.count() < 3:
            raise DiskFull("no space left")
        await super().delete_picture(picture_id)


def test_what_was_deleted_before_the_disk_was_full_can_be_brought_back(tmp_path: Path, expect_log: ExpectLog):
    async def story(shelf: Shelf) -> None:
        expect_log("The job images.delete failed")
        disk = FillingDisk(shelf.database, shelf.blobs, Thumbnails(tmp_path / "thumbnails"))
        library = ImageLibrary(shelf.context, disk)
        library.delete((await shelf.step(pictures=3)).pictures)
        await shelf.idle()
        deleted, failed = shelf.notices
        assert str(deleted.message) == "The picture was deleted. Its space is freed when the window closes."
        assert failed.level == "danger"
        assert deleted.action is not None
        library.restore(int(deleted.action[0].partition(":")[2]))
        await shelf.idle()
        assert library.count == 3

    run_with_shelf(tmp_path, story)


def test_the_files_of_pictures_are_found_for_a_drag(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        library = ImageLibrary(shelf.context, shelf.gallery)
        found: dict[str, Path] = {}
        library.files_found.connect(found.update)
        cat, house = (await shelf.step(pictures=2)).pictures
        shelf.blobs.delete(house.hash)
        library.locate([cat, house])
        await shelf.idle()
        assert list(found) == [cat.hash]
        assert found[cat.hash].read_bytes() == b"1 0"

    run_with_shelf(tmp_path, story)


def test_thumbnails_come_as_small_as_they_are_wanted(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        library = ImageLibrary(shelf.context, shelf.gallery)
        arrived: dict[str, tuple[int, ...] | None] = {}
        library.thumbnails.arrived.connect(lambda name, small: arrived.update({name: getattr(small, "shape", None)}))
        step = await shelf.step(pictures=0)
        picture = await shelf.picture(step, png(300))
        broken = await shelf.picture(step, b"<html>", position=1)
        lost = await shelf.picture(step, b"lost", position=2)
        shelf.blobs.delete(lost.hash)
        library.thumbnails.want([picture.hash, broken.hash, lost.hash], 160)
        await shelf.idle()
        assert arrived == {picture.hash: (160, 160, 4), broken.hash: None, lost.hash: None}
        assert shelf.notices == []

    run_with_shelf(tmp_path, story)


@pytest.mark.parametrize(("picture", "side", "small"), [(300, 320, 320), (300, 24, 24), (100, 320, 100), (100, 64, 64)])
def test_only_pictures_that_are_small_themselves_stay_small(tmp_path: Path, picture: int, side: int, small: int):
    async def story(shelf: Shelf) -> None:
        library = ImageLibrary(shelf.context, shelf.gallery)
        shapes: list[tuple[int, ...]] = []
        library.thumbnails.arrived.connect(lambda _, pixels: shapes.append(() if pixels is None else pixels.shape))
        record = await shelf.picture(await shelf.step(pictures=0), png(picture))
        library.thumbnails.want([record.hash], side)
        await shelf.idle()
        assert shapes == [(small, small, 4)]

    run_with_shelf(tmp_path, story)


def test_what_is_wanted_later_takes_the_place_of_what_was_wanted_before(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        library = ImageLibrary(shelf.context, shelf.gallery)
        arrived: list[str] = []
        library.thumbnails.arrived.connect(lambda name, _: arrived.append(name))
        step = await shelf.step(pictures=0)
        pictures = [await shelf.picture(step, png(20 + number), number) for number in range(4)]
        library.thumbnails.want([picture.hash for picture in pictures[:3]], 16)
        library.thumbnails.want([pictures[3].hash], 16)
        await shelf.idle()
        assert arrived == [pictures[3].hash]

    run_with_shelf(tmp_path, story)
