"""The room of the jobs: all of them on the left, one in the middle, the form for another on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from playground.features.files.view.job_list import JobList
from playground.features.files.view.training.job_panel import JobPanel
from playground.features.files.view.training.jobs_page import JobsPage
from playground.window.rooms.room import Room

if TYPE_CHECKING:
    from playground.api.request import ApiRequest
    from playground.features.files.parts import Parts


class TrainingRoom(Room):
    def __init__(self, parts: "Parts", parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._form, self._trying, self._files = parts.jobs, parts.form, parts.trying, parts.files
        self.page: JobsPage = JobsPage(parts)
        self.panel: JobPanel = JobPanel(parts)
        self.list: JobList = JobList()
        self._jobs.changed.connect(self._show)
        self._jobs.selection_changed.connect(self._show)
        self._jobs.finished.connect(lambda _: self._files.refresh())  # its figures are a file
        parts.creating.created.connect(lambda _: self.panel_done.emit())
        self._form.changed.connect(self.request_changed.emit)
        for brain in (self._jobs, self._trying):
            brain.busy_changed.connect(lambda _: self.busy_changed.emit())
        self.list.job_chosen.connect(self._jobs.select)
        self.list.new_requested.connect(self.new)
        self.list.more_requested.connect(self._jobs.more)
        self.page.action_requested.connect(self.action_requested)
        self.page.page_requested.connect(self.page_requested)
        self.page.form_requested.connect(self._write)
        self.panel.action_requested.connect(self.action_requested)
        self._show()

    def enter(self) -> None:
        self._files.begin()  # the form offers them
        self._jobs.begin()
        self._jobs.set_visible(True)

    def leave(self) -> None:
        self._jobs.set_visible(False)

    def is_busy(self) -> bool:
        return self._jobs.listing or self._trying.busy

    def stop(self) -> None:
        self._trying.stop()

    def run(self) -> None:
        self.page.run()

    def new(self) -> None:
        self._jobs.select(None)
        self._write()

    def focus(self) -> None:
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:
        self.list.focus_search()

    def current_request(self) -> "ApiRequest | None":
        return self._form.request_now()

    def _write(self) -> None:
        self.panel_requested.emit()
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self.list.set_jobs(self._jobs.jobs, self._jobs.selected)
