"""The room of the training data: what was opened on the left, the clinic in the middle and on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from playground.features.files.view.clinic.clinic_page import ClinicPage
from playground.features.files.view.clinic.clinic_panel import ClinicPanel
from playground.features.files.view.dataset_choice import choose_dataset
from playground.features.files.view.dataset_list import DatasetList
from playground.window.rooms.room import Room

if TYPE_CHECKING:
    from pathlib import Path

    from playground.features.files.parts import Parts


class ClinicRoom(Room):
    def __init__(self, parts: "Parts", parent: QObject) -> None:
        super().__init__(parent)
        self._clinic = parts.clinic
        self.page: ClinicPage = ClinicPage(parts)
        self.panel: ClinicPanel = ClinicPanel(parts)
        self.list: DatasetList = DatasetList()
        clinic, list_ = self._clinic, self.list
        clinic.datasets_changed.connect(self._show)
        clinic.opened.connect(self._follow)
        clinic.busy_changed.connect(lambda _: self.busy_changed.emit())
        list_.new_requested.connect(self.new)
        list_.open_requested.connect(lambda: choose_dataset(self.page, self._open))
        list_.selected.connect(self._open_dataset)
        list_.search_changed.connect(clinic.search)
        list_.delete_requested.connect(clinic.delete_dataset)
        list_.rename_requested.connect(clinic.rename_dataset)
        self.page.action_requested.connect(self.action_requested)
        self.page.job_requested.connect(lambda file: self._begin_job(parts, file.id))
        self._show()

    def enter(self) -> None:
        self._clinic.begin()

    def run(self) -> None:
        self.page.run()

    def is_busy(self) -> bool:
        return self._clinic.busy

    def stop(self) -> None:
        self._clinic.stop()

    def new(self) -> None:
        self.page.begin()

    def focus(self) -> None:
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:
        self.list.focus_search()

    def _open(self, path: "Path") -> None:
        self.page.settle()
        self._clinic.open(path)

    def _open_dataset(self, number: int) -> None:
        self.page.settle()
        self._clinic.open_dataset(number)

    def _begin_job(self, parts: "Parts", file: str) -> None:
        parts.jobs.select(None)
        parts.form.change(training_file=file)
        self.page_requested.emit("training", "")

    def _show(self) -> None:
        self.list.set_days(self._clinic.days)
        self._follow()

    def _follow(self) -> None:
        dataset = self._clinic.dataset
        self.list.select(None if dataset is None else dataset.id)
