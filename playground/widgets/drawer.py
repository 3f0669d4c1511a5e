"""A panel that slides in over the right edge of another one."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.edge_shadow import SHADOW, EdgeShadow
from playground.widgets.translation import tr


class Drawer(QWidget):
    """It lies over its host, without taking room from it.

    Signals:
        open_changed: whether it is open, or on its way there.
    """

    open_changed = Signal(bool)

    def __init__(self, host: QWidget, content: QWidget, title: str, *, width: int = 480) -> None:
        super().__init__(host)
        self._host = host
        self._width = width
        self._open = False
        self._opened_from: QWidget | None = None
        self.content = content
        self.close_button = IconButton("x", tr("Close “{title}”", title=title), parent=self)
        self._motion = QPropertyAnimation(self, b"geometry", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.finished.connect(self._on_arrived)
        self._arrange(title)
        self.close_button.clicked.connect(lambda: self.set_open(False))
        host.installEventFilter(self)
        self.hide()

    def is_open(self) -> bool:
        return self._open

    def toggle(self) -> None:
        self.set_open(not self._open)

    def set_open(self, open_: bool, *, animate: bool = True) -> None:
        if open_ == self._open:
            return
        self._open = open_
        if open_:
            self._opened_from = QApplication.focusWidget()
            self.setGeometry(self._place(False))
            self.show()
            self.raise_()
        elif self._opened_from is not None and self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._opened_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._move(animate)
        self.open_changed.emit(open_)

    def _arrange(self, title: str) -> None:
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addWidget(heading, 1)
        head.addWidget(self.close_button)
        panel = QFrame()
        panel.setProperty("surface", "surface")
        panel.setProperty("edge", "left")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.content, 1)
        shadow = EdgeShadow(self)
        shadow.setFixedWidth(SHADOW)
        shadow.show()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(shadow)
        row.addWidget(panel, 1)

    def _move(self, animate: bool) -> None:
        self._motion.stop()
        duration = theme.motion() if animate and self.isVisible() and self.window().isVisible() else 0
        if duration == 0:
            self.setGeometry(self._place(self._open))
            self._on_arrived()
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self.geometry())
        self._motion.setEndValue(self._place(self._open))
        self._motion.start()

    def _on_arrived(self) -> None:
        self.setVisible(self._open)

    def _place(self, open_: bool) -> QRect:
        host = self._host.rect()
        width = min(self._width, host.width()) + SHADOW
        return QRect(host.width() - width if open_ else host.width(), 0, width, host.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._open:
            self._motion.stop()
            self.setGeometry(self._place(True))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.set_open(False)
        else:
            super().keyPressEvent(event)
