"""What a model thought before it answered: one line that unfolds."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Target, Touch
from playground.widgets.transcript.content import Thought
from playground.widgets.transcript.look import INSET, Look
from playground.widgets.translation import tr

_HEADER: Final = 30
_INDENT: Final = 14
_MOST_WHILE_OPEN: Final = 6_000  # of a text that grows: the end is what is being read


class ThoughtBody(Body):
    def __init__(self, thought: Thought, look: Look, *, unfolded: bool, open_: bool) -> None:
        self._thought = thought
        self._look = look
        self._unfolded = unfolded
        self._open = open_
        self._metrics = QFontMetricsF(look.small_font)
        self._lines: list[tuple[QTextLayout, QPointF]] = []
        self._target = Target("details", "", (QRectF(0, 0, 0, 0),), "")

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        name = tr("Hide the thoughts") if self._unfolded else tr("Show the thoughts")
        wide = self._metrics.horizontalAdvance(self._thought.note) + 36
        self._target = Target("details", "", (QRectF(0, 1, min(wide, width), _HEADER - 2),), name)
        self._lines = []
        y = float(_HEADER)
        if self._unfolded:
            y = self._lay_out_text(width - _INDENT - INSET, y + 4) + 4
        self.height = math.ceil(y)

    def _lay_out_text(self, width: float, top: float) -> float:
        text = self._thought.text.strip("\n")
        if self._open and len(text) > _MOST_WHILE_OPEN:
            text = "…" + text[-_MOST_WHILE_OPEN:]
        spacing = self._look.line_height * 0.94
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, self._look.text_font)
            layout.setTextOption(option)
            layout.beginLayout()
            y = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(40.0, width))
                line.setPosition(QPointF(0, y))
                y += spacing
            layout.endLayout()
            self._lines.append((layout, QPointF(_INDENT + INSET, top)))
            top += max(y, spacing)
        return top

    def targets(self) -> list[Target]:
        return [self._target]

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        look, rect = self._look, self._target.rects[0]
        if touch.hovered == self._target:
            drawing.card(painter, rect, look.inline_code, 6)
        drawing.icon(
            painter,
            "caret-down" if self._unfolded else "caret-right",
            QRectF(rect.left() + INSET, rect.top(), 16, rect.height()),
            look.tokens.secondary,
        )
        painter.setFont(look.small_font)
        painter.setPen(look.secondary)
        words = rect.adjusted(26, 0, -6, 0)
        note = self._metrics.elidedText(self._thought.note, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, note)
        if touch.focused == self._target:
            drawing.focus_ring(painter, rect, look)
        if self._lines:
            painter.fillRect(QRectF(INSET + 3, _HEADER + 4, 2, self.height - _HEADER - 8), look.border)
        for layout, at in self._lines:
            layout.draw(painter, at)
