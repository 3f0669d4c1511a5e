"""The images tab in the window, and what a person does there."""

import base64
import hashlib
import json
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from playground.api.connection import Connection
from playground.api.patience import Patience
from playground.features.images.controls import Mode
from playground.features.images.decoding import decode
from playground.features.images.encoding import encode_png
from playground.features.images.model import ImagesModel
from playground.features.images.pixels import Pixels
from playground.features.images.view.canvas.mask_canvas import MaskCanvas
from playground.features.images.view.images_view import ImagesTab
from playground.features.images.view.work_page import WorkPage
from playground.services.context import Context
from playground.tabs import TABS
from playground.widgets.buttons import Button
from playground.widgets.composer import Composer
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from tests.faults.server import FaultServer, answer
from tests.gui.features import desk
from tests.gui.features.desk import QUICK, drop_on
from tests.unit.features.images.pictures_to_test import noise, plain

PROMPT = "a red cube on a table"
RED = plain(size=(64, 64))
NOISE = noise(96, 64)
MODELS = ("test-chat", "test-image")


def reply(*pictures: bytes, **more: object) -> bytes:
    """The server's answer with these pictures."""
    data = [{"b64_json": base64.b64encode(each).decode(), **more} for each in pictures]
    return answer(json.dumps({"created": 1, "data": data}))


class Desk(desk.Desk):
    """The whole window, with the images tab up."""

    def __init__(self, context: Context) -> None:
        window = MainWindow(dark=False)
        super().__init__(context, window)
        context.settings.set("window.tab", "images")
        self.frame = Frame(context, TABS, window, locations=context.locations)
        self.frame.show_last_tab()
        window.furnish(self.frame)
        window.show()
        window.activateWindow()
        self.frame.current_tab.focus_prompt()

    def open(self) -> None:
        self.frame.start_tabs()

    def shut(self) -> None:
        self.frame.keep()

    # What there is

    @property
    def tab(self) -> ImagesTab:
        (tab,) = self.frame.findChildren(ImagesTab)
        return tab

    @property
    def model(self) -> ImagesModel:
        return self.tab.model

    @property
    def work(self) -> WorkPage:
        return self.tab.work

    @property
    def composer(self) -> Composer:
        return self.work.composer

    @property
    def canvas(self) -> MaskCanvas:
        return self.work.canvas

    @property
    def busy(self) -> bool:
        return self.composer.run_button.text() == "Stop"

    @property
    def card(self) -> str:
        """All that it says; empty when there is none."""
        card = self.work.card
        if not card.isVisible():
            return ""
        return "\n".join((card.accessibleName(), card.accessibleDescription(), card.details.text()))

    @property
    def card_buttons(self) -> list[str]:
        buttons = self.work.card.findChildren(Button)
        names = [button.objectName() for button in buttons if button.isVisibleTo(self.work.card)]
        return [name.removeprefix("action_") for name in names if name.startswith("action_")]

    @property
    def told(self) -> list[str]:
        """The sentences of all notices so far."""
        return [str(notice.message) for notice in self.notices]

    def shown(self) -> Pixels:
        """The picture on the canvas."""
        shown = self.model.sources.shown
        assert shown is not None
        return shown.pixels

    def mask(self) -> Pixels:
        mask = self.model.sources.mask
        assert mask is not None
        return mask.snapshot()

    # What is done

    def type(self, text: str) -> None:
        self.composer.prompt.selectAll()
        QTest.keyClicks(self.composer.prompt, text)

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        focused: list[QWidget | None] = [target, QApplication.activePopupWidget(), self.window.focusWidget()]
        widget = next((each for each in focused if each is not None), self.window)
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    async def start(self, prompt: str = PROMPT) -> None:
        """Sends the prompt."""
        if self.composer.text() != prompt:
            self.type(prompt)
        self.press("Return", self.composer.prompt)
        await self.until(lambda: self.busy)

    async def finished(self, seconds: float = 10.0) -> None:
        await self.until(lambda: not self.busy and not self.context.jobs.running, seconds)

    async def make(self, prompt: str = PROMPT) -> None:
        await self.start(prompt)
        await self.finished()

    async def click_card(self, action: str) -> None:
        (button,) = self.work.card.findChildren(Button, f"action_{action}")
        self.click(button)

    def click_notice(self, words: str) -> None:
        """The button of the latest notice that has one with these words."""
        buttons = [each for row in self.frame.notice_bar.rows for each in row.findChildren(Button)]
        self.click(next(button for button in reversed(buttons) if button.text() == words))

    def choose_mode(self, mode: Mode) -> None:
        words = {Mode.GENERATE: "New picture", Mode.EDIT: "Edit this picture"}
        (button,) = [each for each in self.work.modes.findChildren(QPushButton) if each.text() == words[mode]]
        self.click(button)

    def drag(self, *points: tuple[float, float]) -> None:
        """With the left button down from pixel to pixel of the picture."""
        places = [QPointF(*self.canvas.viewport.to_view(*point)).toPoint() for point in points]
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(self.canvas, place)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=places[-1])

    def paint_box(self, left: int, top: int, right: int, bottom: int) -> None:
        self.press("R", self.canvas)
        self.drag((left, top), (right - 1, bottom - 1), (right, bottom))

    async def open_picture(self, data: bytes | None = None, name: str = "source.png") -> None:
        """A file that is dropped on the page."""
        path = self.context.locations.data.parent / name
        path.write_bytes(encode_png(NOISE) if data is None else data)
        await self.drop(path)

    async def drop(self, *paths: Path, on: QWidget | None = None) -> None:
        await self.drop_urls(*(QUrl.fromLocalFile(str(path)) for path in paths), on=on)

    async def drop_urls(self, *urls: QUrl, on: QWidget | None = None) -> None:
        mime = QMimeData()
        mime.setUrls(urls)
        assert drop_on(on or self.target, mime)
        await self.idle()

    @property
    def target(self) -> QWidget:
        """What a person sees in the middle."""
        return self.canvas if self.canvas.isVisible() else self.work.empty

    async def choose_file(self, path: Path) -> None:
        """In the dialog that is open."""
        await self.until(lambda: self.window.findChildren(QFileDialog))
        (dialog,) = [each for each in self.window.findChildren(QFileDialog) if each.isVisible()]
        dialog.selectFile(str(path))
        dialog.accept()
        await self.idle()

    def do_with_result(self, action: str) -> None:
        """One of the small buttons beside the results."""
        self.work.strip.tools.triggered.emit(action)


