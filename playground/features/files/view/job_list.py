"""The left panel of the jobs: each with the state it is in, by day."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.widgets.day_heading import day_heading
from playground.widgets.plain_text import one_line
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.training_jobs import TrainingJob
    from playground.widgets.icons import IconRole

_NEAR_THE_END: Final = 200  # pixels before the end of what is loaded
_LONGEST: Final = 120
_LOOKS: "Final[Mapping[str, tuple[str, IconRole]]]" = {
    "succeeded": ("check", "success"),
    "failed": ("warning-circle", "danger"),
    "cancelled": ("stop", "secondary"),
    "paused": ("pause", "warning"),
    "pausing": ("pause", "warning"),
    "running": ("chart-line", "accent"),
}


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
        found = [(place, job) for place, job in enumerate(self._jobs) if sought in _title(job).casefold()]
        groups = groupby(found, lambda each: _day(each[1], today))
        self.set_groups(
            [(day_heading(day, (today - day).days), [_row(*each) for each in group]) for day, group in groups]
        )

    def _on_scrolled(self, value: int) -> None:
        if value >= self.view.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.more_requested.emit()


def _title(job: "TrainingJob") -> str:
    """What it was called; an id says nothing to a person."""
    return one_line((job.suffix or job.fine_tuned_model or f"{job.model} · {job.id}")[:_LONGEST])


def _row(place: int, job: "TrainingJob") -> SideRow:
    icon, role = _LOOKS.get(job.status, ("clock", "secondary"))
    return SideRow(place, _title(job), icon=icon, icon_role=role)


def _day(job: "TrainingJob", today: date) -> date:
    """A server's clock may be ahead, or write nonsense."""
    try:
        return min(datetime.fromtimestamp(job.created_at or 0).date(), today)
    except (OverflowError, OSError, ValueError):
        return today
