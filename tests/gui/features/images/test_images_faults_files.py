"""What is dropped on the images tab and is no picture, or too much of one: refused in words, and nothing is changed."""

import asyncio
import os
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl

from playground.features.images.controls import Mode
from playground.features.images.encoding import encode_png
from playground.features.images.mask.mask_png import encode_mask
from tests.faults.server import FaultServer
from tests.gui.features.desk import drop_on
from tests.gui.features.images.desk import NOISE, PROMPT, Desk
from tests.unit.features.images.pictures_to_test import animated, blank, grey_16_bits, half, noise, plain, saved

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='http://127.0.0.1:9/x'/></svg>"
XPM = b'/* XPM */\nstatic char *x[] = {"1 1 1 1", "a c red", "a"};\n'


def steps(desk: Desk) -> int:
    """That the history holds."""
    with closing(sqlite3.connect(desk.context.locations.database)) as history:
        return int(history.execute("SELECT count(*) FROM steps").fetchone()[0])


def peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def check_refused(desk: Desk, words: str) -> None:
    """Takes the notice off the record."""
    (told,) = desk.told
    assert words in told
    assert desk.notices.pop().level == "warning"
    assert desk.model.sources.shown is None
    assert desk.model.wishes.mode is Mode.GENERATE
    assert desk.composer.text() == PROMPT
    assert steps(desk) == 0


HOSTILE = {
    "B1 nothing in it": (b"", "not a picture"),
    "B1 text": (b"just words", "not a picture"),
    "B1 truncated": (encode_png(NOISE)[:-900], "damaged"),
    "B2 20000 x 20000": (blank(20_000, 20_000), "32 million pixels"),
    "B3 8192 x 8192": (blank(8192, 8192), "32 million pixels"),
    "B4 SVG": (SVG, "not a picture"),
    "B4 PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "not a picture"),
    "B4 TIFF": (saved(Image.new("RGB", (8, 8)), "TIFF"), "not a picture"),
    "B4 XPM": (XPM, "not a picture"),
}


