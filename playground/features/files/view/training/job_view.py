"""One job: its head, and below it one of four pages."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.training.cards import is_elsewhere, show_card
from playground.features.files.view.training.charts_page import ChartsPage
from playground.features.files.view.training.events_page import EventsPage
from playground.features.files.view.training.facts_page import FactsPage
from playground.features.files.view.training.job_head import JobHead
from playground.features.files.view.training.try_page import TryPage
from playground.widgets.message_card import MessageCard
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import TrainingJob
    from playground.features.files.parts import Parts
    from playground.features.files.training.jobs_model import Verb

_VERBS: "Final[tuple[Verb, ...]]" = ("pause", "resume", "cancel")
CURVES: Final = "curves"
TRY: Final = "try"


class JobView(QWidget):
    """Shows the job that the brain has selected.

    Signals:
        action_requested: something that the window does.
        file_requested: the id of a file that is to be looked into.
        delete_requested: the name of a tuned model.
    """

    action_requested = Signal(str)
    file_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parts: "Parts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._jobs = parts, parts.jobs
        self._id: str | None = None
        self._deleted: set[str] = set()  # models; a job goes on to name its own
        self.head = JobHead(self)
        self.card = MessageCard(self)
        self.fault = MessageCard(self)
        self.switch = SegmentedSwitch(tr("What to see of the job"), _segments(), self)
        self.charts = ChartsPage(parts.jobs, parts.charts, self)
        self.events = EventsPage(parts.jobs, self)
        self.facts = FactsPage(self)
        self.trying = TryPage(parts.trying, self)
        self._pages: dict[str, QWidget] = {
            CURVES: self.charts,
            "events": self.events,
            "facts": self.facts,
            TRY: self.trying,
        }
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        jobs, job = self._jobs, self._jobs.job
        if job is None:
            return
        if job.id != self._id:
            self._id = job.id
            self.show_page(CURVES)
        verbs = [verb for verb in _VERBS if jobs.can(verb, job)]
        has_model = bool(job.fine_tuned_model) and job.fine_tuned_model not in self._deleted
        self.head.set_job(job, verbs, jobs.events, has_model=has_model)
        self._show_fault(job)
        self.facts.set_job(job, jobs.checkpoints, self._name_of)
        self.trying.set_job(job, jobs.checkpoints)

    def show_page(self, page: str) -> None:
        self.switch.set_value(page)
        self._stack.setCurrentWidget(self._pages[page])

    def page(self) -> str:
        return self.switch.value()

    def _on_deleted(self, model: str) -> None:
        self._deleted.add(model)
        self.refresh()

    def _show_fault(self, job: "TrainingJob") -> None:
        fault = job.fault
        if fault is not None:
            advice = fault.message or fault.code
            self.fault.set_message("danger", tr("The job has failed. This is what the server says:"), advice)
        self.fault.setVisible(fault is not None)

    def _show_trouble(self) -> None:
        show_card(self.card, self._jobs.trouble)

    def _name_of(self, file: str) -> str:
        known = self._parts.files.file(file)
        return file if known is None else known.filename or file

    def _try(self, model: str) -> None:
        self.show_page(TRY)
        self.trying.set_model(model)
        self.trying.setFocus()

    def _on_card(self, action: str) -> None:
        if is_elsewhere(action):
            self.action_requested.emit(action)
        else:
            self._jobs.act(action)

    def _arrange(self) -> None:
        self.switch.setObjectName("job_pages")
        self.card.setObjectName("job_trouble")
        self.fault.setObjectName("job_fault")
        self.fault.hide()
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        self._stack = QStackedLayout()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.card)
        column.addWidget(self.fault)
        column.addLayout(row)
        column.addLayout(self._stack, 1)
        self._show_trouble()

    def _connect(self) -> None:
        jobs, head = self._jobs, self.head
        for told in (jobs.changed, jobs.selection_changed, jobs.details_changed):
            told.connect(self.refresh)
        self._parts.trying.deleted.connect(self._on_deleted)
        jobs.trouble_changed.connect(self._show_trouble)
        self.card.action_requested.connect(self._on_card)
        self.switch.changed.connect(self.show_page)
        head.cancel_requested.connect(lambda: jobs.cancel(self._id or ""))
        head.pause_requested.connect(lambda: jobs.pause(self._id or ""))
        head.resume_requested.connect(lambda: jobs.resume(self._id or ""))
        head.refresh_requested.connect(jobs.refresh)
        head.chat_requested.connect(lambda: self._parts.trying.open_in_chat(self._tuned()))
        head.delete_requested.connect(lambda: self.delete_requested.emit(self._tuned()))
        self.facts.file_requested.connect(self.file_requested)
        self.facts.try_requested.connect(self._try)

    def _tuned(self) -> str:
        job = self._jobs.job
        return "" if job is None else job.fine_tuned_model


def _segments() -> list[tuple[str, str, str]]:
    return [
        (CURVES, tr("Curves"), tr("Loss and accuracy, step by step")),
        ("events", tr("Events"), tr("What the job has told")),
        ("facts", tr("Details"), tr("Settings, files and checkpoints")),
        (TRY, tr("Try it"), tr("Ask the base model and the trained one the same")),
    ]
