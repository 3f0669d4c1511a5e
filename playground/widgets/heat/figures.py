"""The values that are written into cells, each word made ready once: hundreds of them are painted in one frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QStaticText, QTransform

from playground.widgets.heat.colours import is_bright
from playground.widgets.heat.grid import Grid
from playground.widgets.heat.sheets import Sheets
from playground.widgets.numbers import decimal
from playground.widgets.tokens import DARK, LIGHT

_FROM: Final = 38.0  # px of a cell from which its value is written in it
_MOST: Final = 350  # in one frame
_KEPT: Final = 20_000

Word = tuple[QStaticText, QSizeF]


class Figures:
    def __init__(self, value: Callable[[int, int], float]) -> None:
        self._value = value
        self._words: dict[str, Word] = {}
        self._cells: dict[tuple[int, int], Word] = {}

    def paint(self, painter: QPainter, grid: Grid, sheets: Sheets, dark: bool) -> None:
        seen = grid.seen()
        if grid.cell < _FROM or seen.rows * seen.columns > _MOST:
            return
        found: dict[bool, list[tuple[QRectF, Word]]] = {True: [], False: []}
        for row in range(seen.first_row, seen.first_row + seen.rows):
            for column in range(seen.first_column, seen.first_column + seen.columns):
                share = sheets.share(row, column)
                if share is not None:
                    found[is_bright(share, dark)].append((grid.cell_box(row, column), self._word(painter, row, column)))
        for bright, words in found.items():
            painter.setPen(QColor(LIGHT.text if bright else DARK.text))
            for box, (word, size) in words:
                left = box.left() + (box.width() - size.width()) / 2
                painter.drawStaticText(QPointF(left, box.top() + (box.height() - size.height()) / 2), word)

    def _word(self, painter: QPainter, row: int, column: int) -> Word:
        found = self._cells.get((row, column))
        if found is None:
            if len(self._cells) > _KEPT:
                self._cells.clear()
            found = self._cells[row, column] = self._made(painter, decimal(self._value(row, column), 2))
        return found

    def _made(self, painter: QPainter, text: str) -> Word:
        found = self._words.get(text)
        if found is None:
            word = QStaticText(text)
            word.prepare(QTransform(), painter.font())
            found = self._words[text] = (word, word.size())
        return found
