"""The messages of a prompt, one below the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from playground.features.prompt_lab.content import PromptMessage
from playground.features.prompt_lab.view.library.message_editor import MessageEditor
from playground.widgets.buttons import Button
from playground.widgets.icons import icon
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.prompt_lab.content import Role


class MessageList(QWidget):
    """Signals:
    changed: all messages as they are now.
    """

    changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: list[MessageEditor] = []
        self.add_button = Button(
            tr("Add message"), tr("Add a message or an example"), kind="quiet", icon_name="plus", parent=self
        )
        self.add_button.setObjectName("add_message")
        self.add_button.clicked.connect(self._show_menu)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._messages = QVBoxLayout()
        self._messages.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._messages)
        column.addLayout(foot)

    def messages(self) -> tuple[PromptMessage, ...]:
        return tuple(editor.message() for editor in self.editors)

    def set_messages(self, messages: Sequence[PromptMessage]) -> None:
        """Silent; editors that are there are used again."""
        while len(self.editors) > len(messages):
            self._drop(self.editors[-1])
        while len(self.editors) < len(messages):
            self._insert(len(self.editors))
        for editor, message in zip(self.editors, messages, strict=True):
            editor.set_message(message)
        self._show_places()

    def focus(self) -> None:
        """At what is asked: that is what is changed most."""
        asked = [editor for editor in self.editors if editor.message().role == "user"]
        for editor in (asked or self.editors)[-1:]:
            editor.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, *roles: "Role") -> None:
        """At the end, but an instruction at the beginning, and an example before what is asked."""
        place = len(self.editors)
        if roles[0] == "system":
            place = 0
        elif len(roles) > 1 and self.editors and self.editors[-1].message().role == "user":
            place -= 1
        for offset, role in enumerate(roles):
            self._insert(place + offset).set_message(PromptMessage(role, ""))
        self._show_places()
        self._tell()
        self.editors[place].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("user", "secondary"), tr("User message"), lambda: self.add("user"))
        menu.addAction(icon("gear-six", "secondary"), tr("System message"), lambda: self.add("system"))
        menu.addAction(
            icon("check-circle", "secondary"), tr("Example: question and answer"), lambda: self.add("user", "assistant")
        )
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _insert(self, place: int) -> MessageEditor:
        editor = MessageEditor(self)
        editor.changed.connect(self._tell)
        editor.move_requested.connect(lambda by: self._move(editor, by))
        editor.delete_requested.connect(lambda: self._delete(editor))
        self.editors.insert(place, editor)
        self._messages.insertWidget(place, editor)
        return editor

    def _drop(self, editor: MessageEditor) -> None:
        self.editors.remove(editor)
        self._messages.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _move(self, editor: MessageEditor, by: int) -> None:
        place = self.editors.index(editor) + by
        self.editors.remove(editor)
        self.editors.insert(place, editor)
        self._messages.insertWidget(place, editor)
        self._show_places()
        self._tell()

    def _delete(self, editor: MessageEditor) -> None:
        self._drop(editor)
        self._show_places()
        self._tell()

    def _show_places(self) -> None:
        for place, editor in enumerate(self.editors):
            editor.set_place(place, len(self.editors))

    def _tell(self) -> None:
        self.changed.emit(self.messages())
