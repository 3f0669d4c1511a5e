"""The rail of tools beside the canvas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QMenu, QToolButton, QWidget

from playground.features.images.mask.operations import LABELS, Operation
from playground.features.images.mask.tool import Tool
from playground.features.images.view.canvas.canvas_keys import TOOL_KEYS
from playground.widgets.buttons import IconButton
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.message import Message

_GAP: Final = 4
_LEAST_ROWS: Final = 4
_AMOUNTS: Final = (1, 2, 4, 8, 16, 32, 64)
_ICONS: Final = {
    Tool.BRUSH: "paint-brush",
    Tool.ERASER: "eraser",
    Tool.RECTANGLE: "rectangle",
    Tool.ELLIPSE: "circle",
    Tool.LASSO: "lasso",
    Tool.POLYGON: "polygon",
    Tool.FILL: "paint-bucket",
    Tool.PAN: "hand",
}


class CanvasToolRail(QWidget):
    """One column where there is room, otherwise two or three.

    Signals:
        tool_chosen: a `Tool`.
        operation_requested: an `Operation` on the whole mask, and by how many pixels where that matters.
        undo_requested, redo_requested, open_mask_requested, save_mask_requested.
    """

    tool_chosen = Signal(Tool)
    operation_requested = Signal(Operation, int)
    undo_requested = Signal()
    redo_requested = Signal()
    open_mask_requested = Signal()
    save_mask_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.tools = dict(self._tool_buttons())
        self.undo = IconButton("arrow-counter-clockwise", tr("Undo"), keys_shown="Ctrl+Z")
        self.redo = IconButton("arrow-clockwise", tr("Redo"), keys_shown="Ctrl+Shift+Z")
        self.whole = IconButton("dots-three", tr("Whole mask"))
        self.menu = QMenu(self)
        self._columns = 0
        self._arrange()
        self._fill_menu()
        self._connect()
        self.set_tool(Tool.BRUSH)
        self.set_history(None, None)

    def sizeHint(self) -> QSize:
        columns = max(1, self._columns)
        return QSize(columns * ROW_HEIGHT + (columns - 1) * _GAP, _height(len(self._buttons())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), _height(_LEAST_ROWS))

    def set_tool(self, tool: Tool) -> None:
        self.tools[tool].setChecked(True)

    def set_history(self, undo: Message | None, redo: Message | None) -> None:
        """What would be undone or redone; None where there is nothing."""
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self.undo.set_tip(tr("Undo") if undo is None else tr("Undo: {step}", step=undo))
        self.redo.set_tip(tr("Redo") if redo is None else tr("Redo: {step}", step=redo))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def _tool_buttons(self) -> Iterator[tuple[Tool, IconButton]]:
        names = {
            Tool.BRUSH: tr("Brush: paint what may change"),
            Tool.ERASER: tr("Eraser"),
            Tool.RECTANGLE: tr("Rectangle"),
            Tool.ELLIPSE: tr("Ellipse"),
            Tool.LASSO: tr("Lasso"),
            Tool.POLYGON: tr("Polygon: a click for each corner, Enter closes it"),
            Tool.FILL: tr("Fill an enclosed area"),
            Tool.PAN: tr("Move the picture"),
        }
        for tool, name in names.items():
            button = IconButton(_ICONS[tool], name, keys_shown=TOOL_KEYS[tool], checkable=True, parent=self)
            self._group.addButton(button)
            yield tool, button

    def _buttons(self) -> list[IconButton]:
        return [*self.tools.values(), self.undo, self.redo, self.whole]

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.whole.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.whole.setMenu(self.menu)
        self._flow()

    def _flow(self) -> None:
        buttons = self._buttons()
        rows = max(_LEAST_ROWS, (self.height() + _GAP) // (ROW_HEIGHT + _GAP))
        columns = -(-len(buttons) // rows)
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        self._grid.setRowStretch(len(buttons), 1)
        self.setFixedWidth(self.sizeHint().width())
        self.updateGeometry()

    def _fill_menu(self) -> None:
        for operation in (Operation.INVERT, Operation.CLEAR):
            self.menu.addAction(tr(LABELS[operation]), partial(self.operation_requested.emit, operation, 0))
        self.menu.addSeparator()
        for operation in (Operation.GROW, Operation.SHRINK, Operation.FEATHER):
            amounts = self.menu.addMenu(tr(LABELS[operation]))
            for amount in _AMOUNTS:
                amounts.addAction(
                    tr("{number} px", number=amount), partial(self.operation_requested.emit, operation, amount)
                )
        self.menu.addSeparator()
        self.menu.addAction(tr("Open a mask…"), self.open_mask_requested.emit)
        self.menu.addAction(tr("Save the mask…"), self.save_mask_requested.emit)

    def _connect(self) -> None:
        for tool, button in self.tools.items():
            button.clicked.connect(partial(self.tool_chosen.emit, tool))
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)


def _height(rows: int) -> int:
    return rows * ROW_HEIGHT + (rows - 1) * _GAP
