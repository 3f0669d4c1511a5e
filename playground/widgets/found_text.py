"""A sentence in which something was found, in two small lines with the words that were looked for standing out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from playground.widgets import theme

FOUND_HEIGHT: Final = 42
_LINES: Final = 2
_LEAD: Final = 24  # characters before the first of the words: it has to be seen


def paint_found(painter: QPainter, rect: QRect, text: str, marks: Sequence[tuple[int, int]]) -> None:
    """Of a text in one line. A mark has its beginning and its end, in Python's characters."""
    shown, places = _from_near(text, marks)
    font = theme.font(9)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(shown, begin, end) for begin, end in places])
    layout.beginLayout()
    top = 0.0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QColor(theme.tokens().secondary))
    layout.draw(painter, QPointF(rect.left(), rect.top() + max(0.0, (rect.height() - top) / 2)))
    painter.restore()


def _from_near(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """From a little before the first of the words on, where it is far from the beginning."""
    start = 0
    if marks and marks[0][0] > _LEAD:
        start = text.find(" ", marks[0][0] - _LEAD, marks[0][0]) + 1 or marks[0][0] - _LEAD
    before = "…" if start else ""
    shown = before + text[start:]
    return shown, [(begin - start + len(before), end - start + len(before)) for begin, end in marks]


def _format(text: str, begin: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    # Qt counts characters beyond the first 65 536 twice.
    found.start = _units(text[:begin])
    found.length = _units(text[:end]) - found.start
    marked = QTextCharFormat()
    marked.setForeground(QColor(theme.tokens().text))
    marked.setFontWeight(QFont.Weight.DemiBold)
    marked.setBackground(QColor(theme.tokens().selection))
    found.format = marked
    return found


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
