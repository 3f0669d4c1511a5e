"""The same texts through two models, or through more and fewer numbers: two maps, and where they disagree most."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from playground.features.embeddings.parts import Parts
from playground.features.embeddings.view.compare_words import verdict
from playground.features.embeddings.view.map_pane import MapPane
from playground.features.embeddings.view.pair_list import PairList, PairRow
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from playground.features.embeddings.comparing import PairDifference
    from playground.features.embeddings.settings import EmbeddingSettings
    from playground.services.connections import Connections

_FIELD_WIDTH: Final = 110
_LEAST_MAPS: Final = 150
_LEAST_PAIRS: Final = 100


class ComparePage(QWidget):
    """The left side is what is embedded; the other one is chosen here."""

    def __init__(self, parts: Parts, connections: "Connections", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._comparing, self._selection = parts.model, parts.comparing, parts.selection
        self._connections = connections
        self.other = ModelPicker(self)
        self.dimensions = QLineEdit(self)
        self.run = Button(tr("Compare"), parent=self)
        self.trouble = TroubleLine("compare_trouble", self)
        self.verdict = QLabel(self)
        self.left = MapPane(tr("Map of the chosen model"), self)
        self.right = MapPane(tr("Map of the other model"), self)
        self.pairs = PairList(self)
        self._nothing = EmptyState(
            "share-network",
            tr("Do two models see the same?"),
            tr("Choose another model or another number of dimensions above: the texts are embedded a second time."),
            (),
            self,
        )
        self._dress()
        self._arrange()
        self._connect()
        self._show_models()
        self._show_run()
        self._show()

    def _other(self) -> "EmbeddingSettings":
        return replace(
            self._model.settings, model=self.other.model().strip(), dimensions=int(self.dimensions.text() or 0) or None
        )

    def _on_run(self) -> None:
        if self._comparing.busy:
            self._comparing.stop()
        elif self.run.isEnabled():
            self._comparing.begin(self._other())

    # What the brains tell

    def _show_models(self) -> None:
        self.other.set_models([ModelEntry(each.id, each.shutdown_date) for each in self._connections.models])
        if not self.other.model():
            self.other.set_model(self._model.settings.model)

    def _show_run(self) -> None:
        busy = self._comparing.busy
        other = self._other()
        why_not = ""
        if not other.model:
            why_not = tr("Choose the other model first.")
        elif (other.model, other.dimensions) == (self._model.settings.model, self._model.settings.dimensions):
            why_not = tr("Choose another model, or another number of dimensions.")
        self.run.setText(tr("Stop") if busy else tr("Compare"))
        self.run.setAccessibleName(self.run.text())
        self.run.set_icon("stop-fill" if busy else "columns")
        self.run.setEnabled(busy or not why_not)
        self.run.setToolTip(tool_tip(why_not or tr("Embed the texts a second time and compare")))

    def _show_trouble(self) -> None:
        trouble = self._comparing.trouble
        self.trouble.set_text("" if trouble is None else tr(trouble))

    def _show(self) -> None:
        found = self._comparing.comparison
        self._show_trouble()
        self._stack.setCurrentWidget(self._nothing if found is None else self._found)
        if found is None:
            return
        texts = self._texts(found.left.ids)
        self.left.set_side(found.left.name, found.left.points.tobytes(), texts, found.left.groups.tolist())
        self.right.set_side(found.right.name, found.right.points.tobytes(), texts, found.right.groups.tolist())
        self.verdict.setText(verdict(found.correlation, sampled=found.sampled))
        self.pairs.set_pairs([self._pair(each) for each in found.pairs])
        self._show_selection()

    def _show_selection(self) -> None:
        found = self._comparing.comparison
        if found is not None:
            places = [place for place, id_ in enumerate(found.left.ids) if id_ in self._selection.ids]
            for pane in (self.left, self.right):
                pane.map.set_selected(places)

    def _show_hovered(self) -> None:
        found, hovered = self._comparing.comparison, self._selection.hovered
        if found is not None:
            place = found.left.ids.index(hovered) if hovered in found.left.ids else -1
            for pane in (self.left, self.right):
                pane.map.set_hovered(place)

    def _pair(self, pair: "PairDifference") -> PairRow:
        first, second = self._texts((pair.a, pair.b))
        return PairRow(pair.a, pair.b, (first, second), pair.left, pair.right)

    def _texts(self, ids: tuple[int, ...]) -> list[str]:
        """One that was removed since has no text any more."""
        rows = [self._model.row(id_) for id_ in ids]
        return ["" if row is None else row.text for row in rows]

    # What is done on the maps

    def _on_hovered(self, place: int) -> None:
        found = self._comparing.comparison
        self._selection.hover(None if found is None or place < 0 else found.left.ids[place])

    def _on_clicked(self, place: int, adds: bool) -> None:
        found = self._comparing.comparison
        if found is None or place < 0:
            self._selection.clear()
        elif adds:
            self._selection.toggle(found.left.ids[place])
        else:
            self._selection.select((found.left.ids[place],))

    def _on_encircled(self, places: tuple[int, ...], adds: bool) -> None:
        found = self._comparing.comparison
        if found is not None:
            ids = frozenset(found.left.ids[place] for place in places)
            self._selection.select(self._selection.ids | ids if adds else ids)

    def _dress(self) -> None:
        self.setObjectName("compare_page")
        self.other.setObjectName("other_model")
        self.other.setAccessibleName(tr("Other model"))
        self.dimensions.setObjectName("other_dimensions")
        self.dimensions.setAccessibleName(tr("Dimensions of the other model"))
        self.dimensions.setToolTip(tool_tip(tr("Dimensions of the other model; empty for as many as it gives")))
        self.dimensions.setPlaceholderText(tr("Dimensions"))
        self.dimensions.setFixedWidth(_FIELD_WIDTH)
        self.dimensions.setValidator(QRegularExpressionValidator(QRegularExpression(r"([1-9]\d{0,4})?"), self))
        self.run.setObjectName("begin_comparison")
        self.verdict.setObjectName("verdict")
        self.verdict.setProperty("role", "secondary")
        self.verdict.setWordWrap(True)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.other, 1)
        top.addWidget(self.dimensions)
        top.addWidget(self.run)
        maps = QWidget(self)
        row = QHBoxLayout(maps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)
        maps.setMinimumHeight(_LEAST_MAPS)
        self.pairs.setMinimumHeight(_LEAST_PAIRS)
        self._found = QWidget(self)
        inside = QVBoxLayout(self._found)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.verdict)
        inside.addWidget(maps, 3)
        inside.addWidget(self.pairs, 2)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.trouble)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        comparing = self._comparing
        comparing.changed.connect(self._show)
        comparing.busy_changed.connect(lambda _: self._show_run())
        comparing.trouble_changed.connect(self._show_trouble)
        self._connections.models_changed.connect(self._show_models)
        self._model.settings_changed.connect(self._show_run)
        self._selection.changed.connect(self._show_selection)
        self._selection.hover_changed.connect(self._show_hovered)
        self.other.model_changed.connect(self._show_run)
        self.dimensions.textChanged.connect(self._show_run)
        self.dimensions.returnPressed.connect(self._on_run)
        self.run.clicked.connect(self._on_run)
        self.pairs.chosen.connect(self._selection.select_pair)
        for pane in (self.left, self.right):
            pane.map.hovered.connect(self._on_hovered)
            pane.map.clicked.connect(self._on_clicked)
            pane.map.encircled.connect(self._on_encircled)
