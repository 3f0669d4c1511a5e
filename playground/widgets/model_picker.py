"""A field for a model's name: any name may be typed, known ones are offered while typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QModelIndex, QObject, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.widgets import theme
from playground.widgets.icons import icon
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import ROW_HEIGHT, with_alpha
from playground.widgets.translation import tr

_TWO_LINES: Final = 46
_BADGE_HEIGHT: Final = 16


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model as a server lists it; `shutdown_date` is written as 2027-01-14."""

    id: str
    shutdown_date: str | None = None
    note: str = ""


def shutdown_badge(date: str | None, today: QDate | None = None) -> str:
    """What to say about the end of a model, or nothing."""
    if not date:
        return ""
    day = QDate.fromString(date[:10], Qt.DateFormat.ISODate)
    if not day.isValid():
        return tr("Shuts down {date}", date=one_line(date[:40]))
    written = QLocale().toString(day, tr("d MMM yyyy"))
    if day < (today or QDate.currentDate()):
        return tr("Shut down on {date}", date=written)
    return tr("Shuts down {date}", date=written)


class ModelPicker(QLineEdit):
    """One line; the list opens by a click, by Down, and while typing.

    Signals:
        model_changed: the name that would be sent now.
    """

    model_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, str] = {}
        self._below: dict[str, str] = {}
        self._badges: dict[str, str] = {}
        self._last = ""
        self._pressed = False
        self._typed = ""  # what Escape goes back to, when the arrows have shown other names
        self._names = QStringListModel(self)
        self._rows = _Rows(self._below, self._badges, self)
        self._popup = QListView()
        self._arrange()
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._on_text_edited)
        self._on_text_changed("")

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self._ids.clear()
        self._below.clear()
        self._badges.clear()
        for entry in entries:
            shown = one_line(entry.id)
            self._ids[shown] = entry.id
            badge = shutdown_badge(entry.shutdown_date)
            if badge:
                self._badges[shown] = badge
            if badge or entry.note:
                self._below[shown] = badge or one_line(entry.note)
        self._names.setStringList(list(self._ids))
        self._show_badge()

    def model(self) -> str:
        """The id as the server wrote it, or what was typed."""
        typed = self.text().strip()
        return self._ids.get(typed, typed)

    def set_model(self, model: str) -> None:
        if model != self.model():
            self.setText(one_line(model))
            self.setCursorPosition(0)

    def show_all(self) -> None:
        """Opens the list with every model in it, at the one that is chosen; what is typed then replaces its name."""
        self._typed = self.text()
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()
        name = self.text().strip()
        if name in self._ids:
            chosen = completer.completionModel().index(list(self._ids).index(name), 0)
            self._popup.setCurrentIndex(chosen)
            self._popup.scrollTo(chosen, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.selectAll()

    def _arrange(self) -> None:
        self.setAccessibleName(tr("Model"))
        self.setPlaceholderText(tr("Name of a model"))
        self._popup.setUniformItemSizes(True)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._popup.setMouseTracking(True)
        self._popup.setProperty("popup", True)
        self._popup.setAccessibleName(tr("Models"))
        completer = QCompleter(self._names, self)
        completer.setPopup(self._popup)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(9)
        # Only now: the completer puts its own delegate onto the popup.
        self._popup.setItemDelegate(self._rows)
        self.setCompleter(completer)
        self._popup.installEventFilter(self)
        opener = self.addAction(icon("caret-down", "secondary"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(tool_tip(tr("Show all models")))
        opener.triggered.connect(self.show_all)

    def _on_text_changed(self, text: str) -> None:
        self.setToolTip(tool_tip(text.strip() or tr("Which model answers")))
        self._show_badge()
        model = self.model()
        if model != self._last:
            self._last = model
            self.model_changed.emit(model)

    def _on_text_edited(self, text: str) -> None:
        self._typed = text

    def _show_badge(self) -> None:
        tall = bool(self._badge())
        self.setTextMargins(0, 0, 0, _BADGE_HEIGHT if tall else 0)
        if bool(self.property("tall")) != tall:
            self.setProperty("tall", tall)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
        self.update()

    def _badge(self) -> str:
        return self._badges.get(self.text().strip(), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is not self._popup or pressed != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        self._popup.hide()
        self.setText(self._typed)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._popup.isVisible():
            self.show_all()
            return
        super().keyPressEvent(event)
        closes = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if closes or (self._is_known() and self.completer().completionCount() == 1):
            self._popup.hide()

    def _is_known(self) -> bool:
        """Whether nothing is left to be completed."""
        return self.text().strip() in self._ids

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # A click asks what there is; dragging selects, and the click that closes the list began on the list.
        if self._pressed and not self.hasSelectedText() and not self._popup.isVisible():
            self.show_all()
        self._pressed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        badge = self._badge()
        if badge:
            painter = QPainter(self)
            painter.setFont(theme.font(9))
            painter.setPen(QColor(theme.tokens().warning))
            rect = QRect(10, self.height() - _BADGE_HEIGHT - 5, self.width() - 20, _BADGE_HEIGHT)
            _draw(painter, rect, badge)
            painter.end()


class _Rows(QStyledItemDelegate):
    """Name, and below it in small type what is worth knowing; everything as plain text."""

    def __init__(self, below: dict[str, str], badges: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._below = below
        self._badges = badges

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override] # narrower index
        return QSize(0, _TWO_LINES if self._below else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override] # narrower index
        t = theme.tokens()
        name = str(index.data())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            _fill(painter, option.rect, t.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            _fill(painter, option.rect, with_alpha(t.text, 0.06))
        rect = option.rect.adjusted(8, 0, -8, 0)
        below = self._below.get(name, "")
        painter.setPen(QColor(t.text))
        if below:
            _draw(painter, QRect(rect.x(), rect.y() + 5, rect.width(), 20), name)
            painter.setFont(theme.font(9))
            painter.setPen(QColor(t.warning if name in self._badges else t.secondary))
            _draw(painter, QRect(rect.x(), rect.y() + 23, rect.width(), 18), below)
        else:
            _draw(painter, rect, name)
        painter.restore()


def _fill(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, 4, 4)


def _draw(painter: QPainter, rect: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
