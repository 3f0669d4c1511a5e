"""One window with everything in it, for many tests: the tabs, a bare one, and a server that does as the prompt says."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from playground.api.connection import Connection
from playground.features.chat.view.chat_view import ChatTab
from playground.loop import EventLoop
from playground.message import Message
from playground.services.connections import ConnectionState
from playground.tabs import TABS
from playground.widgets import theme
from playground.widgets.parameter_rows import ParameterRow
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.window.dialog import Dialog
from playground.window.single_instance import SingleInstance
from playground.window.tab import Tab, TabEntry
from tests.faults.server import DONE, FaultServer, Peer, answer, delta, error_answer
from tests.gui.window.house import open_house

SIZE = (1280, 800)
MODELS = answer(json.dumps({"data": [{"id": "test-model"}, {"id": "old-model", "shutdown_date": "2020-01-01"}]}))
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nx-request-id: req_1\r\n\r\n"
)
RICH = """# A title

Words, **strong** ones, a [link](https://example.com/) and a picture ![dot](https://example.com/dot.png).

```python
def answer() -> int:
    return 42  # and a comment that makes the line so long that it has to be scrolled sideways, and then some more of it
```

| a | b |
|---|---|
| 1 | 2 |

- one
- two
"""
SHORT = "all is well"


def replies(peer: Peer) -> None:
    while True:
        request = peer.request()
        if request.path.endswith("/models"):
            peer.send(MODELS)
            continue
        prompt = request.json()["messages"][-1]["content"]  # type: ignore[index]  # ours
        if prompt == "fail":
            peer.send(error_answer("400 Bad Request", "no such thing", code="unsupported_value", param="temperature"))
        elif prompt == "wait":
            peer.send(HEAD, _chunk(delta("one ")))
            peer.hold()
            return
        else:
            text = RICH * 3 if prompt == "rich" else SHORT
            peer.send(HEAD, *(_chunk(piece) for piece in (delta(text[:40]), delta(text[40:], "stop"), DONE, b"")))


def _chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


class Room:
    """Lives on one event loop, which runs only while a test lets something happen in it."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        theme.apply(application, "light")
        self.server = FaultServer(replies)
        self.server.__enter__()
        self.loop = EventLoop(application)
        bare = TabEntry("bare", "image", Message("Bare"), lambda _: Tab())
        house = open_house(folder, (*TABS, bare))
        self.instance = SingleInstance(folder)
        self.application = application
        self.context, self.window, self.frame = house.context, house.window, house.frame
        self._connections = [Connection(name, name.capitalize(), self.server.base_url) for name in ("other", "room")]
        self._restore_connections()
        self.happen(self._begin())

    @property
    def chat(self) -> ChatTab:
        (chat,) = self.frame.findChildren(ChatTab)
        return chat

    @property
    def transcript(self) -> TranscriptView:
        return self.chat.conversation.transcript

    def happen(self, story: Awaitable[None]) -> None:
        async def soon() -> None:
            async with asyncio.timeout(20):
                await story

        self.loop.run_until_complete(soon())

    async def until(self, condition: Callable[[], object], seconds: float = 3.0) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.002)

    async def breathe(self) -> None:
        """What has been set off gets its turn, also what a timer or another thread brings."""
        for _ in range(3):
            await asyncio.sleep(0.003)

    async def send(self, prompt: str) -> None:
        self.press("Ctrl+N", self.window)
        composer = self.chat.conversation.composer
        composer.prompt.setFocus()
        composer.prompt.selectAll()
        QTest.keyClicks(composer.prompt, prompt)
        QTest.keyClick(composer.prompt, Qt.Key.Key_Return)
        await self.breathe()

    async def answered(self) -> None:
        await self.until(lambda: not self.context.jobs.running and not self.chat.model.busy)

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        widget = target or self.application.activePopupWidget() or self.application.focusWidget() or self.window
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )

    async def tidy(self) -> None:
        """As it was before, as far as a user could bring it about."""
        for top in self.application.topLevelWidgets():
            if top.isVisible() and top is not self.window:
                top.close()
        QToolTip.hideText()
        self._restore_connections()
        self.window.show()
        self.window.resize(*SIZE)
        self.window.activateWindow()
        self.frame.drawers.close()
        self.frame.show_tab(0)
        self.chat.recall({})
        self.chat.conversations.search.clear()
        self.chat.stop()
        options = self.chat.options
        options.model.setText("test-model")
        for parameter in options.findChildren(ParameterRow):
            parameter.reset()
        for dialog in self.window.findChildren(Dialog):
            dialog.deleteLater()
        for row in tuple(self.frame.notice_bar.rows):
            row.dismissed.emit()
        theme.apply(self.application, "light")
        await self._keep_draft()

    async def use(self) -> None:
        """A message is written, sent and answered."""
        await self.send("Are you well?")
        await self.until(lambda: self.chat.model.busy is False and len(self.chat.model.turns) == 2)
        turns = self.chat.model.turns
        assert [(turn.text, turn.status) for turn in turns] == [("Are you well?", "done"), (SHORT, "done")]
        shown = self.transcript.last_turn()
        assert shown is not None
        assert shown.text == SHORT
        assert self.chat.conversation.composer.run_button.text() == "Send"
        await self._keep_draft()

    async def _keep_draft(self) -> None:
        """Now: the timer that would do it may run out between two tests, when the loop does not run."""
        self.chat.shutdown()
        await self.until(lambda: not self.context.jobs.running)

    def close(self) -> None:
        self.happen(self._end())
        self.loop.close()
        self.server.__exit__(None, None, None)
        self.instance.close()
        self.window.hide()
        self.window.deleteLater()

    def _restore_connections(self) -> None:
        connections = self.context.connections
        for wanted in self._connections:
            if wanted not in connections.entries:
                connections.save(wanted)
        connections.select("room")

    async def _begin(self) -> None:
        self.context.jobs.begin(self.loop)
        self.instance.listen()
        await self.context.database.open()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.frame.start_tabs()
        self.context.connections.refresh_soon()
        await self.until(lambda: self.context.connections.state is ConnectionState.CONNECTED)
        await self.until(lambda: not self.context.jobs.running)

    async def _end(self) -> None:
        self.frame.keep()
        await asyncio.sleep(0)
        await self.context.jobs.close()
        await self.context.connections.close()
        await self.context.settings.flush()
        await self.context.database.close()
