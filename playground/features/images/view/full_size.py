"""One picture over everything else."""

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.features.images.view.canvas.picture_levels import PictureLevels
from playground.features.images.view.overlaid_words import HEIGHT, draw_words
from playground.features.images.view.zoomed_pane import ZoomedPane, draw_picture
from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.escape import claims_escape
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

_EDGE: Final = 12
# Over a picture a button needs a ground of its own.
_GROUND: Final = (
    "QToolButton { background: palette(base); border: 1px solid palette(mid); border-radius: 6px; }"
    "QToolButton:hover { background: palette(midlight); }"
)


class FullSizeView(ZoomedPane):
    """Lies over the whole of its parent, and is as large as that at all times.

    Signals:
        closed: it is hidden already.
        previous_requested, next_requested: the pictures beside this one; `set_picture` answers.
    """

    closed = Signal()
    previous_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._levels = PictureLevels(self)
        self._caption = ""
        self._came_from: QWidget | None = None
        self.setObjectName("full_size")
        self.setAccessibleName(tr("Full size"))
        self.setToolTip(tr("Turn the wheel to come closer, drag to move, Esc to go back"))
        self.close_button = IconButton("x", tr("Back"), keys_shown="Esc", parent=self)
        self.previous_button = IconButton("caret-left", tr("Previous picture"), keys_shown="Left", parent=self)
        self.next_button = IconButton("caret-right", tr("Next picture"), keys_shown="Right", parent=self)
        self.close_button.setObjectName("full_size_close")
        self.previous_button.setObjectName("full_size_previous")
        self.next_button.setObjectName("full_size_next")
        for button in (self.close_button, self.previous_button, self.next_button):
            button.setStyleSheet(_GROUND)
        self._connect()
        self.set_neighbours(previous=False, next_=False)
        parent.installEventFilter(self)
        self.hide()

    def set_picture(self, image: QImage, caption: str) -> None:
        self._levels.set_picture(image)
        self._caption = one_line(caption)
        self.setAccessibleDescription(self._caption)
        self.show_size(image.size())

    def set_neighbours(self, *, previous: bool, next_: bool) -> None:
        for button, there in ((self.previous_button, previous), (self.next_button, next_)):
            button.setVisible(there)
            button.setEnabled(there)  # keys click it too

    def open(self) -> None:
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_view(self) -> None:
        before, self._came_from = self._came_from, None
        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.close_button.move(self.width() - self.close_button.sizeHint().width() - _EDGE, _EDGE)
        middle = (self.height() - self.next_button.sizeHint().height()) // 2
        self.previous_button.move(_EDGE, middle)
        self.next_button.move(self.width() - self.next_button.sizeHint().width() - _EDGE, middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().sunken))
        draw_picture(painter, self._levels.levels, self.look, self.room())
        if self._caption:
            at = QPointF(self.width() / 2, self.height() - HEIGHT - _EDGE)
            draw_words(painter, self._caption, at, self.width() - 2 * _EDGE, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_view()
        elif key == Qt.Key.Key_Left:
            self.previous_button.click()
        elif key == Qt.Key.Key_Right:
            self.next_button.click()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._levels.ready.connect(self.update)
        self.close_button.clicked.connect(self.close_view)
        self.previous_button.clicked.connect(lambda: self.previous_requested.emit())
        self.next_button.clicked.connect(lambda: self.next_requested.emit())
