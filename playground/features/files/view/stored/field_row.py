"""One field of what a server says about something: its name, its value, and a button that copies it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.translation import tr


class FieldRow(QWidget):
    """The name above, the value below; what does not fit stands in the tooltip, and all of it is copied."""

    def __init__(self, label: str, words: str, value: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        name = QLabel(label, self)
        name.setProperty("role", "label")
        self.shown = ElidedLabel(parent=self)
        self.shown.set_full_text(words, tip or words)
        self.copy = IconButton("copy-simple", tr("Copy “{name}”", name=label), small=True, parent=self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.value))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.shown, 1)
        line.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(name)
        column.addLayout(line)
