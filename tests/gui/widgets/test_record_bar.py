"""The controls of a recording."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from playground.widgets.record_bar import RecordBar
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> RecordBar:
    bar = RecordBar()
    qtbot.addWidget(bar)
    bar.resize(600, bar.sizeHint().height())
    bar.show()
    return bar


def button(bar: RecordBar, name: str) -> QAbstractButton:
    found = bar.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def listen(bar: RecordBar) -> list[Any]:
    told: list[Any] = []
    for name in ("record", "pause", "resume", "discard", "finish", "refresh"):
        getattr(bar, f"{name}_requested").connect(lambda name=name: told.append(name))
    bar.device_chosen.connect(told.append)
    bar.silence_toggled.connect(told.append)
    return told


def test_a_recording_is_started_paused_taken_up_and_finished(bar: RecordBar, qtbot: QtBot):
    told = listen(bar)
    qtbot.mouseClick(button(bar, "record"), LEFT)
    bar.set_state("recording")
    qtbot.mouseClick(button(bar, "pause"), LEFT)
    bar.set_state("paused")
    assert button(bar, "pause").text() == "Go on"
    qtbot.mouseClick(button(bar, "pause"), LEFT)
    bar.set_state("recording")
    qtbot.mouseClick(button(bar, "finish"), LEFT)
    qtbot.mouseClick(button(bar, "discard"), LEFT)
    assert told == ["record", "pause", "resume", "finish", "discard"]


def test_finish_stands_where_record_stood_and_nothing_jumps(bar: RecordBar, qtbot: QtBot):
    place, height = button(bar, "record").geometry(), bar.height()
    bar.set_state("recording")
    qtbot.waitUntil(lambda: button(bar, "finish").geometry() == place)
    assert not button(bar, "record").isVisible()
    assert bar.sizeHint().height() <= height


def test_the_focus_stays_at_the_place_where_it_was(bar: RecordBar, qtbot: QtBot):
    bar.activateWindow()
    button(bar, "record").setFocus()
    qtbot.waitUntil(button(bar, "record").hasFocus)
    bar.set_state("recording")
    assert button(bar, "finish").hasFocus()
    bar.set_state("ready")
    assert button(bar, "record").hasFocus()


def test_time_and_size_are_shown_while_they_grow(bar: RecordBar):
    bar.set_state("recording")
    bar.set_elapsed(73.26)
    bar.set_size(6_400_000)
    assert (bar.elapsed.text(), bar.note.text()) == ("1:13.2", "Recording · 6.4 MB")
    bar.set_state("paused")
    assert bar.note.text() == "Paused · 6.4 MB"


def test_the_microphone_is_chosen_and_cannot_be_changed_while_it_records(bar: RecordBar, qtbot: QtBot):
    told = listen(bar)
    box = bar.findChild(QComboBox, "device")
    assert isinstance(box, QComboBox)
    bar.set_devices([("", "System default"), ("7", "USB")])
    bar.set_device("")
    assert (box.currentText(), told) == ("System default", [])
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.mouseClick(button(bar, "refresh_devices"), LEFT)
    assert told == ["7", "refresh"]
    bar.set_state("recording")
    assert not box.isEnabled()
    assert not button(bar, "refresh_devices").isEnabled()


def test_a_microphone_that_is_gone_stays_chosen(bar: RecordBar):
    box = bar.device
    bar.set_devices([("", "System default"), ("7", "USB")])
    bar.set_device("7")
    bar.set_devices([("", "System default")])
    assert (box.currentIndex(), box.placeholderText()) == (-1, "Not connected")
    bar.set_devices([("", "System default"), ("7", "USB")])
    assert box.currentText() == "USB"
    bar.set_devices([])
    assert box.placeholderText() == "No microphone found"


def test_the_silence_is_named_and_set_in_silence(bar: RecordBar, qtbot: QtBot):
    told = listen(bar)
    bar.set_silence(True, 3)
    assert (bar.silence.isChecked(), told) == (True, [])
    assert bar.silence.accessibleName() == "Stop after 3 s of silence"
    qtbot.mouseClick(button(bar, "stop_after_silence"), LEFT)
    assert told == [False]


def test_what_cannot_be_recorded_says_why(bar: RecordBar):
    bar.set_unavailable("There is no microphone.")
    assert not button(bar, "record").isEnabled()
    assert "no microphone" in button(bar, "record").toolTip()
    bar.set_unavailable("")
    bar.set_state("busy")
    assert not button(bar, "record").isEnabled()
    bar.set_state("ready")
    assert button(bar, "record").isEnabled()


def test_every_control_has_a_name_and_a_tooltip(bar: RecordBar):
    assert complaints(bar) == []
