"""Takes and what was heard in them. The sound is files in one folder, what is known of it is rows."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from playground.storage import take_rows as rows
from playground.storage.take_records import Origin, Status, TakeRecord, TranscriptRecord

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

__all__ = ["Origin", "Status", "TakeRecord", "Takes", "TranscriptRecord"]

T = TypeVar("T")

log = logging.getLogger(__name__)

_UNFINISHED: Final = ".part"  # what a writer of whole files leaves when it is killed


class Takes:
    """Every change is on disk when its call returns. The folder is the takes' own.

    Where nothing may be written, new files live in a folder for the time being, which stays behind: a recording is
    never lost because of where it had to be put.
    """

    def __init__(self, database: Database, folder: Path, *, read_only: bool = False) -> None:
        self._database = database
        self._folders = [folder]
        self._read_only = read_only
        self._settled = False
        self._naming = threading.Lock()
        self._reserved: set[str] = set()  # stems of files that have no row yet

    # Files

    async def reserve(self, suffix: str) -> Path:
        """Where a new file may grow. It is named by the time, so that also a person finds it."""
        return await asyncio.to_thread(self._reserve, suffix)

    def path(self, take: TakeRecord) -> Path | None:
        """Where its sound lies, as it was recorded or opened; None when it is not there."""
        return self._find(take.file)

    def played_path(self, take: TakeRecord) -> Path | None:
        return self._find(take.played_file)

    async def orphans(self) -> tuple[Path, ...]:
        """Files that no row names, and that nobody here writes: what is left of a program that was killed."""
        if await self._is_copy():
            return ()
        # The folder before the rows: what becomes a take in between must not be found as well.
        found = await asyncio.to_thread(self._unwritten)
        named = await self._run(rows.named_files)
        return await asyncio.to_thread(_without_remains, [path for path in found if path.name not in named])

    # Takes

    async def add(
        self,
        path: Path,
        *,
        origin: Origin,
        media_type: str,
        seconds: float,
        size: int,
        played: Path | None = None,
        title: str = "",
        created_at: float | None = None,
        details: JsonObject | None = None,
    ) -> TakeRecord:
        """The file is there already, so that there is no row without its sound."""
        new = TakeRecord(
            0,
            origin,
            title,
            path.name,
            (played or path).name,
            media_type,
            seconds,
            size,
            time.time() if created_at is None else created_at,
            details or {},
        )
        stored = await self._run(lambda connection: rows.insert_take(connection, new))
        self._reserved -= {path.stem, (played or path).stem}
        return stored

    async def take(self, take_id: int) -> TakeRecord | None:
        return await self._run(lambda connection: rows.take(connection, take_id))

    async def takes(self, search: str = "", *, limit: int = 50) -> tuple[TakeRecord, ...]:
        """The latest first; with a search, those whose title or one of whose transcripts contains it."""
        return await self._run(lambda connection: rows.takes(connection, search, limit))

    async def rename(self, take_id: int, title: str) -> None:
        await self._run(lambda connection: rows.rename_take(connection, take_id, title))

    async def delete(self, take_id: int) -> None:
        """With its transcripts. Can be taken back until the next `purge`."""
        await self._run(lambda connection: rows.mark_take(connection, take_id, time.time()))

    async def restore(self, take_id: int) -> None:
        await self._run(lambda connection: rows.mark_take(connection, take_id, None))

    async def purge(self) -> None:
        """Removes for good what was deleted. Nothing can be taken back afterwards."""
        if await self._is_copy():
            return
        dead = await self._run(rows.dead_files)
        # The files first: a file without a row would come back as a recording that was rescued.
        gone = await asyncio.to_thread(lambda: [number for number, names in dead if self._delete_files(names)])
        await self._run(lambda connection: rows.remove_dead(connection, gone))

    # Transcripts

    async def add_transcript(self, new: TranscriptRecord) -> TranscriptRecord:
        """It is given its number."""
        return await self._run(lambda connection: rows.insert_transcript(connection, new))

    async def update_transcript(self, changed: TranscriptRecord) -> None:
        """Everything but what it was asked with."""
        await self._run(lambda connection: rows.update_transcript(connection, changed))

    async def transcript(self, transcript_id: int) -> TranscriptRecord | None:
        return await self._run(lambda connection: rows.transcript(connection, transcript_id))

    async def transcripts(self, take_id: int) -> tuple[TranscriptRecord, ...]:
        """The latest first."""
        return await self._run(lambda connection: rows.transcripts(connection, take_id))

    async def delete_transcript(self, transcript_id: int) -> None:
        await self._run(lambda connection: rows.mark_transcript(connection, transcript_id, time.time()))

    async def restore_transcript(self, transcript_id: int) -> None:
        await self._run(lambda connection: rows.mark_transcript(connection, transcript_id, None))

    # Inside

    def _reserve(self, suffix: str) -> Path:
        if self._read_only and len(self._folders) == 1:
            self._folders.append(_folder_for_now())
        folder = self._folders[-1]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = time.strftime("%Y-%m-%d %H-%M-%S")
        stem, number = name, 2
        with self._naming:
            while stem in self._reserved or any(folder.glob(f"{stem}.*")):
                stem, number = f"{name} {number}", number + 1
            self._reserved.add(stem)
        return folder / f"{stem}{suffix}"

    def _find(self, name: str) -> Path | None:
        if not name or Path(name).name != name:
            return None  # a reference that somebody wrote by hand must not lead elsewhere
        return next((folder / name for folder in self._folders if (folder / name).is_file()), None)

    def _unwritten(self) -> list[Path]:
        """The files of which none is being written here."""
        folder = self._folders[0]
        if not folder.is_dir():
            return []
        found = [path for path in sorted(folder.iterdir()) if path.is_file()]
        return [path for path in found if path.name.partition(".")[0] not in self._reserved]

    def _delete_files(self, names: Iterable[str]) -> bool:
        """Whether they are gone. One that is still open somewhere may refuse, and goes another time."""
        try:
            for path in filter(None, map(self._find, names)):
                path.unlink(missing_ok=True)
        except OSError as error:
            log.info("The file of a deleted take stays for now: %s", error)
            return False
        return True

    async def _is_copy(self) -> bool:
        """The rows are a copy in memory, the files are not."""
        return (await self._database.open()).state in ("read_only", "newer")

    async def _run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        if not self._settled:
            self._settled = True
            # Nobody else's call comes before it: the database takes one after the other.
            await self._database.run(rows.settle)
        return await self._database.run(function)


def _without_remains(found: list[Path]) -> tuple[Path, ...]:
    """What a writer of whole files left is worth nothing and goes."""
    for path in found:
        if path.suffix == _UNFINISHED:
            path.unlink(missing_ok=True)
    return tuple(path for path in found if path.suffix != _UNFINISHED)


def _folder_for_now() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="playground-takes-"))
