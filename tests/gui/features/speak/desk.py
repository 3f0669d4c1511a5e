"""The speak tab in the window, beside a sound card made of Python, and what a person does there."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from playground.api.connection import Connection
from playground.features.speak.auditioning import Auditioning
from playground.features.speak.model import SpeakModel
from playground.features.speak.view.script_editor import ScriptEditor
from playground.features.speak.view.speak_view import SpeakTab
from playground.features.speak.view.work_page import WorkPage
from playground.message import Message
from playground.services.context import Context
from playground.services.handovers import SpeechHandover
from playground.widgets.buttons import Button
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from playground.window.tab import TabEntry
from tests.faults.server import FaultServer, Peer, Script, answer
from tests.gui.features import desk
from tests.unit.features.speak.rig import said
from tests.unit.sound.fake_devices import FakeSoundCard

MODELS = ("test-chat", "test-tts")
TEXT = "The stars came out. A bell rang twice. The boats began to dance."
SOUND = said(0.4, 0.3, 0.5)  # its three sentences


def sound(data: bytes = SOUND) -> bytes:
    """The server's answer with this sound."""
    return answer(data, content_type="audio/wav")


def halves(then: Callable[[Peer], None]) -> Script:
    """The first half of the sound, and then something else."""

    def script(peer: Peer) -> None:
        peer.request()
        reply = sound()
        peer.send(reply[: len(reply) // 2])
        then(peer)

    return script


class Desk(desk.Desk):
    """The whole window, with the speak tab up."""

    def __init__(self, context: Context, card: FakeSoundCard) -> None:
        window = MainWindow(dark=False)
        super().__init__(context, window)
        self.card = card
        context.settings.set("window.tab", "speak")
        entry = TabEntry(
            "speak", "speaker-high", Message("Speak"), lambda known: SpeakTab(known, card), accepts=(SpeechHandover,)
        )
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
    def tab(self) -> SpeakTab:
        (tab,) = self.frame.findChildren(SpeakTab)
        return tab

    @property
    def model(self) -> SpeakModel:
        return self.tab.model

    @property
    def auditioning(self) -> Auditioning:
        return self.tab.auditioning

    @property
    def work(self) -> WorkPage:
        return self.tab.work

    @property
    def editor(self) -> ScriptEditor:
        return self.work.text.editor

    @property
    def busy(self) -> bool:
        return self.work.foot.run_button.text() == "Stop"

    @property
    def message(self) -> str:
        """What stands at the clip; empty when nothing does."""
        shown = self.work.card
        return "\n".join((shown.accessibleName(), shown.accessibleDescription())) if shown.isVisible() else ""

    @property
    def message_buttons(self) -> list[str]:
        names = [each.objectName() for each in self.work.card.findChildren(Button) if each.isVisible()]
        return [name.removeprefix("action_") for name in names if name.startswith("action_")]

    # What is done

    def type(self, text: str) -> None:
        self.editor.selectAll()
        QTest.keyClicks(self.editor, text)

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        focused: list[QWidget | None] = [target, QApplication.activePopupWidget(), self.window.focusWidget()]
        widget = next((each for each in focused if each is not None), self.window)
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    async def finished(self) -> None:
        await self.until(lambda: not self.busy and not self.context.jobs.running)

    async def speak(self, text: str = TEXT) -> None:
        if self.editor.text() != text:
            self.type(text)
        self.press("Ctrl+Return", self.editor)
        await self.until(lambda: self.busy)
        await self.finished()

    async def hear(self, condition: Callable[[], object]) -> None:
        """The loudspeaker takes what it gets until then."""

        def heard() -> bool:
            if self.card.outputs and not self.card.outputs[-1][0].closed:
                self.card.hear()
            return bool(condition())

        await self.until(heard)

    def click_text(self, words: str) -> None:
        """In the middle of these words."""
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(self.editor.text().index(words) + len(words) // 2)
        place = self.editor.cursorRect(cursor).center()
        held = Qt.KeyboardModifier.ControlModifier
        QTest.mouseClick(self.editor.viewport(), Qt.MouseButton.LeftButton, held, place)

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
        await self.idle()
        return proposed


Story = Callable[[Desk, FaultServer], Awaitable[None]]


def sit_down(folder: Path, server: FaultServer, story: Story, card: FakeSoundCard) -> None:
    async def happen(person: Desk) -> None:
        await story(person, server)

    connection = Connection("test", "Test", server.base_url)
    desk.tell(folder, lambda context: Desk(context, card), happen, connection, models=MODELS)
