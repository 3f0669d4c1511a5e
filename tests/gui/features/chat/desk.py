"""A chat tab on a desk of its own, as the window has it."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.api.connection import Connection
from playground.api.patience import Patience
from playground.features.chat.view.chat_view import ChatTab
from playground.services.context import Context
from playground.tour.transcript_hand import place_of
from playground.widgets.composer import Composer
from playground.widgets.transcript.content import Card
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.window.status_bar import StatusBar
from tests.faults.server import FaultServer
from tests.gui.features import desk
from tests.gui.features.desk import KEY, QUICK

__all__ = ["KEY", "PROMPT", "QUICK", "Desk", "FaultStory", "tell"]

PROMPT = "Is anybody there?"


class Desk(desk.Desk):
    """The tab above a status bar, as the window has them, and what a person does there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, QWidget())
        self.window.resize(1280, 800)
        self.tab = ChatTab(context, self.window)
        self.status = StatusBar(context.connections, context.jobs, self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.tab)
        column.addWidget(self.status)
        self.window.show()
        self.actions: list[str] = []
        self.tab.action_requested.connect(self.actions.append)

    def open(self) -> None:
        self.tab.start()

    def shut(self) -> None:
        self.tab.shutdown()

    @property
    def transcript(self) -> TranscriptView:
        return self.tab.conversation.transcript

    @property
    def composer(self) -> Composer:
        return self.tab.conversation.composer

    @property
    def busy(self) -> bool:
        return self.composer.run_button.text() == "Stop"

    @property
    def reply(self) -> str:
        """What stands there for the last turn."""
        turn = self.transcript.last_turn()
        return turn.text if turn is not None else ""

    @property
    def card(self) -> Card:
        turn = self.transcript.last_turn()
        assert turn is not None
        assert turn.card is not None, f"no card below {turn.text!r}, but {turn.footer.text!r}"
        return turn.card

    @property
    def titles(self) -> list[str]:
        rows = self.tab.conversations.rows
        return [str(rows.index(row).data()) for row in range(rows.rowCount()) if rows.id_at(rows.index(row))]

    def type(self, text: str) -> None:
        QTest.keyClicks(self.composer.prompt, text)

    def press(self, key: Qt.Key, target: QWidget | None = None) -> None:
        QTest.keyClick(target or self.composer.prompt, key)

    async def click_card(self, action: str) -> None:
        await self.until(lambda: place_of(self.transcript, "card", action) is not None)
        place = place_of(self.transcript, "card", action)
        assert place is not None
        self._click_at(place)

    def click_action(self, action: str) -> None:
        """The icon below the last reply that has it."""
        place = place_of(self.transcript, "action", action)
        assert place is not None
        self._click_at(place)

    def _click_at(self, place: QPoint) -> None:
        QTest.mouseClick(self.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)

    async def send(self, text: str = PROMPT) -> None:
        self.type(text)
        self.press(Qt.Key.Key_Return)
        await self.until(lambda: self.busy)

    async def answered(self, seconds: float = 10.0) -> None:
        await self.until(lambda: not self.busy and not self.context.jobs.running, seconds)


Story = Callable[[Desk], Awaitable[None]]
FaultStory = Callable[[Desk, FaultServer], Awaitable[None]]


def tell(folder: Path, story: Story, *, base_url: str, ca_file: str = "", patience: Patience = QUICK) -> None:
    """Opens the tab, lets the story happen and checks what must hold after every story."""
    desk.tell(folder, Desk, story, Connection("test", "Test", base_url, ca_file=ca_file), patience=patience)
