"""The training data that are open: a file, what was found in it, and what was changed since."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from playground.features.files.clinic.examination import DUPLICATE, Examined
from playground.features.files.clinic.intake import Taken, taken_from_json
from playground.features.files.clinic.pieces import Pieces, Splice, edit_from_json
from playground.features.files.clinic.rows import Reader, Row
from playground.features.files.clinic.rules import KINDS, Kind
from playground.features.files.clinic.source import Source, Span
from playground.storage.datasets import NewDataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playground.features.files.clinic.finding import Finding
    from playground.storage.datasets import DatasetRecord
    from playground.storage.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """`path` is what the user opened; nothing of a blank one lies anywhere. `id` is None until it is on disk."""

    id: int | None
    title: str
    path: Path
    format: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the examples lie, and what the user opened to see them. A blank one has no file at all."""

    rows: Path
    opened: Path
    taken: Taken
    blank: bool = False

    def new(self, title: str, kind: str) -> NewDataset:
        size, modified = (0, 0) if self.blank else stamp_of(self.rows)
        details: JsonObject = {"opened": str(self.opened), "taken": self.taken.to_json(), "blank": self.blank}
        return NewDataset(title, self.rows, kind, self.taken.format, size, modified, details)


def place_of(record: DatasetRecord) -> Place:
    details = record.details
    taken, opened = details.get("taken"), details.get("opened")
    return Place(
        record.path,
        Path(opened) if isinstance(opened, str) else record.path,
        taken_from_json(taken) if isinstance(taken, dict) else Taken("jsonl", "", copied=False),
        bool(details.get("blank")),
    )


def stamp_of(path: Path) -> tuple[int, int]:
    """Its size and when it was changed: whether it is still the same."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def kind_from(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind == name), None)


@dataclass(slots=True, eq=False)
class Dataset:
    """`base` is what was found in the file itself, `examined` what was found last, with the edits. `states` are the
    examples after each edit, of which `done` count."""

    title: str
    place: Place
    kind: Kind | None
    base: Examined
    id: int | None = None
    examined: Examined | None = None
    states: list[Pieces] = field(default_factory=list)
    done: int = 0
    reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.states = self.states or [Pieces.of_file(len(self.base.starts))]
        self.reader = Reader(self.place.rows, self.base)
        self.examined = self.examined or self.base

    @property
    def pieces(self) -> Pieces:
        return self.states[self.done]

    @property
    def edited(self) -> bool:
        return self.pieces != self.states[0]

    @property
    def can_undo(self) -> bool:
        return self.done > 0

    @property
    def can_redo(self) -> bool:
        return self.done < len(self.states) - 1

    def can_change(self, place: int, text: str) -> bool:
        """Not where nothing changes, and not where only the beginning of a line is known."""
        return place < len(self.pieces) and self.reader.is_whole(self.pieces, place) and self.row(place).text != text

    @property
    def info(self) -> DatasetInfo:
        taken, size = self.place.taken, 0 if self.place.blank else self._size()
        return DatasetInfo(self.id, self.title, self.place.opened, taken.format, self.kind or "", size)

    def new(self) -> NewDataset:
        return self.place.new(self.title, self.kind or "")

    def replay(self, edits: Iterable[JsonObject], done: int) -> None:
        """What was kept of an earlier time. An edit that does not fit ends it."""
        for edit in edits:
            self.states.append(self.states[-1].spliced(edit_from_json(edit)))
        self.done = min(done, len(self.states) - 1)

    def splice(self, splices: Iterable[Splice]) -> None:
        del self.states[self.done + 1 :]
        self.states.append(self.pieces.spliced(splices))
        self.done += 1

    def source(self) -> Source:
        """With the edits."""
        source = Source(self.place.rows, self.kind, None, self.place.taken.copied)
        if self.edited or self.place.blank:
            return replace(source, spans=tuple(self._spans()))
        return replace(source, noted=self.place.taken.noted)

    def row(self, place: int) -> Row:
        row = self.reader.row(self.pieces, place, self.kind, edited=self.edited)
        more = [each for each in self._found_at(place) if each.rule == DUPLICATE]
        return replace(row, findings=(*row.findings, *more)) if more else row

    def rows(self, first: int, count: int) -> tuple[Row, ...]:
        """As a list needs them: what is wrong with a long example is what the look at the file has found."""
        return tuple(self._glance(place) for place in range(first, min(first + count, len(self.pieces))))

    def _glance(self, place: int) -> Row:
        row = self.reader.glance(self.pieces, place, self.kind, edited=self.edited)
        if row.record is None and not row.findings:
            return replace(row, findings=tuple(self._found_at(place)))
        return row

    def _found_at(self, place: int) -> Iterator[Finding]:
        examined = self.examined or self.base
        return (each for each in examined.findings if each.place == place)

    def _spans(self) -> Iterator[Span]:
        starts = self.base.starts
        for piece in self.pieces.pieces:
            if isinstance(piece, str):
                yield piece
            else:
                yield starts[piece[0]], starts[piece[1]] if piece[1] < len(starts) else self._size()

    def _size(self) -> int:
        try:
            return self.place.rows.stat().st_size
        except OSError:
            return 0
