"""The banner: notices that need no click to go on, the newest at the bottom."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.services.notices import Level, Notice
from playground.widgets import theme
from playground.widgets.buttons import IconButton, LinkButton
from playground.widgets.glyph import Glyph
from playground.widgets.icons import IconRole
from playground.widgets.tokens import ICON_SIZE, mix
from playground.widgets.translation import tr

MOST = 3
INFO_MS = 7000
# When there is no room the lightest goes, and of these the oldest.
WEIGHTS: tuple[Level, ...] = ("info", "warning", "danger")
ICONS: dict[str, tuple[str, IconRole]] = {
    "info": ("info", "accent"),
    "warning": ("warning", "warning"),
    "danger": ("warning-circle", "danger"),
}


class NoticeBar(QWidget):
    """Takes no room while there is nothing to say."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.rows: list[NoticeRow] = []
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        if any(row.notice == notice and notice.level != "info" for row in self.rows):
            return
        for row in tuple(self.rows):
            if row.notice.message == notice.message:
                self._remove(row)
        if notice.about:
            self.withdraw(notice.about)
        while len(self.rows) >= MOST:
            self._remove(min(self.rows, key=lambda row: WEIGHTS.index(row.notice.level)))
        row = NoticeRow(notice, self)
        row.dismissed.connect(self._on_dismissed)
        row.action_requested.connect(self.action_requested)
        self.rows.append(row)
        self._layout.addWidget(row)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, row.text.text()))

    def withdraw(self, about: str) -> None:
        for row in tuple(self.rows):
            if row.notice.about == about:
                self._remove(row)

    def _on_dismissed(self) -> None:
        row = self.sender()
        if isinstance(row, NoticeRow):
            self._remove(row)

    def _remove(self, row: "NoticeRow") -> None:
        if row in self.rows:
            self.rows.remove(row)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.setVisible(bool(self.rows))


class NoticeRow(QWidget):
    """One notice: what happened, one button for it, and the technical text for whoever unfolds it."""

    dismissed = Signal()
    action_requested = Signal(str)

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self._icon, role = ICONS[notice.level]
        self._role: IconRole = role
        self.text = _plain_label(tr(notice.message))
        self.details = _plain_label(notice.details)
        self.details.setProperty("role", "secondary")
        self.details.hide()
        self._arrange()
        self._timer = QTimer(self, singleShot=True, interval=INFO_MS)
        self._timer.timeout.connect(self.dismissed)
        if notice.level == "info":
            self._timer.start()

    def _arrange(self) -> None:
        # Painted each time: this row must come about even when icons cannot be painted.
        sign = Glyph(self._icon, self._role, side=ICON_SIZE, parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 7)
        row.setSpacing(10)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in self._buttons():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _buttons(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        if self.notice.action is not None:
            action, label = self.notice.action
            button = LinkButton(tr(label), parent=self)
            button.clicked.connect(lambda: self.action_requested.emit(action))
            button.clicked.connect(self.dismissed)
            buttons.append(button)
        if self.notice.details:
            more = LinkButton(tr("Details"), tr("Show the technical details"), parent=self)
            more.clicked.connect(self._on_details)
            buttons.append(more)
        close = IconButton("x", tr("Dismiss this notice"), small=True, parent=self)
        close.clicked.connect(self.dismissed)
        buttons.append(close)
        return buttons

    def _on_details(self) -> None:
        self._timer.stop()
        self.details.setVisible(self.details.isHidden())

    def enterEvent(self, event: QEnterEvent) -> None:
        # Nobody should lose what they are about to read or click.
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.notice.level == "info" and self.details.isHidden():
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(mix(tokens.surface, getattr(tokens, self._role), 0.08)))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.border))


def _plain_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label
