"""The panel on the right: which model answers, and how."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.chat.settings import ChatSettings
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_rows import SliderRow, SwitchRow, TextRow
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.translation import tr


class OptionsPanel(QScrollArea):
    """Shows wishes and tells new ones; what is sent for them is decided elsewhere.

    Signals:
        wished: all wishes as they are now.
    """

    wished = Signal(ChatSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.model = ModelPicker(self)
        self.demo = QLabel(tr("Demo, no AI model"), self)
        self.system = TextRow(
            tr("System message"),
            "messages[0].role = system",
            tr("Tells the model how to behave in the whole conversation."),
            placeholder=tr("For example: answer briefly"),
            multiline=True,
        )
        self.temperature = SliderRow(
            tr("Temperature"),
            "temperature",
            tr("Low values give predictable answers, high ones surprising answers."),
            *(0, 2, 0.01),
        )
        self.top_p = SliderRow(
            tr("Top P"),
            "top_p",
            tr("Leaves out the least likely words: with 0.1 only those that make up the likeliest tenth remain."),
            *(0, 1, 0.01),
        )
        self.max_tokens = SliderRow(
            tr("Maximum length"),
            "max_tokens",
            tr("The reply ends after so many tokens, finished or not."),
            *(1, 131072, 1),
            logarithmic=True,
        )
        self.stream = SwitchRow(
            tr("Show words as they arrive"),
            "stream",
            tr("Without it the reply comes in one piece when it is complete."),
            default=True,
        )
        self.summary = ParameterSummary((self.temperature, self.top_p, self.max_tokens, self.stream), self)
        self._name()
        self._arrange()
        self._connect()

    def set_settings(self, settings: ChatSettings) -> None:
        if settings.model != self.model.model():
            self._showing = True  # the picker signals what it is set to as well
            self.model.set_model(settings.model)
            self._showing = False
        self.system.set_value(settings.system)
        self.temperature.set_value(settings.temperature)
        self.top_p.set_value(settings.top_p)
        self.max_tokens.set_value(settings.max_tokens)
        self.stream.set_value(settings.stream)
        self.summary.refresh()

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self.model.set_models(entries)

    def set_demo(self, demo: bool) -> None:
        self.demo.setVisible(demo)

    def settings(self) -> ChatSettings:
        length = self.max_tokens.value()
        return ChatSettings(
            model=self.model.model(),
            system=self.system.value(),
            temperature=self.temperature.value(),
            top_p=self.top_p.value(),
            max_tokens=None if length is None else round(length),
            stream=self.stream.value(),
        )

    def _name(self) -> None:
        self.model.setObjectName("model")
        self.system.editor.setObjectName("system")
        self.temperature.box.setObjectName("temperature")
        self.top_p.box.setObjectName("top_p")
        self.max_tokens.box.setObjectName("max_tokens")
        self.stream.switch.setObjectName("stream")

    def _arrange(self) -> None:
        heading = QLabel(tr("Model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        self.demo.setProperty("role", "secondary")
        picker = QVBoxLayout()
        picker.setSpacing(4)
        for widget in (heading, self.model, self.demo):
            picker.addWidget(widget)
        panel = QWidget(self)
        panel.setProperty("role", "pane")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(16)
        column.addLayout(picker)
        for row in (self.system, self.temperature, self.top_p, self.max_tokens):
            column.addWidget(row)
        column.addWidget(Fold(tr("More settings"), self.stream))
        column.addWidget(self.summary)
        column.addStretch(1)
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.model.model_changed.connect(self._on_changed)
        for row in (self.system, self.temperature, self.top_p, self.max_tokens, self.stream):
            row.value_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._showing:
            self.wished.emit(self.settings())
