"""A field in which JSON is written: coloured, indented, and with the places marked where something is wrong."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from playground.features.chat.json_places import Span
from playground.widgets import theme
from playground.widgets.plain_text import sendable, tool_tip
from playground.widgets.prompt_editor import LARGE_TEXT
from playground.widgets.transcript.code import formats_of
from playground.widgets.transcript.highlight import Style
from playground.widgets.transcript.look import Look

_INDENT: Final = "  "
_PARTS: Final = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>\b(?:true|false|null)\b)"
)
_STYLES: Final = {"key": Style.KEYWORD, "string": Style.STRING, "number": Style.NUMBER, "word": Style.KEYWORD}


class JsonEditor(QPlainTextEdit):
    """Signals:
    edited: the text, after the user or an undoable replacement changed it.
    too_large: a text was pasted that no editor could show without stalling; it is not inserted.
    """

    edited = Signal(str)
    too_large = Signal()

    def __init__(self, name: str, tip: str, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setFont(theme.monospace())
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(tip))
        self.setTabChangesFocus(True)
        self.setReadOnly(read_only)
        wrap = QPlainTextEdit.LineWrapMode.WidgetWidth if read_only else QPlainTextEdit.LineWrapMode.NoWrap
        self.setLineWrapMode(wrap)
        self._spans: tuple[Span, ...] = ()
        self._colours = _Colours(self.document())
        self.textChanged.connect(lambda: self.edited.emit(self.text()))
        self._follow_theme()

    def text(self) -> str:
        return sendable(self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n"))

    def set_text(self, text: str) -> None:
        """Silent, and cannot be undone."""
        if text != self.text():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def replace_text(self, text: str) -> None:
        """As if the user had written it: Ctrl+Z brings back what was there."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        self._show_marks()

    def go_to(self, span: Span) -> None:
        self.setTextCursor(self._cursor((span[0], span[0])))
        self.centerCursor()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and len(source.text()) > LARGE_TEXT:
            self.too_large.emit()
        elif source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not self.isReadOnly():
            self._begin_line()
        else:
            super().keyPressEvent(event)

    def _begin_line(self) -> None:
        """Indented as the line before, and further behind an opening bracket; a closing one goes to a line below."""
        cursor = self.textCursor()
        block = cursor.block()
        before = block.text()[: cursor.positionInBlock()]
        after = block.text()[cursor.positionInBlock() :]
        indent = before[: len(before) - len(before.lstrip(" "))]
        opens = before.rstrip()[-1:] in ("{", "[")
        cursor.insertText("\n" + indent + (_INDENT if opens else ""))
        if opens and after.lstrip()[:1] in ("}", "]"):
            place = cursor.position()
            cursor.insertText("\n" + indent)
            cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _show_marks(self) -> None:
        tokens = theme.tokens()
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(QColor(tokens.danger))
        tint = QColor(tokens.danger)
        tint.setAlphaF(0.15)
        wavy.setBackground(tint)
        selections = []
        for span in self._spans:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(span)
            selection.format = wavy
            selections.append(selection)
        self.setExtraSelections(selections)

    def _cursor(self, span: Span) -> QTextCursor:
        """Qt counts in halves of what Python counts in where a character lies outside the basic plane."""
        text = self.text()
        start, end = (len(text[:place].encode("utf-16-le")) // 2 for place in span)
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _follow_theme(self) -> None:
        def on_changed() -> None:
            self._colours.wear_theme()
            self._show_marks()

        theme.changed.connect(on_changed)
        self.destroyed.connect(lambda: theme.changed.disconnect(on_changed))


class _Colours(QSyntaxHighlighter):
    """Line by line: a text in JSON cannot go over a line's end."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = formats_of(Look(theme.tokens()))

    def wear_theme(self) -> None:
        self._formats = formats_of(Look(theme.tokens()))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        wide = _wide_places(self.currentBlock(), text)
        for part in _PARTS.finditer(text):
            start, end = part.start(), part.end()
            if wide:
                start, end = (place + sum(each < place for each in wide) for place in (start, end))
            self.setFormat(start, end - start, self._formats[_STYLES[str(part.lastgroup)]])


def _wide_places(block: QTextBlock, text: str) -> list[int]:
    """Where characters stand that Qt counts twice."""
    if block.length() - 1 == len(text):
        return []
    return [place for place, character in enumerate(text) if ord(character) > 0xFFFF]
