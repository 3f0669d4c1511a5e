"""The versions of the open prompt: what changed from one to the next, and the difference of any two."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab import settings as settings_format
from playground.features.prompt_lab.word_diff import counts, diff
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.prompt_lab.content import Content
    from playground.features.prompt_lab.library.library import Library
    from playground.features.prompt_lab.word_diff import Piece
    from playground.services.context import Context
    from playground.storage.prompts import VersionRecord

_MOST_KNOWN: Final = 2000  # counts of changes that are remembered


@dataclass(frozen=True, slots=True)
class Entry:
    """With how many words were added to and removed from the version before it; None for the first one."""

    record: VersionRecord
    changes: tuple[int, int] | None = None


class Versions:
    """Looked at or not: nothing is counted while nobody looks."""

    def __init__(self, context: Context, library: Library) -> None:
        self.changed: Signal[()] = Signal()
        self.compared: Signal[()] = Signal()
        self.entries: tuple[Entry, ...] = ()
        self.pieces: tuple[Piece, ...] = ()
        self.older: int | None = None  # the two that are compared
        self.newer: int | None = None
        self.shown = False
        self._context = context
        self._library = library
        self._known: dict[tuple[int, float, int, float], tuple[int, int]] = {}
        library.editing.opened.connect(self._on_opened)
        library.editing.kept.connect(self._refresh)

    def show(self) -> None:
        self.shown = True
        self.older = self.newer = None
        self._refresh()
        self.changed.emit()

    def hide(self) -> None:
        self.shown = False
        self.changed.emit()

    def choose(self, newer: int, older: int | None = None) -> None:
        """Without another one it is compared with the one before it."""
        self.newer, self.older = newer, self._before(newer) if older is None else older
        self._compare()

    def restore(self, version_id: int) -> None:
        """What it says becomes the latest version; nothing is lost."""
        self._library.restore_version(version_id)

    def name(self, version_id: int, name: str) -> None:
        self._library.name_version(version_id, name)

    def _on_opened(self) -> None:
        number = self._library.editing.number
        if number is None or any(entry.record.prompt_id != number for entry in self.entries):
            self.entries, self.pieces, self.shown = (), (), False
            self.changed.emit()
        else:
            self._refresh()

    def _refresh(self) -> None:
        number = self._library.editing.number
        if self.shown and number is not None:
            label = Message("Comparing versions")
            self._context.jobs.start("prompts.versions", self._list, number, label=label)

    async def _list(self, number: int) -> None:
        records = await self._library.versions_of(number)
        self.entries = tuple(Entry(record) for record in records)
        if self.newer not in {record.id for record in records} and records:
            self.newer, self.older = records[0].id, self._before(records[0].id)
        self.changed.emit()
        self._compare()
        changes = await asyncio.to_thread(self._changes, records)
        if number == self._library.editing.number:
            self.entries = tuple(map(Entry, records, changes))
            self.changed.emit()

    def _changes(self, records: Sequence[VersionRecord]) -> list[tuple[int, int] | None]:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        found: list[tuple[int, int] | None] = []
        for newer, older in pairwise(records):
            key = (older.id, older.changed_at, newer.id, newer.changed_at)
            if key not in self._known:
                self._known[key] = counts(diff(_text(older), _text(newer)))
            found.append(self._known[key])
        return [*found, None][: len(records)]

    def _compare(self) -> None:
        label = Message("Comparing versions")
        self._context.jobs.start("prompts.diff", self._show_difference, self.older, self.newer, label=label)

    async def _show_difference(self, older: int | None, newer: int | None) -> None:
        texts = {entry.record.id: entry.record for entry in self.entries}
        if newer in texts:
            before = _text(texts[older]) if older in texts else ""
            self.pieces = await asyncio.to_thread(diff, before or _text(texts[newer]), _text(texts[newer]))
            self.compared.emit()

    def _before(self, version_id: int) -> int | None:
        ids = [entry.record.id for entry in self.entries]
        following = ids[ids.index(version_id) + 1 :] if version_id in ids else []
        return following[0] if following else None


def _text(record: VersionRecord) -> str:
    return as_text(content_format.from_json(record.content))


def as_text(content: Content) -> str:
    """All that a version says, to be read and to be compared."""
    blocks = [f"[{message.role}]\n{message.text}" for message in content.messages]
    settings = settings_format.to_json(content.settings)
    blocks += ["\n".join(f"{name}: {value}" for name, value in settings.items())] if settings else []
    return "\n\n".join(blocks)
