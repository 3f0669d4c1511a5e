"""Search by meaning: answers to a question, neighbours, the odd one out, duplicates, and sums of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from playground.features.embeddings.view.hit_list import HitList, HitRow
from playground.features.embeddings.view.search_tools import SearchTools
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from playground.features.embeddings.parts import Parts
    from playground.features.embeddings.search_desk import Hit
    from playground.features.embeddings.view.formula_row import Term


class SearchPage(QWidget):
    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model, self._selection = parts.search, parts.model, parts.selection
        self._terms: list[Term] = []
        self.tools = SearchTools(self)
        self.trouble = TroubleLine("search_trouble", self)
        self.title = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.list = HitList(self)
        self.nothing = QLabel(tr("Nothing was found."), self)
        self.empty = EmptyState(
            "magnifying-glass",
            tr("Find texts by what they mean"),
            tr("Ask a question in your own words, or look for neighbours, strays and duplicates."),
            parent=self,
        )
        self._arrange()
        self._connect()
        self._show_result()
        self._show_selection()

    # What the desk tells

    def _show_result(self) -> None:
        result = self._desk.result
        self._pages.setCurrentWidget(self.empty if result is None else self._found)
        if result is None:
            return
        self.tools.mode.set_value(result.kind)
        self.tools.show_mode(result.kind)
        self.title.set_full_text(tr(result.title))
        rows = [self._row(hit) for hit in result.hits]
        self.list.set_hits(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def _row(self, hit: Hit) -> HitRow:
        ids = (hit.id,) if hit.other_id is None else (hit.id, hit.other_id)
        return HitRow(ids, tuple(self._text(each) for each in ids), hit.score)

    def _show_trouble(self) -> None:
        self.trouble.set_text("" if self._desk.trouble is None else tr(self._desk.trouble))

    def _show_selection(self) -> None:
        self.tools.set_selected([self._text(each) for each in sorted(self._selection.ids)])

    def _text(self, id_: int) -> str:
        row = self._model.row(id_)
        return "" if row is None else row.text

    # What the user does

    def _run(self) -> None:
        mode, desk = self.tools.mode.value(), self._desk
        if mode == "answers":
            desk.ask(self.tools.question.text())
        elif mode == "neighbours":
            desk.neighbours(min(self._selection.ids, default=-1))
        elif mode == "odd":
            desk.odd_one_out()
        elif mode == "duplicates":
            desk.duplicates(self.tools.threshold.value())
        else:
            desk.arithmetic(
                [id_ for added, id_, _ in self._terms if added], [id_ for added, id_, _ in self._terms if not added]
            )

    def _add_terms(self, added: bool) -> None:
        self._terms += [(added, each, self._text(each)) for each in sorted(self._selection.ids)]
        self._show_terms()

    def _remove_term(self, place: int) -> None:
        del self._terms[place]
        self._show_terms()

    def _forget_removed(self) -> None:
        left = [term for term in self._terms if self._model.row(term[1]) is not None]
        if len(left) != len(self._terms):
            self._terms = left
            self._show_terms()

    def _show_terms(self) -> None:
        self.tools.set_terms(self._terms)

    def _on_chosen(self, ids: tuple[int, ...]) -> None:
        if len(ids) == 2:
            self._selection.select_pair(*ids)
        else:
            self._selection.select(ids)

    def _arrange(self) -> None:
        self.title.setProperty("role", "heading")
        self.title.setObjectName("result_title")
        self.nothing.setProperty("role", "secondary")
        self._found = QWidget(self)
        inner = QVBoxLayout(self._found)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.title)
        inner.addWidget(self.nothing)
        inner.addWidget(self.list, 1)
        inner.addStretch(0)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tools)
        column.addWidget(self.trouble)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        desk, tools = self._desk, self.tools
        desk.changed.connect(self._show_result)
        desk.trouble_changed.connect(self._show_trouble)
        desk.busy_changed.connect(tools.set_busy)
        self._model.rows_changed.connect(self._forget_removed)
        self._selection.changed.connect(self._show_selection)
        tools.run_requested.connect(self._run)
        tools.stop_requested.connect(desk.stop)
        tools.formula.add_requested.connect(lambda: self._add_terms(True))
        tools.formula.subtract_requested.connect(lambda: self._add_terms(False))
        tools.formula.term_removed.connect(self._remove_term)
        self.list.chosen.connect(self._on_chosen)
        self.list.hovered.connect(self._selection.hover)
