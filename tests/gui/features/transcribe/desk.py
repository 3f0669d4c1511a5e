"""The transcribe tab in the window with a sound card made of Python, and what a person does there."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from playground.api.connection import Connection
from playground.features.transcribe.model import TranscribeModel
from playground.features.transcribe.view.take_page import TakePage
from playground.features.transcribe.view.transcribe_view import TranscribeTab
from playground.message import Message
from playground.services.context import Context
from playground.services.handovers import TextHandover
from playground.sound.recorder import State
from playground.widgets.buttons import Button
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from playground.window.tab import Tab, TabEntry
from tests.faults.server import FaultServer, answer
from tests.gui.features import desk
from tests.gui.features.desk import drop_on
from tests.unit.features.transcribe.rig import HEARD, write_wav
from tests.unit.sound.fake_devices import FakeSoundCard, tone

MODELS = ("whisper-test", "test-chat")


def heard(**more: object) -> bytes:
    return answer(json.dumps({**HEARD, **more}))


class Reader(Tab):
    """Takes texts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def receive(self, value: Any) -> None:
        self.texts.append(value.text)


class Desk(desk.Desk):
    def __init__(self, context: Context, card: FakeSoundCard) -> None:
        window = MainWindow(dark=False)
        super().__init__(context, window)
        self.card = card
        context.settings.set("window.tab", "transcribe")
        entries = (
            TabEntry("reader", "image", Message("Images"), lambda _: Reader(), accepts=(TextHandover,)),
            TabEntry("transcribe", "microphone", Message("Transcribe"), lambda each: TranscribeTab(each, card)),
        )
        self.frame = Frame(context, entries, window, locations=context.locations)
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

    @property
    def tab(self) -> TranscribeTab:
        (tab,) = self.frame.findChildren(TranscribeTab)
        return tab

    @property
    def reader(self) -> Reader:
        (reader,) = self.frame.findChildren(Reader)
        return reader

    @property
    def model(self) -> TranscribeModel:
        return self.tab.model

    @property
    def page(self) -> TakePage:
        return self.tab.work.take

    @property
    def words(self) -> list[str]:
        """What is to be read."""
        return [line.text for line in self.page.text.lines] if self.page.text.isVisible() else []

    @property
    def card_buttons(self) -> list[str]:
        buttons = self.page.card.findChildren(Button)
        names = [button.objectName() for button in buttons if button.isVisibleTo(self.page.card)]
        return [name.removeprefix("action_") for name in names if name.startswith("action_")]

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        focused: list[QWidget | None] = [target, QApplication.activePopupWidget(), self.window.focusWidget()]
        widget = next((each for each in focused if each is not None), self.window)
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    async def listening(self) -> None:
        await self.until(lambda: self.tab.parts.recording.state is State.LISTENING)

    async def record(self, seconds: float = 2.0) -> None:
        await self.listening()
        self.click(self.tab.work.studio.bar.record)
        await self.until(lambda: self.tab.parts.recording.busy)
        self.card.deliver(tone(seconds))
        await self.until(lambda: self.tab.parts.recording.elapsed >= seconds - 0.01)
        self.click(self.tab.work.studio.bar.finish)
        await self.until(lambda: self.model.take is not None and self.page.isVisible())
        await self.idle()

    async def drop(self, path: Path, on: QWidget | None = None) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        assert drop_on(on or self.tab, mime)
        await self.until(lambda: self.page.isVisible() and self.tab.parts.playing.waveform is not None)
        await self.idle()

    async def transcribe(self) -> None:
        self.press("Ctrl+Return")
        await self.until(lambda: self.model.busy)
        await self.idle()

    async def choose_in(self, menu_name: str, words: str) -> None:
        """A line of a menu that is open."""
        await self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.objectName() == menu_name
        action = next(each for each in menu.actions() if words in each.text())
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def click_word(self, line: int, word: int) -> None:
        text = self.page.text
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.word_area(line, word).center())

    def drag_over(self, target: QWidget, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(target, (start + end) / 2)
        QTest.mouseMove(target, end)
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=end)


Story = Callable[[Desk, FaultServer], Awaitable[None]]


def sit_down(folder: Path, server: FaultServer, story: Story, card: FakeSoundCard) -> None:
    async def happen(desk: Desk) -> None:
        await story(desk, server)

    connection = Connection("test", "Test", server.base_url)
    desk.tell(folder, lambda context: Desk(context, card), happen, connection, models=MODELS)


def sound_file(folder: Path, seconds: float = 2.0) -> Path:
    return write_wav(folder / "speech.wav", tone(seconds))
