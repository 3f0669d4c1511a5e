"""The panel on the right: which model answers, and how."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.chat.controls import Control
from playground.features.chat.settings import ChatSettings, differing
from playground.features.chat.view import option_rows
from playground.features.chat.view.option_rows import IN_FOLD, Row, Rows
from playground.features.chat.view.option_summary import OptionSummary
from playground.features.chat.view.preset_row import PresetRow
from playground.message import Message
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_rows import SliderRow, SwitchRow, TextRow
from playground.widgets.translation import tr

R = TypeVar("R", bound="Row")


class OptionsPanel(QScrollArea):
    """Shows wishes and tells new ones; what is sent for them is decided elsewhere. What is folded away is made when it
    is unfolded for the first time: the window opens with this panel.

    Signals:
        wished: all wishes as they are now.
        edit_requested: the name of a field that has a window of its own.
    """

    wished = Signal(ChatSettings)
    edit_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._settings = ChatSettings()
        self._controls: Mapping[str, Control] = {}
        self._faults: Mapping[str, Message] = {}
        self.preset = PresetRow(self)
        self.model = ModelPicker(self)
        self.model.setObjectName("model")
        self.demo = _note(tr("Demo, no AI model"))
        self.rows: dict[str, Row] = {}
        self._notes: dict[str, QLabel] = {}
        self._titles = option_rows.fold_titles()
        self._inside = {name: _column((), 12, below=12) for name in self._titles}
        self.folds = {name: Fold(self._titles[name], inside) for name, inside in self._inside.items()}
        self.summary = OptionSummary(self)
        self._take(option_rows.main_rows())
        self._arrange()
        self._connect()

    @property
    def system(self) -> TextRow:
        return self._row("system", TextRow)

    @property
    def temperature(self) -> SliderRow:
        return self._row("temperature", SliderRow)

    @property
    def max_tokens(self) -> SliderRow:
        return self._row("max_tokens", SliderRow)

    @property
    def stream(self) -> SwitchRow:
        self._build("more")
        return self._row("stream", SwitchRow)

    def set_settings(self, settings: ChatSettings) -> None:
        self._settings = settings
        if settings.model != self.model.model():
            self._showing = True  # the picker signals what it is set to as well
            self.model.set_model(settings.model)
            self._showing = False
        self._fill(self.rows)
        self._show_state()

    def set_controls(self, controls: Mapping[str, Control], faults: Mapping[str, Message]) -> None:
        """What can be used now, and what is wrong with what was written."""
        self._controls, self._faults = controls, faults
        self._restrict(self.rows)
        self._show_titles()

    def set_models(self, entries: Sequence[ModelEntry]) -> None:
        self.model.set_models(entries)

    def set_demo(self, demo: bool) -> None:
        self.demo.setVisible(demo)

    def settings(self) -> ChatSettings:
        return self._settings

    def _row(self, name: str, kind: type[R]) -> R:
        row = self.rows[name]
        assert isinstance(row, kind)
        return row

    def _build(self, fold: str) -> None:
        layout = self._inside[fold].layout()
        assert layout is not None
        if layout.count():
            return
        from playground.features.chat.view.edited_row import EditedRow
        from playground.features.chat.view.folded_rows import FOLDS

        rows = FOLDS[fold]()
        self._take(rows)
        for name, row in rows.items():
            self._notes[name] = _note("", "fault")
            layout.addWidget(_column((row, self._notes[name]), 4))
            if isinstance(row, EditedRow):
                row.edit_requested.connect(partial(self.edit_requested.emit, name))
        self._fill(rows)
        self._restrict(rows)
        self._show_state()

    def _take(self, rows: Rows) -> None:
        self.rows |= rows
        for name, row in rows.items():
            row.value_changed.connect(partial(self._on_changed, name))

    def _fill(self, rows: Rows) -> None:
        for name, row in rows.items():
            row.set_value(getattr(self._settings, name))

    def _restrict(self, rows: Rows) -> None:
        for name, row in rows.items():
            control = self._controls.get(name)
            if control is None:
                continue
            row.set_available("" if control.reason is None else tr(control.reason))
            if control.choices:
                _offer(name, row, control.choices)
            fault = self._faults.get(name) or (self._faults.get("schema_name") if name == "schema" else None)
            self._say(name, fault)

    def _say(self, name: str, fault: Message | None) -> None:
        note = self._notes.get(name)
        if note is not None:
            note.setText("" if fault is None else tr(fault))
            note.setVisible(fault is not None)

    def _show_state(self) -> None:
        """What follows from all of the wishes."""
        self.summary.set_settings(self._settings)
        self._show_titles()
        schema = self.rows.get("schema")
        if schema is not None:
            holder = schema.parentWidget()
            assert holder is not None
            holder.setVisible(self._settings.response_format == "json_schema")

    def _show_titles(self) -> None:
        """What is folded away still says that something in it was changed, or keeps a prompt from being sent."""
        changed = Counter(IN_FOLD[name] for name in differing(self._settings) if name in IN_FOLD)
        wrong = {IN_FOLD[name] for name in self._faults}
        for name, fold in self.folds.items():
            title, number = self._titles[name], changed[name]
            if name in wrong:
                title = tr("{title} (to be mended)", title=title)
            elif number:
                title = tr("{title} ({number} changed)", title=title, number=number)
            fold.set_title(title)

    def _arrange(self) -> None:
        heading = QLabel(tr("Model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        self.demo.hide()
        model = _column((heading, self.model, self.demo), 4)
        folds = _column(tuple(self.folds.values()), 4)
        panel = _column((self.preset, model, *self.rows.values(), folds, self.summary), 16)
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
        self.model.model_changed.connect(self._on_model_changed)
        self.summary.wished.connect(self._wish)
        for name, fold in self.folds.items():
            fold.toggled.connect(partial(self._on_folded, name))

    def _on_folded(self, name: str, open_: bool) -> None:
        if open_:
            self._build(name)

    def _on_model_changed(self) -> None:
        if not self._showing:
            self._wish(replace(self._settings, model=self.model.model()))

    def _on_changed(self, name: str, value: object) -> None:
        self._wish(replace(self._settings, **{name: option_rows.kept(name, value)}))

    def _wish(self, settings: ChatSettings) -> None:
        self._settings = settings
        self._show_state()
        self.wished.emit(settings)


def _offer(name: str, row: Row, choices: Sequence[str]) -> None:
    from playground.features.chat.view.choice_words import in_words
    from playground.widgets.choice_rows import ChoiceRow

    assert isinstance(row, ChoiceRow)
    row.set_choices(in_words(name, choices), strict=name == "tool_choice")


def _column(widgets: Sequence[QWidget], spacing: int, *, below: int = 0) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, below)
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
    note.setVisible(False)
    return note
