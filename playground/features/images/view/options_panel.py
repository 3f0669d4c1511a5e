"""The panel on the right: which model makes the pictures, and how."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.images.controls import Control
from playground.features.images.settings import ImageSettings
from playground.features.images.sizes import SizeVerdict
from playground.features.images.view.option_rows import OptionRows
from playground.message import Message
from playground.widgets.buttons import LinkButton
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.translation import tr


class ImageOptionsPanel(QScrollArea):
    """Shows wishes and tells new ones; what is sent for them is decided elsewhere.

    Signals:
        wished: all wishes as they are now.
    """

    wished = Signal(ImageSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._nearest = ""
        self.model = ModelPicker(self)
        self.model.setObjectName("model")
        self.demo = QLabel(tr("Demo, no AI model"), self)
        self.rows = OptionRows()
        self.verdict = _note()
        self.use_nearest = LinkButton("", parent=self)
        self.use_nearest.setObjectName("use_nearest")
        self.extra_fault = _note()
        self.more = Fold(tr("More settings"), _column((*self.rows.seldom_needed, self.extra_fault), 12))
        self.summary = ParameterSummary(self.rows.all, self)
        self._arrange()
        self._connect()

    def set_settings(self, settings: ImageSettings) -> None:
        self._showing = True  # the picker signals what it is set to as well
        self.model.set_model(settings.model)
        self._showing = False
        self.rows.set_settings(settings)
        self.summary.refresh()

    def set_controls(self, controls: Mapping[str, Control]) -> None:
        self.rows.set_controls(controls)
        self._edits.setVisible(controls["keep_outside"].enabled)

    def set_size_verdict(self, verdict: SizeVerdict) -> None:
        _say(self.verdict, verdict.message, danger=not verdict.ok)
        self.rows.size.set_invalid(not verdict.ok)
        self._nearest = "" if verdict.ok else verdict.nearest
        self.use_nearest.setText(tr("Use {size}", size=self._nearest))
        self.use_nearest.setAccessibleName(self.use_nearest.text())
        self.use_nearest.setToolTip(tr("Write this size instead"))
        self.use_nearest.setVisible(bool(self._nearest))

    def set_extra_fault(self, fault: Message | None) -> None:
        _say(self.extra_fault, fault, danger=True)

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self.model.set_models(entries)

    def set_demo(self, demo: bool) -> None:
        self.demo.setVisible(demo)

    def settings(self) -> ImageSettings:
        return self.rows.settings(self.model.model())

    def _arrange(self) -> None:
        heading = QLabel(tr("Model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        self.demo.setProperty("role", "secondary")
        self.demo.hide()
        self._edits = _column(self.rows.of_edits, 12)
        self._edits.hide()
        rows = self.rows
        panel = _column(
            (
                _column((heading, self.model, self.demo), 4),
                _column((rows.size, self.verdict, self.use_nearest), 4),
                *(rows.n, rows.quality, self._edits),
                self.more,
                self.summary,
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
        self.use_nearest.clicked.connect(self._on_nearest)
        for row in self.rows.all:
            row.value_changed.connect(self._on_changed)

    def _on_nearest(self) -> None:
        self.rows.size.set_value(self._nearest)
        self.summary.refresh()
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._showing:
            self.wished.emit(self.settings())


def _column(widgets: Sequence[QWidget], spacing: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        alignment = Qt.AlignmentFlag.AlignLeft if isinstance(widget, LinkButton) else Qt.AlignmentFlag(0)
        column.addWidget(widget, alignment=alignment)
    return holder


def _note() -> QLabel:
    """Small and below the field that it speaks of."""
    note = QLabel()
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    note.hide()
    return note


def _say(note: QLabel, message: Message | None, *, danger: bool) -> None:
    note.setText("" if message is None else tr(message))
    note.setVisible(message is not None)
    note.setProperty("role", "fault" if danger else "secondary")
    # A style sheet looks at properties only when it is put on.
    note.style().unpolish(note)
    note.style().polish(note)
