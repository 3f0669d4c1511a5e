"""The cards of what belongs to a turn and is no picture."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from playground.widgets import theme
from playground.widgets.transcript.body import UNTOUCHED, Touch
from playground.widgets.transcript.content import Action, Enclosure
from playground.widgets.transcript.enclosures import HEIGHT, EnclosuresBody
from playground.widgets.transcript.look import Look

READ = Action("read:1", "file-text", "Read it")
CARDS = (Enclosure("file-text", "a long name " * 20, "2 kB", READ), Enclosure("file", "paper.pdf", "9 kB"))


def painted(body: EnclosuresBody, touch: Touch) -> QImage:
    image = QImage(body.used_width, body.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    body.paint(painter, QRectF(image.rect()), None, touch)
    painter.end()
    return image


def test_they_stand_on_the_side_of_the_one_who_speaks_and_in_lines_where_there_is_no_room(qapp):
    body = EnclosuresBody(CARDS, Look(theme.LIGHT), right=True)
    body.lay_out(900)
    assert body.height == HEIGHT
    body.lay_out(360)
    assert body.height == 2 * HEIGHT + 6
    (target,) = body.targets()
    assert (target.value, target.name, target.rects[0].right()) == ("read:1", "Read it", 360)
    body.lay_out(120)
    assert body.targets()[0].rects[0].width() == 120


def test_what_can_be_looked_into_shows_that_the_pointer_or_the_keyboard_is_there(qapp):
    body = EnclosuresBody(CARDS, Look(theme.DARK), right=False)
    body.lay_out(900)
    (target,) = body.targets()
    plain = painted(body, UNTOUCHED)
    assert plain != painted(body, Touch(hovered=target))
    assert plain != painted(body, Touch(focused=target))
