"""Connects the table with its rows, and with the selection that all pictures share."""

from PySide6.QtCore import QObject

from playground.features.embeddings.parts import Parts
from playground.features.embeddings.view.texts_table import TextsTable


class TextsDesk(QObject):
    """What is selected in one place is selected everywhere."""

    def __init__(self, parts: Parts, table: TextsTable, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._selection, self._table = parts.model, parts.selection, table
        model, selection = self._model, self._selection
        model.rows_changed.connect(self._show_rows)
        model.row_changed.connect(self._show_row)
        selection.changed.connect(self._show_selection)
        table.chosen.connect(selection.select)
        table.hovered.connect(selection.hover)
        table.delete_requested.connect(model.remove)
        table.texts.text_edited.connect(model.change)
        table.texts.label_edited.connect(model.set_label)
        self._show_rows()

    def _show_rows(self) -> None:
        self._table.set_rows(self._model.rows)

    def _show_row(self, id_: int) -> None:
        row = self._model.row(id_)
        if row is not None:
            self._table.texts.set_row(row)

    def _show_selection(self) -> None:
        self._table.set_selected(self._selection.ids)
