"""The panel on the right of the library: with what the open prompt is asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.prompt_lab.settings import AskSettings, faults
from playground.features.prompt_lab.view.ask_rows import AskRows
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.translation import tr


class PromptPanel(QScrollArea):
    """Shows wishes and tells new ones; setters are silent.

    Signals:
        wished: all wishes as they are now.
    """

    wished = Signal(AskSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.model = ModelPicker(self)
        self.model.setObjectName("prompt_model")
        self.rows = AskRows()
        self._faults = {name: _fault() for name in ("schema", "extra")}
        self.summary = ParameterSummary(self.rows.all, self)
        self._arrange()
        self.model.model_changed.connect(self._on_changed)
        for row in self.rows.all:
            row.value_changed.connect(self._on_changed)

    def set_settings(self, settings: AskSettings) -> None:
        self._showing = True  # the picker signals what it is set to as well
        self.model.set_model(settings.model)
        self._showing = False
        self.rows.set_settings(settings)
        self._show_faults(settings)
        self.summary.refresh()

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self._showing = True  # the name of a model may stand for another one now
        self.model.set_models(entries)
        self._showing = False

    def set_open(self, is_open: bool) -> None:
        """Whether there is a prompt whose wishes these are."""
        self._panel.setEnabled(is_open)

    def settings(self) -> AskSettings:
        return self.rows.settings(self.model.model())

    def _on_changed(self) -> None:
        if not self._showing:
            settings = self.settings()
            self._show_faults(settings)
            self.wished.emit(settings)

    def _show_faults(self, settings: AskSettings) -> None:
        broken = faults(settings)
        for name, label in self._faults.items():
            label.setVisible(name in broken)
        by_schema = settings.response_format == "json_schema"
        self._schema.setVisible(by_schema or bool(settings.schema))

    def _arrange(self) -> None:
        heading = QLabel(tr("Model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        rows = self.rows
        model = _column((heading, self.model), 4)
        self._schema = _column((rows.schema, self._faults["schema"]), 4)
        extra = _column((rows.extra, self._faults["extra"]), 4)
        seldom = (rows.top_p, rows.seed, rows.stop, rows.reasoning_effort, rows.response_format, self._schema, extra)
        self.more = Fold(tr("More settings"), _column(seldom, 12))
        panel = self._panel = _column((model, rows.temperature, rows.max_tokens, self.more, self.summary), 16)
        panel.setProperty("role", "pane")
        layout = panel.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(16, 4, 16, 16)
        layout.addStretch(1)
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _column(widgets: Sequence[QWidget], spacing: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _fault() -> QLabel:
    label = QLabel(tr("This is no JSON object, and is left out."))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "fault")
    label.hide()
    return label
