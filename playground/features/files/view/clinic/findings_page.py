"""What is wrong with the file that is open, and what can be done about it at once."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.clinic.finding_list import FindingList
from playground.features.files.view.clinic.repair_card import RepairCard
from playground.widgets.empty_state import EmptyState
from playground.widgets.numbers import count
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.clinic_model import ClinicModel

_LEAST_HEIGHT: Final = 150


class FindingsPage(QWidget):
    """Signals:
    row_requested: the finding whose example is to be shown.
    """

    row_requested = Signal(object)

    def __init__(self, clinic: "ClinicModel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.repairs = RepairCard(self)
        self.list = FindingList(self)
        self.note = QLabel(self)
        self._nothing = EmptyState(
            "check-circle",
            tr("Nothing is wrong with this file"),
            tr(
                "Every line can be read and has the form that training needs. What the examples teach is up to you:"
                " look through some of them."
            ),
            parent=self,
        )
        self._waiting = EmptyState(
            "magnifying-glass",
            tr("Looking at every line"),
            tr("What is wrong will stand here: the reason, the line, and the text at that place."),
            parent=self,
        )
        self._arrange()
        self.list.chosen.connect(self.row_requested)
        self.repairs.preview_requested.connect(clinic.ask_preview)
        self.repairs.repair_requested.connect(clinic.repair)

    def refresh(self) -> None:
        clinic = self._clinic
        findings = clinic.findings
        total = sum(clinic.counts.values())
        self.repairs.set_offers(clinic.repairs)
        self.list.set_findings(findings)
        self._stack.setCurrentWidget(self._shown())
        more = total > len(findings)
        self.note.setText(
            tr("The first {shown} of {total} are shown.", shown=count(len(findings)), total=count(total))
            if more
            else ""
        )
        self.note.setVisible(more)

    def _shown(self) -> QWidget:
        """That nothing is wrong is said of what was looked at only."""
        if self._clinic.examining:
            return self._waiting
        clean = self._clinic.statistics is not None and not self._clinic.findings
        return self._nothing if clean else self.list

    def _arrange(self) -> None:
        self.note.setProperty("role", "secondary")
        self.note.hide()
        self.list.setMinimumHeight(_LEAST_HEIGHT)
        centre = QWidget(self)
        self._stack = QStackedLayout(centre)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.repairs)
        column.addWidget(centre, 1)
        column.addWidget(self.note)
