"""A tab's place in the top bar: icon and word, underlined in the accent while the tab is up."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from playground.widgets import theme
from playground.widgets.icons import icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import ICON_SIZE

MARGIN = 16
GAP = 10
UNDERLINE = 2


class TabButton(QToolButton):
    """Shows only its icon where the window is narrow."""

    def __init__(self, icon_name: str, title: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = {checked: icon(icon_name, "accent" if checked else "secondary") for checked in (False, True)}
        self._compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(tool_tip(f"{title} ({shortcut})" if shortcut else title))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = 0 if self._compact else GAP + QFontMetrics(self._font(bold=True)).horizontalAdvance(self.text())
        return QSize(2 * MARGIN + ICON_SIZE + word, 36)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        checked = self.isChecked()
        inner = QRect(self.rect().adjusted(MARGIN, 0, -MARGIN, 0))
        spot = QRect(inner.x(), (self.height() - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
        hot = self.underMouse() or self.hasFocus()
        self._icons[checked].paint(painter, spot, mode=QIcon.Mode.Normal)
        if not self._compact:
            painter.setFont(self._font(bold=checked))
            painter.setPen(QColor(tokens.text if checked or hot else tokens.secondary))
            painter.drawText(inner.adjusted(ICON_SIZE + GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if checked:
            painter.fillRect(0, self.height() - UNDERLINE, self.width(), UNDERLINE, QColor(tokens.accent))
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 4.5, -3.5, -5.5), 6, 6)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
