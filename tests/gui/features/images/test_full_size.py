"""One picture over everything else."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from playground.features.images.view.full_size import FullSizeView
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(600, 400)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def view(window: QWidget, qtbot: QtBot) -> FullSizeView:
    view = FullSizeView(window)
    image = QImage(1000, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    view.set_picture(image, "a <b>house</b>\nby the lake")
    view.set_neighbours(previous=True, next_=False)
    view.open()
    qtbot.waitUntil(view.hasFocus)
    return view


def test_it_is_as_large_as_the_window_at_all_times(view: FullSizeView, window: QWidget):
    assert view.geometry() == window.rect()
    window.resize(700, 500)
    assert view.geometry() == window.rect()
    assert view.zoom == pytest.approx((500 - 16) / 800, rel=0.01)


def test_the_picture_is_seen_whole(view: FullSizeView):
    shown = view.grab().toImage()
    assert shown.pixelColor(300, 100).name() == "#ff0000"
    assert view.picture_rect().width() < view.width()
    assert view.accessibleDescription() == "a <b>house</b> by the lake"


def test_esc_closes(view: FullSizeView, qtbot: QtBot):
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_the_arrow_keys_go_to_the_neighbours_that_there_are(view: FullSizeView, qtbot: QtBot):
    with qtbot.waitSignal(view.previous_requested):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert not view.next_button.isVisible()
    with qtbot.assertNotEmitted(view.next_requested):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    view.set_neighbours(previous=True, next_=True)
    with qtbot.waitSignal(view.next_requested):
        qtbot.mouseClick(view.next_button, Qt.MouseButton.LeftButton)


def test_a_double_click_comes_closer_and_a_drag_pans(view: FullSizeView, qtbot: QtBot):
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert view.zoom == 1
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    before = view.look.y
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(view, QPoint(300, 220))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 220))
    assert view.look.y == before + 20
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert view.zoom < 1


def test_it_can_be_used_without_seeing_it(view: FullSizeView):
    view.set_neighbours(previous=True, next_=True)
    assert complaints(view) == []


def test_the_focus_goes_back_to_where_it_was(window: QWidget, view: FullSizeView, qtbot: QtBot):
    view.close_view()
    other, list_of_pictures = QLineEdit(window), QLineEdit(window)
    for field in (other, list_of_pictures):
        field.show()
    list_of_pictures.setFocus()
    view.open()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert list_of_pictures.hasFocus()
