"""Two transcripts word for word, with the word error rate."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from playground.features.transcribe.comparing import Comparison, Kind
from playground.features.transcribe.view.text.typesetting import reading_font
from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.escape import claims_escape
from playground.widgets.numbers import count, decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import mix
from playground.widgets.translation import tr

_MOST_WORDS = 40_000  # letters of a side that are shown marked; more would take long to lay out


class CompareView(QFrame):
    """The left side counts as true.

    Signals:
        closed: back to the text.
        swap_requested: let the other one count as true.
    """

    closed = Signal()
    swap_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self.rate = QLabel(self)
        self.rate.setObjectName("word_error_rate")
        self.swap = IconButton("arrows-left-right", tr("Let the other one count as true"), parent=self)
        self.swap.setObjectName("compare_swap")
        self.close_button = IconButton("x", tr("Close the comparison"), keys_shown="Esc", parent=self)
        self.close_button.setObjectName("compare_close")
        self.names = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.texts = self._pane(tr("Counts as true")), self._pane(tr("Compared with it"))
        self._arrange()
        self.swap.clicked.connect(self.swap_requested)
        self.close_button.clicked.connect(self.closed)
        bars = [text.verticalScrollBar() for text in self.texts]
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)

    def set_comparison(self, left: str, right: str, comparison: Comparison) -> None:
        """The names of both, and what was found."""
        for label, name in zip(self.names, (left, right), strict=True):
            label.set_full_text(name)
        self._comparison = comparison
        self.rate.setText(
            tr(
                "Word error rate {rate} % · changes: {errors} · words: {words}",
                rate=decimal(100 * comparison.rate, 1),
                errors=count(comparison.errors),
                words=count(comparison.words),
            )
        )
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._comparison is not None:
            self._write()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        if self._comparison is None:
            return
        pieces = self._comparison.pieces
        _fill(self.texts[0], ((each.left, each.kind) for each in pieces), "missing")
        _fill(self.texts[1], ((each.right, each.kind) for each in pieces), "added")

    def _pane(self, name: str) -> QTextEdit:
        pane = QTextEdit(self)
        pane.setReadOnly(True)
        pane.setFont(reading_font())
        pane.setAccessibleName(name)
        pane.setToolTip(tool_tip(name))
        pane.setFrameShape(QFrame.Shape.NoFrame)
        pane.setTabChangesFocus(True)
        pane.document().setDocumentMargin(10)
        return pane

    def _arrange(self) -> None:
        self.setFocusProxy(self.texts[0])
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.rate)
        head.addStretch(1)
        head.addWidget(self.swap)
        head.addWidget(self.close_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, (name, text) in enumerate(zip(self.names, self.texts, strict=True)):
            name.setProperty("role", "secondary")
            grid.addWidget(name, 0, place)
            grid.addWidget(text, 1, place)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(grid, 1)


def _fill(pane: QTextEdit, pieces: Iterable[tuple[str, Kind]], only_here: Kind) -> None:
    pane.clear()
    cursor = QTextCursor(pane.document())
    cursor.beginEditBlock()
    for text, kind in pieces:
        if text and pane.document().characterCount() < _MOST_WORDS:
            if cursor.position():
                cursor.insertText(" ", QTextCharFormat())
            cursor.insertText(text, _form(kind, only_here))
    cursor.endEditBlock()
    pane.moveCursor(QTextCursor.MoveOperation.Start)


def _form(kind: Kind, only_here: Kind) -> QTextCharFormat:
    """What differs has a ground and an underline; what the other side lacks has a line through it or is bold."""
    t = theme.tokens()
    form = QTextCharFormat()
    form.setForeground(QColor(t.text))
    if kind == "changed":
        form.setBackground(QColor(mix(t.surface, t.warning, 0.22)))
        form.setFontUnderline(True)
    elif kind == only_here == "missing":
        form.setBackground(QColor(mix(t.surface, t.danger, 0.22)))
        form.setFontStrikeOut(True)
    elif kind == only_here == "added":
        form.setBackground(QColor(mix(t.surface, t.success, 0.22)))
        form.setFontWeight(600)
    return form
