"""A store that is gone when it is let go of: nothing in it ever comes to a disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from playground.storage.blobs import Blob, Blobs, hash_of
from playground.storage.database import Database
from playground.storage.errors import Damaged
from playground.storage.open_report import OpenReport

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

# Numbers from here on mean nothing in the store on the disk, which never comes so far. Qt's signals take no larger.
FIRST_NUMBER: Final = 1 << 30
_NUMBERED: Final = ("conversations", "turns")


class MemoryDatabase(Database):
    """It works where it is called: nothing in it takes long."""

    def __init__(self) -> None:
        super().__init__(Path())

    async def _call(self, function: Callable[[], T]) -> T:
        return function()

    def _open(self, largest_to_check: int, *, mend: bool = False) -> OpenReport:
        from playground.storage.opening import open_in_memory

        self._connection, self._report = open_in_memory(self._migrations), OpenReport("new")
        rows = [(name, FIRST_NUMBER) for name in _NUMBERED]
        self._connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", rows)
        return self._report


class MemoryBlobs(Blobs):
    def __init__(self) -> None:
        super().__init__(Path())
        self._kept: dict[str, tuple[bytes, str]] = {}

    def put(self, data: bytes, suffix: str) -> Blob:
        name = hash_of(data)
        self._kept[name] = data, suffix
        return Blob(name, Path(f"{name}{suffix}"), len(data))

    def path(self, blob_hash: str) -> Path | None:
        return None

    def read(self, blob_hash: str) -> bytes:
        if blob_hash not in self._kept:
            raise Damaged(f"The file {blob_hash} is missing")
        return self._kept[blob_hash][0]

    def hashes(self) -> set[str]:
        return set(self._kept)

    def delete(self, blob_hash: str) -> None:
        self._kept.pop(blob_hash, None)

    def give_to(self, others: Blobs) -> None:
        """Blocks."""
        for data, suffix in list(self._kept.values()):
            others.put(data, suffix)
