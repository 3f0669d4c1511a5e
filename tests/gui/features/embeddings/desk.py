"""The embeddings tab in the window, and what a person does there."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from playground.api.connection import Connection
from playground.features.embeddings.model import EmbeddingsModel
from playground.features.embeddings.view.embeddings_view import EmbeddingsTab
from playground.features.embeddings.view.texts_model import Column
from playground.features.embeddings.view.work_page import WorkPage
from playground.message import Message
from playground.services.context import Context
from playground.widgets.buttons import Button
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from playground.window.tab import TabEntry
from tests.faults.server import FaultServer, Peer, answer
from tests.gui.features import desk

GROUPS = "embeddings.groups"
MODELS = ("test-chat", "test-embed")


def vector_of(text: str) -> list[float]:
    """Texts that begin with the same letter are alike."""
    digest = hashlib.sha256(text.encode()).digest()
    first = [0.0] * 6
    first[ord(text[:1] or " ") % 6] = 1.0
    return [value + digest[place] / 2000 for place, value in enumerate(first)]


def reply_to(texts: list[str], length: int | None = None) -> bytes:
    cut = [vector_of(text)[:length] for text in texts]
    data = [{"object": "embedding", "index": at, "embedding": vector} for at, vector in enumerate(cut)]
    usage = {"prompt_tokens": 4 * len(texts), "total_tokens": 4 * len(texts)}
    return json.dumps({"object": "list", "data": data, "model": "test-embed", "usage": usage}).encode()


def vectors(peer: Peer) -> None:
    """Answers as a server should, in numbers whatever was asked for."""
    while True:
        asked: dict[str, Any] = peer.request().json()
        peer.send(answer(reply_to(asked["input"], asked.get("dimensions"))))


class Desk(desk.Desk):
    """The whole window, with the embeddings tab up."""

    def __init__(self, context: Context) -> None:
        window = MainWindow(dark=False)
        super().__init__(context, window)
        context.settings.set("window.tab", "embeddings")
        entry = TabEntry("embeddings", "share-network", Message("Embeddings"), EmbeddingsTab)
        self.frame = Frame(context, (entry,), window, locations=context.locations)
        self.frame.show_last_tab()
        window.furnish(self.frame)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self.frame.current_tab.focus_prompt()

    def open(self) -> None:
        self.frame.start_tabs()

    def shut(self) -> None:
        self.frame.keep()

    # What there is

    @property
    def tab(self) -> EmbeddingsTab:
        (tab,) = self.frame.findChildren(EmbeddingsTab)
        return tab

    @property
    def model(self) -> EmbeddingsModel:
        return self.tab.model

    @property
    def work(self) -> WorkPage:
        return self.tab.work

    @property
    def busy(self) -> bool:
        return self.work.composer.run_button.text() == "Stop"

    @property
    def states(self) -> list[str]:
        return [row.state for row in self.model.rows]

    @property
    def shown_texts(self) -> list[str]:
        table = self.work.table.texts
        return [str(table.data(table.index(place, Column.TEXT))) for place in range(table.rowCount())]

    @property
    def message(self) -> str:
        """What stands above the composer; empty when nothing does."""
        shown = self.work.card
        return "\n".join((shown.accessibleName(), shown.accessibleDescription())) if shown.isVisible() else ""

    # What is done

    async def embed(self, *texts: str) -> None:
        self.work.composer.set_text("\n".join(texts))
        self.press("Return", self.work.composer.prompt)
        await self.finished()

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        focused: list[QWidget | None] = [target, QApplication.activePopupWidget(), self.window.focusWidget()]
        widget = next((each for each in focused if each is not None), self.window)
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    async def finished(self) -> None:
        """But for the process that looks for groups, which takes seconds to start."""

        def quiet() -> bool:
            return not self.busy and all(job.name == GROUPS for job in self.context.jobs.running)

        await self.until(quiet)

    def look_at(self, page: str) -> None:
        self.click(self.work.switch.buttons[page])

    def click_message(self, action: str) -> None:
        (button,) = self.work.card.findChildren(Button, f"action_{action}")
        self.click(button)

    def click_notice(self, words: str) -> None:
        """The button of the latest notice that has one with these words."""
        buttons = [each for row in self.frame.notice_bar.rows for each in row.findChildren(Button)]
        self.click(next(button for button in reversed(buttons) if button.text() == words))

    async def choose_file(self, path: Path) -> str:
        """In the dialog that is open; gives the name that was proposed."""
        await self.until(lambda: self.window.findChildren(QFileDialog))
        (dialog,) = [each for each in self.window.findChildren(QFileDialog) if each.isVisible()]
        proposed = Path(dialog.selectedFiles()[0]).name
        dialog.selectFile(str(path))
        dialog.accept()
        await self.finished()
        return proposed


Story = Callable[[Desk, FaultServer], Awaitable[None]]


def sit_down(folder: Path, server: FaultServer, story: Story) -> None:
    async def happen(person: Desk) -> None:
        await story(person, server)

    connection = Connection("test", "Test", server.base_url)
    desk.tell(folder, Desk, happen, connection, models=MODELS)
