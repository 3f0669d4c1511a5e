"""The images tab with a server that a test chooses."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from playground.api.patience import Patience
from playground.widgets import theme
from tests.faults.server import FaultServer, Script, always
from tests.gui.features.desk import QUICK
from tests.gui.features.images.desk import RED, Story, reply, sit_down


class AtTheEasel(Protocol):
    """Opens the window beside a server with these scripts and lets the story happen."""

    def __call__(self, story: Story, *scripts: Script, patience: Patience = QUICK) -> None: ...


@pytest.fixture
def at_the_easel(qapp: QApplication, tmp_path: Path) -> AtTheEasel:
    theme.apply(qapp, "light")
    data = tmp_path / "data"
    data.mkdir()

    def at_the_easel(story: Story, *scripts: Script, patience: Patience = QUICK) -> None:
        with FaultServer(*(scripts or (always(reply(RED)),))) as server:
            sit_down(data, server, story, patience=patience)

    return at_the_easel
