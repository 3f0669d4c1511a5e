"""Files of texts that are opened or dropped: each text becomes a row."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.features.embeddings.reading import Sheet, check_file, inspect, texts_of
from playground.features.embeddings.stoppable import in_stoppable_thread
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playground.features.embeddings.importing import Importing
    from playground.features.embeddings.model import EmbeddingsModel
    from playground.services.context import Context

MOST: Final = 100_000  # texts of one file
_numbers = count(1)


class Intake:
    """A table with more than one column is not taken before somebody has said which."""

    def __init__(self, context: Context, model: EmbeddingsModel, importing: Importing) -> None:
        self.columns_wanted: Signal[Sheet] = Signal()
        self.took: Signal[tuple[int, ...]] = Signal()  # the numbers of the new rows
        self._context = context
        self._model = model
        self._importing = importing

    def open_files(self, paths: Sequence[Path]) -> None:
        self._context.jobs.start(_job(), self._open_files, tuple(paths), label=Message("Opening texts"))

    def take(self, sheet: Sheet, text: int, label: int | None = None, colour: int | None = None) -> None:
        """The columns, by their place."""
        title = Message("Reading {name}", name=sheet.name)
        self._context.jobs.start(_job(), self._take, sheet, text, label, colour, label=title)

    async def _open_files(self, paths: tuple[Path, ...]) -> None:
        """One that is refused does not keep the others out."""
        for path in paths:
            try:
                await self._open(path)
            except Refused as error:
                self._context.notices.post(Notice("warning", error.message))

    async def _open(self, path: Path) -> None:
        from playground.features.embeddings.vector_files import has_vectors

        await asyncio.to_thread(check_file, path)
        if await asyncio.to_thread(has_vectors, path):
            await self._importing.read(path)
            return
        sheet = await in_stoppable_thread(partial(inspect, path))
        if len(sheet.columns) == 1:
            await self._take(sheet, 0, None, None)
        else:
            self.columns_wanted.emit(sheet)

    async def _take(self, sheet: Sheet, text: int, label: int | None, colour: int | None) -> None:
        found = await in_stoppable_thread(lambda unwanted: texts_of(sheet, text, label, colour, unwanted, most=MOST))
        if sheet.count > MOST:
            values = {"most": f"{MOST:,}", "count": f"{sheet.count:,}", "name": sheet.name}
            self._context.notices.post(
                Notice("warning", Message("Only the first {most} of the {count} rows in {name} were taken.", **values))
            )
        elif not found:
            message = Message("There are no texts in this column of {name}.", name=sheet.name)
            self._context.notices.post(Notice("info", message))
        elif len(found) < sheet.count:
            message = Message(
                "Rows of {name} without a text were left out: {count}.", name=sheet.name, count=sheet.count - len(found)
            )
            self._context.notices.post(Notice("info", message))
        self.took.emit(self._model.add(found))


def _job() -> str:
    """What is dropped while another file is still being read does not stop that."""
    return f"embeddings.texts.{next(_numbers)}"
