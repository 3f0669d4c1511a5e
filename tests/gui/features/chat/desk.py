"""A chat tab on a desk of its own: real widgets, real services, and a server that a test chooses."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.api.client import Client, build_client
from playground.api.connection import Connection
from playground.api.dialect import Dialect, guess_dialect
from playground.api.models import Model
from playground.api.patience import Patience
from playground.features.chat.view.chat_view import ChatTab
from playground.loop import EventLoop
from playground.services.connections import ConnectionState
from playground.services.context import Context
from playground.services.exchanges import Exchanges
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.locations import Locations
from playground.storage.secrets import Secrets
from playground.storage.settings import Settings
from playground.tour.transcript_hand import place_of
from playground.widgets.composer import Composer
from playground.widgets.transcript import Card, TranscriptView
from playground.window.status_bar import StatusBar
from tests.faults.calls import pooled
from tests.faults.server import FaultServer

KEY = "sk-canary-0123456789abcdef"
PROMPT = "Is anybody there?"
QUICK = Patience(connect=2.0, write=2.0, first_byte=3.0, total=6.0, quiet=0.15, stalled=0.6, trailer=0.2)
ANSWER_WITHIN = 0.2


class ImpatientConnection:
    """One connection, to a server that misbehaves: waits are short, everything else is as in the program."""

    def __init__(self, connection: Connection, exchanges: Exchanges, patience: Patience) -> None:
        self.changed: Signal[()] = Signal()
        self.state_changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.state = ConnectionState.CONNECTED
        self.error: BaseException | None = None
        self.current = connection
        self.entries = (self.current,)
        self.models: tuple[Model, ...] = (Model("test-model", None, "", None), Model("other-model", None, "", None))
        self._exchanges = exchanges
        self._patience = patience
        self._client: Client | None = None

    async def client(self, connection: Connection | None = None) -> Client:
        if self._client is None:
            self._client = build_client(self.current, KEY, observer=self._exchanges, patience=self._patience)
        return self._client

    def dialect(self, model: str) -> Dialect:
        return guess_dialect(self.current, model) if self._client is None else self._client.dialect_for(model)

    def learned(self, model: str, param: str) -> None:
        pass

    def check_idle(self) -> None:
        """No network connection is still in use; one that waits for the next request is fine."""
        if self._client is not None:
            assert self._client.idle
            assert all(connection.is_idle() for connection in pooled(self._client))

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()
            assert not pooled(self._client)


class Desk:
    """The tab above a status bar, as the window has them, and what a person does there."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.notices: list[Notice] = []
        context.notices.posted.connect(self.notices.append)
        self.window = QWidget()
        self.window.resize(1280, 800)
        self.tab = ChatTab(context, self.window)
        self.status = StatusBar(context.connections, context.jobs, self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.tab)
        column.addWidget(self.status)
        self.window.show()
        self.actions: list[str] = []
        self.tab.action_requested.connect(self.actions.append)

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

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    async def click_card(self, action: str) -> None:
        await self.until(lambda: place_of(self.transcript, "card", action) is not None)
        place = place_of(self.transcript, "card", action)
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

    async def until(self, condition: Callable[[], object], seconds: float = 10.0) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.005)


Story = Callable[[Desk], Awaitable[None]]
FaultStory = Callable[[Desk, FaultServer], Awaitable[None]]


def tell(folder: Path, story: Story, *, base_url: str, ca_file: str = "", patience: Patience = QUICK) -> None:
    """Opens the tab, lets the story happen and checks what must hold after every story."""
    loop = EventLoop(_application())
    connection = Connection("test", "Test", base_url, ca_file=ca_file)
    try:
        loop.run_until_complete(_happen(loop, folder, story, connection, patience))
    finally:
        loop.close()
    history = sqlite3.connect(folder / "history.db")
    assert history.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    history.close()


def _compose(folder: Path, connection: Connection, patience: Patience) -> tuple[Context, ImpatientConnection]:
    notices, exchanges, settings = Notices(), Exchanges(), Settings(folder / "settings.json")
    database = Database(folder / "history.db")
    connections = ImpatientConnection(connection, exchanges, patience)
    context = Context(
        Locations(folder),
        settings,
        Secrets(settings),
        History(database),
        database,
        Blobs(folder / "blobs"),
        connections,  # type: ignore[arg-type]  # as much of it as the chat uses
        Jobs(notices),
        notices,
        exchanges,
        Handovers(),
    )
    return context, connections


async def _happen(loop: EventLoop, folder: Path, story: Story, connection: Connection, patience: Patience) -> None:
    context, connections = _compose(folder, connection, patience)
    context.jobs.begin(loop)
    await context.database.open()
    desk = Desk(context)
    try:
        desk.tab.start()
        await desk.until(lambda: not context.jobs.running)
        await story(desk)
        await _answers_a_timer(loop)
        if not context.jobs.running:
            connections.check_idle()
    finally:
        desk.tab.shutdown()
        await asyncio.sleep(0)
        await context.jobs.close()
        await connections.close()
        await context.settings.flush()
        await context.database.close()
        desk.window.hide()
        desk.window.deleteLater()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    assert not left, f"left behind: {left}"


async def _answers_a_timer(loop: EventLoop) -> None:
    before = loop.time()
    await asyncio.sleep(0.01)
    assert loop.time() - before < ANSWER_WITHIN


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


class LogKeeper(logging.Handler):
    """Everything that is logged, whatever its level."""

    def __init__(self) -> None:
        super().__init__(0)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"
