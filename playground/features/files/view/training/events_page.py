"""What a job has told since it was ordered."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.files.view.training.event_list import EventList
from playground.widgets.buttons import Button
from playground.widgets.numbers import count
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.training.jobs_model import JobsModel


class EventsPage(QWidget):
    """Followed live, the newest at the foot; the first ones are fetched when asked for."""

    def __init__(self, jobs: "JobsModel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.list = EventList(self)
        self.more = Button(tr("Show earlier events"), tr("Read what the job told before"), parent=self)
        self.more.setObjectName("more_events")
        self._facts = QLabel(self)
        self._facts.setProperty("role", "secondary")
        top = QHBoxLayout()
        top.addWidget(self._facts)
        top.addStretch(1)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        jobs.details_changed.connect(self.show_events)
        self.more.clicked.connect(jobs.more_events)
        self.show_events()

    def show_events(self) -> None:
        events = self._jobs.events
        self.list.set_events(events)
        self.more.setVisible(self._jobs.more_events_left)
        words = tr("1 event") if len(events) == 1 else tr("{count} events", count=count(len(events)))
        self._facts.setText(words if events else tr("The job has told nothing yet."))
