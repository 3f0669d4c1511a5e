"""The pictures of a request can be put into another order, taken off and added to."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QEnterEvent, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.features.images.view.source_chip import ChipFace
from playground.features.images.view.sources_row import SourceChip, SourcesRow
from playground.widgets import theme
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")


def picture(colour: str) -> QImage:
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


REFERENCES = (SourceChip("cat.png", picture("green")), SourceChip("a <b> hat.png", picture("blue")))


@pytest.fixture
def row(qtbot: QtBot, qapp: QApplication) -> SourcesRow:
    theme.apply(qapp, "light")
    row = SourcesRow()
    qtbot.addWidget(row)
    row.resize(400, 44)
    row.set_canvas(picture("red"), painted=True)
    row.set_references(REFERENCES)
    row.show()
    return row


def moves(row: SourcesRow) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    row.moved.connect(lambda position, to: told.append((position, to)))
    return told


def carry(qtbot: QtBot, row: SourcesRow, number: int, where: QPoint) -> None:
    """Takes a picture with the mouse to a place in the row."""
    face = row.faces[number]
    middle = face.rect().center()
    qtbot.mousePress(face, Qt.MouseButton.LeftButton, pos=middle)
    for point in ((middle + face.mapFromParent(where)) / 2, face.mapFromParent(where)):
        move(face, point)
    qtbot.mouseRelease(face, Qt.MouseButton.LeftButton, pos=face.mapFromParent(where))


def move(face: ChipFace, point: QPoint) -> None:
    """With the button down, which the helper of Qt's tests leaves out."""
    button = Qt.MouseButton.LeftButton
    place, on_screen = QPointF(point), QPointF(face.mapToGlobal(point))
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, on_screen, Qt.MouseButton.NoButton, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(face, event)


def before(row: SourcesRow, number: int) -> QPoint:
    return row.faces[number].geometry().topLeft() + QPoint(2, 5)


def test_the_canvas_comes_first_and_each_has_its_place(row: SourcesRow):
    assert [face.position for face in row.faces] == [0, 1, 2]
    assert "with a painted mask" in row.faces[0].accessibleDescription()
    row.set_canvas(None, painted=False)
    assert [face.position for face in row.faces] == [1, 2]


def test_a_picture_that_is_carried_to_the_front_becomes_the_first(row: SourcesRow, qtbot: QtBot):
    told = moves(row)
    carry(qtbot, row, 2, before(row, 0))
    assert told == [(2, 0)]


def test_a_picture_that_is_carried_behind_the_last_becomes_the_last(row: SourcesRow, qtbot: QtBot):
    told = moves(row)
    carry(qtbot, row, 0, row.faces[-1].geometry().topRight() + QPoint(4, 5))
    assert told == [(0, 2)]


def test_a_picture_that_is_put_down_where_it_lay_stays(row: SourcesRow, qtbot: QtBot):
    told = moves(row)
    place = row.faces[1].geometry()
    for number in (1, 2):
        carry(qtbot, row, 1, before(row, number))
    assert told == []
    assert row.faces[1].geometry() == place


def test_places_count_without_a_picture_on_the_canvas(row: SourcesRow, qtbot: QtBot):
    row.set_canvas(None, painted=False)
    qtbot.waitUntil(lambda: row.faces[1].x() > row.faces[0].x())
    told = moves(row)
    carry(qtbot, row, 1, before(row, 0))
    assert told == [(2, 1)]


def test_places_are_found_in_lines_that_wrap(row: SourcesRow, qtbot: QtBot):
    row.resize(100, 120)
    qtbot.waitUntil(lambda: row.faces[2].geometry().top() > row.faces[0].geometry().bottom())
    assert row.place_at(QPoint(98, 10)) == 2
    assert row.place_at(QPoint(2, 60)) == 2


def test_dropped_files_are_told(row: SourcesRow):
    told: list[list[str]] = []
    row.files_dropped.connect(told.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/there/new.png"), QUrl("https://example.com/other.png")])
    where, keys, action = QPoint(5, 5), Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(where, action, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(row, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(row, QDropEvent(QPointF(where), action, data, Qt.MouseButton.LeftButton, keys))
    assert told == [[QUrl.fromLocalFile("/there/new.png").toLocalFile()]]


def test_the_keyboard_moves_and_removes(row: SourcesRow, qtbot: QtBot):
    told, off = moves(row), []
    row.removed.connect(off.append)
    qtbot.keyClick(row.faces[1], Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(row.faces[2], Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(row.faces[2], Qt.Key.Key_Delete)
    qtbot.keyClick(row.faces[0], Qt.Key.Key_Delete)
    assert told == [(1, 0)]
    assert off == [2]


def test_a_reference_is_removed_by_the_button_that_shows_under_the_mouse(row: SourcesRow, qtbot: QtBot):
    off: list[int] = []
    row.removed.connect(off.append)
    face = row.faces[1]
    assert not face.remove.isVisible()
    QApplication.sendEvent(face, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    qtbot.mouseClick(face.remove, Qt.MouseButton.LeftButton)
    assert off == [1]
    QApplication.sendEvent(face, QEvent(QEvent.Type.Leave))
    QApplication.sendEvent(row.faces[0], QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not face.remove.isVisible()
    assert not row.faces[0].remove.isVisible()


def test_the_tile_that_adds_more_stands_behind_the_last_picture(row: SourcesRow, qtbot: QtBot):
    for count in range(4):
        row.set_references([SourceChip(f"{number}.png", picture("blue")) for number in range(count)])
        behind = (count + 1) * (row.add.width() + 8)
        qtbot.waitUntil(lambda x=behind: row.add.x() == x)  # type: ignore[misc]  # a default of its own


def test_more_can_be_added_until_there_are_sixteen(row: SourcesRow, qtbot: QtBot):
    with qtbot.waitSignal(row.add_requested):
        qtbot.mouseClick(row.add, Qt.MouseButton.LeftButton)
    row.set_references([SourceChip(f"{number}.png", None) for number in range(15)])
    assert len(row.faces) == 16
    assert not row.add.isVisible()


def test_the_same_pictures_again_leave_the_row_as_it_is(row: SourcesRow):
    faces = list(row.faces)
    row.set_references(REFERENCES)
    assert row.faces == faces


def test_a_chip_shows_its_picture_and_its_whole_name(row: SourcesRow):
    assert row.faces[1].grab().toImage().pixelColor(22, 22) == QColor("green")
    assert row.faces[0].grab().toImage().pixelColor(8, 8) == QColor("red")
    assert row.faces[0].grab().toImage().pixelColor(41, 34).name().upper() == theme.LIGHT.accent
    assert "a &lt;b&gt; hat.png" in row.faces[2].toolTip()
    assert complaints(row) == []
