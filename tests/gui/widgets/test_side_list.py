"""The left panel."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GROUPS = [("Today", [(1, "Spring poem"), (2, "<img src=x>")]), ("Empty", []), ("Yesterday", [(3, "Report")])]


@pytest.fixture
def panel(qtbot: QtBot) -> SideList:
    panel = SideList("New chat", "Begin a new chat", "Conversations", "No conversations yet")
    panel.resize(232, 400)
    qtbot.addWidget(panel)
    panel.set_groups(GROUPS)
    return panel


def place(panel: SideList, id_: int) -> QPoint:
    return panel.view.visualRect(panel.rows.index_of(id_)).center()


def test_groups_have_titles_and_empty_ones_are_left_out(panel: SideList):
    texts = [panel.rows.index(row).data() for row in range(panel.rows.rowCount())]
    assert texts == ["Today", "Spring poem", "<img src=x>", "Yesterday", "Report"]


def test_a_click_selects_a_row_but_not_a_title(panel: SideList, qtbot: QtBot):
    with qtbot.waitSignal(panel.selected) as selected:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 3))
    assert selected.args == [3]
    title = panel.view.visualRect(panel.rows.index(0)).center()
    with qtbot.assertNotEmitted(panel.selected):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=title)


def test_the_arrow_keys_skip_titles(panel: SideList, qtbot: QtBot):
    panel.select(2)
    with qtbot.waitSignal(panel.selected) as selected:
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert selected.args == [3]


def test_the_programs_own_selection_is_silent(panel: SideList, qtbot: QtBot):
    with qtbot.assertNotEmitted(panel.selected):
        panel.select(3)
    assert panel.current() == 3


def test_the_selection_stays_when_the_list_changes(panel: SideList, qtbot: QtBot):
    panel.select(3)
    with qtbot.assertNotEmitted(panel.selected):
        panel.set_groups([("Today", [(9, "New one"), (3, "Report, renamed")])])
    assert panel.current() == 3


def test_a_row_is_renamed_in_its_place(panel: SideList, qtbot: QtBot):
    panel.select(1)
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("  Autumn poem ")
    with qtbot.waitSignal(panel.rename_requested) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == [1, "Autumn poem"]


def test_delete_asks_to_delete(panel: SideList, qtbot: QtBot):
    panel.show()
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    panel.select(2)
    with qtbot.waitSignal(panel.delete_requested) as deleted:
        qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert deleted.args == [2]


def test_typing_searches_once_it_pauses(panel: SideList, qtbot: QtBot):
    with qtbot.waitSignal(panel.search_changed) as searched:
        qtbot.keyClicks(panel.search, " poem ")
    assert searched.args == ["poem"]


def test_new_asks_for_a_new_one(panel: SideList, qtbot: QtBot):
    with qtbot.waitSignal(panel.new_requested):
        qtbot.mouseClick(panel.new_button, Qt.MouseButton.LeftButton)


def test_foreign_text_is_escaped_in_the_tooltip(panel: SideList):
    assert panel.rows.index_of(2).data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;img src=x&gt;</qt>"


def test_an_empty_list_says_so(panel: SideList, qtbot: QtBot):
    panel.set_groups([])
    assert not panel.view.isVisibleTo(panel)


def test_rows_can_be_indented_and_have_a_picture(panel: SideList):
    panel.set_groups([("Tree", [SideRow(1, "House"), SideRow(2, "Balloon", level=1, picture="b", icon="image")])])
    assert panel.rows.lacking() == ["b"]
    picture = QPixmap(24, 24)
    picture.fill(QColor("#ff0000"))
    panel.rows.set_picture("b", picture)
    assert panel.rows.lacking() == []
    panel.show()
    row = panel.view.visualRect(panel.rows.index_of(2))
    shown = panel.view.viewport().grab().toImage()
    red = [x for x in range(row.width()) if shown.pixelColor(x, row.center().y()).name() == "#ff0000"]
    assert len(red) == 24
    assert red[0] > 20


def test_something_can_stand_above_the_list(panel: SideList):
    label = QLabel("Library")
    panel.add_on_top(label)
    panel.show()
    assert panel.search.y() < label.y() < panel.view.y()
