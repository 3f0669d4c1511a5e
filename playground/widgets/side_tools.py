"""The small icons at the ends of rows in the left panel: a click on one of them does not choose the row."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QToolTip

from playground.widgets.plain_text import tool_tip
from playground.widgets.side_rows import SideRow, SideRows, tool_rect


class SideTools(QObject):
    """Signals:
    pressed: the id of the row whose tool was clicked.
    """

    pressed = Signal(int)

    def __init__(self, view: QListView, rows: SideRows) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_name(event)
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if event.type() not in kinds or not isinstance(event, QMouseEvent):
            return False
        row = self._row_with_tool_at(event.position().toPoint())
        if row is None or row.id is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self.pressed.emit(row.id)
        return True

    def _show_name(self, event: QHelpEvent) -> bool:
        row = self._row_with_tool_at(event.pos())
        if row is not None:
            QToolTip.showText(event.globalPos(), tool_tip(row.tool_name), self._view)
        return row is not None

    def _row_with_tool_at(self, place: QPoint) -> SideRow | None:
        index: QModelIndex = self._view.indexAt(place)
        row = self._rows.row_at(index)
        has_tool = row is not None and row.tool and tool_rect(self._view.visualRect(index)).contains(place)
        return row if has_tool else None
