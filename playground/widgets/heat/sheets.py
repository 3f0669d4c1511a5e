"""The pictures of parts of a matrix that have come so far."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from playground.widgets.heat.colours import coloured
from playground.widgets.heat.grid import Grid, Part


@dataclass(frozen=True, slots=True)
class Sheet:
    part: Part
    pixels: bytes
    width: int
    height: int
    image: QImage


class Sheets:
    """One of everything, and one of what was looked at closer, which lies on it."""

    def __init__(self) -> None:
        self._whole: Sheet | None = None
        self._near: Sheet | None = None
        self._outdated = False

    def clear(self) -> None:
        self._whole = self._near = None

    def outdate(self) -> None:
        """They are painted until the first new one comes, so that nothing flickers, but tell nothing."""
        self._outdated = True

    def put(self, part: Part, pixels: bytes, width: int, height: int, dark: bool, *, whole: bool) -> None:
        if self._outdated:
            self._outdated = False
            self.clear()
        sheet = Sheet(part, pixels, width, height, coloured(pixels, width, height, dark))
        if whole:
            self._whole, self._near = sheet, None
        else:
            self._near = sheet

    def recolour(self, dark: bool) -> None:
        self._whole, self._near = _recoloured(self._whole, dark), _recoloured(self._near, dark)

    def is_enough(self, part: Part, pixels_of_cell: float) -> bool:
        """Whether what has come is as fine as the screen, for all of this part."""
        fineness = min(1.0, pixels_of_cell) * 0.95
        return any(
            sheet.part.holds(part)
            and sheet.width >= sheet.part.columns * fineness
            and sheet.height >= sheet.part.rows * fineness
            for sheet in self._current()
        )

    def share(self, row: int, column: int) -> float | None:
        """From 0 to 1, where this cell has a pixel of its own."""
        for sheet in self._current():
            part = sheet.part
            if (sheet.width, sheet.height) == (part.columns, part.rows) and part.holds(Part(row, 1, column, 1)):
                return sheet.pixels[(row - part.first_row) * sheet.width + column - part.first_column] / 255
        return None

    def paint(self, painter: QPainter, grid: Grid) -> None:
        for sheet in (self._whole, self._near):
            if sheet is not None:
                _paint(painter, grid, sheet)

    def _current(self) -> tuple[Sheet, ...]:
        if self._outdated:
            return ()
        return tuple(sheet for sheet in (self._near, self._whole) if sheet is not None)


def _recoloured(sheet: Sheet | None, dark: bool) -> Sheet | None:
    if sheet is None:
        return None
    image = coloured(sheet.pixels, sheet.width, sheet.height, dark)
    return Sheet(sheet.part, sheet.pixels, sheet.width, sheet.height, image)


def _paint(painter: QPainter, grid: Grid, sheet: Sheet) -> None:
    """Only what is seen of it: Qt would work out the rest too."""
    box = grid.box(sheet.part)
    target = box.intersected(grid.plot)
    if target.isEmpty():
        return
    across, down = sheet.width / box.width(), sheet.height / box.height()
    source = QRectF(
        (target.left() - box.left()) * across,
        (target.top() - box.top()) * down,
        target.width() * across,
        target.height() * down,
    )
    painter.drawImage(target, sheet.image, source)
