"""What a job has told, the newest at the foot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QDateTime, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.widgets import icons, theme
from playground.widgets.clock import tabular
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import JobEvent

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST: Final = 2_000
_ROW: Final = 26
_ICONS: Final = {
    "warn": ("warning", "warning"),
    "warning": ("warning", "warning"),
    "error": ("warning-circle", "danger"),
}
_LAST: Final = 253_402_214_400.0


class EventList(QListView):
    """Stays at the newest while that is in sight; what was selected is copied with Ctrl+C."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = _Events(self)
        self.setModel(self.events)
        self.setItemDelegate(_Row(self))
        self.setObjectName("job_events")
        self.setAccessibleName(tr("Events of the job"))
        self.setToolTip(tool_tip(tr("What the job has told, the newest at the foot")))
        self.setProperty("framed", True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_events(self, events: "Sequence[JobEvent]") -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - _ROW
        self.events.set_events(events)
        if at_end:
            self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(index.row() for index in self.selectedIndexes())
            QGuiApplication.clipboard().setText("\n".join(self.events.text(row) for row in rows))
        else:
            super().keyPressEvent(event)


class _Events(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._events: Sequence[JobEvent] = ()

    def set_events(self, events: "Sequence[JobEvent]") -> None:
        """New ones at the end come in as such: the selection and the place stay."""
        known = len(self._events)
        if events[:known] == self._events and known:
            if len(events) > known:
                self.beginInsertRows(_ROOT, known, len(events) - 1)
                self._events = events
                self.endInsertRows()
            return
        self.beginResetModel()
        self._events = events
        self.endResetModel()

    def event_at(self, row: int) -> "JobEvent":
        return self._events[row]

    def text(self, row: int) -> str:
        event = self._events[row]
        return "  ".join(part for part in (moment(event.created_at), event.message) if part)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self.text(index.row())[:_LONGEST])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._events[index.row()].message[:_LONGEST])
        return None


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        model = index.model()
        assert isinstance(model, _Events)
        event, tokens = model.event_at(index.row()), theme.tokens()
        option.text = ""
        widget = option.widget
        widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, option, painter, widget)
        box, middle = option.rect.adjusted(10, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setFont(tabular(theme.font(9)))
        painter.setPen(QColor(tokens.secondary))
        time = moment(event.created_at)
        painter.drawText(box, middle, time)
        left = box.left() + QFontMetrics(painter.font()).horizontalAdvance(time) + 12
        if event.level in _ICONS:
            name, role = _ICONS[event.level]
            colour = str(getattr(tokens, role))
            drawn = icons.pixmap(name, colour, 14, painter.device().devicePixelRatio())
            painter.drawPixmap(left, box.center().y() - 6, drawn)
            left += 20
        painter.setFont(theme.font(10))
        painter.setPen(QColor(tokens.text if event.kind != "metrics" else tokens.secondary))
        room = QRect(left, box.top(), max(0, box.right() - left), box.height())
        words = one_line(event.message[:_LONGEST])
        words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, words)
        painter.restore()


def moment(time: float | None) -> str:
    """The time of day; an event is looked at while one still remembers the day, or by its place in the list."""
    if time is None or not 0 < time < _LAST:
        return ""
    return QDateTime.fromSecsSinceEpoch(int(time)).toString("HH:mm:ss")
