"""One file on its way: its name, how far it is, and what can be done about it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from playground.features.files.view.stored.transfer_words import Line
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

ROW: Final = 28
_BAR: Final = 96
_TOOLS: Final = 56  # two buttons


class TransferRow(QWidget):
    """Signals:
    requested: "stop", "resume", "retry" or "forget".
    """

    requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("clock")
        self.name = ElidedLabel()
        self.words = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._bar = QProgressBar()
        self.buttons = {
            "resume": IconButton("play", tr("Go on where it was stopped"), small=True),
            "retry": IconButton("arrow-clockwise", tr("Try again"), small=True),
            "stop": IconButton("x", tr("Stop"), small=True),
            "forget": IconButton("x", tr("Take this line away"), small=True),
        }
        self._arrange()
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.requested.emit(name))

    def set_line(self, line: Line) -> None:
        self._glyph.set_icon(line.icon, line.role)
        self.name.set_full_text(line.name)
        self.words.set_full_text(line.words)
        self._bar.setVisible(line.share is not None)
        self._bar.setValue(line.share or 0)
        for name, button in self.buttons.items():
            button.setVisible(name in line.offers)
        self.setAccessibleName(f"{line.name}: {line.words}")

    def _arrange(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setToolTip(tool_tip(tr("Progress")))
        self.words.setProperty("role", "secondary")
        for label in (self.name, self.words):  # so that they stand in columns, whatever is in them
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self.name, 2)
        row.addWidget(_held(self.words, self._bar), 3)
        tools = _held(*self.buttons.values())
        tools.setFixedWidth(_TOOLS)
        row.addWidget(tools)


def _held(*widgets: QWidget) -> QWidget:
    """At the right of the room that they have together."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    if isinstance(widgets[0], IconButton):
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    return holder
