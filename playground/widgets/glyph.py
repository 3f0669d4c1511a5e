"""An icon that stands by itself, beside a text that says the same."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.widgets.icons import IconRole, icon


class Glyph(QWidget):
    """It is painted each time, so it follows the theme."""

    def __init__(
        self, name: str, role: IconRole = "secondary", *, side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon(name, role)
        self.setFixedSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: IconRole = "secondary") -> None:
        self._icon = icon(name, role)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        # Whatever happens, the painter must let go of the widget.
        with QPainter(self) as painter:
            self._icon.paint(painter, self.rect(), mode=mode)
