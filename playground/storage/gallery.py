"""The gallery: every picture and the step by which it was made. Pictures are files, what is known of them is rows."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from playground.storage import gallery_reference_rows as reference_rows
from playground.storage import gallery_rows as rows
from playground.storage.blobs import hash_of
from playground.storage.errors import DiskFull
from playground.storage.gallery_records import (
    NewPicture,
    NewReference,
    PictureRecord,
    ReferenceRecord,
    Status,
    StepRecord,
    Unsent,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable, Iterable, Sequence
    from pathlib import Path

    from playground.storage.blobs import Blobs
    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

__all__ = [
    "Gallery",
    "NewReference",
    "PictureRecord",
    "ReferenceRecord",
    "Status",
    "StepRecord",
    "Thumbnails",
    "Unsent",
]

T = TypeVar("T")

_SUFFIXES: Final = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}


class Thumbnails(Protocol):
    """Small pictures by the hash of the large one; they can be made again. Everything but `path` may take long."""

    def path(self, picture_hash: str) -> Path | None: ...
    def make(self, picture_hash: str, data: bytes) -> Path | None: ...
    def forget(self, picture_hashes: Iterable[str]) -> None: ...
    def clear(self) -> None: ...


class Gallery:
    """Every change is on disk when its call returns. The folder of the blobs is the gallery's own."""

    def __init__(self, database: Database, blobs: Blobs, thumbnails: Thumbnails) -> None:
        self._database = database
        self._blobs = blobs
        self._thumbnails = thumbnails
        self._settled = False
        # What is being written must not be taken for what is left over.
        self._files = asyncio.Lock()
        self._making = asyncio.Lock()

    # Steps and pictures

    async def add_step(
        self,
        kind: str,
        *,
        parent_picture: int | None = None,
        prompt: str = "",
        model: str = "",
        connection: str = "",
        parameters: JsonObject | None = None,
        mask: bytes | None = None,
        references: Sequence[NewReference] = (),
        status: Status = "running",
        cost: float | None = None,
        details: JsonObject | None = None,
    ) -> StepRecord:
        """`mask` is a PNG."""

        def record(mask_hash: str) -> StepRecord:
            return StepRecord(
                0,
                parent_picture,
                kind,
                prompt,
                model,
                connection,
                parameters or {},
                mask_hash,
                time.time(),
                None,
                cost,
                {},
                status,
                details or {},
            )

        if mask is None and not references:
            return await self._run(lambda connection: rows.insert_step(connection, record("")))
        async with self._files:
            along = await self._keep_along(mask, references)

            def insert(connection: sqlite3.Connection) -> StepRecord:
                step = rows.insert_step(connection, record(along.mask))
                reference_rows.insert(connection, step.id, along.references)
                return step

            return await self._run(insert)

    async def finish_step(self, step: StepRecord) -> None:
        """Writes how it ended: status, duration, cost, usage and details."""
        await self._run(lambda connection: rows.update_step(connection, step))

    async def add_picture(
        self,
        step: int,
        data: bytes,
        *,
        position: int,
        media_type: str,
        width: int,
        height: int,
        revised_prompt: str = "",
        seed: int | None = None,
        draft: bool = False,
    ) -> PictureRecord:
        """The file first, then the row: there is no row without its picture."""
        async with self._files:
            kept = await self._keep(data, _SUFFIXES.get(media_type, ".bin"))
            new = NewPicture(
                step, position, kept, media_type, width, height, len(data), revised_prompt, seed, draft, time.time()
            )
            return await self._run(lambda connection: rows.insert_picture(connection, new))

    async def read(self, picture: PictureRecord) -> bytes:
        return await asyncio.to_thread(self._blobs.read, picture.hash)

    async def read_mask(self, step: StepRecord) -> bytes | None:
        return await asyncio.to_thread(self._blobs.read, step.mask) if step.mask else None

    async def references(self, step_id: int) -> tuple[ReferenceRecord, ...]:
        """The pictures that went along, in their order."""
        return await self._run(lambda connection: reference_rows.of_step(connection, step_id))

    async def read_file(self, file_hash: str) -> bytes:
        """Of a mask or a reference."""
        return await asyncio.to_thread(self._blobs.read, file_hash)

    async def keep_unsent(self, mask: bytes | None, references: Sequence[NewReference]) -> None:
        """What lies on the easel, instead of what lay there before."""
        async with self._files:
            now = await self._keep_along(mask, references)
            free = await self._run(lambda connection: reference_rows.replace_unsent(connection, now))
            await asyncio.to_thread(self._delete_files, free)
            await self._run(lambda connection: rows.forget_loose(connection, free))

    async def unsent(self) -> Unsent:
        return await self._run(reference_rows.unsent)

    async def path(self, picture: PictureRecord) -> Path | None:
        """Where its file lies, for other programs to read."""
        return await asyncio.to_thread(self._blobs.path, picture.hash)

    # Looking things up

    async def step(self, step_id: int) -> StepRecord | None:
        return await self._run(lambda connection: rows.step(connection, step_id))

    async def picture(self, picture_id: int) -> PictureRecord | None:
        return await self._run(lambda connection: rows.picture(connection, picture_id))

    async def picture_with(self, data: bytes) -> PictureRecord | None:
        """The latest that is this file."""
        name = await asyncio.to_thread(hash_of, data)
        return await self._run(lambda connection: rows.picture_with(connection, name))

    async def tree(self, picture_id: int) -> tuple[StepRecord, ...]:
        """Every step that goes back to the same first one as this picture, the oldest first."""
        return await self._run(lambda connection: rows.tree(connection, picture_id))

    async def roots(self, search: str = "", *, limit: int = 50, before: int | None = None) -> tuple[StepRecord, ...]:
        """First steps, the latest first; with a search, those in whose tree a prompt contains it."""
        return await self._run(lambda connection: rows.roots(connection, search, limit, before))

    async def library(self, search: str = "", *, offset: int = 0, limit: int = 100) -> tuple[PictureRecord, ...]:
        """Every picture, the latest step first; with a search, those whose prompt contains it."""
        return await self._run(lambda connection: rows.library(connection, search, offset, limit))

    async def count(self, search: str = "") -> int:
        """How many the library has."""
        return await self._run(lambda connection: rows.count(connection, search))

    async def size(self, search: str = "") -> int:
        """Bytes of the library's files; one that stands for several pictures counts once."""
        return await self._run(lambda connection: rows.size(connection, search))

    # Deleting

    async def delete_picture(self, picture_id: int) -> None:
        """With the last picture of a step goes the step. Can be taken back until the next `purge`."""
        await self._run(lambda connection: rows.delete_picture(connection, picture_id, time.time()))

    async def restore_picture(self, picture_id: int) -> None:
        await self._run(lambda connection: rows.restore_picture(connection, picture_id))

    async def delete_step(self, step_id: int) -> None:
        """What was made from its pictures stays, as if made from what they were made from."""
        await self._run(lambda connection: rows.mark_step(connection, step_id, time.time()))

    async def restore_step(self, step_id: int) -> None:
        await self._run(lambda connection: rows.mark_step(connection, step_id, None))

    async def purge(self) -> None:
        """Removes for good what was deleted, and the files that nothing names. Nothing can be taken back afterwards."""
        if (await self._database.open()).state in ("read_only", "newer"):
            return  # the rows are a copy in memory, the files are not
        async with self._files:
            loose = await self._run(rows.purge)
            await asyncio.to_thread(self._delete_files, loose)
            await self._run(lambda connection: rows.forget_loose(connection, loose))

    # Thumbnails

    async def thumbnail(self, picture_hash: str) -> Path | None:
        """Made when it is not there yet; None when it cannot be made."""
        path = await asyncio.to_thread(self._thumbnails.path, picture_hash)
        if path is None:
            async with self._making:  # one after the other, as each holds a whole picture
                path = await asyncio.to_thread(self._thumbnail, picture_hash)
        return path

    def _thumbnail(self, picture_hash: str) -> Path | None:
        path = self._thumbnails.path(picture_hash)
        if path is None and self._blobs.path(picture_hash) is not None:
            path = self._thumbnails.make(picture_hash, self._blobs.read(picture_hash))
        return path

    # Files

    async def _keep(self, data: bytes, suffix: str) -> str:
        """Whoever calls this holds the lock and then writes a row that names the file."""
        name = await asyncio.to_thread(hash_of, data)
        await self._run(lambda connection: rows.note_loose(connection, name))
        await self._making_room(lambda: asyncio.to_thread(self._blobs.put, data, suffix))
        return name

    async def _keep_along(self, mask: bytes | None, references: Sequence[NewReference]) -> Unsent:
        kept = "" if mask is None else await self._keep(mask, ".png")
        hashes = [await self._keep(each.data, _SUFFIXES.get(each.media_type, ".bin")) for each in references]
        records = [
            ReferenceRecord(name, each.name, each.media_type) for name, each in zip(hashes, references, strict=True)
        ]
        return Unsent(kept, tuple(records))

    def _delete_files(self, hashes: tuple[str, ...]) -> None:
        for each in hashes:
            self._blobs.delete(each)
        self._thumbnails.forget(hashes)

    # The database

    async def _run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        if not self._settled:
            self._settled = True
            # Nobody else's call comes before it: the database takes one after the other.
            await self._database.run(rows.settle)
        return await self._making_room(lambda: self._database.run(function))

    async def _making_room(self, work: Callable[[], Awaitable[T]]) -> T:
        """On a full disk even deleting needs room. The thumbnails give theirs: they can be made again."""
        try:
            return await work()
        except DiskFull:
            await asyncio.to_thread(self._thumbnails.clear)
            return await work()
