"""The clips: sounds that a server made from text. Their parts are files, what is known of them is rows."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, TypeVar

from playground.storage import clip_rows as rows
from playground.storage.blobs import hash_of
from playground.storage.clip_records import AuditionRecord, ClipRecord, NewPart, PartRecord, Status

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playground.storage.blobs import Blobs
    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

__all__ = ["AuditionRecord", "ClipRecord", "Clips", "NewPart", "PartRecord", "Status"]

T = TypeVar("T")

_SUFFIXES: Final = {
    "audio/mpeg": ".mp3",
    "audio/ogg": ".ogg",
    "audio/opus": ".ogg",
    "audio/aac": ".aac",
    "audio/flac": ".flac",
    "audio/wav": ".wav",
    "audio/pcm": ".pcm",
}


class Clips:
    """Every change is on disk when its call returns. The folder of the blobs is the clips' own."""

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self._database = database
        self._blobs = blobs
        self._settled = False
        # What is being written must not be taken for what is left over.
        self._files = asyncio.Lock()

    # Clips, parts and auditions

    async def add_clip(
        self,
        key: str,
        *,
        text: str,
        model: str,
        voice: str,
        connection: str,
        settings: JsonObject,
        audition: int | None = None,
        cost: float | None = None,
        details: JsonObject | None = None,
    ) -> ClipRecord:
        """Before anything is sent, so that what comes has a place."""
        new = ClipRecord(
            0,
            audition,
            key,
            text,
            model,
            voice,
            connection,
            settings,
            time.time(),
            None,
            cost,
            {},
            "running",
            details or {},
            None,
        )
        return await self._run(lambda connection: rows.insert_clip(connection, new))

    async def finish_clip(self, clip: ClipRecord) -> None:
        """Writes how it ended: status, duration, cost, usage and details."""
        await self._run(lambda connection: rows.update_clip(connection, clip))

    async def add_part(self, clip: int, new: NewPart, data: bytes) -> PartRecord:
        """The file first, then the row: there is no row without its sound. What stood at its position gives way."""
        async with self._files:
            name = await asyncio.to_thread(hash_of, data)
            await self._run(lambda connection: rows.note_loose(connection, name))
            suffix = _SUFFIXES.get(new.media_type.partition(";")[0], ".bin")
            await asyncio.to_thread(self._blobs.put, data, suffix)
            return await self._run(lambda connection: rows.insert_part(connection, clip, new, name, len(data)))

    async def add_audition(self, text: str, details: JsonObject | None = None) -> AuditionRecord:
        now = time.time()
        return await self._run(lambda connection: rows.insert_audition(connection, text, details or {}, now))

    async def update_audition(self, audition: int, details: JsonObject) -> None:
        await self._run(lambda connection: rows.update_audition(connection, audition, details))

    async def set_places(self, audition: int, clips: Sequence[int]) -> None:
        """The order in which a listener put them, the best first."""
        await self._run(lambda connection: rows.set_places(connection, audition, clips))

    async def read(self, part: PartRecord) -> bytes:
        return await asyncio.to_thread(self._blobs.read, part.hash)

    async def path(self, part: PartRecord) -> Path | None:
        """Where its file lies, for other programs to read."""
        return await asyncio.to_thread(self._blobs.path, part.hash)

    # Looking things up

    async def clip(self, number: int) -> ClipRecord | None:
        return await self._run(lambda connection: rows.clip(connection, number))

    async def audition(self, number: int) -> AuditionRecord | None:
        return await self._run(lambda connection: rows.audition(connection, number))

    async def known_clip(self, key: str) -> ClipRecord | None:
        """The latest that was made whole from exactly this, outside of auditions."""
        return await self._run(lambda connection: rows.known_clip(connection, key))

    async def known_part(self, key: str) -> PartRecord | None:
        """The latest whole one, of whatever clip."""
        return await self._run(lambda connection: rows.known_part(connection, key))

    async def entries(self, search: str = "", *, limit: int = 50) -> tuple[ClipRecord | AuditionRecord, ...]:
        """Clips and auditions, the latest first; with a search, those whose text, voice or model contains it."""
        return await self._run(lambda connection: rows.entries(connection, search, limit))

    # Deleting

    async def delete(self, record: ClipRecord | AuditionRecord) -> None:
        """Can be taken back until the next `purge`."""
        await self._mark(record, time.time())

    async def restore(self, record: ClipRecord | AuditionRecord) -> None:
        await self._mark(record, None)

    async def purge(self) -> None:
        """Removes for good what was deleted, and the files that nothing names. Nothing can be taken back afterwards."""
        if (await self._database.open()).state in ("read_only", "newer"):
            return  # the rows are a copy in memory, the files are not
        async with self._files:
            loose = await self._run(rows.purge)
            await asyncio.to_thread(self._delete_files, loose)
            await self._run(lambda connection: rows.forget_loose(connection, loose))

    async def _mark(self, record: ClipRecord | AuditionRecord, deleted_at: float | None) -> None:
        kind: rows.Kind = "clips" if isinstance(record, ClipRecord) else "auditions"
        await self._run(lambda connection: rows.mark(connection, kind, record.id, deleted_at))

    def _delete_files(self, hashes: tuple[str, ...]) -> None:
        for each in hashes:
            self._blobs.delete(each)

    # The database

    async def _run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        if not self._settled:
            self._settled = True
            # Nobody else's call comes before it: the database takes one after the other.
            await self._database.run(rows.settle)
        return await self._database.run(function)
