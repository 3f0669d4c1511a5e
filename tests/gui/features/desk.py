"""A desk for one tab: real widgets, real services with short waits, and a server that a test chooses."""

import asyncio
import base64
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.api.client import Client, build_client
from playground.api.connection import Connection
from playground.api.dialect import Dialect, guess_dialect
from playground.api.models import Model
from playground.api.patience import Patience
from playground.loop import EventLoop
from playground.services.connections import ConnectionState
from playground.services.context import Context
from playground.services.exchanges import Exchanges
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.backups import Backups
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.locations import Locations
from playground.storage.secrets import Secrets
from playground.storage.settings import Settings
from tests.faults.calls import pooled

KEY = "sk-canary-0123456789abcdef"
QUICK = Patience(connect=2.0, write=2.0, first_byte=3.0, total=6.0, quiet=0.15, stalled=0.6, trailer=0.2)
MODELS = ("test-model", "other-model")


class ImpatientConnection:
    """One connection, to a server that misbehaves: waits are short, everything else is as in the program."""

    def __init__(
        self, connection: Connection, exchanges: Exchanges, patience: Patience, models: tuple[str, ...] = MODELS
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.state_changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.state = ConnectionState.CONNECTED
        self.error: BaseException | None = None
        self.current = connection
        self.entries = (self.current,)
        self.models = tuple(Model(name, None, "", None) for name in models)
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

    def refresh_soon(self) -> None:
        """The models of a test stay the same."""

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
    """What a person does at any tab; that tab stands in `window`."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self.context = context
        self.window = window
        self.notices: list[Notice] = []
        context.notices.posted.connect(self.notices.append)

    def open(self) -> None:
        """The history is open and the loop runs."""

    def shut(self) -> None:
        """The window closes."""

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    async def until(self, condition: Callable[[], object], seconds: float = 10.0) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.005)

    async def idle(self, seconds: float = 10.0) -> None:
        """No job is in flight."""
        await self.until(lambda: not self.context.jobs.running, seconds)


def drop_on(widget: QWidget, mime: QMimeData) -> bool:
    """On the first widget under the mouse that welcomes it, as Qt looks for one; whether there was one."""
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    target: QWidget | None = widget
    while target is not None:
        entered = QDragEnterEvent(QPoint(5, 5), copy, mime, buttons, keys)
        entered.ignore()
        if target.acceptDrops():
            QApplication.sendEvent(target, entered)
        if entered.isAccepted():
            QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, mime, buttons, keys))
            return True
        target = target.parentWidget()
    return False


D = TypeVar("D", bound=Desk)


def tell(
    folder: Path,
    furnish: Callable[[Context], D],
    story: Callable[[D], Awaitable[None]],
    connection: Connection,
    *,
    patience: Patience = QUICK,
    models: tuple[str, ...] = MODELS,
) -> None:
    """Opens the tab, lets the story happen and checks what must hold after every story."""
    application = QCoreApplication.instance()
    assert application is not None
    loop = EventLoop(application)
    with _kept_log() as log:
        try:
            loop.run_until_complete(_happen(loop, _compose(folder, connection, patience, models), furnish, story))
        finally:
            loop.close()
    history = sqlite3.connect(folder / "history.db")
    assert history.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    history.close()
    assert KEY not in log.text
    _check_no_key(folder)


def _compose(
    folder: Path, connection: Connection, patience: Patience, models: tuple[str, ...]
) -> tuple[Context, ImpatientConnection]:
    notices, exchanges, locations = Notices(), Exchanges(), Locations(folder)
    settings = Settings(locations.settings)
    database = Database(locations.database)
    connections = ImpatientConnection(connection, exchanges, patience, models)
    context = Context(
        locations,
        settings,
        Secrets(settings),
        History(database),
        database,
        Blobs(locations.blobs),
        connections,  # type: ignore[arg-type]  # as much of it as tabs use
        Jobs(notices),
        notices,
        exchanges,
        Handovers(),
        Backups(database, locations.database),
    )
    return context, connections


async def _happen(
    loop: EventLoop,
    services: tuple[Context, ImpatientConnection],
    furnish: Callable[[Context], D],
    story: Callable[[D], Awaitable[None]],
) -> None:
    context, connections = services
    context.jobs.begin(loop)
    await context.database.open()
    desk = furnish(context)
    try:
        desk.open()
        await desk.idle()
        await story(desk)
        async with asyncio.timeout(10):
            await asyncio.sleep(0.01)  # the loop still answers
        if not context.jobs.running:
            connections.check_idle()
    finally:
        desk.shut()
        await asyncio.sleep(0)
        await context.jobs.close()
        await connections.close()
        await context.settings.flush()
        await context.database.close()
        desk.window.hide()
        desk.window.deleteLater()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    assert not left, f"left behind: {left}"


def _check_no_key(folder: Path) -> None:
    for file in filter(Path.is_file, folder.rglob("*")):
        content = file.read_bytes()
        assert KEY.encode() not in content
        assert base64.b64encode(KEY.encode()) not in content


class LogKeeper(logging.Handler):
    """Everything that is logged, whatever its level."""

    def __init__(self) -> None:
        super().__init__(0)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"


@contextmanager
def _kept_log() -> Iterator[LogKeeper]:
    log = LogKeeper()
    root = logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(level)
