"""A window with its frame around tabs that only note what is asked of them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from playground.api.request import ApiRequest, JsonObject
from playground.app.composition import compose
from playground.app.options import Options
from playground.loop import EventLoop
from playground.message import Message
from playground.services.context import Context
from playground.services.handovers import Handover, PictureHandover
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from playground.window.tab import Tab, TabEntry


class NotingTab(Tab):
    """Notes what the window asks for; its request is whatever stands in the prompt."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.received: list[Handover] = []
        self.prompt = QPlainTextEdit()
        self.prompt.setObjectName("prompt")
        self.prompt.setAccessibleName("Prompt")
        self.prompt.setToolTip("Prompt")
        self.prompt.textChanged.connect(self.request_changed)
        QVBoxLayout(self).addWidget(self.prompt)

    def run(self) -> None:
        self.asked.append("run")

    def stop(self) -> None:
        self.asked.append("stop")

    def new(self) -> None:
        self.asked.append("new")

    def find(self) -> None:  # type: ignore[override]  # as in Tab
        self.asked.append("find")

    def focus_prompt(self) -> None:
        self.prompt.setFocus()

    def act(self, action: str) -> None:
        self.asked.append(action)

    def current_request(self) -> ApiRequest | None:
        text = self.prompt.toPlainText()
        return ApiRequest("POST", "chat/completions", {"model": "m", "messages": [], "user": text}) if text else None

    def remember(self) -> JsonObject:
        return {"text": self.prompt.toPlainText()}

    def recall(self, remembered: JsonObject) -> None:
        self.prompt.setPlainText(str(remembered.get("text", "")))

    def receive(self, value: Handover) -> None:
        self.received.append(value)

    def start(self) -> None:
        self.asked.append("start")

    def shutdown(self) -> None:
        self.asked.append("shutdown")


ENTRIES = (
    TabEntry("one", "chat-circle-text", Message("Chat"), NotingTab),
    TabEntry("two", "image", Message("Images"), NotingTab, accepts=(PictureHandover,)),
)


@dataclass(slots=True)
class House:
    context: Context
    window: MainWindow
    frame: Frame
    locations: Locations

    @property
    def tab(self) -> NotingTab:
        tab = self.frame.current_tab
        assert isinstance(tab, NotingTab)
        return tab

    def press(self, keys: str) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        top = QApplication.activeModalWidget() or self.window
        focused: QWidget | None = top.focusWidget()
        target = top if focused is None else focused
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def open_house(folder: Path, entries: tuple[TabEntry, ...] = ENTRIES) -> House:
    locations = Locations.open(folder)
    context = compose(Options(), locations, Settings(locations.settings))
    window = MainWindow(dark=False)
    frame = Frame(context, entries, window, locations=locations)
    frame.show_last_tab()
    window.furnish(frame)
    frame.current_tab.focus_prompt()
    return House(context, window, frame, locations)


def live(house: House, story: Callable[[], Awaitable[None]]) -> None:
    """Lets the story happen on an event loop, with the services at work."""
    application = QApplication.instance()
    assert application is not None
    loop = EventLoop(application)

    async def happen() -> None:
        house.context.jobs.begin(loop)
        try:
            async with asyncio.timeout(20):
                await story()
        finally:
            await house.context.jobs.close()
            await house.context.connections.close()
            await house.context.database.close()

    try:
        loop.run_until_complete(happen())
    finally:
        loop.close()


async def until(condition: Callable[[], object]) -> None:
    while not condition():
        await asyncio.sleep(0.005)
