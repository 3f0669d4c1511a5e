"""The left panel of the jobs: each with the state it is in, by day."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.features.files.view.training.job_words import clock_words, state_look, title
from playground.widgets.day_heading import day_heading
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import TrainingJob

_NEAR_THE_END: Final = 200  # pixels before the end of what is loaded


class JobList(SideList):
    """Signals, beside those of every list:
    job_chosen: the id of a job.
    more_requested: the end of the list has nearly come into sight.
    """

    job_chosen = Signal(str)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New job"), tr("Train a model with your data  (Ctrl+N)"), tr("Jobs by day"), tr("No jobs yet"), parent
        )
        self._jobs: Sequence[TrainingJob] = ()
        self.view.setObjectName("jobs")
        self.set_fixed()
        self.selected.connect(lambda place: self.job_chosen.emit(self._jobs[place].id))
        self.search_changed.connect(lambda _: self._show())
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_jobs(self, jobs: "Sequence[TrainingJob]", chosen: str | None) -> None:
        """The newest first."""
        self._jobs = jobs
        self._show()
        self.select(next((place for place, job in enumerate(jobs) if job.id == chosen), None))

    def _show(self) -> None:
        sought, today = self.search.text().strip().casefold(), datetime.now().date()
        found = [(place, job) for place, job in enumerate(self._jobs) if sought in f"{title(job)} {job.id}".casefold()]
        groups = groupby(found, lambda each: _day(each[1], today))
        self.set_groups(
            [(day_heading(day, (today - day).days), [_row(*each) for each in group]) for day, group in groups]
        )

    def _on_scrolled(self, value: int) -> None:
        if value >= self.view.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.more_requested.emit()


def _row(place: int, job: "TrainingJob") -> SideRow:
    icon, role = state_look(job.status)
    return SideRow(place, title(job), icon=icon, icon_role=role, note=clock_words(job.created_at))


def _day(job: "TrainingJob", today: date) -> date:
    """A server's clock may be ahead, or write nonsense."""
    try:
        return min(datetime.fromtimestamp(job.created_at or 0).date(), today)
    except (OverflowError, OSError, ValueError):
        return today
