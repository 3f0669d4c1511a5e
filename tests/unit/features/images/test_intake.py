"""Ways for pictures to come in, and what becomes of what was there before."""

from collections.abc import Callable
from pathlib import Path

from tests.unit.features.images.pictures_to_test import plain
from tests.unit.features.images.rig import Story, b64, tell

RED = plain(size=(64, 64))
SMALL = plain(size=(16, 16))


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(SMALL)
    return paths


def names(told: Story) -> list[str]:
    return [each.name for each in told.model.sources.references]


def test_a_reference_changes_places_with_the_picture_on_the_canvas(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")
        told.intake.add_references(files(tmp_path, "a.png", "b.png"))
        await told.idle()

        told.intake.promote(1)
        await told.idle()

        assert told.model.sources.shown is not None
        assert told.model.sources.shown.pixels.shape == (16, 16, 4)
        # It is sent under this name, and servers judge a file by its ending.
        assert names(told) == ["a.png", "a red square.png"]

    tell(tmp_path, b64(RED), story=story)


def test_pictures_that_change_places_again_and_again_are_no_new_imports(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED, "red.png")
        told.intake.add_references(files(tmp_path, "a.png"))
        await told.idle()
        for _ in range(3):
            told.intake.promote(0)
            await told.idle()
        assert await told.gallery.count() == 2
        assert names(told) == ["red.png"]

    tell(tmp_path, story=story)


def test_the_row_may_change_while_a_reference_is_on_its_way_to_the_canvas(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED, "red.png")
        told.intake.add_references(files(tmp_path, "a.png", "b.png", "c.png"))
        await told.idle()

        told.intake.promote(1)
        told.model.sources.remove(0)
        await told.idle()

        assert names(told) == ["red.png", "c.png"]

    tell(tmp_path, story=story)


def test_a_reference_that_the_disk_does_not_take_stays_where_it_is(tmp_path: Path, expect_log: Callable[[str], None]):
    expect_log("images.import failed")

    async def story(told: Story) -> None:
        await told.take(RED, "red.png")
        told.intake.add_references(files(tmp_path, "a.png"))
        await told.idle()
        await told.database.run(lambda connection: connection.execute("PRAGMA query_only = ON"))

        told.intake.promote(0)
        await told.idle()

        assert names(told) == ["a.png"]
        assert told.model.sources.shown is not None
        assert told.model.sources.shown.pixels.shape == (64, 64, 4)

    tell(tmp_path, story=story)


def test_a_blank_picture_is_white(tmp_path: Path):
    async def story(told: Story) -> None:
        told.intake.blank(48, 32)
        await told.idle()

        assert told.model.sources.shown is not None
        assert told.model.sources.shown.pixels.shape == (32, 48, 4)
        assert (told.model.sources.shown.pixels == 255).all()

    tell(tmp_path, story=story)
