"""The window that shows where a reply does not fit its schema."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QListWidget, QWidget

from playground.features.chat.view.json_editor import JsonEditor
from playground.widgets.buttons import Button
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, caption, remark

if TYPE_CHECKING:
    from playground.features.chat.checking import Checking
    from playground.features.chat.schema_check import Misfit

_REPLY_HEIGHT: Final = 220
_LIST_HEIGHT: Final = 120


class MisfitDialog(Dialog):
    """The reply with every such place marked, and a list that leads to them."""

    def __init__(self, text: str, schema: str, checking: "Checking", parent: QWidget) -> None:
        super().__init__(tr("Where the reply does not fit"), parent, width=640)
        self.setObjectName("misfits")
        self._checking = checking
        self._misfits: Sequence[Misfit] = ()
        self.reply = JsonEditor(tr("Reply"), tr("The reply, with the places marked"), read_only=True)
        self.reply.set_text(text)
        self.reply.setMinimumHeight(_REPLY_HEIGHT)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What does not fit"))
        self.list.setToolTip(tool_tip(tr("Choose one to see its place")))
        self.list.setProperty("framed", True)
        self.list.setWordWrap(True)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.currentRowChanged.connect(self._on_chosen)
        close = Button(tr("Close"))
        close.clicked.connect(self.reject)
        self.body.addWidget(remark(tr("The schema is the one that was asked for with this reply.")))
        self.body.addWidget(self.reply, 1)
        self.body.addWidget(caption(tr("What does not fit")))
        self.body.addWidget(self.list)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        checking.reply_checked.connect(self._on_checked)
        checking.check_reply(text, schema)

    def done(self, result: int) -> None:
        """The brain outlives the window."""
        self._checking.reply_checked.disconnect(self._on_checked)
        super().done(result)

    def _on_checked(self, misfits: "Sequence[Misfit]") -> None:
        self._misfits = misfits
        self.reply.mark([misfit.span for misfit in misfits])
        self.list.clear()
        self.list.addItems([one_line(tr(misfit.sentence)) for misfit in misfits])
        self.list.setCurrentRow(0)

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self._misfits):
            self.reply.go_to(self._misfits[row].span)
