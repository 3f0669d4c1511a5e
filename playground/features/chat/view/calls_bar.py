"""Above the composer, while the last reply waits for what its functions give back: a card for each of them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from playground.features.chat.turns import Call
from playground.features.chat.view.call_card import CallCard
from playground.widgets.buttons import PrimaryButton
from playground.widgets.translation import tr

_MOST_HEIGHT: Final = 340
_GAP: Final = 8


class CallsBar(QWidget):
    """What was written for a call is still there when it is seen again.

    Signals:
        answered: the results, by the ids of their calls.
    """

    answered = Signal(dict)

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calls")
        self._after = after  # where the focus comes from
        self.cards: list[CallCard] = []
        self._written: dict[Call, str] = {}
        self._title = QLabel(self)
        self._title.setProperty("role", "secondary")
        self._title.setWordWrap(True)
        self.send = PrimaryButton(tr("Send results"), tr("The model goes on with them"), parent=self)
        self.send.setObjectName("send_results")
        self.send.clicked.connect(self._on_send)
        self._area = _Area(self)
        self._arrange()
        self.hide()

    def set_calls(self, calls: Sequence[Call], presets: Mapping[str, str]) -> None:
        """`presets` are results by the names of the functions."""
        if tuple(calls) == tuple(card.call for card in self.cards):
            self.setVisible(bool(calls))
            return
        for card in self.cards:
            self._written[card.call] = card.result.text()
            card.hide()
            card.deleteLater()
        self.cards = [CallCard(call, self._written.get(call, presets.get(call.name, "")), self) for call in calls]
        for card in self.cards:
            card.submitted.connect(self._on_submitted)
            self._area.column.addWidget(card)
            card.show()
        self._title.setText(_title(len(calls)))
        self.setVisible(bool(calls))
        self._area.updateGeometry()
        self._order()

    def begin(self) -> None:
        """Write in the first field that is empty, or look through what is there."""
        self._go_to(self._empty() or self.cards[0])

    def fields(self) -> list[QWidget]:
        """In the order in which they are gone through."""
        return [field for card in self.cards for field in (*card.findChildren(QWidget, "call_arguments"), card.result)]

    def _on_submitted(self) -> None:
        """Enter goes to what is still empty, and sends when nothing is."""
        empty = self._empty()
        if empty is None or empty.result.hasFocus():
            self._on_send()
        else:
            self._go_to(empty)

    def _empty(self) -> CallCard | None:
        return next((card for card in self.cards if not card.result.text().strip()), None)

    def _go_to(self, card: CallCard) -> None:
        card.result.setFocus()
        # New cards have no place yet.
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, _GAP))

    def _on_send(self) -> None:
        self.answered.emit({card.call.id: card.result.text() for card in self.cards})

    def _order(self) -> None:
        for before, after in pairwise([self._after, *self.fields(), self.send]):
            self.setTabOrder(before, after)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._title, 1)
        foot.addSpacing(12)
        foot.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(foot)
        column.addWidget(self._area)


class _Area(QScrollArea):
    """As high as the cards, up to where they would leave no room for the conversation."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        pane = QWidget()
        pane.setProperty("role", "pane")
        self.column = QVBoxLayout(pane)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.setWidget(pane)

    def sizeHint(self) -> QSize:
        wanted = self.column.sizeHint()
        return QSize(wanted.width(), min(wanted.height(), _MOST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(120, self.column.sizeHint().height()))


def _title(count: int) -> str:
    if count == 1:
        return tr("The model waits for the result of a function.")
    return tr("The model waits for the results of {count} functions.", count=count)
