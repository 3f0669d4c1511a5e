"""The rail and the toolbar agree with the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.features.images.mask.operations import Operation
from playground.features.images.mask.tool import Tool
from playground.features.images.view.canvas.canvas_toolbar import CanvasToolbar
from playground.features.images.view.canvas.tool_rail import CanvasToolRail
from playground.features.images.view.canvas.wiring import wire
from playground.message import Message
from playground.widgets import theme
from tests.gui.accessibility import complaints
from tests.gui.features.images.canvas.studio import Studio


class Workshop(Studio):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        room = self.room = QWidget()
        qtbot.addWidget(room)
        room.resize(900, 600)
        self.rail, self.toolbar = CanvasToolRail(room), CanvasToolbar(room)
        self.toolbar.move(200, 0)
        room.show()
        wire(self.canvas, self.rail, self.toolbar)


@pytest.fixture
def workshop(qtbot: QtBot, qapp: QApplication) -> Workshop:
    theme.apply(qapp, "dark")
    return Workshop(qtbot)


def actions(menu: QMenu) -> dict[str, QAction]:
    found = {action.text(): action for action in menu.actions() if action.text()}
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found |= {f"{action.text()} {name}": each for name, each in actions(below).items()}
    return found


def test_a_tool_chosen_in_the_rail_is_in_the_hand(workshop: Workshop):
    workshop.rail.tools[Tool.LASSO].click()
    assert workshop.canvas.tool is Tool.LASSO
    assert workshop.toolbar.size_gauge.isHidden()
    workshop.rail.tools[Tool.ERASER].click()
    assert not workshop.toolbar.size_gauge.isHidden()


def test_a_tool_chosen_by_its_key_is_shown_in_the_rail(workshop: Workshop):
    workshop.key("e")
    assert [tool for tool, button in workshop.rail.tools.items() if button.isChecked()] == [Tool.ERASER]


def test_the_brush_is_the_same_everywhere(workshop: Workshop):
    workshop.toolbar.size_gauge.slider.setValue(workshop.toolbar.size_gauge.slider.maximum())
    assert workshop.canvas.brush_size == 1000
    workshop.toolbar.hardness.slider.setValue(0)
    assert workshop.canvas.hardness == 0
    workshop.canvas.set_brush(40, 0.5)
    workshop.key("]")
    assert workshop.toolbar.size_gauge.label.text() == "46 px"
    workshop.key("}", Qt.KeyboardModifier.ShiftModifier)
    assert workshop.toolbar.hardness.label.text() == "75 %"


def test_what_the_canvas_says_does_not_come_back_rounded_by_a_slider(workshop: Workshop):
    workshop.canvas.set_brush(123, 1)
    workshop.key("]")
    assert workshop.canvas.brush_size == 141


def test_the_zoom_is_shown_and_its_buttons_act(workshop: Workshop):
    workshop.canvas.set_zoom(0.84)
    assert workshop.toolbar.zoom.text() == "84 %"
    workshop.toolbar.closer.click()
    assert workshop.canvas.zoom == 1
    workshop.toolbar.out.click()
    assert workshop.canvas.zoom < 1
    workshop.toolbar.zoom.click()
    assert workshop.canvas.zoom == 1
    workshop.canvas.set_zoom(7)
    workshop.toolbar.fit.click()
    assert workshop.canvas.viewport.fitting


def test_undo_says_what_it_undoes(workshop: Workshop):
    assert not workshop.rail.undo.isEnabled()
    workshop.drag((100, 100), (150, 100))
    assert workshop.rail.undo.isEnabled()
    assert "Brush stroke" in workshop.rail.undo.toolTip()
    workshop.rail.undo.click()
    assert workshop.mask.is_empty()
    assert "Brush stroke" in workshop.rail.redo.toolTip()
    workshop.rail.redo.click()
    assert not workshop.mask.is_empty()
    workshop.canvas.set_mask(None)
    assert not workshop.rail.undo.isEnabled()


def test_the_menu_asks_for_operations_on_the_whole_mask(workshop: Workshop):
    asked: list[tuple[Operation, int]] = []
    workshop.rail.operation_requested.connect(lambda *each: asked.append(each))
    menu = actions(workshop.rail.menu)
    for name in ("Invert", "Clear", "Grow 8 px", "Shrink 1 px", "Feather 64 px"):
        menu[name].trigger()
    assert asked == [
        (Operation.INVERT, 0),
        (Operation.CLEAR, 0),
        (Operation.GROW, 8),
        (Operation.SHRINK, 1),
        (Operation.FEATHER, 64),
    ]


def test_masks_are_opened_and_saved_by_the_menu(workshop: Workshop, qtbot: QtBot):
    menu = actions(workshop.rail.menu)
    with qtbot.waitSignals([workshop.rail.open_mask_requested, workshop.rail.save_mask_requested]):
        menu["Open a mask…"].trigger()
        menu["Save the mask…"].trigger()


def test_the_colour_and_the_opacity_of_the_mask_are_chosen_one_by_one(workshop: Workshop):
    told: list[tuple[str, float]] = []
    workshop.toolbar.overlay_changed.connect(lambda *each: told.append(each))
    menu = actions(workshop.toolbar.overlay.menu())
    menu["Red"].trigger()
    menu["Opacity 25 %"].trigger()
    assert told == [("#D93A49", 0.55), ("#D93A49", 0.25)]
    workshop.toolbar.set_overlay("#1F9D55", 0.7)
    assert [name for name, action in menu.items() if action.isChecked()] == ["Green", "Opacity 70 %"]


def test_where_there_is_little_height_the_tools_stand_in_columns(workshop: Workshop, qtbot: QtBot):
    rail = workshop.rail
    rail.resize(rail.width(), 500)
    one = rail.width()
    rail.resize(rail.width(), 240)
    qtbot.waitUntil(lambda: rail.width() > one)
    assert all(rail.rect().contains(button.geometry()) for button in rail.tools.values())
    rail.resize(rail.width(), 500)
    qtbot.waitUntil(lambda: rail.width() == one)


def test_the_history_can_be_named_from_outside(workshop: Workshop):
    workshop.rail.set_history(None, Message("Grow"))
    assert not workshop.rail.undo.isEnabled()
    assert workshop.rail.redo.accessibleName() == "Redo: Grow"


def test_everything_can_be_heard_and_explained(workshop: Workshop):
    assert complaints(workshop.rail) == []
    assert complaints(workshop.toolbar) == []
