"""The line above a temporary chat: what it is, and the way to keep it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.widgets.buttons import LinkButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.glyph import Glyph
from playground.widgets.translation import tr

ICON = "chat-circle-dashed"


class TemporaryBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = ElidedLabel(parent=self)
        words.setProperty("role", "secondary")
        words.set_full_text(tr("Temporary chat: nothing of it is written to disk. It is gone when you leave it."))
        self.keep_button = LinkButton(
            tr("Keep this chat"), tr("Write this chat to disk and go on in it as in any other"), self
        )
        self.keep_button.setObjectName("keep_chat")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 2)
        row.setSpacing(8)
        row.addWidget(Glyph(ICON, "accent"))
        row.addWidget(words, 1)
        row.addWidget(self.keep_button)
        self.hide()
