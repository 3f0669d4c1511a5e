"""The window that shows a text that was attached."""

from typing import Final

from PySide6.QtWidgets import QWidget

from playground.widgets.buttons import Button
from playground.widgets.code_text import CodeText
from playground.widgets.plain_text import one_line, sendable, tool_tip
from playground.widgets.prompt_editor import LARGE_TEXT
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, remark

_HEIGHT: Final = 360


class AttachedText(Dialog):
    def __init__(self, name: str, text: str, parent: QWidget) -> None:
        super().__init__(one_line(name), parent, width=720)
        self.setObjectName("attached_text")
        self.text = CodeText()
        self.text.setAccessibleName(one_line(name))
        self.text.setToolTip(tool_tip(tr("The text as it was sent")))
        self.text.setProperty("framed", True)
        self.text.setPlainText(sendable(text[:LARGE_TEXT]))
        self.text.setMinimumHeight(_HEIGHT)
        self.body.addWidget(self.text, 1)
        if len(text) > LARGE_TEXT:
            self.body.addWidget(remark(tr("This is the beginning; all of it was sent.")))
        close = Button(tr("Close"))
        close.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