Story = Callable[[Desk, FaultServer], Awaitable[None]]


def sit_down(
    folder: Path,
    server: FaultServer,
    story: Story,
    *,
    patience: Patience = QUICK,
    models: Sequence[str] = MODELS,
) -> None:
    """Lets the story happen; afterwards no picture is half, and none is missing that the history names."""

    async def happen(desk: Desk) -> None:
        await story(desk, server)

    connection = Connection("test", "Test", server.base_url)
    desk.tell(folder, Desk, happen, connection, patience=patience, models=tuple(models))
    check_pictures(folder)


def check_pictures(data: Path) -> None:
    """Every file is whole and every record has its file."""
    files = [path for path in (data / "pictures").rglob("*") if path.is_file()]
    for path in files:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem, f"{path.name} is half a file"
    with closing(sqlite3.connect(data / "history.db")) as history:
        named = {name for (name,) in history.execute("SELECT hash FROM pictures")}
        masks = {name for (name,) in history.execute("SELECT mask FROM steps WHERE mask != ''")}
    missing = (named | masks) - {path.stem for path in files}
    assert not missing, f"without a file: {missing}"


def outside_is_the_same(before: Pixels, after: Pixels, box: tuple[int, int, int, int]) -> bool:
    """Every bit of every pixel but those in the box."""
    left, top, right, bottom = box
    outside = numpy.ones(before.shape[:2], bool)
    outside[top:bottom, left:right] = False
    return before.shape == after.shape and bool((before[outside] == after[outside]).all())


def pixels_of_file(path: Path) -> Pixels:
    return decode(path.read_bytes()).pixels
