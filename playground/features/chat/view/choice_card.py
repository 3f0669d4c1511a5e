"""One of several answers to the same question, as it arrives."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.chat.facts import finish_words
from playground.features.chat.turns import Turn
from playground.features.chat.view.turn_content import Sight, content_for, thought_of
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.external import open_external
from playground.widgets.tokens import Tokens
from playground.widgets.transcript.content import Action, Footer, TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.widgets.translation import tr
from playground.window.dialog import line

KEYS: Final = 9
LEAST_WIDTH: Final = 204  # three of them stand side by side in a small window
MOST_WIDTH: Final = 780


class ChoiceCard(QFrame):
    """Signals:
    picked: the conversation is to go on with this one.
    """

    picked = Signal()

    def __init__(self, turn: Turn, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = turn
        self._begun = bool(turn.text or turn.reasoning)
        self.setObjectName("choice")
        self.setProperty("surface", "card")
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self.text = _Text(self)
        self.text.setAccessibleName(tr("Answer {number}", number=place))
        self.text.link_activated.connect(lambda url: open_external(url, self))
        tip = tr("Go on with this answer  ({key})", key=place) if place <= KEYS else tr("Go on with this answer")
        self.use = Button(tr("Use this one"), tip, parent=self)
        self.use.setObjectName("use_choice")
        self.use.clicked.connect(lambda: self.picked.emit())
        self._arrange(place)
        self.text.set_turns([self._content()])
        self._show_use()

    @property
    def usable(self) -> bool:
        """Nothing is gone on with before something has come."""
        return self._begun or self._turn.status != "streaming"

    def add_text(self, text: str) -> None:
        self.text.append_text(str(self._turn.id), text)
        self._begin()

    def add_thought(self, text: str) -> None:
        self._turn = replace(self._turn, reasoning=self._turn.reasoning + text)
        thought = thought_of(self._turn)
        if thought is not None:
            self.text.set_thought(str(self._turn.id), thought)
        self._begin()

    def change(self, turn: Turn) -> None:
        if turn == self._turn:
            return
        self._turn = turn
        content = self._content()
        if self.text.text_of(content.id) != content.text:
            self.text.replace_text(content.id, content.text)
        if content.thought is not None:
            self.text.set_thought(content.id, content.thought)
        if not content.open:
            self.text.finish_turn(content.id)
        self.text.set_footer(content.id, content.footer)
        self.text.set_card(content.id, content.card)
        self._show_use()

    def _content(self) -> TurnContent:
        """What is to be done about it can be done once it is picked."""
        turn = self._turn
        content = content_for(turn, Sight(last=turn.status == "done"), lambda _: None)
        card = None if content.card is None else replace(content.card, actions=())
        if content.open or not content.text:
            return replace(content, footer=Footer(), card=card)
        said = card is not None or turn.facts.finish_reason in ("", "stop")
        words = "" if said else tr(finish_words(turn.facts.finish_reason))
        return replace(content, footer=Footer(words, (Action("copy", "copy", tr("Copy the reply")),)), card=card)

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._show_use()

    def _show_use(self) -> None:
        self.use.setEnabled(self.usable)

    def _arrange(self, place: int) -> None:
        number = QLabel(str(place), self)
        number.setProperty("role", "label")
        head = QHBoxLayout()
        head.addWidget(number)
        head.addStretch(1)
        head.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(0)
        head.setContentsMargins(16, 0, 8, 0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(line(self))
        column.addWidget(self.text, 1)


class _Text(TranscriptView):
    """A transcript on the surface of a card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_tokens(theme.tokens())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH - 2, 60)

    def set_tokens(self, tokens: Tokens) -> None:
        super().set_tokens(tokens._replace(window=tokens.surface))
