"""A text whose pieces are tinted by how probable each of them was; one of them can be chosen."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from playground.widgets import numbers, theme
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import Tokens, mix
from playground.widgets.translation import tr

# Its text, the logarithm of its probability or None where nobody knows it, and what else could have stood there.
TokenPiece: TypeAlias = tuple[str, float | None, Sequence[tuple[str, float]]]

_STEPS: Final = (0.9, 0.5, 0.2, 0.05)  # probabilities below which a piece is tinted more
_TINTS: Final = (0.0, 0.12, 0.22, 0.33, 0.44)
_LINES: Final = (
    QTextCharFormat.UnderlineStyle.NoUnderline,
    QTextCharFormat.UnderlineStyle.NoUnderline,
    QTextCharFormat.UnderlineStyle.DotLine,
    QTextCharFormat.UnderlineStyle.DotLine,
    QTextCharFormat.UnderlineStyle.SingleUnderline,
)
_WAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TokenText(QPlainTextEdit):
    """The less probable, the stronger the tint, and from a half down a line below it says so too.

    Signals:
        clicked: the place of a piece, by a click or the arrow keys.
    """

    clicked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: Sequence[TokenPiece] = ()
        self._ends: list[int] = []
        self._chosen = -1
        self._pressed_at = QPoint()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(tr("Click a word to see what else could have stood there  (← →)")))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._follow_theme()

    def set_pieces(self, pieces: Sequence[TokenPiece]) -> None:
        self._pieces = pieces
        self._chosen = -1
        self._write()

    @property
    def chosen(self) -> int:
        """−1 where none is."""
        return self._chosen

    def choose(self, place: int) -> None:
        """Silent where it is chosen already."""
        if place == self._chosen or not 0 <= place < len(self._pieces):
            return
        self._chosen = place
        self._mark()
        self.setAccessibleDescription(self._words(place))
        self.clicked.emit(place)

    def place_at(self, point: QPoint) -> int:
        """Of the piece at a point of the viewport; −1 beside the text."""
        cursor = self.cursorForPosition(point)
        at = cursor.position() - (1 if point.x() < self.cursorRect(cursor).left() else 0)
        place = bisect_right(self._ends, at)
        return place if at >= 0 and place < len(self._pieces) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.choose(self.place_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()), 0)
        if way and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.choose(max(0, self._chosen + way))
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(event.pos())
            QToolTip.showText(event.globalPos(), tool_tip(self._words(place)) if place >= 0 else self.toolTip(), self)
            return True
        return super().viewportEvent(event)

    def _follow_theme(self) -> None:
        def on_changed() -> None:
            self._write()

        theme.changed.connect(on_changed)
        self.destroyed.connect(lambda: theme.changed.disconnect(on_changed))

    def _words(self, place: int) -> str:
        text, logprob, _ = self._pieces[place]
        chance = tr("not known") if logprob is None else percent(logprob)
        return tr("{text}: {chance}", text=visible(text), chance=chance)

    def _write(self) -> None:
        formats = [_format(step) for step in range(len(_TINTS))]
        self.clear()
        self._ends = []
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for text, logprob, _ in self._pieces:
            cursor.insertText(text, formats[_step(logprob)])
            self._ends.append(cursor.position())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _mark(self) -> None:
        if self._chosen < 0:
            self.setExtraSelections([])
            return
        cursor = self.textCursor()
        cursor.setPosition(self._ends[self._chosen - 1] if self._chosen else 0)
        start = QTextCursor(cursor)
        cursor.setPosition(self._ends[self._chosen], QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor
        marked.format.setBackground(QColor(theme.tokens().accent))
        marked.format.setForeground(QColor(theme.tokens().on_accent))
        self.setExtraSelections([marked])
        self.setTextCursor(start)
        self.ensureCursorVisible()


def percent(logprob: float) -> str:
    """With as many digits as tell it from never."""
    value = 100 * math.exp(min(0.0, logprob))
    if value < 0.01:
        return tr("under {number}%", number=numbers.decimal(0.01, 2))
    return tr("{number}%", number=numbers.decimal(value, 2 if value < 0.995 else 1 if value < 9.95 else 0))


def visible(text: str) -> str:
    """With marks for what cannot be seen at its ends."""
    core = text.strip(" \n\t")
    marks = str.maketrans({" ": "␣", "\n": "⏎", "\t": "⇥"})
    if not core:
        return text.translate(marks)
    start = text.index(core)
    return text[:start].translate(marks) + core + text[start + len(core) :].translate(marks)


def tint(tokens: Tokens, step: int) -> str:
    """From 0, which is none, to 4."""
    return mix(tokens.surface, tokens.warning, _TINTS[step])


def _step(logprob: float | None) -> int:
    if logprob is None:
        return 0
    chance = math.exp(min(0.0, logprob))
    return sum(chance < step for step in _STEPS)


def _format(step: int) -> QTextCharFormat:
    tokens = theme.tokens()
    result = QTextCharFormat()
    if step:
        result.setBackground(QColor(tint(tokens, step)))
    result.setForeground(QColor(tokens.text))
    result.setUnderlineStyle(_LINES[step])
    return result
