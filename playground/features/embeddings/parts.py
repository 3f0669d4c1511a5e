"""The brains of the embeddings tab, made together: they share the texts and what is selected of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.embeddings.history import CollectionHistory
from playground.features.embeddings.model import EmbeddingsModel
from playground.features.embeddings.selection import Selection
from playground.storage.collections import Collections
from playground.storage.vectors import Vectors

if TYPE_CHECKING:
    from playground.services.context import Context


@dataclass(frozen=True, slots=True)
class Parts:
    model: EmbeddingsModel
    selection: Selection
    history: CollectionHistory


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
    return Parts(model, selection, history)
