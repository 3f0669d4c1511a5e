"""The chat with a server that misbehaves, and what must hold afterwards, whatever the server did."""

from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from playground.api.patience import Patience
from tests.faults.server import FaultServer, Script
from tests.gui.features.chat.desk import PROMPT, QUICK, Desk, FaultStory, tell


class Talk(Protocol):
    """Sends the prompt to a server with these scripts and lets the story happen."""

    def __call__(
        self,
        *scripts: Script,
        story: FaultStory,
        address: str = "{base_url}",
        certificate: str | None = None,
        ca_file: str = "",
        patience: Patience = QUICK,
    ) -> None: ...


@pytest.fixture
def talk(qapp: QApplication, tmp_path: Path) -> Talk:
    """`address` is what stands in the connection; `{base_url}` and `{port}` in it are the server's."""

    def talk(
        *scripts: Script,
        story: FaultStory,
        address: str = "{base_url}",
        certificate: str | None = None,
        ca_file: str = "",
        patience: Patience = QUICK,
    ) -> None:
        with FaultServer(*scripts, certificate=certificate) as server:

            async def happen(desk: Desk) -> None:
                await desk.send()
                await story(desk, server)
                assert desk.tab.model.turns[0].text == PROMPT
                assert desk.transcript.text_of(str(desk.tab.model.turns[0].id)) == PROMPT

            base_url = address.format(base_url=server.base_url, port=server.port)
            tell(tmp_path, happen, base_url=base_url, ca_file=ca_file, patience=patience)

    return talk
