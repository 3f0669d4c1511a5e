"""A line of a transcript set in type: its time beside it, doubtful words marked, the word that is being said lit."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from playground.features.transcribe.confidence import Sureness, sureness
from playground.features.transcribe.view.text.lines import Line, Piece
from playground.widgets import theme
from playground.widgets.clock import clock, tabular
from playground.widgets.plain_text import one_line

MOST_WIDTH: Final = 780
GUTTER: Final = 64  # of the times
_LEADING: Final = 1.45
_ABOVE, _BELOW = 3, 3
_SPEAKER: Final = 22
_ROUND: Final = 4
_BAR: Final = GUTTER - 8.0  # where the mark of a doubtful line stands

Letters = tuple[int, int]  # from the first up to the last


@dataclass(frozen=True, slots=True)
class Lit:
    """What of a line is shown otherwise."""

    playing: bool = False
    piece: Piece | None = None
    hovered: Piece | None = None
    selected: Letters | None = None


class SetLine:
    """Once laid out it is painted as often as needed."""

    def __init__(self, line: Line, width: int) -> None:
        self.line = line
        self._above = _ABOVE + (_SPEAKER if line.speaker else 0)
        self._layout, height = _laid_out(line, max(40, width - GUTTER))
        self.height = round(self._above + height + _BELOW)

    def letter_at(self, place: QPointF) -> int:
        """The nearest one."""
        y = place.y() - self._above
        for number in range(self._layout.lineCount()):
            row = self._layout.lineAt(number)
            if y < row.y() + row.height() or number + 1 == self._layout.lineCount():
                return row.xToCursor(place.x() - GUTTER, row.CursorPosition.CursorOnCharacter)
        return 0

    def is_on_text(self, place: QPointF) -> bool:
        y = place.y() - self._above
        rows = [self._layout.lineAt(number) for number in range(self._layout.lineCount())]
        return any(
            row.y() <= y < row.y() + row.height() and 0 <= place.x() - GUTTER <= row.naturalTextWidth() for row in rows
        )

    def areas(self, letters: Letters) -> list[QRectF]:
        """Where these letters stand, one area for each row that they are in."""
        found = []
        for number in range(self._layout.lineCount()):
            row = self._layout.lineAt(number)
            first, last = max(letters[0], row.textStart()), min(letters[1], row.textStart() + row.textLength())
            if first < last:
                left, right = _x(row, first), _x(row, last)
                found.append(QRectF(GUTTER + left, self._above + row.y(), right - left, row.height()))
        return found

    def paint(self, painter: QPainter, top_left: QPointF, lit: Lit) -> None:
        t = theme.tokens()
        painter.save()
        painter.translate(top_left)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_grounds(painter, lit)
        self._paint_words_beside(painter, lit)
        self._paint_doubt(painter)
        painter.setPen(QColor(t.text))
        self._layout.draw(painter, QPointF(GUTTER, self._above))
        painter.restore()

    def _paint_grounds(self, painter: QPainter, lit: Lit) -> None:
        t = theme.tokens()
        whole = (0, len(self.line.text))
        lit_letters = whole if lit.playing and not self.line.pieces else None
        if lit.piece is not None:
            lit_letters = lit.piece.first, lit.piece.last
        hovered = None if lit.hovered is None else (lit.hovered.first, lit.hovered.last)
        for letters, colour in ((hovered, t.hover), (lit.selected, t.selection), (lit_letters, t.selection)):
            if letters is not None:
                painter.setBrush(QColor(colour))
                for area in self.areas(letters):
                    painter.drawRoundedRect(area.adjusted(-2, 2, 2, -2), _ROUND, _ROUND)
        if lit.piece is not None:
            # Not by its ground alone, which a selection has as well.
            painter.setBrush(QColor(t.accent))
            for area in self.areas((lit.piece.first, lit.piece.last)):
                painter.drawRoundedRect(QRectF(area.left() - 1, area.bottom() - 4, area.width() + 2, 2), 1, 1)

    def _paint_doubt(self, painter: QPainter) -> None:
        """Of the whole line, where the server says nothing of its words: the mark of a word, but beside it."""
        sure = sureness(self.line.chance)
        if sure in ("unsure", "doubtful") and all(piece.chance is None for piece in self.line.pieces):
            top, bottom = self._above + 5, self.height - _BELOW - 5
            painter.setPen(_beside(sure))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_upright(top, bottom, waved=sure == "doubtful"))

    def _paint_words_beside(self, painter: QPainter, lit: Lit) -> None:
        t = theme.tokens()
        if self.line.speaker:
            font = theme.font(9)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(t.secondary))
            name = painter.fontMetrics().elidedText(one_line(self.line.speaker), Qt.TextElideMode.ElideRight, 400)
            painter.drawText(QPointF(GUTTER, _SPEAKER - 4), name)
        if self.line.start is not None:
            row = self._layout.lineAt(0)
            painter.setFont(tabular(theme.font(9)))
            painter.setPen(QColor(t.accent if lit.playing else t.secondary))
            beside = QRectF(0, self._above + row.y(), GUTTER - 14, row.height())
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(self.line.start)
            )


def guessed_height(line: Line, width: int) -> int:
    """By the width of an average letter."""
    metrics = QFontMetricsF(reading_font())
    rows = max(1, -(-round(len(line.text) * metrics.averageCharWidth()) // max(40, width - GUTTER)))
    return round(_ABOVE + _BELOW + (_SPEAKER if line.speaker else 0) + rows * metrics.height() * _LEADING)


def reading_font() -> QFont:
    return theme.font(11)


def mark_of(sure: Sureness) -> QTextCharFormat:
    """A colour, and an underline that says the same to those who do not see it."""
    t = theme.tokens()
    colour = QColor(t.warning if sure == "unsure" else t.danger)
    form = QTextCharFormat()
    form.setForeground(colour)
    form.setUnderlineColor(colour)
    underline = QTextCharFormat.UnderlineStyle
    form.setUnderlineStyle(underline.DotLine if sure == "unsure" else underline.WaveUnderline)
    return form


def _laid_out(line: Line, width: int) -> tuple[QTextLayout, float]:
    """With its height."""
    layout = QTextLayout(line.text.replace("\n", "\u2028"), reading_font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(line))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while True:
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(width)
        room = row.height() * _LEADING
        row.setPosition(QPointF(0, y + (room - row.height()) / 2))
        y += room
    layout.endLayout()
    return layout, y


def _formats(line: Line) -> list[QTextLayout.FormatRange]:
    found = []
    for piece in line.pieces:
        sure = sureness(piece.chance)
        if sure in ("unsure", "doubtful"):
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = piece.first, piece.last - piece.first, mark_of(sure)
            found.append(each)
    return found


def _beside(sure: Sureness) -> QPen:
    t = theme.tokens()
    pen = QPen(QColor(t.warning if sure == "unsure" else t.danger), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if sure == "unsure":
        pen.setDashPattern([0.1, 2.2])
        pen.setWidthF(2)
    return pen


def _upright(top: float, bottom: float, *, waved: bool) -> QPainterPath:
    path = QPainterPath(QPointF(_BAR, top))
    if not waved:
        path.lineTo(_BAR, bottom)
        return path
    y, side = top, 1.5
    while y < bottom:
        path.quadTo(_BAR + side * 2, y + 2, _BAR, y + 4)
        y, side = y + 4, -side
    return path


def _x(row: object, letter: int) -> float:
    place = row.cursorToX(letter)  # type: ignore[attr-defined]
    return float(place[0] if isinstance(place, tuple) else place)
