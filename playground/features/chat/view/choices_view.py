"""The answers to one question side by side, until the user goes on with one of them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.chat.turns import Turn
from playground.features.chat.view.choice_card import KEYS, ChoiceCard
from playground.widgets.composer import Composer
from playground.widgets.translation import tr

_MARGIN: Final = 20
_LEAST_HEIGHT: Final = 150
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ChoicesView(QWidget):
    """The keys 1 to 9 pick, here and in a composer in which nothing is written.

    Signals:
        picked: the turn of a choice.
    """

    picked = Signal(int)

    def __init__(self, composer: Composer, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after  # where the focus comes from
        self.setObjectName("choices")
        self.cards: dict[int, ChoiceCard] = {}
        self._composer = composer
        self._title = QLabel(self)
        self._title.setProperty("role", "secondary")
        self._title.setWordWrap(True)
        self._area = QScrollArea(self, widgetResizable=True)
        self._arrange()
        composer.prompt.installEventFilter(self)
        self.hide()

    def set_choices(self, turns: Sequence[Turn]) -> None:
        ids = {turn.id for turn in turns}
        for turn_id in [each for each in self.cards if each not in ids]:
            card = self.cards.pop(turn_id)
            card.hide()
            card.deleteLater()
        for place, turn in enumerate(turns, 1):
            if turn.id in self.cards:
                self.cards[turn.id].change(turn)
            else:
                self._add(turn, place)
        self._title.setText(self._words(len(turns)))
        self.setVisible(bool(turns))
        self._order()

    def add_text(self, turn_id: int, text: str) -> None:
        if turn_id in self.cards:
            self.cards[turn_id].add_text(text)

    def add_thought(self, turn_id: int, text: str) -> None:
        if turn_id in self.cards:
            self.cards[turn_id].add_thought(text)

    def change(self, turn: Turn) -> None:
        if turn.id in self.cards:
            self.cards[turn.id].change(turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pick_by(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the composer's prompt."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._composer.text():
            return self._pick_by(event)
        return super().eventFilter(watched, event)

    def _pick_by(self, event: QKeyEvent) -> bool:
        place = event.key() - Qt.Key.Key_1
        if not self.isVisible() or event.modifiers() not in _PLAIN or not 0 <= place < min(KEYS, len(self.cards)):
            return False
        turn_id, card = list(self.cards.items())[place]
        if card.usable:
            self.picked.emit(turn_id)
        return True

    def _add(self, turn: Turn, place: int) -> None:
        card = self.cards[turn.id] = ChoiceCard(turn, place, self)
        card.picked.connect(lambda: self.picked.emit(turn.id))
        self._row.addWidget(card, 1)
        card.show()

    def _order(self) -> None:
        for before, after in pairwise(
            [self._after, *(each for card in self.cards.values() for each in (card.text, card.use))]
        ):
            self.setTabOrder(before, after)

    def _words(self, count: int) -> str:
        return tr(
            "{count} answers. Choose the one to go on with, also by the keys 1 to {last}; the others stay as versions.",
            count=count,
            last=min(count, KEYS),
        )

    def _arrange(self) -> None:
        pane = QWidget()
        pane.setProperty("role", "pane")
        self._row = QHBoxLayout(pane)
        self._row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._row.setSpacing(12)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(_LEAST_HEIGHT)
        self._area.setWidget(pane)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._area, 1)
