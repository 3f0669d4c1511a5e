"""One of a few things is always on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets.segmented_switch import SegmentedSwitch
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def switch(qtbot: QtBot) -> SegmentedSwitch:
    switch = SegmentedSwitch("What to do", [("new", "New", "Make one"), ("edit", "Edit", "Change one")])
    qtbot.addWidget(switch)
    switch.show()
    return switch


def test_a_click_chooses_and_another_one_on_the_same_changes_nothing(switch: SegmentedSwitch, qtbot: QtBot):
    told: list[str] = []
    switch.changed.connect(told.append)
    for _ in range(2):
        qtbot.mouseClick(switch.buttons["edit"], Qt.MouseButton.LeftButton)
    assert told == ["edit"]
    assert switch.buttons["edit"].isChecked()
    assert not switch.buttons["new"].isChecked()


def test_the_setter_is_silent(switch: SegmentedSwitch):
    told: list[str] = []
    switch.changed.connect(told.append)
    switch.set_value("edit")
    assert (switch.value(), told) == ("edit", [])


def test_the_arrow_keys_choose_the_neighbour_and_stop_at_the_end(switch: SegmentedSwitch, qtbot: QtBot):
    switch.activateWindow()
    switch.buttons["new"].setFocus()
    qtbot.waitUntil(switch.buttons["new"].hasFocus)
    for key in (RIGHT, RIGHT):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert switch.value() == "edit"
    assert switch.buttons["edit"].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), LEFT)
    assert switch.value() == "new"


def test_what_is_not_available_says_why_and_is_passed_over(switch: SegmentedSwitch, qtbot: QtBot):
    switch.set_available("edit", "There is no picture yet.")
    assert "no picture yet" in switch.buttons["edit"].toolTip()
    assert switch.buttons["edit"].accessibleDescription() == "There is no picture yet."
    qtbot.keyClick(switch, RIGHT)
    assert switch.value() == "new"
    switch.set_available("edit")
    assert "Change one" in switch.buttons["edit"].toolTip()


def test_each_segment_has_a_name_and_a_tooltip(switch: SegmentedSwitch):
    assert complaints(switch) == []
