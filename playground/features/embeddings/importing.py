"""Vectors that were made elsewhere become a collection of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from playground.features.embeddings.stoppable import in_stoppable_thread
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from pathlib import Path

    from playground.features.embeddings.model import EmbeddingsModel
    from playground.services.context import Context


class Importing:
    def __init__(self, context: Context, model: EmbeddingsModel) -> None:
        self.imported: Signal[int] = Signal()  # how many
        self._context = context
        self._model = model

    def open(self, path: Path) -> None:
        label = Message("Reading vectors from {name}", name=path.name)
        self._context.jobs.start("embeddings.import", self.read, path, label=label, on_error=self._is_told)

    async def read(self, path: Path) -> None:
        """Raises Refused."""
        # What reads them is of no use to those who only type.
        from playground.features.embeddings.vector_files import read_vectors

        found = await in_stoppable_thread(partial(read_vectors, path))
        self._model.new()
        self._model.add(found)
        self._model.save_as(path.stem)
        self.imported.emit(len(found))

    def _is_told(self, error: BaseException) -> bool:
        if isinstance(error, Refused):
            self._context.notices.post(Notice("warning", error.message))
        return isinstance(error, Refused)
