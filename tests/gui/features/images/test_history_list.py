"""The left panel of the images tab."""

from collections.abc import Iterator
from datetime import date

import numpy
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.features.images.history import Entry
from playground.features.images.view.history_list import HistoryList
from playground.message import Message
from playground.services.days import Day
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TREE = (
    Entry(10, "House by the lake", 0, "aa", "done", 0.0),
    Entry(11, "Balloon in the sky", 1, "bb", "done", 0.0),
    Entry(12, Message("Variation {number}", number=2), 1, "", "running", 0.0),
)
DAYS = (
    Day(date(2026, 11, 24), 0, (Entry(9, "Night city", 0, "cc", "done", 0.0),)),
    Day(date(2026, 11, 23), 1, (Entry(8, "White Siamese cat", 0, "", "failed", 0.0),)),
)


@pytest.fixture
def panel(qtbot: QtBot) -> HistoryList:
    panel = HistoryList()
    panel.resize(232, 500)
    qtbot.addWidget(panel)
    panel.set_history(TREE, DAYS)
    return panel


def place(panel: HistoryList, step: int) -> QPoint:
    return panel.view.visualRect(panel.rows.index_of(step)).center()


def many(first: int, number: int) -> tuple[Day[Entry], ...]:
    entries = tuple(Entry(step, "Cat", 0, "", "done", 0.0) for step in range(first, first + number))
    return (Day(date(2026, 11, 24), 0, entries),)


def test_this_picture_stands_above_the_days(panel: HistoryList):
    texts = [panel.rows.index(row).data() for row in range(panel.rows.rowCount())]
    assert texts == [
        "This picture",
        "House by the lake",
        "Balloon in the sky",
        "Variation 2",
        "Today",
        "Night city",
        "Yesterday",
        "White Siamese cat",
    ]


def test_without_a_picture_there_are_only_the_days(panel: HistoryList):
    panel.set_history((), DAYS)
    assert panel.rows.index(0).data() == "Today"


def test_the_arrow_keys_move_along_and_enter_goes_there(panel: HistoryList, qtbot: QtBot):
    panel.select(11)
    with qtbot.assertNotEmitted(panel.selected):
        for _ in range(2):
            qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.selected) as selected:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert selected.args == [9]


def test_a_click_goes_to_a_step(panel: HistoryList, qtbot: QtBot):
    with qtbot.waitSignal(panel.selected) as selected:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 8))
    assert selected.args == [8]


def test_what_moves_to_the_top_is_brought_into_sight(panel: HistoryList):
    panel.set_history((), many(100, 60))
    panel.show()
    panel.view.scrollToBottom()
    panel.select(159)
    panel.set_history((Entry(159, "Cat", 0, "", "done", 0.0),), many(100, 59))
    assert panel.view.visualRect(panel.rows.index_of(159)).top() >= 0


def test_pictures_that_are_not_there_yet_are_wanted(panel: HistoryList, qtbot: QtBot):
    pixels = numpy.full((24, 16, 4), 255, numpy.uint8)
    panel.set_picture("aa", pixels)
    panel.set_picture("cc", None)
    with qtbot.waitSignal(panel.pictures_wanted) as wanted:
        panel.set_history(TREE, DAYS)
    assert wanted.args == [["bb"], 24]
    shown = panel.rows.index_of(10).data(Qt.ItemDataRole.DecorationRole)
    assert isinstance(shown, QPixmap)
    assert (shown.width(), shown.height()) == (16, 24)


def test_a_picture_that_arrives_is_painted_in_its_row(panel: HistoryList):
    before = panel.grab().toImage()
    pixels = numpy.zeros((24, 24, 4), numpy.uint8)
    pixels[..., (0, 3)] = 255
    panel.set_picture("bb", pixels)
    panel.show()
    after = panel.grab().toImage()
    assert before != after


def test_the_end_of_the_list_asks_for_more(panel: HistoryList, qtbot: QtBot):
    panel.set_history((), many(100, 60))
    panel.show()
    with qtbot.waitSignal(panel.more_requested):
        panel.view.scrollToBottom()


def test_the_row_above_the_list_opens_the_library(panel: HistoryList, qtbot: QtBot):
    with qtbot.waitSignal(panel.library_requested):
        qtbot.mouseClick(panel.library_button, Qt.MouseButton.LeftButton)


@pytest.fixture
def menu(panel: HistoryList) -> Iterator[QMenu]:
    panel.show()
    panel.view.customContextMenuRequested.emit(place(panel, 11))
    menu = panel.findChild(QMenu)
    assert isinstance(menu, QMenu)
    yield menu
    menu.close()


def test_a_row_offers_its_prompt_and_to_be_deleted(panel: HistoryList, menu: QMenu, qtbot: QtBot):
    again, origin, delete = menu.actions()
    assert [again.text(), origin.text(), delete.text()] == ["Use prompt again", "How it was made", "Delete"]
    with qtbot.waitSignal(panel.origin_requested) as asked:
        origin.trigger()
    assert asked.args == [11]
    with qtbot.waitSignal(panel.prompt_requested) as requested:
        again.trigger()
    assert requested.args == [11]
    with qtbot.waitSignal(panel.delete_requested) as deleted:
        delete.trigger()
    assert deleted.args == [11]


def test_a_row_is_not_renamed(panel: HistoryList, qtbot: QtBot):
    panel.select(9)
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    assert panel.view.state() != panel.view.State.EditingState


def test_the_panel_can_be_used_without_seeing_it(panel: HistoryList):
    assert complaints(panel) == []
