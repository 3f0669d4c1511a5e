"""The prompt lab in the window, and what a person does there."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.api.connection import Connection
from playground.features.prompt_lab.content import Content, PromptMessage
from playground.features.prompt_lab.library.library import Library
from playground.features.prompt_lab.settings import AskSettings
from playground.features.prompt_lab.view.lab_tab import LabTab
from playground.features.prompt_lab.view.library.library_room import LibraryRoom
from playground.features.prompt_lab.view.library.prompt_page import PromptPage
from playground.message import Message
from playground.services.context import Context
from playground.services.handovers import ConversationHandover, Handover
from playground.widgets.buttons import Button
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from playground.window.tab import Tab, TabEntry
from tests.faults.server import FaultServer
from tests.gui.features import desk


class Chat(Tab):
    """Stands for the chat: it keeps what it is given."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.received: list[Handover] = []

    def receive(self, value: Handover) -> None:
        self.received.append(value)


class Desk(desk.Desk):
    """The whole window, with the prompt lab up."""

    def __init__(self, context: Context) -> None:
        window = MainWindow(dark=False)
        super().__init__(context, window)
        context.settings.set("window.tab", "prompts")
        entry = TabEntry("prompts", "flask", Message("Prompts"), LabTab)
        chat = TabEntry("chat", "chat-circle-text", Message("Chat"), Chat, accepts=(ConversationHandover,))
        self.frame = Frame(context, (entry, chat), window, locations=context.locations)
        self.frame.show_last_tab()
        window.furnish(self.frame)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()

    def open(self) -> None:
        self.frame.start_tabs()

    def shut(self) -> None:
        self.frame.keep()

    # What there is

    @property
    def tab(self) -> LabTab:
        (tab,) = self.frame.findChildren(LabTab)
        return tab

    @property
    def library(self) -> Library:
        return self.tab.parts.library

    @property
    def room(self) -> LibraryRoom:
        room = self.tab.rooms.room("library")
        assert isinstance(room, LibraryRoom)
        return room

    @property
    def page(self) -> PromptPage:
        return self.room.page

    @property
    def names(self) -> list[str]:
        """As the list on the left shows them, with the folders."""
        rows = self.room.list.rows
        return [str(rows.data(rows.index(place))) for place in range(rows.rowCount())]

    @property
    def card(self) -> str:
        """What stands on the card below the answer; empty when nothing does."""
        shown = self.page.answer.card
        return "\n".join((shown.accessibleName(), shown.accessibleDescription())) if shown.isVisible() else ""

    # What is done

    async def prompt(self, *texts: str, name: str = "A prompt", folder: str = "", model: str = "test-model") -> int:
        """A prompt of user messages with these texts; it is open afterwards."""
        messages = tuple(PromptMessage("user", text) for text in texts)
        self.library.add_sample(name, Content(messages, (), AskSettings(model=model)), {}, folder)
        await self.idle()
        number = self.library.editing.number
        assert number is not None
        return number

    def write(self, text: str, place: int = -1) -> None:
        """Instead of what stood in this message."""
        editor = self.page.messages.editors[place].editor
        editor.selectAll()
        editor.insertPlainText(text)

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        focused: list[QWidget | None] = [target, QApplication.activePopupWidget(), self.window.focusWidget()]
        widget = next((each for each in focused if each is not None), self.window)
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    def click_card(self, action: str) -> None:
        (button,) = self.page.answer.card.findChildren(Button, f"action_{action}")
        self.click(button)


Story = Callable[[Desk, FaultServer], Awaitable[None]]


def sit_down(folder: Path, server: FaultServer, story: Story) -> None:
    async def happen(person: Desk) -> None:
        await story(person, server)

    desk.tell(folder, Desk, happen, Connection("test", "Test", server.base_url))
