"""The collection that is open, on disk after every change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.features.embeddings.rows import TextRow
from playground.message import Message
from playground.services.seen_through import to_its_end
from playground.signal import Signal
from playground.storage.collections import RowRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.services.context import Context
    from playground.storage.collections import CollectionRecord, Collections
    from playground.storage.json_values import JsonObject


@dataclass(slots=True, eq=False)
class Kept:
    """A collection with its rows as they lie on disk. Without a `record` nothing of it was written yet."""

    record: CollectionRecord | None = None
    rows: dict[int, RowRecord] = field(default_factory=dict)
    details: JsonObject = field(default_factory=dict)


class Keeping:
    """Only what has changed is written, all of it at once. What changes meanwhile is written next."""

    def __init__(self, context: Context, collections: Collections) -> None:
        self.written: Signal[Kept] = Signal()
        self._context = context
        self._collections = collections
        self._waiting: dict[Kept, tuple[Sequence[TextRow], JsonObject]] = {}
        self._lock = asyncio.Lock()
        self._begun = False

    def save(self, kept: Kept, rows: Sequence[TextRow], details: JsonObject) -> None:
        self._waiting[kept] = rows, details
        if not self._begun:
            self._begun = True
            label = Message("Saving the texts")
            self._context.jobs.start("embeddings.save", self._save, label=label, cancellable=False)

    async def flush(self) -> None:
        """Afterwards everything is on disk."""
        async with self._lock:
            while self._waiting:
                kept, (rows, details) = next(iter(self._waiting.items()))
                del self._waiting[kept]
                await to_its_end(self._write(kept, rows, details))

    async def open(self, number: int) -> tuple[Kept, tuple[TextRow, ...]] | None:
        await self.flush()
        record = await self._collections.collection(number)
        if record is None:
            return None
        records = await self._collections.rows(number)
        rows = tuple(TextRow(each.number, each.text, each.label, each.colour, own=each.vector) for each in records)
        return Kept(record, {each.number: each for each in records}, record.details), rows

    async def _save(self) -> None:
        self._begun = False
        await self.flush()

    async def _write(self, kept: Kept, rows: Sequence[TextRow], details: JsonObject) -> None:
        if kept.record is None and not rows:
            return
        now, changed, removed = await asyncio.to_thread(_differences, kept.rows, rows)
        if kept.record is None:
            kept.record = await self._collections.add()
        elif not changed and not removed and details == kept.details:
            return
        await self._collections.update(kept.record.id, details, changed, removed)
        kept.rows, kept.details = now, details
        kept.record = await self._collections.collection(kept.record.id) or kept.record
        self.written.emit(kept)


def _differences(
    before: Mapping[int, RowRecord], rows: Sequence[TextRow]
) -> tuple[dict[int, RowRecord], list[RowRecord], list[int]]:
    """All rows by number, those that have to be written, and the numbers of those that are gone."""
    now = {row.id: _record(place, row) for place, row in enumerate(rows)}
    changed = [record for number, record in now.items() if before.get(number) != record]
    return now, changed, [number for number in before if number not in now]


def _record(place: int, row: TextRow) -> RowRecord:
    return RowRecord(row.id, place, row.text, row.label, row.colour, row.own)
