"""A matrix of which only what is seen is asked for."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from playground.widgets.heat.colours import colour_at
from playground.widgets.heat_map import HeatMap

Wanted = tuple[int, int, int, int, int, int]


class Desk:
    """A heat map, and what it has asked for; the value of a cell is its column."""

    def __init__(self, qtbot: QtBot, size: int) -> None:
        self.view = HeatMap("Similarity")
        self.qtbot = qtbot
        self.wanted: list[Wanted] = []
        self.view.cells_wanted.connect(lambda *wanted: self.wanted.append(wanted))
        qtbot.addWidget(self.view)
        self.view.resize(700, 500)
        labels = [f"text {number}" for number in range(size)]
        self.view.set_matrix(labels, labels, 0.0, 1.0)
        self.view.show()

    def asked(self) -> Wanted:
        self.qtbot.waitUntil(lambda: bool(self.wanted))
        wanted, self.wanted = self.wanted[-1], []
        return wanted

    def answer(self) -> Wanted:
        wanted = first_row, rows, first_column, columns, height, width = self.asked()
        line = bytes((first_column + at * columns // width) % 256 for at in range(width))
        self.view.set_cells(first_row, rows, first_column, columns, line * height, width, height)
        return wanted

    def colour(self, row: int, column: int) -> str:
        return self.view.grab().toImage().pixelColor(self.view.cell_place(row, column).toPoint()).name().upper()


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def test_a_small_matrix_is_asked_for_once_and_shows_each_value_in_its_colour(qapp: QApplication, qtbot: QtBot):
    desk = Desk(qtbot, 200)
    assert desk.answer() == (0, 200, 0, 200, 200, 200)
    assert [desk.colour(3, column) for column in (0, 150)] == [colour_at(share / 255, False) for share in (0, 150)]
    desk.view.zoom_by(3, QPointF(300, 300))
    desk.view.pan_by(-40, 0)
    theme.apply(qapp, "dark")
    assert desk.colour(100, 100) == colour_at(100 / 255, True)
    assert not desk.wanted


def test_a_large_matrix_is_never_asked_for_beyond_what_the_screen_shows(qtbot: QtBot):
    desk = Desk(qtbot, 20_000)
    *_, height, width = desk.answer()
    assert height < 500
    assert width < 700
    desk.view.zoom_by(4000, desk.view.middle())
    first_row, rows, _, columns, height, width = desk.answer()
    assert (rows, columns) == (height, width)
    assert rows < 60
    assert 0 < first_row < 19_000
    desk.view.pan_by(5, 5)
    (timer,) = desk.view.findChildren(QTimer)
    qtbot.waitUntil(lambda: not timer.isActive())
    assert not desk.wanted  # a little more was asked for than was seen
    desk.view.pan_by(-20_000, 0)
    assert desk.answer()[2] > 9_000


def test_other_values_of_the_same_texts_replace_the_old_ones_without_a_gap(qtbot: QtBot):
    desk = Desk(qtbot, 200)
    desk.answer()
    labels = ["text"] * 200
    desk.view.set_matrix(labels, labels, -1.0, 1.0)
    assert desk.colour(0, 150) == colour_at(150 / 255, False)  # as it was, until the new ones come
    desk.asked()
    desk.view.set_cells(0, 200, 0, 200, bytes(40_000), 200, 200)
    assert desk.colour(0, 150) == colour_at(0, False)


def test_mouse_and_keys_point_at_cells_and_choose_them(qtbot: QtBot):
    desk = Desk(qtbot, 8)
    desk.answer()
    hovered, clicked = [], []
    desk.view.hovered.connect(lambda *cell: hovered.append(cell))
    desk.view.clicked.connect(lambda *cell: clicked.append(cell))
    place = desk.view.cell_place(2, 5).toPoint()
    QTest.mouseMove(desk.view, place)
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=place)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(desk.view, key)
    assert clicked == [(2, 5), (3, 4)]
    QTest.mouseMove(desk.view, QPoint(4, 4))
    assert hovered == [(2, 5), (3, 5), (3, 4), (-1, -1)]


def test_picture_has_labels_legend_and_values_but_no_marks(qtbot: QtBot):
    desk = Desk(qtbot, 8)
    labels = ["text"] * 8
    desk.view.set_matrix(labels, labels, 0.0, 1.0, lambda row, column: column / 8)
    desk.answer()
    plain = desk.view.to_image(1.0)
    desk.view.set_selected([1], [1], (1, 2))
    desk.view.set_hovered((4, 4))
    assert desk.view.to_image(1.0) == plain
    assert desk.view.grab().toImage() != plain
