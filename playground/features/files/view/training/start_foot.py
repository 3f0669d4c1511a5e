"""The foot of the form: what is missing or under way, what went wrong, and the button that starts the job."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from playground.features.files.view.training.cards import is_elsewhere, show_card
from playground.widgets.buttons import PrimaryButton
from playground.widgets.message_card import MessageCard
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.training.card import Card


class StartFoot(QFrame):
    """Signals:
    start_requested, stop_requested: its button.
    action_chosen: the id of a button on the card. action_requested: one that the window does.
    """

    start_requested = Signal()
    stop_requested = Signal()
    action_chosen = Signal(str)
    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.card = MessageCard(self)
        self.hint = QLabel(self)
        self.button = PrimaryButton(tr("Start job"), icon_name="play", parent=self)
        self.button.setObjectName("start_job")
        self.hint.setObjectName("start_hint")
        self.hint.setProperty("role", "secondary")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.card.hide()
        self.setProperty("edge", "top")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.card)
        column.addWidget(self.hint)
        column.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.card.action_requested.connect(self._on_card)

    def set_state(self, state: str, why_not: str, *, busy: bool) -> None:
        """What is under way, or why nothing can be started."""
        self._busy = busy
        self.button.setText(tr("Stop") if busy else tr("Start job"))
        self.button.setAccessibleName(self.button.text())
        self.button.set_icon("stop-fill" if busy else "play")
        self.button.set_kind("secondary" if busy else "primary")
        self.button.setEnabled(busy or not why_not)
        tip = tr("Stop the upload; what has been ordered goes on") if busy else why_not
        self.button.setToolTip(tool_tip(tip or tr("Order the job from the server  (Ctrl+Enter)")))
        self.hint.setText(state or why_not)
        self.hint.setVisible(bool(self.hint.text()))

    def set_trouble(self, card: "Card | None") -> None:
        show_card(self.card, card)

    def run(self) -> None:
        """What the button and its keys do."""
        if not self._busy and self.button.isEnabled():
            self.start_requested.emit()

    def _on_clicked(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.run()

    def _on_card(self, action: str) -> None:
        (self.action_requested if is_elsewhere(action) else self.action_chosen).emit(action)
