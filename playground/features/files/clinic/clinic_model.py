"""The clinic: training data are opened, looked at, put right and edited, and only then uploaded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from playground.features.files.clinic import appearance
from playground.features.files.clinic.conversion import POSSIBLE, converted, empty
from playground.features.files.clinic.dataset import DatasetInfo, place_of
from playground.features.files.clinic.estimate import Estimate, estimate
from playground.features.files.clinic.examination import Examined
from playground.features.files.clinic.examiner import Examiner
from playground.features.files.clinic.journal import Journal
from playground.features.files.clinic.json_line import line_of, record_of
from playground.features.files.clinic.opening import Opening
from playground.features.files.clinic.pieces import Splice, without
from playground.features.files.clinic.repairs import TITLES, RepairOffer
from playground.features.files.clinic.shelf import RESTORE, Shelf
from playground.features.files.clinic.sitting import Sitting
from playground.features.files.clinic.works import Earlier, Works, suggested_name
from playground.message import Message
from playground.services.notices import Notice
from playground.services.prices import PriceTable
from playground.signal import Signal
from playground.storage.locations import resource_dir

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from playground.api.files import StoredFile
    from playground.features.files.clinic.appearance import Card
    from playground.features.files.clinic.dataset import Dataset
    from playground.features.files.clinic.finding import Finding
    from playground.features.files.clinic.repairs import Change
    from playground.features.files.clinic.rows import Row
    from playground.features.files.clinic.rules import Kind
    from playground.features.files.clinic.statistics import Statistics
    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.datasets import DatasetRecord, Datasets
    from playground.storage.json_values import JsonObject
    from playground.storage.starred import Starred, StarredReply

    Report = Callable[[float], None]

SAMPLE: Final = "training-flawed.jsonl"
_GO_BACK: Final = "files.clinic_go_back"
_UNTITLED: Final = "training.jsonl"
_NOTHING: Final = Examined()


class ClinicModel:
    """Signals: `opened` when another file is looked at, `examined` when something was found in it."""

    def __init__(
        self,
        context: Context,
        datasets: Datasets,
        starred: Starred,
        upload: Callable[[Path, str], Awaitable[StoredFile]],
        *,
        pace: Callable[[str], float | None] = lambda model: None,
        pause: float = 0.3,
    ) -> None:
        """`pace` is how many tokens of this model's training the server has managed in a second until now."""
        self._pace = pace
        self._context = context
        self._datasets = datasets
        self._starred = starred
        self._prices = PriceTable(context.settings)
        self._shelf = Shelf(context, datasets)
        self._journal = Journal(context, datasets)
        # Two processes: what is asked for need not wait until the look after the last edit is over.
        self._looker, self._worker = Examiner(), Examiner()
        self._opening = Opening(datasets, self._shelf, self._looker)
        self._works = Works(datasets, self._journal, self._opening, self._worker, upload)
        self._sitting = sitting = Sitting(context, self._journal, self._looker, pause)
        self._begun = False
        self._earlier: Earlier | None = None
        self.starred_replies: tuple[StarredReply, ...] = ()
        self.opened, self.examined, self.progress_changed = sitting.opened, sitting.examined, sitting.progress_changed
        self.rows_changed, self.row_changed = sitting.rows_changed, sitting.row_changed
        self.trouble_changed, self.busy_changed = sitting.trouble_changed, sitting.busy_changed
        self.datasets_changed = self._shelf.changed
        self.previewed: Signal[tuple[Change, ...]] = Signal()
        self.uploaded: Signal[StoredFile] = Signal()
        self.starred_listed: Signal[()] = Signal()
        self._shelf.deleted.connect(self._on_deleted)
        self._shelf.renamed.connect(sitting.rename)
        self._journal.written.connect(self._shelf.refresh)
        sitting.listed.connect(self._shelf.refresh)

    def begin(self) -> None:
        """The page is looked at."""
        if not self._begun:
            self._begun = True
            self._shelf.begin()

    def end(self) -> None:
        """The window closes; jobs are stopped elsewhere."""
        self._sitting.end()
        self._looker.end()
        self._worker.end()

    # What was opened

    @property
    def datasets(self) -> tuple[DatasetRecord, ...]:
        return self._shelf.records

    @property
    def days(self) -> tuple[Day[DatasetRecord], ...]:
        return self._shelf.days

    def search(self, text: str) -> None:
        self._shelf.search(text)

    def delete_dataset(self, number: int) -> None:
        self._shelf.delete(number)

    def rename_dataset(self, number: int, title: str) -> None:
        self._shelf.rename(number, title)

    def act(self, action: str) -> None:
        """A button of a notice."""
        name, _, value = action.partition(":")
        if name == RESTORE:
            self._shelf.restore(int(value))
        elif name == _GO_BACK and self._earlier is not None and self._earlier.id == int(value):
            label, earlier = Message("Going back"), self._earlier
            self._context.jobs.start("files.clinic.back", self._go_back, earlier, label=label, cancellable=False)

    # What is open

    @property
    def dataset(self) -> DatasetInfo | None:
        return self._sitting.info

    @property
    def kind(self) -> Kind | None:
        return None if self._sitting.dataset is None else self._sitting.dataset.kind

    @property
    def examining(self) -> bool:
        """The look at a file that was asked for; after each edit there is another one, for which nobody waits."""
        return self._sitting.examining

    @property
    def busy(self) -> bool:
        return self._sitting.busy

    @property
    def progress(self) -> float | None:
        return self._sitting.progress

    @property
    def trouble(self) -> Card | None:
        return self._sitting.trouble

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._found.findings

    @property
    def counts(self) -> Mapping[str, int]:
        return self._found.counts

    @property
    def error_count(self) -> int:
        return self._found.errors

    @property
    def statistics(self) -> Statistics | None:
        return None if self._sitting.dataset is None else self._found.statistics

    @property
    def repairs(self) -> tuple[RepairOffer, ...]:
        counts = self._found.repairs
        return tuple(RepairOffer(name, title, counts[name]) for name, title in TITLES.items() if counts.get(name))

    @property
    def conversions(self) -> tuple[Kind, ...]:
        """What the examples could become."""
        return () if self.kind is None else POSSIBLE[self.kind]

    @property
    def verdict(self) -> Message:
        if self.dataset is None:
            return Message("Nothing is open")
        examined = None if self._sitting.dataset is None else self._found
        return appearance.verdict(examined, examining=self.examining)

    def estimate(self, model: str, epochs: int) -> Estimate:
        """With 0 epochs the server chooses."""
        return estimate(self._found.statistics, model, epochs, self._prices, self._pace(model))

    @property
    def row_count(self) -> int:
        return 0 if self._sitting.dataset is None else len(self._sitting.dataset.pieces)

    def row(self, place: int) -> Row:
        return self._open_dataset().row(place)

    def rows(self, first: int, count: int) -> tuple[Row, ...]:
        return () if self._sitting.dataset is None else self._sitting.dataset.rows(first, count)

    # Opening

    def open(self, path: Path) -> None:
        info = DatasetInfo(None, path.name, path, "", "", 0)
        self._sitting.open(info, partial(self._opening.file, path))

    def open_sample(self) -> None:
        self.open(resource_dir() / "samples" / SAMPLE)

    def open_dataset(self, number: int) -> None:
        """One of those that are listed."""
        record = next((each for each in self.datasets if each.id == number), None)
        if record is not None and (self.dataset is None or self.dataset.id != number):
            self._open_record(record)

    def new(self, kind: Kind) -> None:
        self._sitting.show(self._opening.blank(kind, _UNTITLED))

    def close(self) -> None:
        self._sitting.close()

    def examine(self) -> None:
        """Once more, from end to end."""
        self._sitting.examine()

    def stop(self) -> None:
        self._sitting.stop()

    def retry(self) -> None:
        self._sitting.retry()

    # Editing

    @property
    def can_undo(self) -> bool:
        return self._sitting.dataset is not None and self._sitting.dataset.can_undo

    @property
    def can_redo(self) -> bool:
        return self._sitting.dataset is not None and self._sitting.dataset.can_redo

    def new_record(self) -> JsonObject:
        return empty(self.kind or "chat")

    def change_row(self, place: int, record: JsonObject) -> None:
        self._change(place, line_of(record))

    def change_text(self, place: int, text: str) -> None:
        """A line that is no example yet."""
        record = record_of(text)
        self._change(place, " ".join(text.splitlines()) if record is None else line_of(record))

    def insert_row(self, place: int, record: JsonObject) -> None:
        self._sitting.edit(Splice(place, 0, (line_of(record),)))

    def delete_rows(self, places: Sequence[int]) -> None:
        self._sitting.edit(*without(places))

    def undo(self) -> None:
        self._sitting.go(-1)

    def redo(self) -> None:
        self._sitting.go(1)

    def ask_starred(self) -> None:
        label = Message("Looking for starred replies")
        self._context.jobs.start("files.clinic.starred", self._list_starred, label=label)

    def add_starred(self, ids: Sequence[int]) -> None:
        """Of those that were listed."""
        records = [{"messages": list(reply.messages)} for reply in self.starred_replies if reply.id in ids]
        wanted = self.kind or "chat"
        made = tuple(line_of(converted(record, wanted) or record) for record in records)
        if made:
            self._sitting.edit(Splice(self.row_count, 0, made))

    # Works

    def ask_preview(self, names: Sequence[str]) -> None:
        self._sitting.work(Message("Looking at what would change"), partial(self._preview, tuple(names)))

    async def preview(self, names: Sequence[str]) -> tuple[Change, ...]:
        """The first lines that these repairs would change. Raises Refused."""
        return await self._worker.preview(self._open_dataset().source(), names)

    def repair(self, names: Sequence[str]) -> None:
        self._sitting.work(Message("Repairing"), partial(self._rewrite, tuple(names), None))

    def convert(self, kind: Kind) -> None:
        self._sitting.work(Message("Converting"), partial(self._rewrite, (), kind))

    def split(self, share: float, seed: int) -> None:
        """`share` of the examples is kept apart for validation."""
        self._sitting.work(Message("Splitting"), partial(self._split, share, seed))

    def suggested_name(self) -> str:
        return suggested_name(_UNTITLED if self.dataset is None else self.dataset.title)

    def save_as(self, path: Path) -> None:
        self._sitting.work(Message("Saving {name}", name=path.name), partial(self._save, path))

    def begin_upload(self, purpose: str = "fine-tune") -> None:
        self._sitting.work(Message("Uploading the training data"), partial(self._send, purpose))

    async def upload(self, purpose: str) -> StoredFile:
        """What stands here now. Raises Refused, or what the upload raises."""
        return await self._works.upload(self._open_dataset(), purpose, self._sitting.report)

    # Inside

    @property
    def _found(self) -> Examined:
        dataset = self._sitting.dataset
        return _NOTHING if dataset is None or dataset.examined is None else dataset.examined

    def _open_dataset(self) -> Dataset:
        assert self._sitting.dataset is not None
        return self._sitting.dataset

    def _change(self, place: int, text: str) -> None:
        dataset = self._sitting.dataset
        if dataset is not None and dataset.can_change(place, text):
            self._sitting.edit(Splice(place, 1, (text,)), row=place)

    def _open_record(self, record: DatasetRecord) -> None:
        info = DatasetInfo(record.id, record.title, place_of(record).opened, record.format, record.kind, record.size)
        self._sitting.open(info, partial(self._reopen, record.id))

    async def _open_stored(self, number: int) -> None:
        record = await self._datasets.dataset(number)
        if record is not None:
            self._open_record(record)

    async def _reopen(self, number: int, report: Report) -> Dataset:
        await self._journal.settle()
        record = await self._datasets.dataset(number)
        assert record is not None
        return await self._opening.record(record, report)

    async def _list_starred(self) -> None:
        self.starred_replies = await self._starred.all()
        self.starred_listed.emit()

    async def _preview(self, names: tuple[str, ...], dataset: Dataset) -> None:
        self.previewed.emit(await self._worker.preview(dataset.source(), names))

    async def _rewrite(self, repairs: tuple[str, ...], kind: Kind | None, dataset: Dataset) -> None:
        made, written, self._earlier = await self._works.rewrite(
            dataset, self._sitting.report, repairs=repairs, kind=kind
        )
        words = Message("Repaired, in a copy: {count} examples.", count=sum(written.counts))
        if kind is not None:
            words = Message("Converted, in a copy: {count} examples.", count=sum(written.counts))
        if written.left_out:
            words = Message(
                "{words} {count} could not be converted and were left out.", words=words, count=written.left_out
            )
        self._tell(words, action=(f"{_GO_BACK}:{made.id}", Message("Undo")))
        self._sitting.replace(dataset, made)
        self._shelf.refresh()

    async def _go_back(self, earlier: Earlier) -> None:
        self._earlier = None
        await self._journal.settle()
        await self._works.go_back(earlier)
        await self._open_stored(earlier.id)

    async def _split(self, share: float, seed: int, dataset: Dataset) -> None:
        number, written = await self._works.split(dataset, share, seed, self._sitting.report)
        training, validation = written.counts
        words = Message(
            "{training} examples to learn from, {validation} to validate with.",
            training=training,
            validation=validation,
        )
        self._tell(words)
        await self._open_stored(number)

    async def _save(self, path: Path, dataset: Dataset) -> None:
        await self._works.save(dataset, path, self._sitting.report)
        self._tell(Message("Saved as {name}.", name=path.name))

    async def _send(self, purpose: str, dataset: Dataset) -> None:
        self.uploaded.emit(await self._works.upload(dataset, purpose, self._sitting.report))

    def _tell(self, words: Message, action: tuple[str, Message] | None = None) -> None:
        self._context.notices.post(Notice("info", words, action=action, about="files.clinic"))

    def _on_deleted(self, number: int) -> None:
        if self.dataset is not None and self.dataset.id == number:
            self._sitting.close()
