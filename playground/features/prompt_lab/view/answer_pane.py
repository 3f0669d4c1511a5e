"""What was answered to a prompt: the text while it comes, its figures, and what went wrong."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.message import Message
from playground.services.notices import action_label
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.message_card import MessageCard
from playground.widgets.numbers import count, rate, seconds
from playground.widgets.plain_text import tool_tip
from playground.widgets.transcript.content import TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.prompt_lab.answer import Answer
    from playground.services.failures import Failure
    from playground.services.prices import Money

RETRY: Final = "retry"
_ANSWER: Final = "answer"


class AnswerPane(QFrame):
    """Signals:
    action_requested: the id of a button on the card.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._open = False
        self.answer = TranscriptView(self)
        self.answer.setAccessibleName(tr("Answer"))
        self.answer.setToolTip(tool_tip(tr("What the model answers")))
        self.card = MessageCard(self)
        self.card.hide()
        self.figures = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.figures.setObjectName("figures")
        self.figures.setProperty("role", "secondary")
        self.setProperty("surface", "window")
        self.card.action_requested.connect(self.action_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.answer, 1)
        column.addWidget(self.card)
        column.addWidget(self.figures)

    def set_answer(self, answer: "Answer", *, running: bool, state: str = "", cost: "Money | None" = None) -> None:
        """`state` is a word before the figures."""
        self._show_text(answer.text, running=running)
        self.figures.set_full_text(" · ".join(part for part in (state, *figures_of(answer, cost)) if part))
        self.figures.setVisible(bool(self.figures.full_text()))

    def set_failure(self, failure: "Failure | None", say: Callable[[Message], str] = tr) -> None:
        if failure is not None:
            advice = "" if failure.advice is None else say(failure.advice)
            actions = [(RETRY, tr("Try again"))]
            actions += [(each, say(action_label(each))) for each in failure.actions if _is_elsewhere(each)]
            self.card.set_message("danger", say(failure.title), advice, failure.details, actions)
        self.card.setVisible(failure is not None)

    def _show_text(self, text: str, *, running: bool) -> None:
        grows = self._open and text.startswith(self._shown)
        if not text:
            self.answer.clear()
        elif grows:
            if len(text) > len(self._shown):
                self.answer.append_text(_ANSWER, text[len(self._shown) :])
            if not running:
                self.answer.finish_turn(_ANSWER)
        elif text != self._shown or running != self._open:
            self.answer.set_turns([TurnContent(_ANSWER, "assistant", text, open=running)])
        self._shown, self._open = text, running and bool(text)


def figures_of(answer: "Answer", cost: "Money | None" = None) -> list[str]:
    """What is known of how it came, in words."""
    parts = []
    if answer.first_token is not None:
        parts.append(tr("first token after {time}", time=seconds(answer.first_token)))
    if answer.seconds:
        parts.append(seconds(answer.seconds))
    if answer.tokens_per_second is not None:
        parts.append(rate(answer.tokens_per_second))
    given, made = answer.prompt_tokens, answer.completion_tokens
    if given is not None and made is not None:
        parts.append(tr("{given} + {made} tokens", given=count(given), made=count(made)))
    if cost is not None:
        parts.append(tr(cost.words))
    if answer.finish_reason == "length":
        parts.append(tr("cut off at the maximum length"))
    return parts


def _is_elsewhere(action: str) -> bool:
    """What the window does, of all that can be done about an error."""
    return action.partition(":")[0] in ("open_connection", "use_address")
