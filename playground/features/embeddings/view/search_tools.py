"""What to search for: five ways, each with what it needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from playground.features.embeddings.view.formula_row import FormulaRow, Term
from playground.widgets.buttons import Button
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

_THRESHOLD: Final = 0.95
_FEWEST_ODD: Final = 3
_MODES: Final = ("answers", "neighbours", "odd", "duplicates", "arithmetic")


class SearchTools(QWidget):
    """Setters are silent.

    Signals:
        run_requested, stop_requested: by the one button, or by Enter in the question.
    """

    run_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._selected: Sequence[str] = ()
        self._terms: Sequence[Term] = ()
        self.mode = SegmentedSwitch(tr("What to look for"), _modes(), self)
        self.question = QLineEdit(self)
        self.neighbour_of = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.odd_of = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.threshold = QDoubleSpinBox(self)
        self.formula = FormulaRow(self)
        self.run = Button(tr("Search"), icon_name="magnifying-glass", parent=self)
        self._dress()
        self._arrange()
        self.mode.changed.connect(self.show_mode)
        self.question.textChanged.connect(self._show_run)
        self.question.returnPressed.connect(self._on_run)
        self.run.clicked.connect(self._on_run)
        self.show_mode(self.mode.value())

    def show_mode(self, mode: str) -> None:
        for each, need in self._needs.items():
            need.setVisible(each == mode)
        self._show_run()

    def set_selected(self, texts: Sequence[str]) -> None:
        self._selected = texts
        self.neighbour_of.set_full_text(texts[0] if texts else tr("Select a text in the table, the matrix or the map."))
        few = len(texts) < _FEWEST_ODD
        self.odd_of.set_full_text(
            tr("Among all texts; select three or more to look among those.")
            if few
            else tr("Among the {count} selected texts.", count=len(texts))
        )
        self._show_run()

    def set_terms(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)
        self.formula.set_terms(list(terms))
        self._show_run()

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_run()

    def _show_run(self) -> None:
        """Stop stands where Search was."""
        reason = "" if self._busy else self._reason()
        words = tr("Stop") if self._busy else tr("Search")
        self.run.setText(words)
        self.run.setAccessibleName(words)
        self.run.set_icon("stop-fill" if self._busy else "magnifying-glass")
        self.run.setEnabled(not reason)
        self.run.setToolTip(tool_tip(reason or words))
        self.formula.add.setEnabled(bool(self._selected))
        self.formula.subtract.setEnabled(bool(self._selected))

    def _reason(self) -> str:
        """Why this cannot be searched for yet."""
        mode = self.mode.value()
        if mode == "answers" and not self.question.text().strip():
            return tr("Type a question first.")
        if mode == "neighbours" and not self._selected:
            return tr("Select a text first.")
        if mode == "arithmetic" and not any(added for added, _, _ in self._terms):
            return tr("Select a text and add it first.")
        return ""

    def _on_run(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        elif not self._reason():
            self.run_requested.emit()

    def _dress(self) -> None:
        self.mode.setObjectName("search_mode")
        self.run.setObjectName("search_run")
        self.question.setObjectName("question")
        self.question.setPlaceholderText(tr("Ask in your own words"))
        self.question.setAccessibleName(tr("Question"))
        self.question.setToolTip(tool_tip(tr("It is embedded by the same model as the texts.")))
        self.question.setClearButtonEnabled(True)
        self.threshold.setObjectName("threshold")
        self.threshold.setRange(0.0, 1.0)
        self.threshold.setSingleStep(0.01)
        self.threshold.setValue(_THRESHOLD)
        self.threshold.setAccessibleName(tr("Least similarity"))
        self.threshold.setToolTip(tool_tip(tr("The cosine from which two texts count as duplicates")))
        for label in (self.neighbour_of, self.odd_of):
            label.setProperty("role", "secondary")

    def _arrange(self) -> None:
        needs = (self.question, self.neighbour_of, self.odd_of, self._threshold_row(), self.formula)
        self._needs = dict(zip(_MODES, needs, strict=True))
        line = QHBoxLayout()
        line.setSpacing(8)
        for need in needs:
            line.addWidget(need, 1)
        line.addWidget(self.run, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.mode)
        column.addLayout(line)

    def _threshold_row(self) -> QWidget:
        row = QWidget()
        label = QLabel(tr("Pairs that are at least this similar"))
        label.setProperty("role", "secondary")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.threshold)
        line.addWidget(label, 1)
        return row


def _modes() -> list[tuple[str, str, str]]:
    return [
        ("answers", tr("Question"), tr("The texts that are nearest to a question")),
        ("neighbours", tr("Neighbours"), tr("The texts that are nearest to the selected one")),
        ("odd", tr("Odd one out"), tr("The text that has least to do with the others")),
        ("duplicates", tr("Duplicates"), tr("Pairs of texts that say almost the same")),
        ("arithmetic", tr("Arithmetic"), tr("Texts added and subtracted: king − man + woman")),
    ]
