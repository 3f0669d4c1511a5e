"""The room of a tab, and drawers over it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.widgets.buttons import IconButton
from playground.widgets.drawer import Drawer
from playground.widgets.side_list import SideList
from playground.widgets.workspace import LEFT_WIDTH, RIGHT_WIDTH, Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def centre() -> QWidget:
    return QWidget()


@pytest.fixture
def workspace(qtbot: QtBot, centre: QWidget) -> Workspace:
    workspace = Workspace(SideList("New", "New", "Things", "Nothing"), centre, QLineEdit())
    workspace.resize(1280, 700)
    qtbot.addWidget(workspace)
    workspace.show()
    return workspace


def test_with_room_the_work_stands_between_both_sides(workspace: Workspace, centre: QWidget):
    assert centre.geometry().getRect() == (LEFT_WIDTH, 0, 1280 - LEFT_WIDTH - RIGHT_WIDTH, 700)


def test_a_side_folds_and_the_work_takes_its_room(workspace: Workspace, centre: QWidget, qtbot: QtBot):
    before = centre.width()
    with qtbot.waitSignal(workspace.folded_changed):
        workspace.toggle_left()
    assert workspace.folded() == (True, False)
    assert centre.width() > before
    workspace.set_folded(False, False)
    assert centre.width() == before


def test_the_buttons_of_the_sides_fold_them(workspace: Workspace, qtbot: QtBot):
    panel = workspace.findChild(SideList)
    assert isinstance(panel, SideList)
    qtbot.mouseClick(panel.fold_button, Qt.MouseButton.LeftButton)
    assert not workspace.is_left_open()


def test_the_button_that_folds_the_settings_scrolls_along_with_them(qtbot: QtBot, centre: QWidget):
    settings, tall = QScrollArea(), QWidget()
    tall.setMinimumHeight(2000)
    settings.setWidget(tall)
    workspace = Workspace(SideList("New", "New", "Things", "Nothing"), centre, settings)
    qtbot.addWidget(workspace)
    workspace.resize(1280, 700)
    workspace.show()
    button = next(each for each in workspace.findChildren(IconButton) if "Fold the settings" in each.toolTip())
    before = button.y()
    settings.verticalScrollBar().setValue(100)
    assert button.y() == before - 100


def test_under_1100_the_settings_lie_over_the_work(workspace: Workspace, centre: QWidget, qtbot: QtBot):
    workspace.resize(1000, 700)
    assert not workspace.is_right_open()
    width = centre.width()
    with qtbot.assertNotEmitted(workspace.folded_changed):
        workspace.toggle_right()
    assert workspace.is_right_open()
    assert centre.width() == width
    workspace.resize(1280, 700)
    assert workspace.is_right_open()
    assert workspace.folded() == (False, False)


def test_under_900_the_list_is_folded_until_it_is_wanted(workspace: Workspace, centre: QWidget):
    workspace.resize(800, 600)
    assert not workspace.is_left_open()
    assert centre.width() > 700
    workspace.toggle_left()
    assert workspace.is_left_open()
    workspace.resize(1280, 700)
    workspace.resize(800, 600)
    assert not workspace.is_left_open()


def test_escape_closes_the_settings_over_the_work(workspace: Workspace, qtbot: QtBot):
    workspace.resize(1000, 700)
    workspace.toggle_right()
    field = workspace.findChild(QLineEdit, "")
    qtbot.keyClick(workspace._right_side, Qt.Key.Key_Escape)
    assert field is not None
    assert not workspace.is_right_open()


def test_a_drawer_slides_in_over_the_right_edge(qtbot: QtBot):
    host = QWidget()
    host.resize(900, 500)
    qtbot.addWidget(host)
    host.show()
    drawer = Drawer(host, QLineEdit(), "Inspector", width=400)
    told: list[bool] = []
    drawer.open_changed.connect(told.append)
    drawer.toggle()
    qtbot.waitUntil(lambda: drawer.geometry().right() == host.rect().right())
    host.resize(700, 400)
    assert (drawer.geometry().right(), drawer.height()) == (699, 400)
    qtbot.keyClick(drawer.close_button, Qt.Key.Key_Escape)
    qtbot.waitUntil(drawer.isHidden)
    assert told == [True, False]


def test_a_drawer_gives_the_focus_back(qtbot: QtBot):
    host = QWidget()
    host.resize(900, 500)
    field, inside = QLineEdit(host), QLineEdit()
    qtbot.addWidget(host)
    drawer = Drawer(host, inside, "Inspector")
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    drawer.set_open(True, animate=False)
    inside.setFocus()
    drawer.set_open(False, animate=False)
    assert QApplication.focusWidget() is field
