"""Which colour stands for which group, in a corner of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from playground.widgets.plain_text import one_line
from playground.widgets.tokens import Tokens, with_alpha
from playground.widgets.translation import tr

_ROW: Final = 20.0
_PAD: Final = 8.0
_SWATCH: Final = 10.0


@dataclass(frozen=True, slots=True)
class Entry:
    group: int
    name: str
    colour: str
    count: int


class Legend:
    """As many groups as there is room for; the last line tells how many more there are."""

    def __init__(self, entries: Sequence[Entry], metrics: QFontMetricsF, room: QRectF) -> None:
        fitting = max(1, int((room.height() - 2 * _PAD) / _ROW))
        shown = len(entries) if len(entries) <= fitting else fitting - 1
        self._entries = tuple(entries[:shown])
        self._more = len(entries) - shown
        widest = max(20.0, room.width() - _SWATCH - 3 * _PAD)
        self._names = [metrics.elidedText(one_line(each.name), _MIDDLE, widest) for each in self._entries]
        self._rest = tr("{count} more", count=self._more) if self._more else ""
        lines = [*self._names, self._rest]
        width = max(metrics.horizontalAdvance(line) for line in lines) + _SWATCH + 3 * _PAD
        height = (len(self._entries) + bool(self._more)) * _ROW + 2 * _PAD - 4
        self.box = QRectF(room.left(), room.bottom() - height, width, height) if entries else QRectF()

    @property
    def rows(self) -> tuple[tuple[Entry, str, QRectF], ...]:
        """Each entry with the name as it is shown and its place."""
        left, top, width = self.box.left(), self.box.top() + _PAD - 2, self.box.width()
        return tuple(
            (entry, name, QRectF(left, top + _ROW * line, width, _ROW))
            for line, (entry, name) in enumerate(zip(self._entries, self._names, strict=True))
        )

    def at(self, where: QPointF) -> Entry | None:
        return next((entry for entry, _, place in self.rows if place.contains(where)), None)

    def paint(self, painter: QPainter, tokens: Tokens) -> None:
        if self.box.isEmpty():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(with_alpha(tokens.surface, 0.86)))
        painter.drawRoundedRect(self.box, 6, 6)
        for entry, name, place in self.rows:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour))
            painter.drawEllipse(QRectF(place.left() + _PAD, place.center().y() - _SWATCH / 2, _SWATCH, _SWATCH))
            painter.setPen(QColor(tokens.text))
            painter.drawText(_words(place), _LEFT, name)
        if self._rest:
            last = QRectF(self.box.left(), self.box.bottom() - _ROW - _PAD + 2, self.box.width(), _ROW)
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(_words(last), _LEFT, self._rest)


def _words(place: QRectF) -> QRectF:
    return place.adjusted(2 * _PAD + _SWATCH, 0, 0, 0)


_MIDDLE: Final = Qt.TextElideMode.ElideMiddle
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
