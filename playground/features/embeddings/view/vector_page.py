"""One vector by itself: its values as bars, how long it is, and how its values are spread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from playground.features.embeddings.parts import Parts
from playground.features.embeddings.vector_facts import VectorFacts, facts
from playground.widgets.bars import Bars
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.empty_state import EmptyState
from playground.widgets.numbers import count, decimal
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.embeddings.space import Space


class VectorPage(QWidget):
    """Shows the first of the selected texts that has a vector."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._selection = parts.model, parts.selection
        self._shown: VectorFacts | None = None
        self.text = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.line = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.copy = IconButton("copy", tr("Copy the numbers"), parent=self)
        self.values = Bars(tr("Values of the vector"), self)
        self.spread = Bars(tr("How many values lie where"), self)
        self._nothing = EmptyState(
            "chart-bar",
            tr("No vector to look at"),
            tr("Select a text in the table that has been embedded."),
            (),
            self,
        )
        self._arrange()
        self.copy.clicked.connect(self._on_copy)
        self._selection.changed.connect(self._show)
        self._model.space_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        space = self._model.space
        place = None if space is None else self._place(space)
        if space is None or place is None:
            self._shown = None
            self._stack.setCurrentWidget(self._nothing)
            return
        self._shown = found = facts(space.vectors[place])
        self.text.set_full_text(space.texts[place])
        self.line.set_full_text(_words(found))
        values = found.values.tolist()
        self.values.set_values(
            values,
            lambda at: tr("Number {place}: {value}", place=count(at + 1), value=decimal(values[at], 5)),
            ("1", count(len(values))),
        )
        edges = [decimal(edge, 3) for edge in found.edges]
        self.spread.set_values(
            found.counts,
            lambda at: tr("{count} from {low} to {high}", count=found.counts[at], low=edges[at], high=edges[at + 1]),
            (edges[0], edges[-1]),
            decimals=0,
        )
        self._stack.setCurrentWidget(self._facts)

    def _place(self, space: "Space") -> int | None:
        """In the order of the table; a pair shows its first."""
        pair = self._selection.pair
        places = [space.place(id_) for id_ in (pair or self._selection.ids)]
        known = [place for place in places if place is not None]
        return None if not known else known[0] if pair else min(known)

    def _on_copy(self) -> None:
        if self._shown is not None:
            numbers = ", ".join(f"{value:.7g}" for value in self._shown.values.tolist())
            QGuiApplication.clipboard().setText(f"[{numbers}]")

    def _arrange(self) -> None:
        self.setObjectName("vector_page")
        self.values.setObjectName("vector_values")
        self.spread.setObjectName("vector_spread")
        self.copy.setObjectName("copy_vector")
        self.text.setProperty("role", "heading")
        self.line.setProperty("role", "secondary")
        self._facts = QWidget(self)
        top = QHBoxLayout()
        top.addWidget(self.text, 1)
        top.addWidget(self.copy)
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addWidget(_label(tr("Values")))
        column.addWidget(self.values, 3)
        column.addWidget(_label(tr("Spread of the values")))
        column.addWidget(self.spread, 2)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._facts)


def _words(found: VectorFacts) -> str:
    return tr(
        "{count} numbers · length {norm} · from {smallest} to {largest} · mean {mean}",
        count=count(len(found.values)),
        norm=decimal(found.norm, 4),
        smallest=decimal(found.smallest, 4),
        largest=decimal(found.largest, 4),
        mean=decimal(found.mean, 5),
    )


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "label")
    return label
