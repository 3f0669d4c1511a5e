"""The kit can be used without seeing it, and without a mouse."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.widgets.workspace import Workspace
from tests.gui.accessibility import complaints, controls
from tests.gui.gallery import gallery


@pytest.fixture
def kit(qtbot: QtBot) -> Workspace:
    workspace = gallery()
    qtbot.addWidget(workspace)
    return workspace


def test_every_control_of_the_kit_has_a_name_and_a_tooltip(kit: Workspace):
    assert len(list(controls(kit))) > 30
    assert complaints(kit) == []


def test_a_bare_button_is_complained_about(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    QPushButton(window)
    assert len(complaints(window)) == 2
