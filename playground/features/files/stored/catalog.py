"""The files that are known, and which of them are shown in which order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from playground.api.files import StoredFile

COLUMNS: Final = ("filename", "purpose", "bytes", "created_at", "expires_at", "status", "id")
NEWEST_FIRST: Final = ("created_at", True)
_NUMBERS: Final = ("bytes", "created_at", "expires_at")


class Catalog:
    """What was deleted stays away, even where a list that is just being read still names it. A file that has not
    changed stays the same object."""

    def __init__(self) -> None:
        self.purpose = ""
        self.text = ""
        self.sorting = NEWEST_FIRST
        self._files: dict[str, StoredFile] = {}
        self._gone: set[str] = set()
        self._shown: tuple[StoredFile, ...] | None = None

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._files

    @property
    def files(self) -> tuple[StoredFile, ...]:
        return tuple(self._files.values())

    @property
    def shown(self) -> tuple[StoredFile, ...]:
        if self._shown is None:
            self._shown = tuple(ordered(self._filtered(), *self.sorting))
        return self._shown

    @property
    def purposes(self) -> Mapping[str, int]:
        """With how many files each has, the most frequent first."""
        return dict(Counter(file.purpose for file in self._files.values()).most_common())

    def file(self, id_: str) -> StoredFile | None:
        return self._files.get(id_)

    def put(self, files: Iterable[StoredFile]) -> None:
        for file in files:
            if file.id not in self._gone and self._files.get(file.id) != file:
                self._files[file.id] = file
                self._shown = None

    def drop(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            self._gone.add(id_)
            if self._files.pop(id_, None) is not None:
                self._shown = None

    def keep_only(self, ids: Collection[str]) -> None:
        """A list that was read anew names no others."""
        unknown = self._files.keys() - set(ids)
        for id_ in unknown:
            del self._files[id_]
        if unknown:
            self._shown = None

    def clear(self) -> None:
        self._files.clear()
        self._gone.clear()
        self._shown = None

    def filter(self, purpose: str, text: str) -> None:
        self.purpose, self.text, self._shown = purpose, text, None

    def sort(self, column: str, *, descending: bool) -> None:
        self.sorting, self._shown = (column, descending), None

    def _filtered(self) -> Iterable[StoredFile]:
        wanted, purpose = self.text.casefold(), self.purpose
        for file in self._files.values():
            if purpose in ("", file.purpose) and (not wanted or wanted in f"{file.filename}\n{file.id}".casefold()):
                yield file


def ordered(files: Iterable[StoredFile], column: str, descending: bool) -> Sequence[StoredFile]:
    """What has nothing in this column stands last, in either direction; equal ones keep their order."""
    if column not in COLUMNS:
        raise ValueError(f"Files have no column {column}")
    having: list[StoredFile] = []
    lacking: list[StoredFile] = []
    for file in files:
        (lacking if getattr(file, column) in (None, "") else having).append(file)
    having.sort(key=_number(column) if column in _NUMBERS else _word(column), reverse=descending)
    return having + lacking


def _number(column: str) -> Callable[[StoredFile], float]:
    return lambda file: getattr(file, column)


def _word(column: str) -> Callable[[StoredFile], str]:
    return lambda file: getattr(file, column).casefold()
