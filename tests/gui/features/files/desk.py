"""The files tab in the window, and what a person does there."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from playground.api.connection import Connection
from playground.features.files.view.files_tab import FilesTab
from playground.features.files.view.stored.files_page import FilesPage
from playground.features.files.view.stored.files_table_model import Column
from playground.features.files.view.stored.stored_room import StoredRoom
from playground.message import Message
from playground.services.context import Context
from playground.widgets.buttons import Button
from playground.window.frame import Frame
from playground.window.main_window import MainWindow
from playground.window.tab import TabEntry
from tests.faults.server import FaultServer
from tests.gui.features import desk


class Desk(desk.Desk):
    """The whole window, with the files tab up."""

    def __init__(self, context: Context) -> None:
        window = MainWindow(dark=False)
        super().__init__(context, window)
        context.settings.set("window.tab", "files")
        entry = TabEntry("files", "files", Message("Files"), FilesTab)
        self.frame = Frame(context, (entry,), window, locations=context.locations)
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
    def tab(self) -> FilesTab:
        (tab,) = self.frame.findChildren(FilesTab)
        return tab

    @property
    def room(self) -> StoredRoom:
        room = self.tab.rooms.room("stored")
        assert isinstance(room, StoredRoom)
        return room

    @property
    def page(self) -> FilesPage:
        return self.room.page

    @property
    def names(self) -> list[str]:
        """As the table shows them."""
        rows = self.page.table.files
        return [str(rows.data(rows.index(place, Column.NAME))) for place in range(rows.rowCount())]

    @property
    def message(self) -> str:
        """What stands on the card below the table; empty when nothing does."""
        shown = self.page.card
        return "\n".join((shown.accessibleName(), shown.accessibleDescription())) if shown.isVisible() else ""

    # What is done

    def select(self, *names: str) -> None:
        table = self.page.table
        table.clearSelection()
        for place, name in enumerate(self.names):
            if name in names:
                table.selectionModel().select(
                    table.files.index(place, 0),
                    table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
                )

    def press(self, keys: str, target: QWidget | None = None) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide's stubs
        focused: list[QWidget | None] = [target, QApplication.activePopupWidget(), self.window.focusWidget()]
        widget = next((each for each in focused if each is not None), self.window)
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    def click_message(self, action: str) -> None:
        (button,) = self.page.card.findChildren(Button, f"action_{action}")
        self.click(button)

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


def sit_down(folder: Path, server: FaultServer, story: Story) -> None:
    async def happen(person: Desk) -> None:
        await story(person, server)

    desk.tell(folder, Desk, happen, Connection("test", "Test", server.base_url))
