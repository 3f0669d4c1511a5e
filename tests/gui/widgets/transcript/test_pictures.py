"""The pictures of a turn."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from playground.widgets import theme
from playground.widgets.transcript.body import UNTOUCHED
from playground.widgets.transcript.content import Thumbnail
from playground.widgets.transcript.look import Look
from playground.widgets.transcript.pictures import PicturesBody


def body(*sizes: tuple[int, int], right: bool = False, width: int = 500) -> PicturesBody:
    red = QImage(8, 8, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    pictures = PicturesBody(tuple(Thumbnail(*size, red) for size in sizes), Look(theme.LIGHT), right=right)
    pictures.lay_out(width)
    return pictures


def reds(pictures: PicturesBody, width: int = 500) -> tuple[int, int]:
    """From which column to which there is something red."""
    image = QImage(width, pictures.height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pictures.paint(painter, QRectF(image.rect()), None, UNTOUCHED)
    painter.end()
    middle = min(5, image.height() // 2)
    columns = [x for x in range(width) if image.pixelColor(x, middle) == QColor("red")]
    return columns[0], columns[-1]


def test_they_stand_beside_each_other_as_long_as_there_is_room(qapp):
    assert body((160, 160)).height == 160
    assert body((160, 160), (160, 80), (160, 160)).height == 160
    assert body((160, 160), (160, 80), (160, 160), (160, 100)).height == 160 + 8 + 100


def test_a_large_one_is_made_smaller_and_a_small_one_is_not_made_larger(qapp):
    assert body((4_000, 4_000)).height == 160
    assert body((4_000, 2_000)).height == 120
    assert body((50, 40)).height == 40
    assert body((3_000, 1)).height == 24


def test_they_stand_on_the_side_of_the_one_who_speaks(qapp):
    first, last = reds(body((100, 100), right=False))
    assert (first < 10, last < 110) == (True, True)
    first, last = reds(body((100, 100), right=True))
    assert (first > 390, last > 490) == (True, True)


def test_a_place_is_kept_for_a_picture_that_is_still_loaded(qapp):
    waiting = PicturesBody((Thumbnail(160, 160),), Look(theme.LIGHT), right=False)
    waiting.lay_out(500)
    assert waiting.height == 160
