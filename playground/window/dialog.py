"""The frame of every dialog: a body that scrolls where the window is small, and a row of buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

MARGIN = 24
# What stays visible of the window around a dialog.
AROUND = 24


class Dialog(QDialog):
    """Opened with `open()`: a dialog with a loop of its own would stop the work that goes on behind it."""

    def __init__(self, title: str, parent: QWidget, *, width: int = 560) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._width = width
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane = QWidget()
        pane.setProperty("role", "pane")
        self.body = QVBoxLayout(pane)
        self.body.setContentsMargins(MARGIN, 20, MARGIN, 12)
        self.body.setSpacing(8)
        self._scroll.setWidget(pane)
        self.body.addWidget(heading(title))
        self.body.addSpacing(4)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(MARGIN, 12, MARGIN, 16)
        self.foot.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(line(self))
        layout.addLayout(self.foot)

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        room = QSize(1280, 800) if parent is None else parent.window().size()
        width = min(self._width, room.width() - 2 * AROUND)
        wanted = (
            self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        )
        return QSize(width, min(wanted + self.foot.sizeHint().height() + 4, room.height() - 2 * AROUND))

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.sizeHint())
        super().showEvent(event)

    def show_widget(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget)


def line(parent: QWidget | None = None) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("role", "line")
    return frame


def heading(text: str) -> QLabel:
    return _label(text, "heading")


def caption(text: str) -> QLabel:
    """The small word above a field."""
    return _label(text, "label")


def remark(text: str) -> QLabel:
    """A sentence of explanation, wrapped."""
    label = _label(text, "secondary")
    label.setWordWrap(True)
    return label


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
