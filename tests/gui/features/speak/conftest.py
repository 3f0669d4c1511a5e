"""The speak tab with a server that a test chooses."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from playground.sound.errors import SoundError
from playground.widgets import theme
from tests.faults.server import FaultServer, Script, always
from tests.gui.features.speak.desk import Story, sit_down, sound
from tests.unit.sound.fake_devices import FakeSoundCard


class AtTheDesk(Protocol):
    """Opens the window beside a server with these scripts and lets the story happen."""

    def __call__(self, story: Story, *scripts: Script, refusal: SoundError | None = None) -> None: ...


@pytest.fixture
def at_the_desk(qapp: QApplication, tmp_path: Path) -> AtTheDesk:
    theme.apply(qapp, "light")
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)

    def at_the_desk(story: Story, *scripts: Script, refusal: SoundError | None = None) -> None:
        card = FakeSoundCard()
        card.refusal = refusal
        with FaultServer(*(scripts or (always(sound()),))) as server:
            sit_down(data, server, story, card)

    return at_the_desk
