"""What training on this file would cost, before anybody pays."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from playground.features.files.view.clinic.figure_rows import Figure, FigureRows
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.numbers import count, seconds
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.files.clinic.estimate import Estimate

_USUAL_EPOCHS: Final = 3
_MOST_EPOCHS: Final = 50


class EstimateBox(QWidget):
    """Signals:
    asked: a model and how often the file is gone through.
    """

    asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ModelPicker(self)
        self.epochs = QSpinBox(self)
        self.figures = FigureRows(self)
        self.note = QLabel(self)
        self._dress()
        self._arrange()
        self.model.model_changed.connect(self.ask)
        self.epochs.valueChanged.connect(self.ask)

    def set_models(self, models: "Sequence[str]") -> None:
        self.model.set_models([ModelEntry(model) for model in models])
        if models and not self.model.model():
            self.model.set_model(models[0])

    def ask(self) -> None:
        self.asked.emit(self.model.model(), self.epochs.value())

    def set_estimate(self, estimate: "Estimate") -> None:
        figures: list[Figure] = [(tr("Trained tokens, estimated"), count(estimate.tokens), tr("Tokens × epochs"))]
        unknown = tr("unknown")
        price = unknown if estimate.price is None else tr(estimate.price.words)
        figures.append((tr("Price"), price, tr("By your table of prices, in the settings")))
        if estimate.seconds is not None:
            figures.append((tr("Time, estimated"), seconds(estimate.seconds), ""))
        self.figures.set_figures(figures)
        note = "" if estimate.note is None else tr(estimate.note)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _dress(self) -> None:
        self.model.setObjectName("estimate_model")
        self.epochs.setObjectName("estimate_epochs")
        self.epochs.setRange(1, _MOST_EPOCHS)
        self.epochs.setValue(_USUAL_EPOCHS)
        self.epochs.setAccessibleName(tr("Epochs"))
        self.epochs.setToolTip(tool_tip(tr("How often the model goes through the whole file\nn_epochs")))
        self.epochs.setSuffix(tr(" epochs"))
        self.note.setProperty("role", "secondary")
        self.note.setWordWrap(True)
        self.note.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.model, 1)
        row.addWidget(self.epochs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.figures)
        column.addWidget(self.note)
