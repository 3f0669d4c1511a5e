"""A small panel that opens at a button and closes by itself when something else is clicked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QSpinBox, QWidget

from playground.widgets.buttons import PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_GAP = 4


class Popover(QFrame):
    """Escape closes it too, and Enter presses its primary button."""

    def __init__(self, primary: PrimaryButton, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.primary = primary
        primary.setParent(self)
        self.setProperty("surface", "popover")

    def open_at(self, anchor: QWidget) -> None:
        """Below the anchor, or above where there is no room below."""
        above = anchor.mapToGlobal(QPoint(0, 0)).y() - _GAP
        self._open(anchor.screen(), anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP)), above)

    def open_near(self, place: QPoint) -> None:
        """Of the screen, such as where the pointer is."""
        self._open(self.screen(), place + QPoint(0, _GAP), place.y() - _GAP)

    def _open(self, screen: QScreen, below: QPoint, above: int) -> None:
        self.adjustSize()
        room = screen.availableGeometry()
        top = below.y() if below.y() + self.height() <= room.bottom() else above - self.height()
        left = min(below.x(), room.right() - self.width())
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        else:
            super().keyPressEvent(event)


class PixelField(QSpinBox):
    """A number of pixels."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(tr(" px"))
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(name))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(96)
