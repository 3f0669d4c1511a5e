"""A card at the place where a result would be: what happened, what to do, and the buttons that do it."""

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr

Level = Literal["info", "danger"]

_MOST_DETAILS: Final = 4_000


class MessageCard(QFrame):
    """Looks like the card of a turn in a transcript, which is painted there.

    Signals:
        action_requested: the id of the button that was pressed.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        self._glyph = Glyph("info", side=18)
        self._title = _text(self)
        self._advice = _text(self)
        self._fold = Button(tr("Details"), tr("Show what the server said"), kind="quiet", icon_name="caret-down")
        self._fold.setObjectName("details")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_folded)
        self.details = PromptEditor(self, lines=(1, 12))  # breaks addresses, which a label cannot
        self._dress()
        self._arrange()

    def set_message(
        self,
        level: Level,
        title: str,
        advice: str = "",
        details: str = "",
        actions: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`actions` are ids and words."""
        self._glyph.set_icon(*(("warning-circle", "danger") if level == "danger" else ("info", "secondary")))
        self._title.setText(title)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.details.set_text(details[:_MOST_DETAILS])
        self.details.moveCursor(QTextCursor.MoveOperation.Start)
        self._set_actions(actions)
        self._fold.setVisible(bool(details))
        self._fold.setChecked(False)
        self._row.setVisible(bool(details or actions))
        self.setAccessibleName(title)
        self.setAccessibleDescription(advice)

    def _set_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        self._flow.removeWidget(self._fold)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(action, words) for action, words in actions]
        for button in (*self._buttons, self._fold):
            self._flow.addWidget(button)

    def _button(self, action: str, words: str) -> Button:
        button = Button(words, parent=self._row)
        button.setObjectName(f"action_{action}")
        button.clicked.connect(lambda: self.action_requested.emit(action))
        button.show()
        return button

    def _on_folded(self, open_: bool) -> None:
        self._sunken.setVisible(open_)
        self._fold.setText(tr("Hide details") if open_ else tr("Details"))
        self._fold.setAccessibleName(self._fold.text())
        self._fold.set_icon("caret-up" if open_ else "caret-down")

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        font = theme.font(10)
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._advice.setProperty("role", "advice")
        self.details.setFont(theme.monospace())
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details"))
        self.details.setToolTip(tool_tip(tr("What the server said")))

    def _arrange(self) -> None:
        self._sunken = QFrame(self)
        self._sunken.setProperty("surface", "sunken")
        inside = QVBoxLayout(self._sunken)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.details)
        self._sunken.hide()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._flow.addWidget(self._fold)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addSpacing(4)
        column.addWidget(self._row)
        column.addSpacing(2)
        column.addWidget(self._sunken)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.setSpacing(10)
        row.addWidget(self._glyph, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


def _text(parent: QWidget) -> QLabel:
    """What a server says is shown as it stands, and can be copied."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label
