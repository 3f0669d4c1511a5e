"""A matrix as colours, of which one looks at a part as closely as one likes."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.heat import painting
from playground.widgets.heat.figures import Figures
from playground.widgets.heat.grid import Grid, Part
from playground.widgets.heat.painting import Cell, Marks
from playground.widgets.heat.sheets import Sheets
from playground.widgets.tokens import Tokens
from playground.widgets.zoom_area import ZoomArea

_AROUND: Final = 0.3  # of the view, that is asked for beyond it
_PATIENCE: Final = 25  # ms in which more may be moved before it is asked for
_WAYS: Final = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class HeatMap(ZoomArea):
    """Never holds more cells than the screen shows, or a little more; it asks for them. Setters are silent.

    Signals:
        cells_wanted: the first row, how many, the first column, how many; and how many pixels high and wide at most.
        hovered: the row and the column; -1 and -1 when the mouse has left the cells.
        clicked: the row and the column.
    """

    cells_wanted = Signal(int, int, int, int, int, int)
    hovered = Signal(int, int)
    clicked = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFont(tabular(theme.font(9)))
        self._grid = Grid(0, 0, QRectF())
        self._sheets = Sheets()
        self._labels: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._range = (0.0, 1.0)
        self._figures: Figures | None = None
        self._marks = Marks()
        self._all_seen = True
        self._asked: tuple[Part, int, int] | None = None
        self._grip: Literal["none", "press", "move"] = "none"
        self._pressed = self._last = QPointF()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_PATIENCE)
        self._asking.timeout.connect(self._ask)

    def sizeHint(self) -> QSize:
        return QSize(620, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    # What is shown

    def set_matrix(
        self,
        row_labels: Sequence[str],
        column_labels: Sequence[str],
        low: float,
        high: float,
        value: Callable[[int, int], float] | None = None,
    ) -> None:
        """Other values: what is seen of them is asked for. `value` gives those that are written into large cells."""
        rows, columns = len(row_labels), len(column_labels)
        same = (rows, columns) == (self._grid.rows, self._grid.columns)
        self._labels, self._range = (row_labels, column_labels), (low, high)
        self._figures = None if value is None else Figures(value)
        self._marks = Marks()
        self._asked = None
        if same:
            self._sheets.outdate()
        else:
            self._sheets.clear()
            self._grid = Grid(rows, columns, self._plot())
            self.fit()
        self._want()

    def set_cells(
        self, first_row: int, rows: int, first_column: int, columns: int, pixels: bytes, width: int, height: int
    ) -> None:
        """The answer to `cells_wanted`: line by line a byte for each pixel, 0 at the low end of the range."""
        part = Part(first_row, rows, first_column, columns)
        whole = (rows, columns) == (self._grid.rows, self._grid.columns)
        self._sheets.put(part, pixels, width, height, theme.tokens().dark, whole=whole)
        self.update()

    def set_selected(self, rows: Collection[int], columns: Collection[int], pair: Cell | None = None) -> None:
        self._marks = Marks(frozenset(rows), frozenset(columns), pair, self._marks.hovered)
        self.update()

    def set_hovered(self, cell: Cell | None) -> None:
        if cell != self._marks.hovered:
            marks = self._marks
            self._marks = Marks(marks.rows, marks.columns, marks.pair, cell)
            self.update()

    def hovered_row(self) -> int:
        return -1 if self._marks.hovered is None else self._marks.hovered[0]

    def cell_place(self, row: int, column: int) -> QPointF:
        """The middle of a cell on the screen."""
        return self._grid.cell_box(row, column).center()

    def to_image(self, scale: float = 2.0) -> QImage:
        """What is seen now, without what belongs to the hand."""
        tokens = theme.tokens()
        result = QImage(self.size() * scale, QImage.Format.Format_RGB32)
        result.setDevicePixelRatio(scale)
        result.fill(QColor(tokens.surface))
        marks, self._marks = self._marks, Marks()
        with QPainter(result) as painter:
            painter.setFont(self.font())
            self._paint(painter, tokens)
        self._marks = marks
        return result

    # Seen closer

    def zoom_by(self, factor: float, where: QPointF) -> None:
        self._look(self._grid.zoomed(factor, where))

    def pan_by(self, dx: float, dy: float) -> None:
        self._look(self._grid.moved(dx, dy))

    def fit(self) -> None:
        self._look(Grid.fitted(self._grid.rows, self._grid.columns, self._plot()))
        self._all_seen = True

    def tools_top(self) -> int:
        # Below the legend: above it the slanted labels end.
        return self.height() - 34

    def middle(self) -> QPointF:
        return self._grid.plot.center()

    def showEvent(self, event: QShowEvent) -> None:
        """What nobody looked at was not asked for."""
        super().showEvent(event)
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._all_seen:
            self.fit()
        else:
            self._look(self._grid.with_plot(self._plot()))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._last = event.position()
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grip = "press" if event.button() == Qt.MouseButton.LeftButton else "move"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._grip == "none":
            self._tell_hovered(self._grid.at(where))
            return
        if (where - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._grip = "move"
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._grip == "move":
            self.pan_by(where.x() - self._last.x(), where.y() - self._last.y())
            self._last = where

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, "none"
        self.unsetCursor()
        cell = self._grid.at(event.position())
        if grip == "press" and cell is not None:
            self.clicked.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell_hovered(None)

    def obey(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in _WAYS and self._grid.rows and self._grid.columns:
            self._step(*_WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._marks.hovered is not None:
            self.clicked.emit(*self._marks.hovered)
        else:
            return super().obey(key, modifiers)
        return True

    # Painting

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._sheets.recolour(theme.tokens().dark)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        with QPainter(self) as painter:
            self.paint_ground(painter, tokens.surface)
            self._paint(painter, tokens)
            self.paint_ring(painter)

    def _paint(self, painter: QPainter, tokens: Tokens) -> None:
        if not self._grid.rows or not self._grid.columns:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.text))
        painting.paint_labels(painter, self._grid, self._labels, self._marks)
        painting.paint_bars(painter, self._grid, self._marks, tokens)
        painting.paint_legend(painter, self._grid, *self._range, tokens)
        # Smoothed edges would leave seams between cells.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.save()
        painter.setClipRect(self._grid.plot)
        self._sheets.paint(painter, self._grid)
        if self._figures is not None:
            self._figures.paint(painter, self._grid, self._sheets, tokens.dark)
        painting.paint_marks(painter, self._grid, self._marks, tokens)
        painter.restore()

    # Inside

    def _plot(self) -> QRectF:
        label = min(painting.LABEL, self.width() * 0.25)
        head = min(painting.HEAD, self.height() * 0.28)
        room = QRectF(self.rect()).adjusted(label, head, -painting.SIDE, -16)
        return room if room.width() > 1 and room.height() > 1 else QRectF(label, head, 1, 1)

    def _look(self, grid: Grid) -> None:
        self._all_seen = False
        self._grid = grid
        self._want()
        self.update()

    def _want(self) -> None:
        if not self._asking.isActive():
            self._asking.start()

    def _ask(self) -> None:
        seen, fineness = self._grid.seen(), self._grid.cell * self.devicePixelRatioF()
        if not self.isVisible() or not seen.rows or not seen.columns or self._sheets.is_enough(seen, fineness):
            return
        part = self._grid.seen(_AROUND)
        height = min(part.rows, math.ceil(part.rows * fineness))
        width = min(part.columns, math.ceil(part.columns * fineness))
        if self._asked != (part, height, width):
            self._asked = (part, height, width)
            self.cells_wanted.emit(part.first_row, part.rows, part.first_column, part.columns, height, width)

    def _step(self, down: int, across: int) -> None:
        row, column = self._marks.hovered or (-down, -across)
        row = max(0, min(self._grid.rows - 1, row + down))
        column = max(0, min(self._grid.columns - 1, column + across))
        self._look(self._grid.showing(row, column))
        self._tell_hovered((row, column))

    def _tell_hovered(self, cell: Cell | None) -> None:
        if cell != self._marks.hovered:
            self.set_hovered(cell)
            self.hovered.emit(*(cell or (-1, -1)))
