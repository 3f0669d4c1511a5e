"""The panel on the right: which model listens, and how."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.transcribe.controls import Control
from playground.features.transcribe.settings import TranscribeSettings
from playground.features.transcribe.view.option_rows import OptionRows
from playground.message import Message
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr


class TranscribeOptionsPanel(QScrollArea):
    """Shows wishes and tells new ones; what is sent for them is decided elsewhere.

    Signals:
        wished: all wishes as they are now.
        translator_wished: the chat model that translates, where no other does.
    """

    wished = Signal(TranscribeSettings)
    translator_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.model = ModelPicker(self)
        self.model.setObjectName("model")
        self.translator = ModelPicker(self)
        self.translator.setObjectName("translator")
        self.translator.setAccessibleName(tr("Translator"))
        self.translator.setToolTip(tool_tip(tr("The chat model that translates, where none that listens does")))
        self.note = _note("secondary")
        self.rows = OptionRows()
        self.extra_fault = _note("fault")
        self._detection = _column(self.rows.of_detection, 12)
        self._fill_more()
        self.summary = ParameterSummary(self.rows.all, self)
        self._arrange()
        self._connect()

    def set_settings(self, settings: TranscribeSettings, translator: str) -> None:
        self._showing = True  # the pickers signal what they are set to as well
        self.model.set_model(settings.model)
        self.translator.set_model(translator)
        self._showing = False
        self.rows.set_settings(settings)
        self.summary.refresh()

    def set_controls(self, controls: Mapping[str, Control]) -> None:
        self.rows.set_controls(controls)
        self._detection.setVisible(controls["threshold"].enabled)

    def set_note(self, note: Message | None) -> None:
        """What is to be known of the model."""
        self.note.setText("" if note is None else tr(note))
        self.note.setVisible(note is not None)

    def set_extra_fault(self, fault: Message | None) -> None:
        self.extra_fault.setText("" if fault is None else tr(fault))
        self.extra_fault.setVisible(fault is not None)

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self.model.set_models(entries)
        self.translator.set_models(entries)

    def settings(self) -> TranscribeSettings:
        return self.rows.settings(self.model.model())

    def _fill_more(self) -> None:
        rows = list(self.rows.seldom_needed)
        behind = rows.index(self.rows.chunking) + 1
        heading = _heading(tr("Translator"), self.translator)
        translator = _column((heading, self.translator), 4)
        content = (*rows[:behind], self._detection, *rows[behind:], self.extra_fault, translator)
        self.more = Fold(tr("More settings"), _column(content, 12))

    def _arrange(self) -> None:
        heading = _heading(tr("Model"), self.model)
        panel = _column(
            (
                _column((heading, self.model, self.note), 4),
                *(self.rows.language, self.rows.prompt, self.more, self.summary),
            ),
            16,
        )
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
        self.translator.model_changed.connect(self._on_translator)
        for row in self.rows.all:
            row.value_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._showing:
            self.wished.emit(self.settings())

    def _on_translator(self, model: str) -> None:
        if not self._showing:
            self.translator_wished.emit(model)


def _heading(text: str, buddy: QWidget) -> QLabel:
    heading = QLabel(text)
    heading.setProperty("role", "label")
    heading.setBuddy(buddy)
    return heading


def _column(widgets: Sequence[QWidget], spacing: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _note(role: str) -> QLabel:
    """Small and below the field that it speaks of."""
    note = QLabel()
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    note.setProperty("role", role)
    note.hide()
    return note
