"""A picture of the window with the dialogs and menus that stand over it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


def picture_of(window: QWidget, windows: Sequence[QWidget]) -> QPixmap:
    """`windows` are what is to be seen, the topmost first; each grabs itself, so that no screen is needed."""
    picture = window.grab()
    above = [widget for widget in windows if widget is not window]
    if not above:
        return picture
    painter = QPainter(picture)
    for widget in reversed(above):
        if widget.windowType() != Qt.WindowType.Popup:
            painter.fillRect(window.rect(), QColor(0, 0, 0, 48))
        place = _place(widget, window)
        painter.drawPixmap(place, widget.grab())
        # Its border would come from the window system.
        painter.setPen(QColor(128, 128, 128, 110))
        painter.drawRect(QRect(place, widget.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def _place(widget: QWidget, window: QWidget) -> QPoint:
    """Where it stands over the window; kept inside the picture, for some platforms place dialogs anywhere."""
    if widget.windowType() == Qt.WindowType.Popup:
        return widget.pos() - window.mapToGlobal(QPoint(0, 0))
    return QPoint((window.width() - widget.width()) // 2, (window.height() - widget.height()) // 2)
