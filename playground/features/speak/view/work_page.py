"""The middle of the speak tab: the text, the clip below it, and the button that speaks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.features.speak.view.player_card import PlayerCard
from playground.features.speak.view.run_foot import RunFoot
from playground.features.speak.view.text_card import TextCard
from playground.widgets.buttons import Button, IconButton
from playground.widgets.message_card import MessageCard
from playground.widgets.translation import tr

MARGIN = 20


class WorkPage(QWidget):
    """Holds the parts in their places."""

    def __init__(self, suggestions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextCard(suggestions, self)
        self.card = MessageCard(self)
        self.player = PlayerCard(self)
        self.foot = RunFoot(tr("Speak"), "speaker-high", tr("Ctrl+Enter to speak · Enter for a new line"), self)
        self.open = IconButton("folder-open", tr("Open a text file"), parent=self)
        self.code = IconButton("code", tr("Show this request as code"), parent=self)
        self.audition = Button(
            tr("Audition"),
            tr("Hear one line in several voices and put them into an order"),
            kind="quiet",
            icon_name="list",
        )
        self.card.setObjectName("card")
        self.open.setObjectName("open_text")
        self.code.setObjectName("code_button")
        self.audition.setObjectName("audition")
        for tool in (self.open, self.code, self.audition):
            self.foot.add_tool(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(self.text, 1)
        for part in (self.card, self.player, self.foot):
            column.addWidget(part)
        self.card.hide()
        self.player.hide()
        self.setFocusProxy(self.text.editor)
