"""The text to be spoken: written like any other, and with the sentence that is heard lit in it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget

from playground.widgets import theme
from playground.widgets.plain_text import sendable
from playground.widgets.prompt_editor import PromptEditor

WIDEST: Final = 780  # pixels of text that the eye follows without getting lost
_ABOVE: Final = 2  # lines that stay in sight above the lit sentence
_POINTS: Final = 11
_WITH: Final = Qt.KeyboardModifier.ControlModifier


class ScriptEditor(PromptEditor):
    """Fills its place and scrolls inside. Places are counted in characters of `text()`.

    Signals:
        place_clicked: the place of a click with Ctrl. One without is for writing.
    """

    place_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lit: tuple[int, int] | None = None
        self._pressed: QPoint | None = None
        super().__init__(parent)
        self.set_enter_submits(False)
        self.setFont(theme.font(_POINTS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(8)

    def replace(self, text: str) -> None:
        """As if it were typed, so that undo brings back what stood there."""
        self.light(None)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(sendable(text))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def selected(self) -> str:
        return sendable(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))

    def light(self, span: tuple[int, int] | None) -> None:
        """From one place to another; the page turns when the lit sentence is not to be seen."""
        if span == self._lit:
            return
        self._lit = span
        self._show_light()
        if span is not None:
            self._follow(span[0])

    def lit(self) -> str:
        """The sentence that is lit."""
        return "" if self._lit is None else self.text()[slice(*self._lit)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        wanted = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _WITH
        self._pressed = event.position().toPoint() if wanted else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._pressed = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.textCursor().hasSelection():
            return
        if (event.position().toPoint() - pressed).manhattanLength() < QApplication.startDragDistance():
            self.place_clicked.emit(self._place(self.cursorForPosition(event.position().toPoint()).position()))

    def sizeHint(self) -> QSize:
        return QSize(480, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 2 * self.fontMetrics().lineSpacing() + 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max(0, (self.width() - WIDEST) // 2)
        if side != self.viewportMargins().left():
            self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_light()

    def _fit(self) -> None:
        """Its height is that of its place, not that of its lines."""

    def _show_light(self) -> None:
        if self._lit is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        first, last = map(self._position, self._lit)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(QColor(theme.tokens().selection))
        self.setExtraSelections([selection])

    def _follow(self, place: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(place))
        if self.viewport().rect().contains(self.cursorRect(cursor)):
            return
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        if line.isValid():
            number = cursor.block().firstLineNumber() + line.lineNumber()
            self.verticalScrollBar().setValue(max(0, number - _ABOVE))

    # Qt counts halves of surrogate pairs.

    def _position(self, place: int) -> int:
        return len(self.text()[:place].encode("utf-16-le")) // 2

    def _place(self, position: int) -> int:
        return len(self.text().encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))
