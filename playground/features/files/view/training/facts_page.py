"""Everything that a server says about a job: its settings, its files, its checkpoints."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.files.view.stored.field_row import FieldRow
from playground.features.files.view.stored.file_words import moment
from playground.features.files.view.training.job_words import method_words, state_words
from playground.widgets.buttons import Button
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.numbers import count, decimal
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playground.api.training_jobs import Checkpoint, TrainingJob

_LONGEST: Final = 400

_Fact = tuple[str, str]


class FactsPage(QScrollArea):
    """Signals:
    file_requested: the id of a file that is to be looked into.
    try_requested: the model of a checkpoint.
    """

    file_requested = Signal(str)
    try_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._name_of: Callable[[str], str] = str
        self.setObjectName("job_facts")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_job(self, job: "TrainingJob", checkpoints: "Sequence[Checkpoint]", name_of: "Callable[[str], str]") -> None:
        """`name_of` gives the name of a file. Made anew only when something has changed: one may be reading."""
        shown = (job, json.dumps(job.fields, sort_keys=True, default=str), tuple(checkpoints))
        if shown == self._shown:
            return
        self._shown, self._name_of = shown, name_of
        place = self.verticalScrollBar().value()
        self.setWidget(self._sheet(job, checkpoints))
        self.verticalScrollBar().setValue(place)

    def _sheet(self, job: "TrainingJob", checkpoints: "Sequence[Checkpoint]") -> QWidget:
        sheet = QWidget()
        sheet.setProperty("role", "pane")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(6)
        if checkpoints:
            column.addWidget(_heading(tr("Checkpoints")))
            for checkpoint in checkpoints:
                column.addWidget(self._checkpoint_row(checkpoint))
            column.addSpacing(10)
        files = [*_inputs(job), *((tr("Figures of the job"), id_) for id_ in job.result_files)]
        if files:
            column.addWidget(_heading(tr("Files")))
            for words, id_ in files:
                column.addWidget(self._file_row(words, id_))
            column.addSpacing(10)
        column.addWidget(_heading(tr("Details")))
        for label, value in _facts(job):
            column.addWidget(FieldRow(label, one_line(value[:_LONGEST]), value))
        copy = Button(tr("Copy all as JSON"), tr("Copy everything that the server says about this job"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(_as_json(job.fields)))
        column.addSpacing(6)
        column.addWidget(copy, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return sheet

    def _checkpoint_row(self, checkpoint: "Checkpoint") -> QWidget:
        words = tr("Step {step}", step="?" if checkpoint.step is None else count(checkpoint.step))
        row = _FileLine(words, _measures(checkpoint.metrics), checkpoint.model or checkpoint.id)
        if checkpoint.model:
            row.add(tr("Try"), tr("Compare this checkpoint with the base model"), "try_checkpoint").clicked.connect(
                partial(self.try_requested.emit, checkpoint.model)
            )
        return row

    def _file_row(self, words: str, id_: str) -> QWidget:
        row = _FileLine(words, self._name_of(id_), id_)
        row.add(tr("Show"), tr("Look into the file"), "show_file").clicked.connect(
            partial(self.file_requested.emit, id_)
        )
        return row


class _FileLine(QWidget):
    """A word, what it is, and a button."""

    def __init__(self, words: str, name: str, tip: str) -> None:
        super().__init__()
        label, shown = QLabel(words, self), ElidedLabel(parent=self)
        label.setMinimumWidth(120)
        label.setProperty("role", "secondary")
        shown.set_full_text(name, tip)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(label)
        self._row.addWidget(shown, 1)

    def add(self, words: str, tip: str, name: str) -> Button:
        button = Button(words, tip, parent=self)
        button.setObjectName(name)
        self._row.addWidget(button)
        return button


def _inputs(job: "TrainingJob") -> Iterator[_Fact]:
    if job.training_file:
        yield tr("Training file"), job.training_file
    if job.validation_file:
        yield tr("Validation file"), job.validation_file


def _facts(job: "TrainingJob") -> Iterator[_Fact]:
    """Only what is known; what nobody knows here stands in the JSON."""
    known = (
        (tr("Id"), job.id),
        (tr("State"), state_words(job.status)),
        (tr("Base model"), job.model),
        (tr("New model"), job.fine_tuned_model),
        (tr("How it learns"), method_words(job.method)),
        *_settings(job.hyperparameters),
        (tr("Seed"), "" if job.seed is None else str(job.seed)),
        (tr("Trained tokens"), "" if job.trained_tokens is None else count(job.trained_tokens)),
        (tr("Created"), moment(job.created_at)),
        (tr("Finished"), moment(job.finished_at)),
        (tr("Finish, by the server's estimate"), moment(job.estimated_finish)),
        (tr("Organization"), job.organization),
        (tr("Integrations"), _as_json(list(job.integrations)) if job.integrations else ""),
        *((f"{tr('Metadata')} · {one_line(name[:_LONGEST])}", str(value)) for name, value in job.metadata.items()),
        (
            tr("What went wrong"),
            "" if job.fault is None else " · ".join(filter(None, (job.fault.code, job.fault.param))),
        ),
    )
    return ((label, value) for label, value in known if value)


def _settings(values: Mapping[str, Any]) -> Iterator[_Fact]:
    words = {
        "n_epochs": tr("Epochs"),
        "batch_size": tr("Examples per step"),
        "learning_rate_multiplier": tr("Learning rate"),
        "beta": tr("Faithfulness"),
    }
    for name, value in values.items():
        if value is not None:
            yield words.get(name, one_line(name[:_LONGEST])), value if isinstance(value, str) else _as_json(value)


def _measures(metrics: Mapping[str, float]) -> str:
    whole = "full_valid_loss" in metrics  # says more than a few rows of the file
    known = (
        ("train_loss", tr("Loss")),
        ("full_valid_loss" if whole else "valid_loss", tr("Validation loss")),
        ("full_valid_mean_token_accuracy" if whole else "valid_mean_token_accuracy", tr("Validation accuracy")),
    )
    return " · ".join(f"{words} {decimal(metrics[name], 3)}" for name, words in known if name in metrics)


def _heading(words: str) -> QLabel:
    heading = QLabel(words)
    heading.setProperty("role", "label")
    return heading


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)
