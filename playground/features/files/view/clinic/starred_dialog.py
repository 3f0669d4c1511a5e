"""Replies that were starred in the chat, to be chosen as examples."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from playground.widgets.buttons import Button
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.numbers import count
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, remark

if TYPE_CHECKING:
    from playground.storage.starred import StarredReply

_LONGEST: Final = 300
_INDENT: Final = 26  # px, below the words of a check box


class StarredDialog(Dialog):
    """Signals:
    chosen: the ids of replies.
    """

    chosen = Signal(list)

    def __init__(self, replies: "Sequence[StarredReply]", parent: QWidget) -> None:
        super().__init__(tr("Examples from starred replies"), parent, width=560)
        self.setObjectName("starred_dialog")
        self.boxes = {reply.id: _box(reply) for reply in replies}
        words = tr("Each becomes an example: the conversation up to it, with the reply as the answer to be learned.")
        nothing = tr("No reply has a star yet. Star good ones in the chat; they wait here.")
        self.body.addWidget(remark(words if replies else nothing))
        for reply in replies:
            self.body.addWidget(_Entry(self.boxes[reply.id], reply))
        self.body.addStretch(1)
        self.cancel = Button(tr("Cancel") if replies else tr("Close"))
        self.add = Button("", kind="primary")
        self.add.setObjectName("add_starred")
        self.add.setVisible(bool(replies))
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.add)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)
        self.accepted.connect(lambda: self.chosen.emit(self._ids()))
        for box in self.boxes.values():
            box.toggled.connect(self._show_add)
        self._show_add()

    def _ids(self) -> list[int]:
        return [id_ for id_, box in self.boxes.items() if box.isChecked()]

    def _show_add(self) -> None:
        number = len(self._ids())
        words = tr("Add 1 example") if number == 1 else tr("Add {count} examples", count=count(number))
        self.add.setText(words)
        self.add.setAccessibleName(words)
        self.add.setToolTip(tool_tip(words if number else tr("Choose a reply first.")))
        self.add.setEnabled(number > 0)


class _Entry(QWidget):
    """The title of the conversation, and below it the beginning of the reply."""

    def __init__(self, box: QCheckBox, reply: "StarredReply", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = ElidedLabel(Qt.TextElideMode.ElideRight)
        said.setProperty("role", "secondary")
        text = str(reply.messages[-1].get("content") or "")[:_LONGEST]
        said.set_full_text(text)
        below = QHBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(box)
        column.addLayout(below)


def _box(reply: "StarredReply") -> QCheckBox:
    asked = next((each.get("content") for each in reversed(reply.messages[:-1]) if each.get("role") == "user"), "")
    title = one_line((reply.conversation_title or str(asked or ""))[:80]) or tr("Untitled")
    box = QCheckBox(title)
    box.setToolTip(tool_tip(title))
    box.setChecked(True)
    return box
