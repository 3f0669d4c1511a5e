"""The panel on the right of the jobs: the form for a new one, and the button that starts it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.files.view.training import job_rows
from playground.features.files.view.training.file_choices import offered
from playground.features.files.view.training.job_rows import JobRows, problem_words
from playground.features.files.view.training.start_foot import StartFoot
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.parameter_summary import ParameterSummary
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.parts import Parts

_MODEL: Final = "model"
# Another method, and another path, have other fields: those that mean nothing with the chosen one stay out of sight.
_PARTS: Final = (job_rows.GRADING, job_rows.CLASSIFYING, ("beta", "prompt_loss_weight"), job_rows.TRACKING)
_COMING_AND_GOING: Final = tuple(name for part in _PARTS for name in part)


class JobPanel(QWidget):
    """Shows wishes and tells new ones; what is sent for them is decided elsewhere.

    Signals:
        action_requested: something that the window does.
    """

    action_requested = Signal(str)

    def __init__(self, parts: "Parts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._creating, self._files = parts.form, parts.creating, parts.files
        self._showing = False
        self.model = ModelPicker(self)
        self.model.setObjectName("job_model")
        self.rows = JobRows()
        self._faults: dict[str, QLabel] = {}
        self.foot = StartFoot(self)
        self.summary = ParameterSummary(self.rows.all)
        self._arrange()
        self._connect()
        self._show_files()
        self.refresh()
        self._show_creating()

    def refresh(self) -> None:
        """The wishes, and which of them can be fulfilled."""
        form = self._form
        self._showing = True  # the picker signals what it is set to as well
        self.model.set_models([ModelEntry(name) for name in form.models])
        self.model.set_model(form.settings.model)
        self._showing = False
        self.rows.set_settings(form.settings)
        self.rows.set_controls(form.controls)
        for name, fault in self._faults.items():
            words = problem_words(form.problems, name)
            fault.setText(words)
            fault.setVisible(bool(words))
        for name in _COMING_AND_GOING:
            row = self.rows.row(name)
            row.setVisible(form.controls[name].enabled or row.differs())
        for part, names in ((self._grading, job_rows.GRADING), (self._classifying, job_rows.CLASSIFYING)):
            part.setVisible(any(not self.rows.row(name).isHidden() for name in names))
        self._tracking.setVisible(any(not self.rows.row(name).isHidden() for name in job_rows.TRACKING))
        self.summary.refresh()

    def _show_files(self) -> None:
        files = offered(self._files.files)
        for row in self.rows.files():
            row.set_files(files)

    def _show_creating(self) -> None:
        creating = self._creating
        state = "" if creating.state is None else tr(creating.state)
        why_not = "" if creating.why_not is None else tr(creating.why_not)
        self.foot.set_state(state, why_not, busy=creating.busy)
        self.foot.set_trouble(creating.trouble)

    def _on_changed(self) -> None:
        if not self._showing:
            wishes: dict[str, Any] = {_MODEL: self.model.model(), **self.rows.values()}
            self._form.change(**wishes)

    def _arrange(self) -> None:
        heading = QLabel(tr("Base model"), self)
        heading.setProperty("role", "label")
        heading.setBuddy(self.model)
        model = _column((heading, self.model, self._fault(_MODEL)), 4)
        self._grading = _group(tr("Grades"), self._fields(job_rows.GRADING))
        self._classifying = _group(tr("Classification"), self._fields(job_rows.CLASSIFYING))
        self._tracking = _group(tr("Weights & Biases"), self._fields(job_rows.TRACKING))
        learning = _column(self._fields(job_rows.LEARNING), 12)
        others = _column(self._fields(job_rows.OTHERS), 12)
        seldom = _column((learning, self._classifying, self._tracking, others), 16)
        self.more = Fold(tr("More settings"), seldom)
        few = self._fields(job_rows.FEW)
        panel = _column((model, *few, self._grading, self.more, self.summary), 14)
        panel.setProperty("role", "pane")
        layout = panel.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(16, 4, 16, 16)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(panel)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.model)

    def _fields(self, names: Sequence[str]) -> list[QWidget]:
        """Each with what is wrong with it below."""
        return [_column((self.rows.row(name), self._fault(name)), 4) for name in names]

    def _fault(self, name: str) -> QLabel:
        fault = QLabel(self)
        fault.setTextFormat(Qt.TextFormat.PlainText)
        fault.setWordWrap(True)
        fault.setProperty("role", "fault")
        fault.hide()
        self._faults[name] = fault
        return fault

    def _connect(self) -> None:
        form, creating, foot = self._form, self._creating, self.foot
        form.changed.connect(self.refresh)
        form.changed.connect(self._show_creating)
        creating.changed.connect(self._show_creating)
        creating.busy_changed.connect(lambda _: self._show_creating())
        self._files.changed.connect(self._show_files)
        self.model.model_changed.connect(self._on_changed)
        for row in self.rows.all:
            row.value_changed.connect(self._on_changed)
        foot.start_requested.connect(creating.create)
        foot.stop_requested.connect(creating.stop)
        foot.action_chosen.connect(creating.act)
        foot.action_requested.connect(self.action_requested)


def _column(widgets: Sequence[QWidget], spacing: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _group(title: str, rows: Sequence[QWidget]) -> QWidget:
    heading = QLabel(title)
    heading.setProperty("role", "group")
    return _column((heading, *rows), 10)
