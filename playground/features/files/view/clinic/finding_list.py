"""What is wrong with a file: the reason, where, and the text at that place."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.features.files.view.clinic.clinic_words import SEVERITY_ICONS, place_words
from playground.features.files.view.clinic.marked_text import paint_marked
from playground.widgets import icons, theme
from playground.widgets.clock import tabular
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.finding import Finding

_ROLE: Final = Qt.ItemDataRole.UserRole
_PAD: Final = 10
_ICON: Final = 16
_EXCERPT: Final = 24
_GAP: Final = 6
_MOST_LINES: Final = 3
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[“”„‟][^"“”]*["”]|[\w.+-]+')
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class FindingList(QListView):
    """A click or Enter goes to the example.

    Signals:
        chosen: the finding.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = _Findings(self)
        self.setModel(self.findings)
        self.setItemDelegate(_FindingDelegate(self))
        self.setObjectName("findings")
        self.setAccessibleName(tr("What is wrong"))
        self.setToolTip(tool_tip(tr("What is wrong; a click goes to the example")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setProperty("framed", True)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def set_findings(self, findings: "Sequence[Finding]") -> None:
        top = self.verticalScrollBar().value()
        self.findings.set_findings(findings)
        self.verticalScrollBar().setValue(top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # reasons break into more lines, or fewer

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.findings.rows[index.row()])


class _Findings(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Finding, ...] = ()

    def set_findings(self, findings: "Sequence[Finding]") -> None:
        self.beginResetModel()
        self.rows = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self.rows[index.row()]
        if role == _ROLE:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            where = place_words(finding.line, finding.column)
            return f"{where}: {tr(finding.message)}"
        return tool_tip(tr("Go to this example")) if role == Qt.ItemDataRole.ToolTipRole and finding.line else None


class _FindingDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        finding = index.data(_ROLE)
        width = self._width()
        words = _reason_box(finding, width)
        excerpt = _EXCERPT + _GAP if finding.excerpt else 0
        return QSize(width, 2 * _PAD + words.height() + excerpt)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        finding, tokens = index.data(_ROLE), theme.tokens()
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.selection if selected else tokens.hover))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.border))
        inside = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        name, role = SEVERITY_ICONS[finding.severity]
        icons.icon(name, role).paint(painter, QRect(inside.left(), inside.top() + 1, _ICON, _ICON))
        words = _reason_box(finding, area.width()).translated(area.topLeft())
        painter.setFont(theme.font(10))
        painter.setPen(QColor(tokens.text))
        painter.drawText(words, _WRAP, tr(finding.message))
        painter.setFont(_place_font())
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(inside, int(_RIGHT), place_words(finding.line, finding.column))
        if finding.excerpt:
            room = QRectF(words.left(), words.bottom() + 1 + _GAP, inside.right() - words.left(), _EXCERPT)
            start, end = mark_of(finding)
            paint_marked(painter, room, finding.excerpt, start, end, str(getattr(tokens, role)))
        painter.restore()

    def _width(self) -> int:
        view = self.parent()
        assert isinstance(view, QListView)
        return view.viewport().width()


def mark_of(finding: "Finding") -> tuple[int, int]:
    """From where to where in the excerpt: a whole word or text, where one begins there."""
    if not finding.column:
        return -1, -1
    start = max(0, finding.column - finding.excerpt_start)
    found = _TOKEN.match(finding.excerpt, start)
    return start, max(start + 1, start if found is None else found.end())


def _reason_box(finding: "Finding", width: int) -> QRect:
    """Where the reason stands in a row of this width."""
    metrics = QFontMetrics(theme.font(10))
    place = QFontMetrics(_place_font()).horizontalAdvance(place_words(finding.line, finding.column))
    left = _PAD + _ICON + 8
    room = QRect(left, _PAD, max(80, width - left - place - 16 - _PAD), _MOST_LINES * metrics.lineSpacing())
    return metrics.boundingRect(room, _WRAP, tr(finding.message)).intersected(room)


def _place_font() -> QFont:
    return tabular(theme.font(9))
