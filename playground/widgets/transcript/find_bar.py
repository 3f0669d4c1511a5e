"""The bar above a transcript in which words are looked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.escape import claims_escape
from playground.widgets.icons import icon
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.widgets.transcript.find import Find


class FindBar(QFrame):
    """Signals:
    closed: by the user; the focus may go back.
    """

    closed = Signal()

    def __init__(self, find: "Find", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.field = QLineEdit(self)
        self.place = QLabel(self)
        self.case = IconButton("text-aa", tr("Tell capital letters from small ones"), checkable=True, parent=self)
        self.before = IconButton("caret-up", tr("The one before"), keys_shown="Shift+Enter", parent=self)
        self.next = IconButton("caret-down", tr("The next one"), keys_shown="Enter", parent=self)
        self.close_button = IconButton("x", tr("Close"), keys_shown="Esc", parent=self)
        self._dress()
        self._arrange()
        self._connect()
        self.hide()

    def open(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def look_for(self, words: str, turn_id: str) -> None:
        """From outside, first in this turn; the focus stays where it is."""
        self.show()
        self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(False)
        self._find.look_for(words, case=self.case.isChecked(), turn_id=turn_id)

    def end(self) -> None:
        self.hide()
        self._find.look_for("")
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self._find.go(-1 if shift else 1)
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self._find.look_for(self.field.text(), case=self.case.isChecked())

    def _paint_place(self) -> None:
        find, words = self._find, ""
        if find.hits:
            place = "–" if find.place is None else count(find.place + 1)
            words = tr("{place} of {count}", place=place, count=count(len(find.hits)))
        elif self.field.text() and not find.searching:
            words = tr("Nothing found")
        self.place.setText(words)
        for button in (self.before, self.next):
            button.setEnabled(bool(find.hits))

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.field.setObjectName("find")
        self.field.setPlaceholderText(tr("Find in this conversation"))
        self.field.setAccessibleName(tr("Find in this conversation"))
        self.field.setToolTip(tool_tip(tr("Find in this conversation")))
        self.field.addAction(icon("magnifying-glass", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self.place.setProperty("role", "secondary")
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance("0000 / 0000"))
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        return QSize(420, super().sizeHint().height())

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.place)
        for button in (self.case, self.before, self.next, self.close_button):
            row.addWidget(button)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._look)
        self.case.toggled.connect(self._look)
        self.before.clicked.connect(lambda: self._find.go(-1))
        self.next.clicked.connect(lambda: self._find.go(1))
        self.close_button.clicked.connect(self.end)
        self._find.changed.connect(self._paint_place)
