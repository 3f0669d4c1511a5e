"""How training data are opened: a file that the user has chosen, or what was opened before, with its edits."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from playground.features.files.clinic.dataset import Dataset, Place, kind_from, place_of, stamp_of
from playground.features.files.clinic.examination import Examined
from playground.features.files.clinic.intake import Taken
from playground.features.files.clinic.pieces import Pieces, Splice, edit_from_json, edit_to_json
from playground.features.files.clinic.source import Source
from playground.message import Message
from playground.services.errors import Refused
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from playground.features.files.clinic.examiner import Examiner
    from playground.features.files.clinic.rules import Kind
    from playground.features.files.clinic.shelf import Shelf
    from playground.storage.datasets import DatasetRecord, Datasets
    from playground.storage.json_values import JsonObject

_MORE_THAN_ANY: Final = 1 << 40  # examples of a file of which it is not known how many it had
_TAKING: Final = 0.3  # of the progress, where a file has to be copied first


class Opening:
    """All of it raises Refused."""

    def __init__(self, datasets: Datasets, shelf: Shelf, examiner: Examiner) -> None:
        self._datasets = datasets
        self._shelf = shelf
        self._examiner = examiner

    async def file(self, path: Path, report: Callable[[float], None]) -> Dataset:
        before = await self._datasets.dataset_at(path)
        if before is not None:
            return await self.record(before, report)
        await self._folder()
        copy = self.new_path()
        taken = await self._examiner.take(path, copy, lambda share: report(share * _TAKING))
        place = Place(copy if taken.copied else path, path, taken)
        dataset = await self._look(path.name, place, None, report)
        record = await self._datasets.add(dataset.new())
        dataset.id = record.id
        return dataset

    async def record(self, record: DatasetRecord, report: Callable[[float], None]) -> Dataset:
        place = place_of(record)
        gone = not place.blank and not place.rows.is_file()
        if gone:
            place = _without_file(record, place)
        dataset = await self._look(record.title, place, kind_from(record.kind), report)
        dataset.id = record.id
        edits = await self._datasets.edits(record.id)
        if gone or (not place.blank and stamp_of(place.rows) != (record.size, record.modified_at)):
            await self._refit(dataset, record, _written(edits, record.edits_done))
        else:
            await asyncio.to_thread(dataset.replay, edits, record.edits_done)
        if dataset.edited:
            dataset.examined = await self._examiner.examine(dataset.source(), report)
        dataset.kind = dataset.kind or (dataset.examined or dataset.base).statistics.kind
        return dataset

    async def at(self, dataset: Dataset, rows: Path, report: Callable[[float], None]) -> Dataset:
        """The same training data with other examples, which lie there."""
        place = Place(rows, dataset.place.opened, Taken("jsonl", "", copied=False))
        made = await self._look(dataset.title, place, None, report)
        made.id = dataset.id
        return made

    def blank(self, kind: Kind, title: str) -> Dataset:
        """Nothing lies on the disk until something is written."""
        path = self.new_path()
        return Dataset(title, Place(path, path, Taken("jsonl", "", copied=False), blank=True), kind, Examined())

    def new_path(self) -> Path:
        return self._shelf.folder / f"{uuid4().hex}.jsonl"

    async def _folder(self) -> None:
        folder = self._shelf.folder
        await in_daemon_thread(partial(folder.mkdir, mode=0o700, parents=True, exist_ok=True), "clinic-folder")

    async def _look(self, title: str, place: Place, kind: Kind | None, report: Callable[[float], None]) -> Dataset:
        if place.blank:
            return Dataset(title, place, kind, Examined())
        source = Source(place.rows, None, None, place.taken.copied, place.taken.noted)
        taken = _TAKING if place.taken.copied else 0.0
        base = await self._examiner.examine(source, lambda share: report(taken + share * (1 - taken)))
        return Dataset(title, place, base.statistics.kind or kind, base)

    async def _refit(self, dataset: Dataset, record: DatasetRecord, written: tuple[str, ...]) -> None:
        """Another program has changed the file: what was written here stands at its end now."""
        edits = (edit_to_json([Splice(len(dataset.pieces), 0, written)]),) if written else ()
        await self._datasets.replace(record.id, dataset.new(), edits)
        dataset.replay(edits, len(edits))


def _written(edits: Iterable[JsonObject], done: int) -> tuple[str, ...]:
    """The examples that were written by hand and still count."""
    pieces = Pieces.of_file(_MORE_THAN_ANY)
    for edit in islice(edits, done):
        pieces = pieces.spliced(edit_from_json(edit))
    return tuple(pieces.texts())


def _without_file(record: DatasetRecord, place: Place) -> Place:
    if not record.edits_done:
        raise Refused(Message("{name} is not there any more.", name=place.opened.name))
    return Place(place.rows, place.opened, place.taken, blank=True)