def test_a_file_that_is_no_picture_is_refused_by_what_is_in_it(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(PROMPT)
        for data, words in HOSTILE.values():
            before = peak_memory()
            await desk.open_picture(data, "innocent.png")
            check_refused(desk, words)
            assert peak_memory() - before < 60

    at_the_easel(story)


ODD = {
    "B1 PNG named .jpg": (plain(size=(40, 20)), "fine.jpg", (20, 40), ""),
    "B5 moving GIF": (animated("GIF"), "moves.gif", (20, 40), "first frame"),
    "B5 CMYK": (saved(Image.new("CMYK", (40, 20)), "JPEG"), "print.jpg", (20, 40), "for printing"),
    "B5 16 bits": (grey_16_bits(), "deep.png", (2, 2), "16 bits"),
    "B5 on its side": (half(6), "turned.jpg", (32, 16), ""),
}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_picture_is_taken_and_what_was_lost_is_told(at_the_easel, case):
    data, name, shape, words = ODD[case]

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture(data, name)
        assert desk.shown().shape[:2] == shape
        assert words in " ".join(desk.told)
        assert len(desk.told) == bool(words)
        assert desk.model.wishes.mode is Mode.EDIT

    at_the_easel(story)


def folder(place: Path) -> Path:
    place.mkdir()
    return place


def fifo(place: Path) -> Path:
    os.mkfifo(place)
    return place


def loop_of_links(place: Path) -> Path:
    place.symlink_to(place.with_name("other.png"))
    place.with_name("other.png").symlink_to(place)
    return place


def device(place: Path) -> Path:
    place.symlink_to("/dev/zero")
    return place


def huge(place: Path) -> Path:
    with place.open("wb") as file:
        file.truncate(3_000_000_000)
    return place


PLACES = {
    "folder": (folder, "is a folder"),
    "FIFO": (fifo, "is not a file"),
    "loop of links": (loop_of_links, "cannot be read"),
    "/dev/zero": (device, "is not a file"),
    "3 GB": (huge, "larger than 50 MB"),
}


def test_only_ordinary_files_are_read(at_the_easel, tmp_path):
    """B7"""

    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(PROMPT)
        for number, (make, words) in enumerate(PLACES.values()):
            place = make(folder(tmp_path / str(number)) / "thing.png")
            desk.composer.files_dropped.emit([str(place)])  # as the box does after a drop
            await desk.idle()
            check_refused(desk, words)
            await desk.drop(place)
            check_refused(desk, words)

    at_the_easel(story)


ELSEWHERE = {
    "file://elsewhere.example/share/picture.png": "lies on another computer",
    "https://elsewhere.example/picture.png": "Only files of this computer",
    "file:////elsewhere.example/share/picture.png": "lies on another computer",
    "ftp://elsewhere.example/picture.png": "Only files of this computer",
}


def test_nothing_is_fetched_from_elsewhere(at_the_easel):
    """B7"""

    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(PROMPT)
        for url, words in ELSEWHERE.items():
            await desk.drop_urls(QUrl(url))
            check_refused(desk, words)
        assert server.connections == 0

    at_the_easel(story)


def test_of_two_thousand_files_only_as_many_are_read_as_a_request_holds(at_the_easel, tmp_path):
    """B7"""
    picture = plain(size=(32, 32))
    paths = [tmp_path / f"{number:04}.png" for number in range(2000)]
    for path in paths[:20]:
        path.write_bytes(picture)
    # The others would be complained about if anybody looked at them.

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.drop(*paths)
        assert desk.shown().shape == (32, 32, 4)
        assert len(desk.model.sources.references) == 15
        assert desk.told == ["A request holds 16 pictures; 1984 were left out."]
        assert len(desk.work.sources.faces) == 16
        assert not desk.work.sources.add.isVisible()

    at_the_easel(story)


def test_pictures_that_are_dropped_one_upon_the_other_leave_no_step_without_a_picture(at_the_easel, tmp_path):
    paths = [tmp_path / f"{number}.png" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_bytes(plain(size=(32 + number, 32)))

    async def story(desk: Desk, server: FaultServer) -> None:
        for pause, path in enumerate(paths):
            dropped = QMimeData()
            dropped.setUrls([QUrl.fromLocalFile(str(path))])
            assert drop_on(desk.work, dropped)
            for _ in range(pause * 4):  # each is met at another point of its way
                await asyncio.sleep(0)
        await desk.idle()
        assert desk.shown().shape[:2] == (32, 35)
        with closing(sqlite3.connect(desk.context.locations.database)) as history:
            bare = "SELECT count(*) FROM steps WHERE id NOT IN (SELECT step_id FROM pictures)"
            assert history.execute(bare).fetchone() == (0,)

    at_the_easel(story)


def test_one_file_that_is_no_picture_does_not_keep_the_others_out(at_the_easel, tmp_path):
    """B7"""
    for name, data in {"a.png": plain(), "b.png": SVG, "c.png": plain(size=(16, 16))}.items():
        (tmp_path / name).write_bytes(data)

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        await desk.drop(*(tmp_path / name for name in ("a.png", "b.png", "c.png")), on=desk.work.sources)
        assert [each.name for each in desk.model.sources.references] == ["a.png", "c.png"]
        (told,) = desk.told
        assert "not a picture" in told

    at_the_easel(story)


BLACK = numpy.zeros((64, 96), numpy.uint8)
CLEAR = numpy.zeros((64, 96, 4), numpy.uint8)
OPAQUE = numpy.full((64, 96, 4), 255, numpy.uint8)
MASKS = {
    "of another size": (
        encode_mask(numpy.zeros((10, 20), numpy.uint8), "alpha"),
        "20 × 10 pixels, the picture 96 × 64",
    ),
    "without alpha": (encode_png(noise(96, 64, seed=3)), "no transparency"),
    "opaque": (saved(Image.fromarray(OPAQUE)), "no transparency"),
    "transparent": (saved(Image.fromarray(CLEAR)), "transparent everywhere"),
    "more than 4 MB": (encode_png(noise(1400, 1100)), "larger than 4 MB"),
    "no PNG": (plain("JPEG", size=(96, 64)), "not a PNG"),
    "damaged": (encode_png(NOISE)[:-900], "damaged"),
}


def test_a_mask_that_does_not_fit_is_explained_before_anything_is_sent(at_the_easel, tmp_path):
    """B6"""
    path = tmp_path / "mask.png"

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        desk.paint_box(10, 10, 20, 20)
        before = desk.mask()
        for data, words in MASKS.values():
            path.write_bytes(data)
            desk.notices.clear()
            desk.work.rail.open_mask_requested.emit()
            await desk.choose_file(path)
            (told,) = desk.told
            assert words in told
            assert (desk.mask() == before).all()
        assert server.connections == 0

    at_the_easel(story)


def test_a_black_and_white_mask_is_offered_and_laid_on_by_a_click(at_the_easel, tmp_path):
    """B6"""
    white = BLACK.copy()
    white[10:20, 30:50] = 255
    path = tmp_path / "mask.png"
    path.write_bytes(encode_mask(white, "white"))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        desk.work.rail.open_mask_requested.emit()
        await desk.choose_file(path)
        assert not desk.model.sources.painted
        desk.click_notice("Change what is white")
        assert (desk.mask() == white).all()
        assert desk.model.wishes.mode is Mode.EDIT

    at_the_easel(story)


def test_a_saved_mask_can_be_opened_again(at_the_easel, tmp_path):
    """B6, the other way round."""

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        desk.paint_box(10, 10, 20, 20)
        painted = desk.mask()
        desk.work.rail.save_mask_requested.emit()
        await desk.choose_file(tmp_path / "kept.png")
        desk.press("Ctrl+Z", desk.canvas)
        assert not desk.model.sources.painted
        desk.work.rail.open_mask_requested.emit()
        await desk.choose_file(tmp_path / "kept.png")
        assert (desk.mask() == painted).all()

    at_the_easel(story)
