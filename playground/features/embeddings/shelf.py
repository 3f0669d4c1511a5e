"""The collection that is open: what it is called, how it came here and how another one takes its place."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from playground.features.embeddings import settings as settings_format
from playground.features.embeddings.held import Held
from playground.features.embeddings.keeping import Keeping, Kept
from playground.features.embeddings.order import kind_from_json
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.embeddings.rows import TextRow
    from playground.features.embeddings.runs import Runs
    from playground.features.embeddings.wishes import Wishes
    from playground.services.context import Context
    from playground.storage.collections import CollectionRecord, Collections
    from playground.storage.json_values import JsonObject

_OPEN: Final = "embeddings.collection"
_OPENING: Final = "embeddings.open"


@dataclass(frozen=True, slots=True)
class Opened:
    """The texts of another collection, and those of their vectors that are known."""

    rows: tuple[TextRow, ...]
    held: Held


class Shelf:
    """`changed` tells of its name and its number, `history_changed` of anything that a list of collections shows."""

    def __init__(self, context: Context, collections: Collections, runs: Runs, wishes: Wishes) -> None:
        self.opened: Signal[Opened] = Signal()
        self.changed: Signal[()] = Signal()
        self.history_changed: Signal[()] = Signal()
        self._context = context
        self._collections = collections
        self._runs = runs
        self._wishes = wishes
        self._keeping = Keeping(context, collections)
        self._kept = Kept()
        self._keeping.written.connect(self._on_written)

    @property
    def record(self) -> CollectionRecord | None:
        """None until something of it is on disk."""
        return self._kept.record

    def begin(self) -> None:
        """With the collection that was open last."""
        last: int = self._context.settings.get(_OPEN, 0)
        if last:
            self.open(last)

    def save(self, rows: Sequence[TextRow]) -> None:
        self._keeping.save(self._kept, rows, self._details())

    def new(self) -> None:
        self._context.jobs.cancel(_OPENING)  # it must not come over the new texts
        self._take(Kept(), Opened((), Held()))

    def open(self, number: int) -> None:
        label = Message("Opening the collection")
        self._context.jobs.start(_OPENING, self._open, number, label=label)

    def name(self, name: str, rows: Sequence[TextRow]) -> None:
        """What has a name already is copied under the new one."""
        label = Message("Saving the texts")
        jobs = self._context.jobs
        jobs.start("embeddings.name", self._name, self._kept, name, rows, label=label, cancellable=False)

    def leave(self, number: int) -> None:
        if self.record is not None and self.record.id == number:
            self.new()

    def refresh(self, number: int) -> None:
        if self.record is not None and self.record.id == number:
            label = Message("Reading the collection")
            self._context.jobs.start("embeddings.refresh", self._refresh, self._kept, label=label)

    def _details(self) -> JsonObject:
        """With what the vectors that are to be seen can be found again."""
        held = self._runs.held
        if held.kind is None:
            return self._kept.details
        settings = self._wishes.settings if held.order is None else held.order.settings
        return {"kind": asdict(held.kind), "settings": settings_format.to_json(settings)}

    def _take(self, kept: Kept, opened: Opened) -> None:
        self._kept = kept
        self._context.settings.set(_OPEN, 0 if kept.record is None else kept.record.id)
        self.opened.emit(opened)
        self.changed.emit()

    async def _open(self, number: int) -> None:
        found = await self._keeping.open(number)
        if found is not None:
            kept, rows = found
            self._take(kept, Opened(rows, await self._held(kept.details, rows)))

    async def _held(self, details: JsonObject, rows: Sequence[TextRow]) -> Held:
        kind = kind_from_json(details.get("kind"))
        if kind is None:
            return Held()
        settings = settings_format.from_json(details.get("settings"))
        held = await self._runs.look_up(kind, settings, [row.text for row in rows if row.own is None])
        if held.order is not None:
            self._wishes.wish(settings)
        return held

    async def _name(self, kept: Kept, name: str, rows: Sequence[TextRow]) -> None:
        """Another collection may be opened meanwhile: the name is not for that one."""
        details = self._details() if kept is self._kept else kept.details
        await self._keeping.flush()
        if kept.record is None or kept.record.name:
            copy = Kept(await self._collections.add(name), details=details)
            if self._kept is kept:
                self._kept = copy
            kept = copy
            self._keeping.save(kept, rows, details)
            await self._keeping.flush()
        assert kept.record is not None
        await self._collections.rename(kept.record.id, name)
        await self._refresh(kept)

    async def _refresh(self, kept: Kept) -> None:
        if kept.record is not None:
            kept.record = await self._collections.collection(kept.record.id) or kept.record
            self.changed.emit()
            self.history_changed.emit()

    def _on_written(self, kept: Kept) -> None:
        self.history_changed.emit()
        if kept is self._kept and kept.record is not None:
            self._context.settings.set(_OPEN, kept.record.id)
            self.changed.emit()
