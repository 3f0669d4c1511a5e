"""One file from inside: as rows, as text, as a picture, or as bytes."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.stored.file_words import name_words, purpose_words, size_words
from playground.features.files.view.stored.hex_dump import hex_dump
from playground.features.files.view.stored.picture_view import PictureView
from playground.features.files.view.stored.rows_view import RowsView
from playground.widgets import theme
from playground.widgets.buttons import Button, IconButton, LinkButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.escape import claims_escape
from playground.widgets.message_card import MessageCard
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.files import StoredFile
    from playground.features.files.stored.content import Content

_MARGIN: Final = 20
_MOST_HEX: Final = 65_536  # bytes
_LONGEST_LINE: Final = 20_000  # characters; a line of millions would hold the window up


class ContentView(QWidget):
    """Signals:
    back_requested: to the table; Esc does it as well.
    download_requested, more_requested: their buttons.
    """

    back_requested = Signal()
    download_requested = Signal()
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("caret-left", tr("Back to the files"), keys_shown="Esc", parent=self)
        self.name = ElidedLabel(parent=self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.download = Button(tr("Download"), icon_name="download-simple", parent=self)
        self.rows = RowsView()
        self.text = QPlainTextEdit()
        self._text = ""  # what stands in it
        self.picture = PictureView()
        self.waiting = QLabel(tr("Reading the file"))
        self.card = MessageCard(self)
        self.more = LinkButton(tr("Show more"), tr("Read the next part of the file"), self)
        self.read = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self._dress()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.download.clicked.connect(self.download_requested)
        self.more.clicked.connect(self.more_requested)
        self.rows.more_requested.connect(self.more_requested)

    def set_name(self, name: str) -> None:
        """All that is known of a file before the server has told more."""
        self.name.set_full_text(name)
        self.facts.set_full_text("")

    def set_file(self, file: "StoredFile") -> None:
        self.name.set_full_text(name_words(file))
        parts = (purpose_words(file.purpose), size_words(file.bytes))
        self.facts.set_full_text(" · ".join(part for part in parts if part))

    def set_content(self, content: "Content | None", *, loading: bool) -> None:
        """None while nothing has come."""
        self._show(self.waiting if content is None else self._filled(content))
        self.waiting.setVisible(loading)
        self.more.setVisible(content is not None and not content.complete and content.kind != "picture")
        self.more.setEnabled(not loading)
        self.read.set_full_text("" if content is None else _read_words(content))

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _filled(self, content: "Content") -> QWidget:
        if content.kind == "rows":
            self.rows.set_rows(content.rows)
            return self.rows
        if content.kind == "picture" and self.picture.set_picture(content.data):
            return self.picture
        self._set_text(_readable(content.text) if content.kind == "text" else hex_dump(content.data[:_MOST_HEX]))
        return self.text

    def _set_text(self, text: str) -> None:
        """What was read stays where it is while more comes behind it."""
        if self._text and text.startswith(self._text):
            end = QTextCursor(self.text.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertText(text[len(self._text) :])
        elif text != self._text:
            self.text.setPlainText(text)
        self._text = text

    def _show(self, widget: QWidget) -> None:
        if self._stack.currentWidget() is not widget:
            focused = self.hasFocus() or self.isAncestorOf(QApplication.focusWidget() or self.window())
            self._stack.setCurrentWidget(widget)
            if focused:
                (self.rows.list if widget is self.rows else widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self.back.setObjectName("back_to_files")
        self.name.setProperty("role", "heading")
        for label in (self.facts, self.read, self.waiting):
            label.setProperty("role", "secondary")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setObjectName("content_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(theme.monospace())
        self.text.setAccessibleName(tr("Content of the file"))
        self.text.setToolTip(tool_tip(tr("Content of the file")))
        self.card.setObjectName("content_card")
        self.card.hide()
        self.more.hide()

    def _arrange(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(self.name)
        words.addWidget(self.facts, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        head.addWidget(self.download)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        for each in (self.waiting, self.rows, self.text, self.picture):
            self._stack.addWidget(each)
        foot = QHBoxLayout()
        foot.addWidget(self.read, 1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(middle, 1)
        column.addWidget(self.card)
        column.addLayout(foot)


def _readable(text: str) -> str:
    if len(text) <= _LONGEST_LINE:
        return text
    return "\n".join(line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…" for line in text.split("\n"))


def _read_words(content: "Content") -> str:
    if content.kind == "picture":
        return ""
    if content.kind == "rows":
        rows = tr("1 row") if len(content.rows) == 1 else tr("{count} rows", count=count(len(content.rows)))
        return rows if content.complete else tr("The first {rows}", rows=rows)
    return "" if content.complete else tr("This is the beginning of the file.")
