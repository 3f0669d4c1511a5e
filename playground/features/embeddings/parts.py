"""The brains of the embeddings tab, made together: they share the texts and what is selected of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.embeddings.comparing import Comparing
from playground.features.embeddings.exporting import Exporting
from playground.features.embeddings.history import CollectionHistory
from playground.features.embeddings.importing import Importing
from playground.features.embeddings.intake import Intake
from playground.features.embeddings.map_desk import MapDesk
from playground.features.embeddings.matrix_desk import MatrixDesk
from playground.features.embeddings.model import EmbeddingsModel
from playground.features.embeddings.search_desk import SearchDesk
from playground.features.embeddings.selection import Selection
from playground.storage.collections import Collections
from playground.storage.vectors import Vectors

if TYPE_CHECKING:
    from playground.services.context import Context


@dataclass(frozen=True, slots=True)
class Parts:
    model: EmbeddingsModel
    selection: Selection
    intake: Intake
    exporting: Exporting
    importing: Importing
    history: CollectionHistory
    matrix: MatrixDesk
    map: MapDesk
    search: SearchDesk
    comparing: Comparing


def make_parts(context: Context) -> Parts:
    collections = Collections(context.database)
    model = EmbeddingsModel(context, Vectors(context.database), collections)
    selection, history = Selection(), CollectionHistory(context, collections)
    model.history_changed.connect(history.refresh)
    model.opened.connect(selection.clear)
    model.rows_changed.connect(lambda: selection.keep_only(row.id for row in model.rows))
    history.deleted.connect(model.leave)
    history.restored.connect(model.open_collection)
    history.renamed.connect(model.refresh_collection)
    importing, points = Importing(context, model), MapDesk(context, model)
    search, comparing = SearchDesk(context, model, selection), Comparing(context, model, points)
    model.opened.connect(search.clear)
    model.opened.connect(comparing.clear)
    matrix = MatrixDesk(context, model, selection, points)
    return Parts(
        model,
        selection,
        Intake(context, model, importing),
        Exporting(context, model, matrix),
        importing,
        history,
        matrix,
        points,
        search,
        comparing,
    )
