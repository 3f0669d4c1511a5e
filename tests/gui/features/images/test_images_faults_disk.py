"""The images tab on a full disk: the picture stays on the screen, and nothing half lies about."""

import base64
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from playground.features.images.encoding import encode_png
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, always, event
from tests.gui.features.images.desk import PROMPT, Desk, check_pictures, pixels_of_file, reply
from tests.unit.features.images.pictures_to_test import noise, plain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LARGE = encode_png(noise(700, 600))  # 1.3 MB
SMALL = plain(size=(64, 64))
UNSAVED = "The picture could not be saved. It stays here until you close the window."


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can become larger than this, as on a disk that has filled up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def limit(connection: sqlite3.Connection, more: int) -> None:
    """The database may grow by so many pages and no further."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + more}")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_picture_that_the_disk_does_not_take_stays_on_the_screen(at_the_easel, tmp_path):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        with room_for(600_000):
            await desk.make()
            assert desk.told == [UNSAVED]
            assert desk.shown().shape == (600, 700, 4)
            assert len(desk.model.looking.results) == 1
            assert not files(desk.context.locations.pictures)
            assert desk.composer.text() == PROMPT
            desk.do_with_result("save")
            await desk.choose_file(tmp_path / "too large.png")
            assert "could not be saved" in desk.told[-1]
            assert not list(tmp_path.glob("*too large*"))
        desk.do_with_result("save")
        await desk.choose_file(tmp_path / "elsewhere.png")
        assert (pixels_of_file(tmp_path / "elsewhere.png") == noise(700, 600)).all()

    at_the_easel(story, always(reply(LARGE)))


def test_a_sketch_that_the_disk_does_not_take_is_a_draft_on_the_screen(at_the_easel):
    """O1"""

    def breaks_off(peer: Peer) -> None:
        peer.request()
        sketch = {"b64_json": base64.b64encode(LARGE).decode(), "partial_image_index": 0}
        peer.send(STREAM_HEAD, event({"type": "image_generation.partial_image", **sketch}))

    async def story(desk: Desk, server: FaultServer) -> None:
        desk.tab.options.wished.emit(replace(desk.model.wishes.settings, partial_images=1))
        with room_for(600_000):
            await desk.make()
        assert desk.told == [UNSAVED]
        assert [picture.draft for picture in desk.model.looking.results] == [True]
        assert "retry" in desk.card_buttons
        assert not files(desk.context.locations.pictures)

    at_the_easel(story, breaks_off)


def test_an_unsaved_picture_is_there_again_after_something_else_was_looked_at(at_the_easel):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        with room_for(600_000):
            await desk.make()
        step = desk.model.looking.step
        assert step is not None
        desk.press("Ctrl+N")
        assert desk.model.sources.shown is None
        desk.tab.history.selected.emit(step.id)
        await desk.until(lambda: desk.model.sources.shown)
        await desk.idle()
        assert desk.shown().shape == (600, 700, 4)
        assert len(desk.model.looking.results) == 1

    at_the_easel(story, always(reply(LARGE)))


def test_when_one_of_two_is_deleted_the_unsaved_one_stays(at_the_easel):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        with room_for(600_000):
            await desk.make()
        small, large = desk.model.looking.results
        assert (small.id > 0, large.id > 0) == (True, False)
        desk.do_with_result("delete")
        await desk.finished()
        assert desk.model.looking.results == (large,)
        assert desk.shown().shape == (600, 700, 4)
        desk.do_with_result("delete")
        await desk.finished()
        assert desk.model.sources.shown is None

    at_the_easel(story, always(reply(SMALL, LARGE)))


def test_an_edit_of_an_unsaved_picture_works(at_the_easel):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        with room_for(600_000):
            await desk.make()
        desk.paint_box(10, 10, 100, 100)
        await desk.make()
        assert b'name="mask"' in server.requests[-1].body
        assert len(desk.model.looking.results) == 1

    at_the_easel(story, always(reply(LARGE)))


def test_with_no_room_for_a_step_nothing_is_sent_and_nothing_is_paid(at_the_easel, expect_log):
    """O1"""
    expect_log("The job images.run")

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        shown = desk.shown()
        await desk.context.database.run(lambda connection: limit(connection, 0))
        long = PROMPT * 900  # of which a page does not hold one
        desk.composer.set_text(long)
        desk.press("Return", desk.composer.prompt)
        await desk.until(lambda: len(desk.told) == 1)
        await desk.finished()
        assert "disk is full" in desk.told[0]
        assert len(server.requests) == 1
        assert desk.composer.text() == long
        assert (desk.shown() == shown).all()
        await desk.context.database.run(lambda connection: limit(connection, 1000))
        await desk.make()
        assert len(server.requests) == 2

    at_the_easel(story, always(reply(SMALL)))


def test_deleting_works_on_a_full_disk_and_frees_the_space(at_the_easel):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        pictures = desk.context.locations.pictures
        assert len(files(pictures)) == 1
        with room_for(900_000):  # less than the picture, more than the database
            desk.do_with_result("delete")
            await desk.finished()
            assert desk.told == ["The picture was deleted. Its space is freed when the window closes."]
            desk.model.end()
            await desk.idle()
            assert not files(pictures)

    at_the_easel(story, always(reply(LARGE)))


def test_a_picture_that_is_opened_on_a_full_disk_can_be_worked_on(at_the_easel):
    """O1"""

    async def story(desk: Desk, server: FaultServer) -> None:
        path = desk.context.locations.data.parent / "large.png"
        path.write_bytes(LARGE)
        with room_for(600_000):
            await desk.drop(path)
            assert desk.told == [UNSAVED]
            assert desk.shown().shape == (600, 700, 4)
            check_pictures(desk.context.locations.data)

    at_the_easel(story)
