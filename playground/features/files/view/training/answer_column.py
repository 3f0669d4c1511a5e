"""What one of the two models answers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.numbers import count, rate, seconds
from playground.widgets.plain_text import tool_tip
from playground.widgets.transcript.content import TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from playground.features.files.training.trying import Column
    from playground.services.failures import Failure

_ANSWER: Final = "answer"
_UNDER_WAY: Final = "running"


class AnswerColumn(QFrame):
    """Signals:
    chat_requested: go on with this model in Chat.
    """

    chat_requested = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._open = False
        self.heading = QLabel(heading, self)
        self.model = ElidedLabel(parent=self)
        self.chat = IconButton("chat-circle-text", tr("Open this model in Chat"), small=True, parent=self)
        self.answer = TranscriptView(self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.trouble = TroubleLine("answer_trouble", self)
        self.heading.setProperty("role", "label")
        self.facts.setProperty("role", "secondary")
        self.answer.setAccessibleName(heading)
        self.answer.setToolTip(tool_tip(tr("What this model answers")))
        self.setProperty("surface", "window")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.model, 1)
        head.addWidget(self.chat)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.answer, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.facts)
        self.chat.clicked.connect(self.chat_requested)

    def set_model(self, model: str) -> None:
        self.model.set_full_text(model)
        self.chat.setEnabled(bool(model))

    def set_column(self, column: "Column | None") -> None:
        """None: nothing has been asked."""
        text, running = ("", False) if column is None else (column.text, column.state == _UNDER_WAY)
        self._show_text(text, running=running)
        self.trouble.set_text("" if column is None or column.failure is None else _failure(column.failure))
        self.facts.set_full_text("" if column is None else _facts(column))

    def _show_text(self, text: str, *, running: bool) -> None:
        grows = self._open and text.startswith(self._shown)
        if not text:
            self.answer.clear()
        elif grows:
            if len(text) > len(self._shown):
                self.answer.append_text(_ANSWER, text[len(self._shown) :])
            if not running:
                self.answer.finish_turn(_ANSWER)
                self.answer.verticalScrollBar().setValue(0)  # two answers are compared from their beginning
        elif text != self._shown or running != self._open:
            self.answer.set_turns([TurnContent(_ANSWER, "assistant", text, open=running)])
        self._shown, self._open = text, running and bool(text)


def _failure(failure: "Failure") -> str:
    return " ".join(tr(part) for part in (failure.title, failure.advice) if part is not None)


def _facts(column: "Column") -> str:
    states = {"stopped": tr("stopped"), "failed": tr("failed"), _UNDER_WAY: tr("answering")}
    parts = [states.get(column.state, "")]
    if column.seconds:
        parts.append(seconds(column.seconds))
    if column.tokens:
        parts.append(tr("1 token") if column.tokens == 1 else tr("{count} tokens", count=count(column.tokens)))
        if column.seconds and column.state != _UNDER_WAY:
            parts.append(rate(column.tokens / column.seconds))
    return " · ".join(part for part in parts if part)
