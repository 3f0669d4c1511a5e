"""The panel on the right: which model embeds, and how."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.embeddings.controls import Control
from playground.features.embeddings.settings import EmbeddingSettings
from playground.features.embeddings.view.option_rows import OptionRows
from playground.message import Message
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.translation import tr


class EmbeddingOptionsPanel(QScrollArea):
    """Shows wishes and tells new ones; what is sent for them is decided elsewhere.

    Signals:
        wished: all wishes as they are now.
    """

    wished = Signal(EmbeddingSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.model = ModelPicker(self)
        self.model.setObjectName("model")
        self.demo = _note(tr("Demo, no AI model"))
        self.rows = OptionRows()
        self.extra_fault = _note("", "fault")
        rows = self.rows
        extra = _column((rows.extra, self.extra_fault), 4)
        self.more = Fold(tr("More settings"), _column((rows.encoding_format, rows.user, extra), 12))
        self.summary = ParameterSummary(rows.all, self)
        self._arrange()
        self._connect()

    def set_settings(self, settings: EmbeddingSettings) -> None:
        self._showing = True  # the picker signals what it is set to as well
        self.model.set_model(settings.model)
        self._showing = False
        self.rows.set_settings(settings)
        self.summary.refresh()

    def set_controls(self, controls: Mapping[str, Control]) -> None:
        self.rows.set_controls(controls)

    def set_extra_fault(self, fault: Message | None) -> None:
        self.extra_fault.setText("" if fault is None else tr(fault))
        self.extra_fault.setVisible(fault is not None)

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self.model.set_models(entries)

    def set_demo(self, demo: bool) -> None:
        self.demo.setVisible(demo)

    def settings(self) -> EmbeddingSettings:
        return self.rows.settings(self.model.model())

    def _arrange(self) -> None:
        heading = QLabel(tr("Model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        self.demo.hide()
        self.extra_fault.hide()
        rows = self.rows
        model = _column((heading, self.model, self.demo), 4)
        panel = _column((model, rows.dimensions, self.more, self.summary), 16)
        panel.setProperty("role", "pane")
        layout = panel.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.addStretch(1)
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.model.model_changed.connect(self._on_changed)
        for row in self.rows.all:
            row.value_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._showing:
            self.wished.emit(self.settings())


def _column(widgets: Sequence[QWidget], spacing: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _note(text: str, role: str = "secondary") -> QLabel:
    """Small and below the field that it speaks of."""
    note = QLabel(text)
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    note.setProperty("role", role)
    return note
