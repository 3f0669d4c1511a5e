"""The left panel of the speak tab."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.features.speak.history import Entry
from playground.features.speak.view.history_list import HistoryList, id_of, kind_of
from playground.services.days import Day
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DAYS = (
    Day(
        date(2026, 11, 24),
        0,
        (
            Entry("clip", 7, "Good morning", "nova", "done", 2.0, 0.0),
            Entry("audition", 7, "One line", "nova, alloy", "done", 0.0, 0.0),
        ),
    ),
    Day(date(2026, 11, 23), 1, (Entry("clip", 6, "It failed", "", "failed", 0.0, 0.0),)),
)


@pytest.fixture
def panel(qtbot: QtBot) -> HistoryList:
    panel = HistoryList()
    panel.resize(232, 500)
    qtbot.addWidget(panel)
    panel.show()
    panel.set_history(DAYS)
    return panel


def test_clips_and_auditions_stand_by_day(panel: HistoryList):
    texts = [panel.rows.index(row).data() for row in range(panel.rows.rowCount())]
    assert texts == ["Today", "Good morning", "One line", "Yesterday", "It failed"]


def test_a_clip_and_an_audition_of_one_number_are_told_apart():
    assert kind_of(id_of("clip", 7)) == ("clip", 7)
    assert kind_of(id_of("audition", 7)) == ("audition", 7)


def test_arrows_move_and_a_click_or_enter_opens(panel: HistoryList, qtbot: QtBot):
    opened: list[int] = []
    panel.selected.connect(opened.append)
    panel.select(id_of("clip", 7))
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert not opened
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert opened == [id_of("audition", 7)]
    place = panel.view.visualRect(panel.rows.index_of(id_of("clip", 6))).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened[-1] == id_of("clip", 6)


def test_only_a_clip_gives_its_text_back(panel: HistoryList):
    wanted: list[int] = []
    panel.text_requested.connect(wanted.append)
    menus = {}
    for id_ in (id_of("clip", 7), id_of("audition", 7)):
        panel._show_menu(panel.view.visualRect(panel.rows.index_of(id_)).center())
        (menu,) = [each for each in panel.findChildren(QMenu) if each.isVisible()]
        menus[id_] = [action.text() for action in menu.actions()]
        menu.actions()[0].trigger()
        menu.close()
    assert menus == {id_of("clip", 7): ["Use text again", "Delete"], id_of("audition", 7): ["Delete"]}
    assert wanted == [7]


def test_every_control_has_a_name_and_a_tooltip(panel: HistoryList):
    assert complaints(panel) == []
