"""The page of training data: the verdict on top, and below it what is wrong, or the examples."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.clinic.changes_dialog import ChangesDialog
from playground.features.files.view.clinic.clinic_files import choose_place, dropped_file
from playground.features.files.view.clinic.clinic_words import kind_words
from playground.features.files.view.clinic.findings_page import FindingsPage
from playground.features.files.view.clinic.outcome_card import OutcomeCard
from playground.features.files.view.clinic.rows_page import RowsPage
from playground.features.files.view.clinic.starred_dialog import StarredDialog
from playground.features.files.view.clinic.verdict_bar import Grade, VerdictBar
from playground.features.files.view.dataset_choice import choose_dataset
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.numbers import count, size
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.finding import Finding
    from playground.features.files.clinic.repairs import Change
    from playground.features.files.parts import Parts


class ClinicPage(QWidget):
    """Signals:
    action_requested: something that the window does.
    job_requested: the file that a job is to be started with.
    """

    action_requested = Signal(str)
    job_requested = Signal(object)

    def __init__(self, parts: "Parts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = parts.clinic
        self._asked: tuple[str, ...] = ()
        self.verdict = VerdictBar(self)
        self.switch = SegmentedSwitch(tr("What to look at in the file"), _segments(), self)
        self.findings = FindingsPage(self._clinic, self)
        self.rows = RowsPage(self._clinic, self._clinic.ask_starred, self)
        self.card = OutcomeCard(self._clinic, self)
        self.empty = EmptyState(
            "file-text",
            tr("Tell good training data from bad, before you pay"),
            tr(
                "Open a file or drop it here. Every line is examined on this computer; nothing is sent until you"
                " upload it."
            ),
            (tr("Open a file with mistakes"), tr("Open a file of your own"), tr("Write examples by hand")),
            self,
        )
        self.setAcceptDrops(True)
        self._arrange()
        self._add_keys()
        self._connect()
        self._show_opened()

    def run(self) -> None:
        if self.verdict.upload.isVisible() and self.verdict.upload.isEnabled():
            self.verdict.upload.click()

    def settle(self) -> None:
        """What is being written is kept before something else is opened or done."""
        self.rows.tell()

    def begin(self) -> None:
        """With no example, to write some."""
        self.settle()
        self._clinic.new("chat")
        self.show_page("rows")

    def show_page(self, page: str) -> None:
        self.switch.set_value(page)
        self._show_page()

    # What Qt tells

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self._open(path)

    def hideEvent(self, event: QHideEvent) -> None:
        self.rows.tell()
        super().hideEvent(event)

    # What the brain tells

    def _show_opened(self) -> None:
        had_focus = any(child.hasFocus() for child in self.findChildren(QWidget))
        self._stack.setCurrentWidget(self.empty if self._clinic.dataset is None else self._work)
        self.card.forget()
        self.rows.forget()
        self.findings.repairs.choose_all()
        self.show_page("findings")
        self._show()
        if had_focus:
            self.switch.buttons[self.switch.value()].setFocus()

    def _show(self) -> None:
        clinic = self._clinic
        self.findings.refresh()
        self.switch.buttons["findings"].setText(_with_number(tr("Problems"), sum(clinic.counts.values())))
        self.switch.buttons["rows"].setText(_with_number(tr("Examples"), clinic.row_count))
        self._show_verdict()

    def _on_edited(self) -> None:
        self.card.forget()
        self._show()

    def _show_verdict(self) -> None:
        clinic, bar = self._clinic, self.verdict
        dataset = clinic.dataset
        if dataset is None:
            return
        facts = [dataset.title]
        if clinic.kind:
            facts.append(kind_words(clinic.kind))
        facts += [size(dataset.size)] if dataset.size else []
        bar.set_verdict(self._grade(), tr(clinic.verdict), " · ".join(facts), str(dataset.path))
        bar.set_working(clinic.examining or clinic.busy, clinic.progress)
        bar.undo.setEnabled(clinic.can_undo)
        bar.redo.setEnabled(clinic.can_redo)
        bar.save.setEnabled(clinic.row_count > 0)
        self._show_upload()
        self.findings.repairs.set_busy(clinic.examining or clinic.busy)

    def _show_upload(self) -> None:
        """An expert may know a server that takes what we would not."""
        clinic = self._clinic
        why_not = "" if clinic.row_count else tr("There are no examples yet.")
        hint = tr("Mistakes are left: a server will probably refuse to train on this file.")
        self.verdict.set_upload(why_not, hint if clinic.error_count else "")

    def _grade(self) -> Grade:
        clinic = self._clinic
        if clinic.examining or clinic.statistics is None:
            return "unknown"
        if clinic.error_count:
            return "bad"
        return "doubtful" if clinic.counts else "good"

    def _on_previewed(self, changes: "tuple[Change, ...]") -> None:
        dialog = ChangesDialog(changes, self.window())
        dialog.repair_requested.connect(lambda: self._clinic.repair(self._asked))
        dialog.open()

    def _on_starred(self) -> None:
        dialog = StarredDialog(self._clinic.starred_replies, self.window())
        dialog.chosen.connect(self._on_chosen_starred)
        dialog.open()

    # What the user does

    def _on_chosen_starred(self, ids: list[int]) -> None:
        first = self._clinic.row_count
        self._clinic.add_starred(ids)
        self.show_page("rows")
        self.rows.go_to(first)

    def _open(self, path: Path) -> None:
        self.rows.tell()
        self._clinic.open(path)

    def _on_suggestion(self, place: int) -> None:
        (self._clinic.open_sample, self._choose, self.begin)[place]()

    def _choose(self) -> None:
        choose_dataset(self, self._open)

    def _on_save(self) -> None:
        self.rows.tell()
        choose_place(self, self._clinic.suggested_name(), self._clinic.save_as)

    def _on_undo(self) -> None:
        self.rows.tell()
        self._clinic.undo()

    def _on_redo(self) -> None:
        self.rows.tell()
        self._clinic.redo()

    def _on_upload(self) -> None:
        self.rows.tell()
        self.card.forget()
        self._clinic.begin_upload()

    def _on_finding(self, finding: "Finding") -> None:
        if finding.place is not None:
            self.show_page("rows")
            self.rows.go_to(finding.place)

    def _show_page(self) -> None:
        self.rows.tell()
        findings = self.switch.value() == "findings"
        self._pages.setCurrentWidget(self.findings if findings else self.rows)
        self._place_focus()

    def _place_focus(self) -> None:
        """Where the keys go when the page is gone to."""
        if self._clinic.dataset is None:
            self.setFocusProxy(self.empty.findChildren(Button)[0])
        else:
            self.setFocusProxy(self.findings.list if self.switch.value() == "findings" else self.rows.list)

    def _add_keys(self) -> None:
        """Fields undo what is typed in them by themselves."""
        steps = (
            (QKeySequence.StandardKey.Undo, self.verdict.undo),
            (QKeySequence.StandardKey.Redo, self.verdict.redo),
            (QKeySequence.StandardKey.Open, self.verdict.open),
            (QKeySequence.StandardKey.Save, self.verdict.save),
        )
        for keys, button in steps:
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _connect(self) -> None:
        clinic, bar = self._clinic, self.verdict
        clinic.opened.connect(self._show_opened)
        clinic.examined.connect(self._show)
        clinic.rows_changed.connect(self._on_edited)
        clinic.row_changed.connect(lambda _: self._on_edited())
        clinic.progress_changed.connect(self._show_verdict)
        clinic.busy_changed.connect(lambda _: self._show())
        clinic.previewed.connect(self._on_previewed)
        clinic.starred_listed.connect(self._on_starred)
        self.findings.repairs.preview_requested.connect(self._on_preview)
        self.findings.row_requested.connect(self._on_finding)
        self.switch.changed.connect(self._show_page)
        self.card.job_requested.connect(self.job_requested)
        self.card.window_requested.connect(self.action_requested)
        self.empty.chosen.connect(self._on_suggestion)
        bar.undo.clicked.connect(self._on_undo)
        bar.redo.clicked.connect(self._on_redo)
        bar.open.clicked.connect(self._choose)
        bar.save.clicked.connect(self._on_save)
        bar.upload.clicked.connect(self._on_upload)
        bar.stop.clicked.connect(lambda: clinic.stop())

    def _on_preview(self, names: tuple[str, ...]) -> None:
        self._asked = names

    def _arrange(self) -> None:
        self.switch.setObjectName("clinic_pages")
        self._work = QWidget(self)
        line = QHBoxLayout()
        line.addWidget(self.switch)
        line.addStretch(1)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.findings)
        self._pages.addWidget(self.rows)
        inside = QVBoxLayout(self._work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.verdict)
        inside.addLayout(line)
        inside.addLayout(self._pages, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._work)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._stack, 1)
        column.addWidget(self.card)


def _segments() -> list[tuple[str, str, str]]:
    return [
        ("findings", tr("Problems"), tr("What is wrong with the file")),
        ("rows", tr("Examples"), tr("Read, change and add examples")),
    ]


def _with_number(word: str, number: int) -> str:
    return f"{word}  {count(number)}" if number else word
