"""Messages below each other, which can be written, moved, added and removed."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.features.files.view.clinic.message_editor import MessageEditor
from playground.widgets.buttons import Button, LinkButton
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

_AT_ONCE: Final = 30  # a conversation of hundreds of messages would take seconds to be laid out


class ConversationEditor(QWidget):
    """Long conversations are shown from the top, more on request; the rest stays as it is. `most` is how many messages
    there may be.

    Signals:
        changed: another message, order or number.
    """

    changed = Signal()

    def __init__(self, *, weighted: bool = True, most: int = sys.maxsize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weighted, self._most = weighted, most
        self.editors: list[MessageEditor] = []
        self._spare: list[MessageEditor] = []
        self._rest: tuple[JsonObject, ...] = ()
        self.add = Button(tr("Add message"), kind="quiet", icon_name="plus", parent=self)
        self.more = LinkButton("", parent=self)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._on_add)
        self.more.clicked.connect(self._on_more)
        self._show_rest()

    def set_messages(self, messages: "Sequence[JsonObject]") -> None:
        """Says nothing."""
        shown, self._rest = messages[:_AT_ONCE], tuple(messages[_AT_ONCE:])
        while len(self.editors) > len(shown):
            self._put_away(self.editors[-1])
        while len(self.editors) < len(shown):
            self._take(len(self.editors))
        for editor, message in zip(self.editors, shown, strict=True):
            editor.set_message(message)
        self._show_rest()

    def messages(self) -> "list[JsonObject] | None":
        """None while the JSON of one of them cannot be read."""
        written = [editor.message() for editor in self.editors]
        known = [message for message in written if message is not None]
        return [*known, *self._rest] if len(known) == len(written) else None

    def _take(self, place: int) -> MessageEditor:
        """One that was made before is as good as a new one, and much cheaper."""
        editor = self._spare.pop() if self._spare else self._new()
        self.editors.insert(place, editor)
        self._column.insertWidget(place, editor)
        editor.show()
        return editor

    def _put_away(self, editor: MessageEditor) -> None:
        self.editors.remove(editor)
        self._column.removeWidget(editor)
        editor.hide()
        self._spare.append(editor)

    def _new(self) -> MessageEditor:
        editor = MessageEditor(weighted=self._weighted, parent=self)
        editor.changed.connect(self.changed)
        editor.removed.connect(lambda: self._on_removed(editor))
        editor.moved.connect(lambda step: self._on_moved(editor, step))
        return editor

    def _show_rest(self) -> None:
        for place, editor in enumerate(self.editors):
            editor.set_ends(first=place == 0, last=place == len(self.editors) - 1)
        self.more.setVisible(bool(self._rest))
        words = tr("Show more: {count} messages follow", count=count(len(self._rest)))
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setToolTip(tool_tip(words))
        self.add.setVisible(not self._rest and len(self.editors) < self._most)

    def _on_more(self) -> None:
        taken, self._rest = self._rest[:_AT_ONCE], self._rest[_AT_ONCE:]
        for message in taken:
            self._take(len(self.editors)).set_message(message)
        self._show_rest()

    def _on_add(self) -> None:
        last = self.editors[-1].role.currentData() if self.editors else ""
        editor = self._take(len(self.editors))
        editor.set_message({"role": "assistant" if last == "user" else "user", "content": ""})
        self._show_rest()
        editor.content.setFocus()
        self.changed.emit()

    def _on_removed(self, editor: MessageEditor) -> None:
        self._put_away(editor)
        self._show_rest()
        self.changed.emit()

    def _on_moved(self, editor: MessageEditor, step: int) -> None:
        place = self.editors.index(editor) + step
        self.editors.remove(editor)
        self.editors.insert(place, editor)
        self._column.removeWidget(editor)
        self._column.insertWidget(place, editor)
        self._show_rest()
        self.changed.emit()
