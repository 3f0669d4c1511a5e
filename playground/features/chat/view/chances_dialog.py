"""The window that shows how sure a model was of each word of its reply."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.features.chat.chances import Piece
from playground.features.chat.view.alternatives_list import AlternativesList
from playground.features.chat.wording import LABELS
from playground.widgets.buttons import Button
from playground.widgets.token_text import TokenText, visible
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, caption, remark

_TEXT_HEIGHT: Final = 150
_LIST_HEIGHT: Final = 180


class ChancesDialog(Dialog):
    """Signals:
    gone_on: a piece, and the text that the reply is to go on with in its place.
    """

    gone_on = Signal(object, str)

    def __init__(self, pieces: Sequence[Piece], parent: QWidget, *, why_not: str = "") -> None:
        """`why_not` says why the reply cannot be gone on with now."""
        super().__init__(tr("How sure the model was"), parent, width=680)
        self.setObjectName("chances")
        self._pieces = pieces
        self.text = TokenText(tr("Reply, word by word"))
        self.text.setObjectName("chances_text")
        self.others = AlternativesList(why_not)
        self._place = caption("")
        self._hint = remark("")
        self._arrange()
        self.text.set_pieces([(piece.text, piece.logprob, piece.others) for piece in pieces])
        self.text.clicked.connect(self._on_clicked)
        self.others.chosen.connect(self._on_chosen)
        self._explain(tr("Choose a word to see what else could have stood there."))

    def _on_clicked(self, place: int) -> None:
        piece = self._pieces[place]
        self._place.setText(tr("At the place of {text}", text=visible(piece.text)))
        self.others.set_others(piece.others, piece.text)
        if piece.logprob is None:
            self._explain(tr("Of this part nothing is known."))
        elif len(piece.others) < 2:
            name = LABELS["top_logprobs"]
            self._explain(tr("What else could have stood here was not asked for: set “{name}” before.", name=name))
        else:
            self._explain("")

    def _on_chosen(self, text: str) -> None:
        piece = self._pieces[self.text.chosen]
        self.accept()
        self.gone_on.emit(piece, text)

    def _explain(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))

    def _arrange(self) -> None:
        self.text.setProperty("bare", True)
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        frame = QFrame()
        frame.setProperty("surface", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.text)
        below = QWidget()
        below.setMinimumHeight(_LIST_HEIGHT)  # so that nothing moves from one word to the next
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._place)
        column.addWidget(self._hint)
        column.addWidget(self.others)
        column.addStretch(1)
        close = Button(tr("Close"))
        close.clicked.connect(self.reject)
        self.body.addWidget(
            remark(tr("The stronger the tint, the less likely the word was. Dotted below 50%, underlined below 5%."))
        )
        self.body.addWidget(frame, 1)
        self.body.addWidget(below)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
