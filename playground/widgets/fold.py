"""A heading that unfolds what is seldom needed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.widgets.buttons import Button
from playground.widgets.plain_text import tool_tip


class Fold(QWidget):
    """Folded at first.

    Signals:
        toggled: whether it is open now.
    """

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, open_: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.header = Button(title, kind="quiet", icon_name="caret-right", parent=self)
        self.header.setProperty("align", "left")
        self.header.setCheckable(True)
        self.header.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        content.setVisible(open_)
        self.header.setChecked(open_)

    def set_title(self, title: str) -> None:
        self.header.setText(title)
        self.header.setAccessibleName(title)
        self.header.setToolTip(tool_tip(title))

    def title(self) -> str:
        return self.header.text()

    def is_open(self) -> bool:
        return self.header.isChecked()

    def set_open(self, open_: bool) -> None:
        self.header.setChecked(open_)

    def _on_toggled(self, open_: bool) -> None:
        self._content.setVisible(open_)
        self.header.set_icon("caret-down" if open_ else "caret-right")
        self.toggled.emit(open_)
