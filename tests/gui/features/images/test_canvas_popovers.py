"""The panels that ask for room around a picture, and for a blank one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.features.images.margins import Margins
from playground.features.images.view.blank_panel import BlankPanel
from playground.features.images.view.extend_panel import ExtendPanel
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing the keyboard")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    return window


@pytest.fixture
def extend(window: QWidget) -> Iterator[ExtendPanel]:
    panel = ExtendPanel(window)
    panel.set_picture_size(1024, 768)
    panel.open_at(window)
    yield panel
    panel.close()


@pytest.fixture
def blank(window: QWidget) -> Iterator[BlankPanel]:
    panel = BlankPanel(window)
    panel.open_at(window)
    yield panel
    panel.close()


def press(qtbot: QtBot, panel: QWidget, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_room_is_told_and_the_panel_closes(extend: ExtendPanel, qtbot: QtBot):
    extend.left.setValue(64)
    extend.bottom.setValue(32)
    with qtbot.waitSignal(extend.extend_requested) as request:
        press(qtbot, extend, "extend_run")
    assert request.args == [64, 0, 0, 32]
    assert not extend.isVisible()


def test_presets_fill_the_fields_and_the_new_size_is_shown(extend: ExtendPanel, qtbot: QtBot):
    press(qtbot, extend, "extend_square")
    assert extend.margins() == Margins(0, 128, 0, 128)
    assert extend.result.text() == "1024 × 1024 px"
    press(qtbot, extend, "extend_wide")
    assert extend.margins() == Margins(171, 0, 171, 0)
    press(qtbot, extend, "extend_share")
    assert extend.margins() == Margins(256, 192, 256, 192)


def test_nothing_to_add_says_so_and_cannot_be_pressed(extend: ExtendPanel, qtbot: QtBot):
    assert not extend.primary.isEnabled()
    assert "how many pixels" in extend.result.text()
    assert "how many pixels" in extend.primary.toolTip()
    extend.right.setValue(8)
    assert extend.primary.isEnabled()
    extend.set_picture_size(512, 512)
    assert extend.margins() == Margins()


def test_enter_in_a_field_presses_the_button(extend: ExtendPanel, qtbot: QtBot):
    extend.top.setValue(16)
    with qtbot.waitSignal(extend.extend_requested) as request:
        qtbot.keyClick(extend.top, Qt.Key.Key_Return)
    assert request.args == [0, 16, 0, 0]


def test_escape_closes_without_asking_for_anything(extend: ExtendPanel, qtbot: QtBot):
    extend.top.setValue(16)
    with qtbot.assertNotEmitted(extend.extend_requested):
        qtbot.keyClick(extend, Qt.Key.Key_Escape)
    assert not extend.isVisible()


def test_a_blank_picture_is_asked_for_in_its_size(blank: BlankPanel, qtbot: QtBot):
    press(qtbot, blank, "blank_1536x1024")
    blank.down.setValue(99_999)
    with qtbot.waitSignal(blank.blank_requested) as request:
        press(qtbot, blank, "blank_run")
    assert request.args == [1536, 4096]
    blank.across.setValue(1)
    assert blank.across.value() == 16


def test_every_field_has_a_name_and_a_tooltip(extend: ExtendPanel, blank: BlankPanel):
    for panel in (extend, blank):
        panel.setWindowFlag(Qt.WindowType.Popup, False)  # what is inside popups is not looked at
        assert complaints(panel) == []
