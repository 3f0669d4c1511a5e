"""The card with the text to be spoken, what it counts, and what to try while there is none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.speak.view.script_editor import ScriptEditor
from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.empty_state import EmptyState
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import CARD_RADIUS
from playground.widgets.translation import tr


class TextCard(QFrame):
    """A click beside the text goes to the text."""

    suggestion_chosen = Signal(int)

    def __init__(self, suggestions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = ScriptEditor(self)
        self.empty = EmptyState(
            "speaker-high",
            tr("Let a text be read aloud"),
            tr("Write or paste it here, or drop a text file. It sounds while it still comes, and the clip is kept."),
            suggestions,
            self,
        )
        self.counter = QLabel(self)
        self.note = QLabel(self)
        self._dress()
        self._arrange()
        self.empty.chosen.connect(self.suggestion_chosen)
        self.editor.installEventFilter(self)

    def set_empty(self, empty: bool) -> None:
        """Whether there is nothing yet, so that something is to be tried."""
        self.empty.setVisible(empty)

    def set_counts(self, counter: str, notes: Sequence[str]) -> None:
        self.counter.setText(counter)
        self.note.setText(" ".join(notes))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        focused = self.editor.hasFocus()
        inset = 0.75 if focused else 0.5
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(tokens.surface))
            painter.setPen(QPen(QColor(tokens.accent if focused else tokens.border), 2 * inset))
            outline = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(outline, CARD_RADIUS, CARD_RADIUS)

    def _dress(self) -> None:
        self.editor.setObjectName("prompt")
        self.editor.setAccessibleName(tr("Text to be spoken"))
        self.editor.setToolTip(tool_tip(tr("Ctrl+click on a sentence of the clip plays it from there")))
        self.editor.setPlaceholderText(tr("What should be said?"))
        self.counter.setObjectName("counter")
        self.counter.setFont(tabular(self.counter.font()))
        for label in (self.counter, self.note):
            label.setProperty("role", "secondary")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setObjectName("text_note")
        self.note.setWordWrap(True)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 2)
        foot.setSpacing(16)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.counter, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.editor, 1)
        column.addWidget(self.empty, 4)
        column.addLayout(foot)
        self.setFocusProxy(self.editor)
