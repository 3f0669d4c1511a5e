"""Shows what differs between two texts: what was added is underlined, what was removed struck through."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from playground.features.prompt_lab.word_diff import Kind, Piece
from playground.widgets import theme
from playground.widgets.plain_text import sendable
from playground.widgets.tokens import with_alpha
from playground.widgets.translation import tr


class DiffText(QPlainTextEdit):
    """Colour tells the same once more, for the quick eye."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Differences"))
        self._follow_theme()

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._write()

    def pieces(self) -> tuple[Piece, ...]:
        return self._pieces

    def _write(self) -> None:
        formats = {kind: _format(kind) for kind in ("same", "added", "removed")}
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for piece in self._pieces:
            cursor.insertText(sendable(piece.text), formats[piece.kind])
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow_theme(self) -> None:
        rewrite = partial(self._write)
        theme.changed.connect(rewrite)
        self.destroyed.connect(lambda: theme.changed.disconnect(rewrite))


def _format(kind: Kind) -> QTextCharFormat:
    tokens = theme.tokens()
    result = QTextCharFormat()
    result.setForeground(QColor(tokens.text))
    if kind != "same":
        colour = tokens.success if kind == "added" else tokens.danger
        result.setBackground(QColor(with_alpha(colour, 0.18)))
        result.setFontUnderline(kind == "added")
        result.setFontStrikeOut(kind == "removed")
        result.setUnderlineColor(QColor(colour))
    return result
