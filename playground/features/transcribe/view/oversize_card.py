"""What to do with a sound that is larger than servers take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import tool_tip


class OversizeCard(QFrame):
    """Signals:
    chosen: the id of a way.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setObjectName("oversize")
        self._ways: tuple[tuple[str, str], ...] = ()
        self._group = QButtonGroup(self)
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._message)
        self._column.addSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 8)
        row.setSpacing(10)
        row.addWidget(Glyph("info", side=18), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)

    def set_ways(self, message: str, ways: Sequence[tuple[str, str]], chosen: str) -> None:
        """Ids and words, and the id of the one that is taken."""
        self._message.setText(message)
        self.setAccessibleName(message)
        if tuple(ways) != self._ways:
            self._ways = tuple(ways)
            self._fill()
        for button in self._group.buttons():
            button.setChecked(button.objectName() == chosen)

    def _fill(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        for way, words in self._ways:
            button = QRadioButton(words, self)
            button.setObjectName(way)
            button.setToolTip(tool_tip(words))
            button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
            self._group.addButton(button)
            self._column.addWidget(button)
