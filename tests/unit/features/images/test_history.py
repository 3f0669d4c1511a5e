"""The history as the list on the left shows it."""

import asyncio
from pathlib import Path

from playground.features.images.history import PAGE, ImageHistory, tree_entries
from playground.features.images.thumbnails import Thumbnails
from playground.message import Message
from playground.storage.gallery import Gallery, PictureRecord, StepRecord
from tests.unit.features.images.rig import until
from tests.unit.features.images.shelf_rig import Shelf, run_with_shelf


def history_of(shelf: Shelf) -> ImageHistory:
    return ImageHistory(shelf.context, shelf.gallery)


def tree(history: ImageHistory) -> list[tuple[int, str]]:
    return [(entry.level, str(entry.title)) for entry in history.this_picture]


def listed(history: ImageHistory) -> list[tuple[int, list[str]]]:
    return [(day.ago, [str(entry.title) for entry in day.entries]) for day in history.days]


def test_first_steps_are_listed_by_day_the_latest_first(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        await shelf.age(await shelf.step("a house"), 1)
        await shelf.step("a cat")
        city = await shelf.step("a city")
        await shelf.step("the city at night", parent=city.pictures[0], kind="edit")
        history.refresh()
        await shelf.idle()
        assert listed(history) == [(0, ["a city", "a cat"]), (1, ["a house"])]
        assert history.this_picture == ()

    run_with_shelf(tmp_path, story)


class SlowGallery(Gallery):
    """Keeps a tree back until it may go on."""

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        super().__init__(shelf.database, shelf.blobs, Thumbnails(folder))
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.waiting = False

    async def tree(self, picture_id: int) -> tuple[StepRecord, ...]:
        found = await super().tree(picture_id)
        if not self.may_go_on.is_set() and not self.waiting:
            self.waiting = True
            await self.may_go_on.wait()
        return found


def test_a_tree_that_comes_late_does_not_take_the_place_of_the_one_looked_at_now(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        gallery = SlowGallery(shelf, tmp_path / "thumbnails")
        history = ImageHistory(shelf.context, gallery)
        cat, house = await shelf.step("a cat"), await shelf.step("a house")
        history.look_at(cat.id)
        await shelf.idle()
        gallery.may_go_on.clear()
        history.refresh()
        await until(lambda: gallery.waiting)
        history.look_at(house.id)
        await until(lambda: tree(history) == [(0, "a house")])
        gallery.may_go_on.set()
        await shelf.idle()
        assert tree(history) == [(0, "a house")]

    run_with_shelf(tmp_path, story)


def test_the_step_that_is_looked_at_stands_apart_with_its_tree(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        await shelf.step("a cat")
        house = await shelf.step("a house", pictures=2)
        edit = await shelf.step("with a balloon", parent=house.pictures[0], kind="edit")
        await shelf.step("", parent=house.pictures[1], kind="variation")
        await shelf.step("a red balloon", parent=edit.pictures[0], kind="edit")
        await shelf.step("", parent=house.pictures[0], kind="variation")
        history.look_at(edit.id)
        history.refresh()
        await shelf.idle()
        assert tree(history) == [
            (0, "a house"),
            (1, "with a balloon"),
            (2, "a red balloon"),
            (1, "Variation 1"),
            (1, "Variation 2"),
        ]
        assert history.this_picture[0].picture == house.pictures[0].hash
        assert listed(history) == [(0, ["a cat"])]

    run_with_shelf(tmp_path, story)


def test_a_run_that_has_brought_nothing_yet_is_in_its_tree(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        house = await shelf.step("a house")
        running = await shelf.step("a boat", parent=house.pictures[0], kind="edit", pictures=0, status="running")
        alone = await shelf.step("a ship", pictures=0, status="running")
        history.look_at(running.id)
        await shelf.idle()
        assert tree(history) == [(0, "a house"), (1, "a boat")]
        assert (history.this_picture[1].status, history.this_picture[1].picture) == ("running", "")
        history.look_at(alone.id)
        await shelf.idle()
        assert tree(history) == [(0, "a ship")]

    run_with_shelf(tmp_path, story)


def test_while_something_is_searched_for_all_that_was_found_is_listed(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        lake = await shelf.step("雪山和湖")
        await shelf.step("a cat")
        history.look_at(lake.id)
        history.search("湖")
        await shelf.idle()
        assert tree(history) == []
        assert listed(history) == [(0, ["雪山和湖"])]
        history.search("")
        await shelf.idle()
        assert tree(history) == [(0, "雪山和湖")]
        assert listed(history) == [(0, ["a cat"])]

    run_with_shelf(tmp_path, story)


def test_more_are_read_when_the_end_comes_into_sight(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        for number in range(PAGE + 3):
            await shelf.step(f"picture {number}", pictures=0)
        history.refresh()
        await shelf.idle()
        assert sum(len(day.entries) for day in history.days) == PAGE
        history.show_more()
        await shelf.idle()
        assert sum(len(day.entries) for day in history.days) == PAGE + 3
        history.show_more()
        assert shelf.jobs.running == ()

    run_with_shelf(tmp_path, story)


def test_a_deleted_step_can_be_brought_back_by_the_notice(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        deleted: list[int] = []
        history.deleted.connect(deleted.append)
        cat = await shelf.step("a cat")
        history.delete(cat.id)
        await shelf.idle()
        assert listed(history) == []
        assert deleted == [cat.id]
        (notice,) = shelf.notices
        assert notice.action == (f"images.restore_step:{cat.id}", Message("Undo"))
        history.restore(cat.id)
        await shelf.idle()
        assert listed(history) == [(0, ["a cat"])]

    run_with_shelf(tmp_path, story)


def test_what_was_made_from_a_deleted_step_hangs_on_what_that_was_made_from(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        house = await shelf.step("a house")
        edit = await shelf.step("with a balloon", parent=house.pictures[0], kind="edit")
        last = await shelf.step("a red balloon", parent=edit.pictures[0], kind="edit")
        history.look_at(last.id)
        history.delete(edit.id)
        await shelf.idle()
        assert tree(history) == [(0, "a house"), (1, "a red balloon")]

    run_with_shelf(tmp_path, story)


def test_a_listed_step_is_found_by_its_number(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        cat = await shelf.step("a cat")
        history.refresh()
        await shelf.idle()
        assert history.step(cat.id) == cat
        assert history.step(99) is None

    run_with_shelf(tmp_path, story)


def test_titles_are_short_and_in_one_line(tmp_path: Path):
    async def story(shelf: Shelf) -> None:
        history = history_of(shelf)
        await shelf.step("a  cat\non a wall " + "very " * 1000)
        await shelf.step("", kind="import")
        await shelf.step("holiday.jpg", kind="import")
        history.refresh()
        await shelf.idle()
        ((_, titles),) = listed(history)
        assert titles[:2] == ["holiday.jpg", "Blank picture"]
        assert titles[2].startswith("a cat on a wall very very")
        assert len(titles[2]) == 80

    run_with_shelf(tmp_path, story)


def test_a_thousand_edits_of_edits_are_a_tree_like_any_other():
    steps = [step(number, parent=number - 1 if number > 1 else None) for number in range(1, 1501)]
    entries = tree_entries(steps)
    assert [entry.level for entry in entries] == list(range(1500))


def step(number: int, parent: int | None) -> StepRecord:
    """With one picture of the same number."""
    picture = PictureRecord(number, number, 0, "", "image/png", 1, 1, 1, "", None, False, 0.0)
    return StepRecord(number, parent, "edit", "", "", "", {}, "", 0.0, None, None, {}, "done", {}, pictures=(picture,))
