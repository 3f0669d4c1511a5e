"""The box in the top bar that switches the connection for all tabs at once."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from playground.services.connections import Connections
from playground.widgets import theme
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.connection_words import name_of, words_of

WIDTH = 220
DOT = 8


class ConnectionBox(QComboBox):
    """The dot has the colour of the state; tooltip, accessible description and status bar say it in words."""

    chosen = Signal(str)
    manage_requested = Signal()

    def __init__(self, connections: Connections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections = connections
        self.setObjectName("connection")
        self.setAccessibleName(tr("Connection"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(DOT + 3, DOT))
        self.setFixedWidth(WIDTH)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._on_activated)
        connections.changed.connect(self.refresh)
        connections.state_changed.connect(self.refresh_state)
        self.refresh()

    def refresh(self) -> None:
        self.clear()
        for connection in self._connections.entries:
            self.addItem(one_line(name_of(connection)), connection.id)
            self.setItemData(self.count() - 1, tool_tip(connection.base_url), Qt.ItemDataRole.ToolTipRole)
        self.insertSeparator(self.count())
        self.addItem(tr("Manage connections…"))
        self.refresh_state()

    def refresh_state(self) -> None:
        current = self._connections.current.id
        words = words_of(self._connections)
        for row in range(self.count()):
            data = self.itemData(row)
            if data == current:
                self.setCurrentIndex(row)
            if data is not None:
                self.setItemIcon(row, QIcon(_Dot(words.colour if data == current else "")))
        self.setToolTip(tool_tip(tr("{name}: {state}", name=self.currentText(), state=words.sentence)))
        self.setAccessibleDescription(words.sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As every combo box, but a long name is elided where it says least: in the middle."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - 2 * DOT
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _on_activated(self, row: int) -> None:
        wanted = self.itemData(row)
        self.refresh_state()
        if wanted is None:
            self.manage_requested.emit()
        elif wanted != self._connections.current.id:
            self.chosen.emit(wanted)


class _Dot(QIconEngine):
    """A filled circle in a colour of the tokens, or nothing."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Dot(self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        # Whatever happens, the painter must let go of the picture first.
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return pixmap

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if self._colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(theme.tokens(), self._colour)))
            # The size comes in the pixels of the screen.
            side = rect.height() - 1
            painter.drawEllipse(rect.x(), rect.y(), side, side)
