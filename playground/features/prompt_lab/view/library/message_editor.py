"""One message of a prompt, as a card in which it is written."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.features.prompt_lab.content import ROLES, PromptMessage
from playground.features.prompt_lab.view.library.place_colours import PlaceColours
from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.prompt_lab.content import Role


class MessageEditor(QFrame):
    """Signals:
    changed: its role or its text.
    move_requested: -1 up, 1 down. delete_requested: its button.
    """

    changed = Signal()
    move_requested = Signal(int)
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role_box = QComboBox(self)
        self.role_box.setObjectName("role")
        self.role_box.setAccessibleName(tr("Who says this"))
        self.role_box.setToolTip(tool_tip(tr("Who says this")))
        for role in ROLES:
            self.role_box.addItem(role_words(role), role)
        self.editor = PromptEditor(self, lines=(2, 24))
        self.editor.set_enter_submits(False)
        self.editor.setObjectName("message")
        self.colours = PlaceColours(self.editor.document())
        self.up = IconButton("arrow-up", tr("Move up"), small=True, parent=self)
        self.down = IconButton("arrow-down", tr("Move down"), small=True, parent=self)
        self.delete = IconButton("trash", tr("Delete this message"), small=True, parent=self)
        self.delete.setObjectName("delete_message")
        self.setProperty("surface", "card")
        self._arrange()
        self._connect()
        self._show_role()

    def message(self) -> PromptMessage:
        return PromptMessage(cast("Role", self.role_box.currentData()), self.editor.text())

    def set_message(self, message: PromptMessage) -> None:
        """Silent; text that stays keeps the cursor."""
        self.role_box.setCurrentIndex(ROLES.index(message.role))
        if message.text != self.editor.text():
            self.editor.blockSignals(True)
            self.editor.set_text(message.text)
            self.editor.blockSignals(False)
        self._show_role()

    def set_place(self, place: int, count: int) -> None:
        """Which of how many messages it is."""
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.delete.setEnabled(count > 1)

    def _show_role(self) -> None:
        role = self.message().role
        words = {
            "system": tr("What the model is and how it answers"),
            "developer": tr("What the model is and how it answers"),
            "user": tr("What you ask; write {place} where something is filled in", place="{{name}}"),
            "assistant": tr("What a good answer looks like"),
        }
        self.editor.setPlaceholderText(words[role])
        self.editor.setAccessibleName(role_words(role))
        self.editor.setToolTip(tool_tip(words[role]))

    def _on_role(self) -> None:
        self._show_role()
        self.changed.emit()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.role_box)
        head.addStretch(1)
        for button in (self.up, self.down, self.delete):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.setTabOrder(self.role_box, self.editor)
        self.setTabOrder(self.editor, self.up)

    def _connect(self) -> None:
        self.role_box.activated.connect(lambda _: self._on_role())
        self.editor.textChanged.connect(self.changed)
        self.up.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down.clicked.connect(lambda: self.move_requested.emit(1))
        self.delete.clicked.connect(lambda: self.delete_requested.emit())


def role_words(role: "Role") -> str:
    words = {
        "system": tr("System"),
        "developer": tr("Developer"),
        "user": tr("User"),
        "assistant": tr("Answer (example)"),
    }
    return words[role]
