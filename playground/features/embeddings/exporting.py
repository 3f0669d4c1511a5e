"""Vectors and the matrix as files, whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.features.embeddings.stoppable import in_stoppable_thread, while_wanted
from playground.message import Message
from playground.services.errors import Refused
from playground.services.file_names import file_name
from playground.services.notices import Notice
from playground.storage.file_modes import let_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from playground.features.embeddings.matrix_desk import MatrixDesk
    from playground.features.embeddings.model import EmbeddingsModel
    from playground.features.embeddings.space import Floats, Space
    from playground.features.embeddings.stoppable import Unwanted
    from playground.services.context import Context

VECTOR_ENDINGS: Final = (".csv", ".npy", ".jsonl")


class Exporting:
    """Over what lies there: whoever chose the path was asked."""

    def __init__(self, context: Context, model: EmbeddingsModel, matrix: MatrixDesk) -> None:
        self._context = context
        self._model = model
        self._matrix = matrix

    def save_vectors(self, path: Path) -> None:
        """The ending says as what."""
        label = Message("Saving the vectors")
        self._context.jobs.start("embeddings.export", self._save_vectors, path, label=label, on_error=self._is_told)

    def save_matrix(self, path: Path) -> None:
        label = Message("Saving the matrix")
        self._context.jobs.start("embeddings.export", self._save_matrix, path, label=label, on_error=self._is_told)

    def save_picture(self, path: Path, data: bytes) -> None:
        """A picture as a page has made it."""
        label = Message("Saving the picture")
        jobs = self._context.jobs
        jobs.start("embeddings.export", self._save_picture, path, data, label=label, on_error=self._is_told)

    def suggested_name(self, ending: str) -> str:
        record, rows = self._model.collection, self._model.rows
        words = record.name if record is not None and record.name else rows[0].text if rows else ""
        return file_name(words, f".{ending}", "vectors")

    async def _save_vectors(self, path: Path) -> None:
        space, write = self._model.space, _WRITERS.get(path.suffix.lower())
        if write is None:
            raise Refused(Message("Give the file the ending .csv, .npy or .jsonl."))
        if space is None:
            raise Refused(Message("There are no vectors yet. Embed the texts first."))
        await in_stoppable_thread(partial(_whole, path, partial(write, space)))
        self._tell_saved(path)

    async def _save_matrix(self, path: Path) -> None:
        await in_stoppable_thread(partial(_whole, path, partial(_write_rows, self._matrix.csv_rows())))
        self._tell_saved(path)

    async def _save_picture(self, path: Path, data: bytes) -> None:
        def write(unfinished: Path, _: Unwanted) -> None:
            unfinished.write_bytes(data)

        await in_stoppable_thread(partial(_whole, path, write))
        self._tell_saved(path)

    def _tell_saved(self, path: Path) -> None:
        message = Message("Saved as {name}.", name=path.name)
        self._context.notices.post(Notice("info", message, details=str(path), about="embeddings.saved"))

    def _is_told(self, error: BaseException) -> bool:
        if isinstance(error, Refused):
            self._context.notices.post(Notice("warning", error.message, about="embeddings.saved"))
            return True
        if not isinstance(error, OSError):
            return False
        message = Message(
            "The file could not be saved: {reason}. Choose another folder.", reason=error.strerror or str(error)
        )
        self._context.notices.post(Notice("danger", message, details=str(error), about="embeddings.saved"))
        return True


def _whole(path: Path, write: Callable[[Path, Unwanted], None], unwanted: Unwanted) -> None:
    """It appears when it is finished, and not at all when it is stopped."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        write(unfinished, unwanted)
        if not unwanted():
            let_out(unfinished)
            os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write_csv(space: Space, path: Path, unwanted: Unwanted) -> None:
    _write_rows(_csv_rows(space), path, unwanted)


def _csv_rows(space: Space) -> Iterator[Sequence[str]]:
    yield ("text", "label", "colour", *(f"v{number}" for number in range(1, space.dimensions + 1)))
    for text, label, colour, vector in zip(space.texts, space.labels, space.colours, space.vectors, strict=True):
        yield (text, label, colour, *_numbers(vector))


def _write_rows(rows: Iterable[Sequence[str]], path: Path, unwanted: Unwanted) -> None:
    # With the mark by which spreadsheets know UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(while_wanted(rows, unwanted))


def _write_npy(space: Space, path: Path, unwanted: Unwanted) -> None:
    with path.open("wb") as file:
        np.save(file, space.vectors, allow_pickle=False)


def _write_jsonl(space: Space, path: Path, unwanted: Unwanted) -> None:
    rows = zip(space.texts, space.labels, space.colours, space.vectors, strict=True)
    with path.open("w", encoding="utf-8") as file:
        for text, label, colour, vector in while_wanted(rows, unwanted):
            more = {name: value for name, value in (("label", label), ("colour", colour)) if value}
            numbers = ", ".join(_numbers(vector))
            head = json.dumps({"text": text, **more}, ensure_ascii=False)
            file.write(f'{head[:-1]}, "embedding": [{numbers}]}}\n')


def _numbers(vector: Floats) -> list[str]:
    """With the digits that make the same float32 again."""
    return [f"{value:.9g}" for value in vector.tolist()]


_WRITERS: Final[Mapping[str, Callable[[Space, Path, Unwanted], None]]] = {
    ".csv": _write_csv,
    ".npy": _write_npy,
    ".jsonl": _write_jsonl,
}
