"""Two pictures compared: by a wipe, side by side, or by holding."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.features.images.comparison import Way
from playground.features.images.view.compare_view import CompareView
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RED, BLUE = "#ff0000", "#0000ff"


def plain(colour: str, width: int = 400, height: int = 400) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    view.resize(700, 600)
    qtbot.addWidget(view)
    view.set_pictures(plain(RED), plain(BLUE), "a house", "a house with a balloon")
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.pane.hasFocus)
    return view


def colour(view: CompareView, x: float, y: float = 0.4) -> str:
    """At this share of the pane."""
    image = view.pane.grab().toImage()
    return image.pixelColor(round(x * image.width()), round(y * image.height())).name()


def at(view: CompareView, x: float, y: float = 0.4) -> QPoint:
    return QPoint(round(x * view.pane.width()), round(y * view.pane.height()))


def test_the_line_divides_before_and_after(view: CompareView):
    assert (colour(view, 0.4), colour(view, 0.6)) == (RED, BLUE)


def test_a_drag_moves_the_line(view: CompareView, qtbot: QtBot):
    qtbot.mousePress(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.5))
    qtbot.mouseMove(view.pane, at(view, 0.7))
    qtbot.mouseRelease(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.7))
    assert (colour(view, 0.6), colour(view, 0.75)) == (RED, BLUE)
    qtbot.mouseMove(view.pane, at(view, 0.3))
    assert colour(view, 0.6) == RED


def test_the_arrow_keys_move_the_line(view: CompareView, qtbot: QtBot):
    qtbot.keyClick(view.pane, Qt.Key.Key_Right)
    assert view.pane.comparison.split == pytest.approx(0.52)
    qtbot.keyClick(view.pane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.pane.comparison.split == pytest.approx(0.42)
    qtbot.keyClick(view.pane, Qt.Key.Key_End)
    assert colour(view, 0.65) == RED
    qtbot.keyClick(view.pane, Qt.Key.Key_Home)
    assert colour(view, 0.35) == BLUE


def test_side_by_side_both_are_seen_whole(view: CompareView, qtbot: QtBot):
    qtbot.mouseClick(view.way_switch.buttons["side_by_side"], Qt.MouseButton.LeftButton)
    assert [colour(view, x) for x in (0.1, 0.4, 0.6, 0.9)] == [RED, RED, BLUE, BLUE]


def test_side_by_side_both_are_zoomed_and_moved_together(view: CompareView, qtbot: QtBot):
    view.set_way(Way.SIDE_BY_SIDE)
    second = at(view, 0.75, 0.5)
    turn = QPoint(0, 480)
    wheel = QWheelEvent(
        QPointF(second),
        QPointF(view.pane.mapToGlobal(second)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = view.pane.zoom
    QApplication.sendEvent(view.pane, wheel)
    assert view.pane.zoom == pytest.approx(2 * before)
    qtbot.mousePress(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.1))
    qtbot.mouseMove(view.pane, at(view, 0.3))
    qtbot.mouseRelease(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.3))
    moved = view.pane.grab().toImage()
    half = moved.width() // 2 + 4
    y = round(0.4 * moved.height())
    lefts = [
        next(x for x in range(half) if moved.pixelColor(start + x, y).name() == want)
        for start, want in ((0, RED), (half, BLUE))
    ]
    assert abs(lefts[0] - lefts[1]) <= 1


def test_holding_space_shows_the_one_before(view: CompareView, qtbot: QtBot):
    view.set_way(Way.HOLD)
    assert colour(view, 0.4) == BLUE
    qtbot.keyPress(view.pane, Qt.Key.Key_Space)
    assert colour(view, 0.4) == RED
    qtbot.keyRelease(view.pane, Qt.Key.Key_Space)
    assert colour(view, 0.4) == BLUE


def test_holding_the_mouse_button_shows_the_one_before(view: CompareView, qtbot: QtBot):
    view.set_way(Way.HOLD)
    qtbot.mousePress(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.5))
    assert colour(view, 0.4) == RED
    qtbot.mouseRelease(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.5))
    assert colour(view, 0.4) == BLUE


def test_a_window_that_loses_the_focus_lets_go(view: CompareView, qtbot: QtBot):
    view.set_way(Way.HOLD)
    qtbot.keyPress(view.pane, Qt.Key.Key_Space)
    view.close_button.setFocus()
    assert not view.pane.comparison.holding


def test_a_smaller_picture_is_shown_as_large_as_the_other(view: CompareView):
    view.set_pictures(plain(RED, 100, 100), plain(BLUE), "", "")
    assert (colour(view, 0.3, 0.2), colour(view, 0.6, 0.2)) == (RED, BLUE)


def test_fit_and_actual_size_are_a_click_and_a_key(view: CompareView, qtbot: QtBot):
    view.set_pictures(plain(RED, 2000, 2000), plain(BLUE, 2000, 2000), "", "")
    fitted = view.pane.zoom
    assert fitted < 1
    qtbot.mouseClick(view.actual_button, Qt.MouseButton.LeftButton)
    assert view.pane.zoom == 1
    qtbot.mouseClick(view.fit_button, Qt.MouseButton.LeftButton)
    assert view.pane.zoom == fitted
    qtbot.keyClick(view.pane, Qt.Key.Key_1)
    assert view.pane.zoom == 1
    qtbot.keyClick(view.pane, Qt.Key.Key_0)
    assert view.pane.zoom == fitted
    qtbot.keyClick(view.pane, Qt.Key.Key_Plus)
    assert view.pane.zoom > fitted


def test_near_the_picture_a_drag_beside_the_line_pans(view: CompareView, qtbot: QtBot):
    view.set_pictures(plain(RED, 2000, 2000), plain(BLUE, 2000, 2000), "", "")
    view.pane.set_zoom(1.0)
    before = view.pane.look.x
    qtbot.mousePress(view.pane, Qt.MouseButton.LeftButton, pos=at(view, 0.2))
    qtbot.mouseMove(view.pane, at(view, 0.2) + QPoint(30, 0))
    qtbot.mouseRelease(view.pane, Qt.MouseButton.LeftButton)
    assert view.pane.look.x == before + 30
    assert view.pane.comparison.split == 0.5


def test_the_labels_say_which_is_which(view: CompareView):
    assert view.pane.accessibleDescription() == "Before · a house / After · a house with a balloon"


def test_esc_and_the_button_close(view: CompareView, qtbot: QtBot):
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.pane, Qt.Key.Key_Escape)
    with qtbot.waitSignal(view.closed):
        qtbot.mouseClick(view.close_button, Qt.MouseButton.LeftButton)


def test_the_comparison_can_be_used_without_seeing_it(view: CompareView):
    assert complaints(view) == []
