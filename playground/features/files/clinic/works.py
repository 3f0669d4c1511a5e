"""What is made of the training data that are open: other files, none of which is the one that the user opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from playground.features.files.clinic.dataset import Dataset, Place
from playground.features.files.clinic.intake import Taken
from playground.features.files.clinic.shelf import OUTBOX
from playground.features.files.clinic.writing import Plan, Written
from playground.message import Message
from playground.services.errors import Refused
from playground.services.file_names import file_name
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from playground.api.files import StoredFile
    from playground.features.files.clinic.examiner import Examiner
    from playground.features.files.clinic.journal import Journal
    from playground.features.files.clinic.opening import Opening
    from playground.features.files.clinic.rules import Kind
    from playground.storage.datasets import Datasets, NewDataset
    from playground.storage.json_values import JsonObject

    Report = Callable[[float], None]

_ENDING: Final = ".jsonl"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an undone repair goes back to."""

    id: int
    new: NewDataset
    edits: tuple[JsonObject, ...]


class Works:
    """All of it raises Refused."""

    def __init__(
        self,
        datasets: Datasets,
        journal: Journal,
        opening: Opening,
        examiner: Examiner,
        upload: Callable[[Path, str], Awaitable[StoredFile]],
    ) -> None:
        self._datasets = datasets
        self._journal = journal
        self._opening = opening
        self._examiner = examiner
        self._upload = upload

    async def rewrite(
        self, dataset: Dataset, report: Report, *, repairs: Sequence[str] = (), kind: Kind | None = None
    ) -> tuple[Dataset, Written, Earlier]:
        """The same training data, in another file from now on."""
        await self._journal.settle()
        assert dataset.id is not None
        target = self._opening.new_path()
        await _make_folder(target.parent)
        written = await self._examiner.write(dataset.source(), Plan((str(target),), tuple(repairs), kind), report)
        made = await self._opening.at(dataset, target, report)
        edits = await self._datasets.edits(dataset.id)
        earlier = Earlier(dataset.id, dataset.new(), edits[: dataset.done])
        await self._datasets.replace(dataset.id, made.new())
        return made, written, earlier

    async def go_back(self, earlier: Earlier) -> None:
        await self._datasets.replace(earlier.id, earlier.new, earlier.edits)

    async def split(self, dataset: Dataset, share: float, seed: int, report: Report) -> tuple[int, Written]:
        """Two new ones. Says the id of the one to learn from."""
        targets = (self._opening.new_path(), self._opening.new_path())
        await _make_folder(targets[0].parent)
        plan = Plan(tuple(map(str, targets)), share=share, seed=seed, count=len(dataset.pieces))
        written = await self._examiner.write(dataset.source(), plan, report)
        ids = []
        for path, part in zip(reversed(targets), ("validation", "train"), strict=True):
            title = f"{stem_of(dataset.title)}-{part}{_ENDING}"
            place = Place(path, Path(title), Taken("jsonl", "", copied=False))
            ids.append((await self._datasets.add(place.new(title, dataset.kind or ""))).id)
        return ids[-1], written

    async def save(self, dataset: Dataset, path: Path, report: Report) -> None:
        if path in (dataset.place.opened, dataset.place.rows):
            raise Refused(Message("This is the file that you opened, and it stays as it is. Choose another name."))
        await self._examiner.write(dataset.source(), Plan((str(path),), private=False), report)

    async def upload(self, dataset: Dataset, purpose: str, report: Report) -> StoredFile:
        """As it is now, under the name that it has in the list."""
        folder = self._opening.new_path().with_name(OUTBOX + uuid4().hex)
        await _make_folder(folder)
        path = folder / suggested_name(dataset.title)
        await self._examiner.write(dataset.source(), Plan((str(path),)), report)
        file = await self._upload(path, purpose)
        # What could not be sent can be tried again, so it stays until another day.
        await in_daemon_thread(partial(_remove, path), "clinic-outbox")
        return file


def stem_of(title: str) -> str:
    stem, dot, ending = title.rpartition(".")
    return stem if dot and 0 < len(ending) <= len(_ENDING) else title


def suggested_name(title: str) -> str:
    return file_name(stem_of(title), _ENDING, "training")


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.parent.rmdir()


async def _make_folder(folder: Path) -> None:
    await in_daemon_thread(partial(folder.mkdir, mode=0o700, parents=True, exist_ok=True), "clinic-folder")
