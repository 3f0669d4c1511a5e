"""A picture that one looks at more closely: the wheel and three buttons zoom, a ring shows who has the keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import CARD_RADIUS
from playground.widgets.translation import tr

CLOSER: Final = 1.25  # for a notch, or a press of a key
_NOTCH: Final = 120  # of a wheel, in the units that Qt tells
_TOOL: Final = 26
_MARGIN: Final = 4
_RING_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ZoomArea(QWidget):
    """What is zoomed, and how it is painted, the widget that is built on this one knows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = False
        self.closer = IconButton("magnifying-glass-plus", tr("Zoom in"), keys_shown="+", small=True, parent=self)
        self.farther = IconButton("magnifying-glass-minus", tr("Zoom out"), keys_shown="-", small=True, parent=self)
        self.whole = IconButton("corners-out", tr("Show all"), keys_shown="0", small=True, parent=self)
        self._tools = [self.farther, self.closer, self.whole]
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(name))
        self.closer.clicked.connect(lambda: self.zoom_by(CLOSER, self.middle()))
        self.farther.clicked.connect(lambda: self.zoom_by(1 / CLOSER, self.middle()))
        self.whole.clicked.connect(self.fit)

    def zoom_by(self, factor: float, where: QPointF) -> None:
        """What lies under this place stays there."""
        raise NotImplementedError

    def fit(self) -> None:
        raise NotImplementedError

    def middle(self) -> QPointF:
        return QRectF(self.rect()).center()

    def has_ring(self) -> bool:
        return self._ringed and self.hasFocus()

    def describe(self, words: str) -> None:
        """What the place is that is pointed at; nothing when none is."""
        self.setAccessibleDescription(words)
        self.setToolTip(tool_tip(words or self.accessibleName()))

    def add_tool(self, tool: IconButton) -> None:
        """Before those that zoom."""
        tool.setParent(self)
        self._tools.insert(len(self._tools) - 3, tool)
        self._place_tools()

    def tools_top(self) -> int:
        """They stand in the upper corner at the right, unless something else belongs there."""
        return _MARGIN

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        self.zoom_by(CLOSER ** (turn / _NOTCH), event.position())
        event.accept()

    def obey(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """What a key means here; those with Ctrl or Alt are the window's."""
        return self._obey_zoom(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & others or not self.obey(Qt.Key(event.key()), event.modifiers()):
            event.ignore()
            return
        event.accept()
        self._ringed = True
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _RING_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    def paint_ground(self, painter: QPainter, colour: str) -> None:
        """The surface with round corners; what lies around them is the window's."""
        tokens = theme.tokens()
        painter.fillRect(self.rect(), QColor(tokens.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)

    def paint_ring(self, painter: QPainter) -> None:
        if self.has_ring():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)

    def _obey_zoom(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(CLOSER, self.middle())
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / CLOSER, self.middle())
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def _place_tools(self) -> None:
        left, top = self.width() - len(self._tools) * _TOOL - _MARGIN, self.tools_top()
        for place, tool in enumerate(self._tools):
            tool.setGeometry(left + place * _TOOL, top, _TOOL, _TOOL)
