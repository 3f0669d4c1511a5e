"""Connects the collections on the left with the brain behind them."""

from PySide6.QtCore import QObject

from playground.features.embeddings.history import RESTORE
from playground.features.embeddings.parts import Parts
from playground.features.embeddings.view.collection_list import CollectionList


class Archive(QObject):
    """What is opened there comes up in the middle."""

    def __init__(self, parts: Parts, collections: CollectionList, parent: QObject) -> None:
        super().__init__(parent)
        self._history, self._model, self._list = parts.history, parts.model, collections
        history, model = self._history, self._model
        history.changed.connect(self._show)
        collections.more_requested.connect(history.show_more)
        collections.search_changed.connect(history.search)
        collections.delete_requested.connect(history.delete)
        collections.rename_requested.connect(history.rename)
        collections.selected.connect(model.open_collection)
        model.collection_changed.connect(self._follow)

    def act(self, action: str) -> None:
        """The button of a notice."""
        name, _, what = action.partition(":")
        if name == RESTORE:
            self._history.restore(what)

    def _show(self) -> None:
        self._list.set_history(self._history.days)
        self._follow()

    def _follow(self) -> None:
        collection = self._model.collection
        self._list.select(None if collection is None else collection.id)
