"""Asks, inside the dialog, what is to become of changes that are not saved."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from playground.widgets.buttons import Button
from playground.widgets.translation import tr


class LeaveQuestion(QFrame):
    """Not a dialog of its own, which would stop the work that goes on behind it.

    Signals:
        asking_changed: whether there is a question now.
    """

    asking_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[], None] | None = None
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.keep = Button(tr("Keep editing"), tr("Go back to what was typed"))
        self.discard = Button(tr("Discard"), tr("Let the changes go"), kind="danger")
        self.keep.setObjectName("keep_changes")
        self.discard.setObjectName("discard_changes")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.keep)
        layout.addWidget(self.discard)
        self.keep.clicked.connect(self.withdraw)
        self.discard.clicked.connect(self._on_discard)
        self.hide()

    @property
    def asking(self) -> bool:
        return self._then is not None

    def ask(self, question: str, then: Callable[[], None]) -> None:
        """`then` is what the user wanted to do; it is done once the changes are let go."""
        self._then = then
        self._text.setText(question)
        self.show()
        self.asking_changed.emit(True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def withdraw(self) -> None:
        if self._then is not None:
            self._then = None
            self.hide()
            self.asking_changed.emit(False)

    def _on_discard(self) -> None:
        then = self._then
        self.withdraw()
        if then is not None:
            then()
