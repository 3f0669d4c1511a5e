"""The prompt lab with a server that a test chooses."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from playground.widgets import theme
from tests.faults.server import FaultServer, Script
from tests.gui.features.prompt_lab.desk import Story, sit_down


class AtTheDesk(Protocol):
    """Opens the window beside a server with these scripts and lets the story happen."""

    def __call__(self, story: Story, *scripts: Script) -> None: ...


@pytest.fixture
def at_the_desk(qapp: QApplication, tmp_path: Path) -> AtTheDesk:
    theme.apply(qapp, "light")
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)

    def at_the_desk(story: Story, *scripts: Script) -> None:
        with FaultServer(*scripts) as server:
            sit_down(data, server, story)

    return at_the_desk
