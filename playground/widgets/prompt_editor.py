"""The box in which a prompt is written."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from playground.widgets.plain_text import sendable

# Wrapping is quadratic on text without spaces: 200 000 characters in one line would take more than a second.
LARGE_TEXT: Final = 200_000
LONG_LINE: Final = 20_000

_PICTURES: Final = ("image/png", "image/jpeg", "image/webp", "image/gif")
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def too_large(text: str, *, beside: int = 0) -> bool:
    """Whether an editor would stall on this text, put into a line that already has `beside` characters."""
    return len(text) > LARGE_TEXT or has_long_line(text, beside=beside)


def has_long_line(text: str, *, beside: int = 0) -> bool:
    start = 0
    while len(text) - start + beside > LONG_LINE:
        end = text.find("\n", start)
        if (len(text) if end < 0 else end) - start + beside > LONG_LINE:
            return True
        start, beside = end + 1, 0
    return False


class PromptEditor(QPlainTextEdit):
    """Plain text that grows with its lines.

    Signals:
        submitted: Enter or Ctrl+Enter, but not while an input method composes a word.
        large_paste: text that was pasted or dropped and is too large for an editor; it is not inserted.
        files_dropped: the paths of files that were dropped or pasted.
        distant_dropped: the names of files that were, and lie on another computer.
        picture_pasted: a picture that was dropped or pasted without a file, where pictures are taken. It comes as a
            function that gives the bytes of its file, for a worker thread.
    """

    submitted = Signal()
    large_paste = Signal(str)
    files_dropped = Signal(list)
    distant_dropped = Signal(list)
    picture_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, lines: tuple[int, int] = (1, 10)) -> None:
        super().__init__(parent)
        self._lines = lines
        self._composing = False
        self._enter_submits = True
        self._takes_pictures = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What was written, to the character: `toPlainText` would turn no-break spaces into spaces."""
        return sendable(self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n"))

    def set_text(self, text: str) -> None:
        self.setPlainText(sendable(text))
        self.moveCursor(self.textCursor().MoveOperation.End)

    def insert_text(self, text: str) -> None:
        """At the cursor, however long it is."""
        self.textCursor().insertText(sendable(text))
        self.ensureCursorVisible()

    def set_enter_submits(self, submits: bool) -> None:
        self._enter_submits = submits

    def set_takes_pictures(self, takes: bool) -> None:
        self._takes_pictures = takes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER or self._composing or not self._enter_submits:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # By itself Qt would insert a line separator, which servers count as a strange character.
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        elif not event.isAutoRepeat():
            self.submitted.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls() or self._is_picture(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files, distant = _local_files(source), _distant_files(source)
        if files or distant:
            self._tell_files(files, distant)
        elif self._is_picture(source):
            self.picture_pasted.emit(_picture_in(source))
        else:
            self._insert(sendable(source.text()))

    def _tell_files(self, files: list[str], distant: list[str]) -> None:
        if files:
            self.files_dropped.emit(files)
        if distant:
            self.distant_dropped.emit(distant)

    def _is_picture(self, source: QMimeData) -> bool:
        """A table comes as a picture too, but with a text that says more."""
        has_picture = source.hasImage() or any(map(source.hasFormat, _PICTURES))
        return self._takes_pictures and has_picture and not source.hasFormat("text/plain")

    def _insert(self, text: str) -> None:
        room = LARGE_TEXT - self.document().characterCount()
        if len(text) > room or too_large(text, beside=self.textCursor().block().length()):
            self.large_paste.emit(text)
        else:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()  # other lines, of which the document says nothing

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """As high as its lines; the document of a plain text editor counts its height in lines."""
        least, most = self._lines
        needed = max(1, round(self.document().size().height()))
        margins = 2 * round(self.document().documentMargin()) + self.contentsMargins().top() * 2
        shown = min(max(needed, least), most)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > most else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(math.ceil(self._height_of(shown)) + margins + 2)

    def _height_of(self, lines: int) -> float:
        """A line with Chinese in it is higher than the font alone would have it."""
        height, spacing = 0.0, self.fontMetrics().lineSpacing()
        block = self.document().begin()
        while block.isValid() and lines > 0:
            own = max(1, block.lineCount())
            taken = min(own, lines)
            height += max(block.layout().boundingRect().height(), own * spacing) * taken / own
            lines -= taken
            block = block.next()
        return height + lines * spacing


def _local_files(source: QMimeData) -> list[str]:
    # A file on another computer would be fetched, and the user's name sent there, by merely looking at it.
    urls = source.urls() if source.hasUrls() else []
    return [url.toLocalFile() for url in urls if url.isLocalFile() and not url.host()]


def _distant_files(source: QMimeData) -> list[str]:
    urls = source.urls() if source.hasUrls() else []
    return [url.fileName() for url in urls if url.isLocalFile() and url.host()]


def _picture_in(source: QMimeData) -> Callable[[], bytes]:
    """As it came, where it came as a file; what comes as pixels becomes a PNG, which takes its time."""
    for media_type in _PICTURES:
        if source.hasFormat(media_type):
            data = bytes(source.data(media_type).data())
            return lambda: data
    image = QImage(source.imageData())
    return lambda: _png(image)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs want bytes, PySide itself does not
    return bytes(buffer.data().data())
