"""What belongs to a turn and is no picture: cards with a name, beside each other."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from playground.widgets.plain_text import one_line
from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.content import Enclosure
from playground.widgets.transcript.look import RADIUS, Look

HEIGHT: Final = 34
_GAP: Final = 6
_PADDING: Final = 10
_MOST_NAME: Final = 240
_AT_THE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class EnclosuresBody(Body):
    """They lie on the side of the one who speaks."""

    def __init__(self, enclosures: tuple[Enclosure, ...], look: Look, *, right: bool) -> None:
        self._enclosures = enclosures
        self._look = look
        self._right = right
        self._metrics = QFontMetricsF(look.text_font)
        self._small = QFontMetricsF(look.small_font)
        self._rects: list[QRectF] = []

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        self._rects = []
        line: list[QRectF] = []
        top = 0.0
        for enclosure in self._enclosures:
            wide = min(float(width), self._width_of(enclosure))
            left = line[-1].right() + _GAP if line else 0.0
            if line and left + wide > width:
                self._end_line(line)
                line, left, top = [], 0.0, top + HEIGHT + _GAP
            line.append(QRectF(left, top, wide, HEIGHT))
        self._end_line(line)
        self.height = round(top + HEIGHT)

    def targets(self) -> list[Target]:
        pairs = zip(self._enclosures, self._rects, strict=True)
        return [
            Target("action", each.action.id, (rect,), each.action.label)
            for each, rect in pairs
            if each.action is not None
        ]

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        for enclosure, rect in zip(self._enclosures, self._rects, strict=True):
            self._paint_one(painter, enclosure, rect, touch)

    def _paint_one(self, painter: QPainter, enclosure: Enclosure, rect: QRectF, touch: Touch) -> None:
        look, action = self._look, enclosure.action
        hovered = action is not None and touch.hovered is not None and touch.hovered.value == action.id
        line = QColor(look.tokens.outline) if hovered else look.border
        drawing.card(painter, rect, QColor(look.tokens.surface), RADIUS, line)
        drawing.icon(
            painter, enclosure.icon, QRectF(rect.left() + _PADDING, rect.top(), 16, HEIGHT), look.tokens.secondary
        )
        room = rect.adjusted(_PADDING + 24, 0, -_PADDING, 0)
        painter.setFont(look.text_font)
        painter.setPen(look.text)
        name = self._name(enclosure, room.width())
        painter.drawText(room, _AT_THE_LEFT, name)
        room.setLeft(room.left() + self._metrics.horizontalAdvance(name) + 8)
        painter.setFont(look.small_font)
        painter.setPen(look.secondary)
        about = self._small.elidedText(enclosure.about, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, _AT_THE_LEFT, about)
        if action is not None and touch.focused is not None and touch.focused.value == action.id:
            drawing.focus_ring(painter, rect, look)

    def _name(self, enclosure: Enclosure, room: float) -> str:
        name, mode = one_line(enclosure.name), Qt.TextElideMode.ElideMiddle
        return self._metrics.elidedText(name, mode, min(room, float(_MOST_NAME)))

    def _width_of(self, enclosure: Enclosure) -> float:
        name = self._metrics.horizontalAdvance(self._name(enclosure, _MOST_NAME))
        return 2 * _PADDING + 24 + name + 8 + self._small.horizontalAdvance(enclosure.about)

    def _end_line(self, line: list[QRectF]) -> None:
        shift = self.used_width - line[-1].right() if self._right and line else 0.0
        self._rects += [rect.translated(shift, 0) for rect in line]
