"""The middle of the jobs: one of them, or what can be begun."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.training.curves import to_csv
from playground.features.files.view.training.cards import is_elsewhere, show_card
from playground.features.files.view.training.desktop_word import DesktopWord
from playground.features.files.view.training.job_view import TRY, JobView
from playground.features.files.view.training.model_question import ModelQuestion
from playground.widgets.empty_state import EmptyState
from playground.widgets.message_card import MessageCard
from playground.widgets.resources import resource_dir
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.parts import Parts

_SAMPLE: Final = "training-clean.jsonl"


class JobsPage(QWidget):
    """Signals:
    action_requested: something that the window does.
    page_requested: another page of the tab, and what is to be opened there.
    form_requested: the form for a new job is to be written in.
    """

    action_requested = Signal(str)
    page_requested = Signal(str, str)
    form_requested = Signal()

    def __init__(self, parts: "Parts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._jobs = parts, parts.jobs
        self.job = JobView(parts, self)
        self.card = MessageCard(self)
        self.empty = EmptyState(
            "chart-line",
            tr("Let a model learn from your examples"),
            tr(
                "Choose a training file in the form on the right and press Start job. Here you then watch the model "
                "learn, and compare it with what it was."
            ),
            (tr("A job with the sample file"), tr("Check training data first")),
            self,
        )
        self.none = EmptyState(
            "chart-line",
            tr("No job is selected"),
            tr("Choose one on the left to see how it learned, or start another with the form on the right."),
            (),
            self,
        )
        self.word = DesktopWord(self)
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        jobs = self._jobs
        waiting = jobs.listing and not jobs.jobs
        if jobs.job is not None:
            self._stack.setCurrentWidget(self.job)
        elif waiting:
            self._stack.setCurrentWidget(self._waiting)
        else:
            self._stack.setCurrentWidget(self.none if jobs.jobs else self.empty)
        self._show_trouble()

    def run(self) -> None:
        """Ctrl+Enter: asks both models where they are, and starts the job of the form elsewhere."""
        if self._jobs.job is not None and self.job.page() == TRY:
            self.job.trying.run()
        elif self._parts.creating.why_not is None:
            self._parts.creating.create()

    def _show_trouble(self) -> None:
        """A job that is shown has its own place for it."""
        show_card(self.card, None if self._jobs.job is not None else self._jobs.trouble)

    def _on_card(self, action: str) -> None:
        if is_elsewhere(action):
            self.action_requested.emit(action)
        else:
            self._jobs.act(action)

    def _on_suggestion(self, place: int) -> None:
        if place == 0:
            self._parts.form.change(training_file=str(resource_dir() / "samples" / _SAMPLE))
            self.form_requested.emit()
        else:
            self.page_requested.emit("clinic", "")

    def _on_delete(self, model: str) -> None:
        question = ModelQuestion(model, self.window())
        question.accepted.connect(lambda: self._parts.trying.delete_model(model))
        question.open()

    def _on_save(self, ending: str) -> None:
        """What is saved is what was seen when the button was pressed."""
        charts = self._parts.charts
        content = _png(self.job.charts.picture()) if ending == "png" else to_csv(charts.curves).encode()
        chooser = QFileDialog(self.window(), tr("Save as"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix(ending)
        chooser.selectFile(f"curves.{ending}")
        chooser.filesSelected.connect(lambda names: charts.save(Path(names[0]), content))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _arrange(self) -> None:
        self.card.setObjectName("jobs_trouble")
        self.empty.setObjectName("jobs_empty")
        self._waiting = QWidget(self)
        words = QLabel(tr("Reading the list of jobs"), self._waiting)
        words.setProperty("role", "secondary")
        bar = QProgressBar(self._waiting)
        bar.setRange(0, 0)
        bar.setFixedSize(160, 4)
        bar.setTextVisible(False)
        inside = QVBoxLayout(self._waiting)
        inside.setSpacing(10)
        inside.addStretch(2)
        inside.addWidget(words, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
        self._stack = QStackedLayout()
        for page in (self.empty, self.none, self._waiting, self.job):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.card)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.job.switch.buttons["curves"])

    def _connect(self) -> None:
        jobs, view = self._jobs, self.job
        for told in (jobs.changed, jobs.selection_changed, jobs.trouble_changed):
            told.connect(self.refresh)
        jobs.busy_changed.connect(lambda _: self.refresh())
        jobs.finished.connect(self.word.tell)
        self._parts.creating.created.connect(lambda job: jobs.select(job.id))
        self.card.action_requested.connect(self._on_card)
        self.empty.chosen.connect(self._on_suggestion)
        view.action_requested.connect(self.action_requested)
        view.file_requested.connect(partial(self.page_requested.emit, "stored"))
        view.delete_requested.connect(self._on_delete)
        view.charts.save_requested.connect(self._on_save)
        self.word.clicked.connect(partial(self.page_requested.emit, "training", ""))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self).activated.connect(jobs.refresh)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide takes text
    return bytes(buffer.data().data())
