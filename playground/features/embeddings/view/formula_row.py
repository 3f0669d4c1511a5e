"""A sum of texts: king − man + woman."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.widgets.buttons import Button
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

Term: TypeAlias = tuple[bool, int, str]  # whether it is added, the id of the text, the text

_SHORT = 24


class FormulaRow(QWidget):
    """A click on a term takes it out. Setters are silent.

    Signals:
        add_requested: of what is selected; subtract_requested as well.
        term_removed: its place.
    """

    add_requested = Signal()
    subtract_requested = Signal()
    term_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = Button(tr("+ Selected"), tr("Add the selected texts"), parent=self)
        self.subtract = Button(tr("− Selected"), tr("Subtract the selected texts"), parent=self)
        self.add.setObjectName("add_selected")
        self.subtract.setObjectName("subtract_selected")
        self.terms: list[Button] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.subtract)
        self.add.clicked.connect(self.add_requested)
        self.subtract.clicked.connect(self.subtract_requested)

    def set_terms(self, terms: list[Term]) -> None:
        for button in self.terms:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.terms = [self._term(place, term) for place, term in enumerate(terms)]
        self.updateGeometry()

    def _term(self, place: int, term: Term) -> Button:
        added, _, text = term
        line = one_line(text)
        short = line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
        words = f"+ {short}" if added else f"− {short}"
        # A single & would underline the letter behind it.
        button = Button(words.replace("&", "&&"), tr("Take out: {text}", text=line), kind="quiet", icon_name="x")
        button.clicked.connect(lambda: self.term_removed.emit(place))
        self._flow.addWidget(button)
        button.show()
        return button
