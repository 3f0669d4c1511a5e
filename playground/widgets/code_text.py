"""Code to read and copy, coloured as in the transcript."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.widgets import theme
from playground.widgets.transcript.code import formats_of
from playground.widgets.transcript.highlight import LEXERS, Colouring, Span
from playground.widgets.transcript.look import Look

# Until the lexer is there, which a thread loads.
LOOK_AGAIN_MS = 40


class CodeText(QPlainTextEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(theme.monospace())
        self.setTabChangesFocus(True)
        self._language = ""
        self._colours = _Colours(self.document())
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._colour)
        self._follow_theme()

    def set_code(self, text: str, language: str) -> None:
        """Stays where the reader has scrolled to."""
        if text == self.toPlainText() and language == self._language:
            return
        self._language = language
        self._colours.spans = {}
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setPlainText(text)
        bar.setValue(place)
        self._colour()

    def _follow_theme(self) -> None:
        def on_changed() -> None:
            self._colour()

        theme.changed.connect(on_changed)
        self.destroyed.connect(lambda: theme.changed.disconnect(on_changed))

    def _colour(self) -> None:
        if LEXERS.find(self._language) is None:
            if not LEXERS.knows(self._language):
                self._timer.start()
            return
        lines = self.toPlainText().split("\n")
        colouring = Colouring(self._language)
        spans: dict[int, list[Span]] = {}
        while colouring.has_work(len(lines), complete=True):
            spans |= colouring.step(lines, complete=True)
        self._colours.show(spans)


class _Colours(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.spans: dict[int, list[Span]] = {}
        self._formats: list[QTextCharFormat] = []

    def show(self, spans: dict[int, list[Span]]) -> None:
        self.spans = spans
        self._formats = formats_of(Look(theme.tokens()))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for start, length, style in self.spans.get(self.currentBlock().blockNumber(), ()):
            self.setFormat(start, length, self._formats[style])
