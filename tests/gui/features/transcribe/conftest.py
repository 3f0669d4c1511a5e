"""The transcribe tab with a server and a sound card that a test chooses."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from playground.widgets import theme
from tests.faults.server import FaultServer, Script, always
from tests.gui.features.transcribe.desk import Story, heard, sit_down
from tests.unit.sound.fake_devices import FakeSoundCard


class AtTheMicrophone(Protocol):
    """Opens the window beside a server with these scripts and lets the story happen."""

    def __call__(self, story: Story, *scripts: Script, card: FakeSoundCard | None = None) -> None: ...


@pytest.fixture
def at_the_microphone(qapp: QApplication, tmp_path: Path) -> AtTheMicrophone:
    theme.apply(qapp, "light")
    data = tmp_path / "data"
    data.mkdir()

    def at_the_microphone(story: Story, *scripts: Script, card: FakeSoundCard | None = None) -> None:
        with FaultServer(*(scripts or (always(heard()),))) as server:
            sit_down(data, server, story, card or FakeSoundCard())

    return at_the_microphone
