"""Sending one file: as a whole, which happens once at most, or in parts, which can be gone on with."""

from __future__ import annotations

import asyncio
import mimetypes
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError, RateLimited, Rejected
from playground.api.files import FileSource
from playground.features.files.stored.checksum import md5_of
from playground.features.files.stored.matching import Wanted, find
from playground.features.files.stored.server import place_of
from playground.features.files.stored.upload import MEGABYTE, measure
from playground.message import Message
from playground.services.errors import Refused
from playground.services.seen_through import to_its_end
from playground.storage.uploads import NewUpload

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from playground.api.files import StoredFile
    from playground.api.observer import Listener
    from playground.features.files.stored.server import FileServer
    from playground.features.files.stored.upload import Sent
    from playground.storage.json_values import JsonObject
    from playground.storage.operations import Operations
    from playground.storage.uploads import UploadRecord, Uploads

PART: Final = 64 * MEGABYTE
_PAUSES: Final = (1.0, 2.0, 4.0)  # seconds before a part is sent again
_LOOK_AGAIN: Final = 2.0  # seconds
_HOPELESS: Final = (400, 404, 409, 410, 422)  # the upload itself is meant, and not the key or the rate
_TYPES: Final = {".jsonl": "application/jsonl", ".ndjson": "application/jsonl"}


class Sending:
    """Each ends with the file as the server describes it. `told` makes the listener for what goes out from this byte
    on, so many of them."""

    def __init__(
        self,
        server: FileServer,
        operations: Operations,
        uploads: Uploads,
        *,
        part_size: int = PART,
        pauses: Sequence[float] = _PAUSES,
        look_again: float = _LOOK_AGAIN,
    ) -> None:
        self._server = server
        self._operations = operations
        self._uploads = uploads
        self._part_size = part_size
        self._pauses = pauses
        self._look_again = look_again

    async def send(self, sent: Sent, told: Callable[[int, int], Listener]) -> StoredFile:
        """An error whose end is unclear leaves the operation behind; any other end settles it."""
        if sent.in_parts:
            return await self._in_parts(sent, told)
        source, listener = source_of(sent), told(0, sent.size)
        return await self._once(
            sent,
            lambda: self._server.upload(sent.connection, source, sent.purpose, sent.expires_after, listener),
        )

    async def find(self, sent: Sent, others: Iterable[str]) -> StoredFile | None:
        """Whether it is there all the same; `others` are the ids of files that are known to be something else. None
        only when that is certain. Raises Unsure, and what reading the list raises."""
        begun_at = time.time() if sent.operation is None else sent.operation.created_at
        wanted = Wanted(sent.name, sent.size, sent.purpose, begun_at, sent.known.union(others))
        page = partial(self._server.page, connection=sent.connection)
        found = await find(page, wanted)
        if found is None:
            # The server may have been about to put it into its list.
            await asyncio.sleep(self._look_again)
            found = await find(page, wanted)
        return found

    async def abandon(self, sent: Sent) -> None:
        """Nobody goes on with it: nothing of it is kept, here and at the server."""
        if sent.operation is not None:
            await self._operations.forget(sent.operation.id)
        if sent.record is not None:
            await self._uploads.forget(sent.record.id)
            upload, sent.record = sent.record.new.upload_id, None
            await self._server.cancel(sent.connection, upload)

    async def settle(self, sent: Sent, file: StoredFile | None) -> None:
        """It was looked for, and is there or not."""
        operation, sent.operation = sent.operation, None
        if file is not None and sent.record is not None:
            await self._uploads.forget(sent.record.id)
            sent.record = None
        if operation is None:
            return
        if file is None:
            await self._operations.forget(operation.id)
        else:
            await self._operations.mark(operation.id, "done", file.id)

    async def doubt(self, sent: Sent) -> None:
        """It was looked for and could not be told."""
        if sent.operation is not None:
            await self._operations.mark(sent.operation.id, "unknown")

    async def _once(self, sent: Sent, work: Callable[[], Awaitable[StoredFile]]) -> StoredFile:
        """It is on disk that this was begun before it begins, so that it is looked for and not repeated."""
        what: JsonObject = {
            "name": sent.name,
            "size": sent.size,
            "purpose": sent.purpose,
            "path": str(sent.path),
            "expires_after": sent.expires_after,
            "upload": None if sent.record is None else sent.record.id,
        }
        sent.operation = await self._operations.prepare("upload", place_of(sent.connection), what)
        await self._operations.mark(sent.operation.id, "sent")
        try:
            file = await work()
        except ApiError as error:
            if not error.outcome_unknown:
                await self.settle(sent, None)
            raise
        except OSError:
            await self.settle(sent, None)  # the file itself could not be read to its end
            raise
        except asyncio.CancelledError:
            if not sent.may_be_there:
                await to_its_end(self.settle(sent, None))  # half a file is none
            raise
        await to_its_end(self.settle(sent, file))
        return file

    async def _in_parts(self, sent: Sent, told: Callable[[int, int], Listener]) -> StoredFile:
        checksum = asyncio.create_task(md5_of(sent.path))
        try:
            record = await self._gone_on_with(sent, told)
            sent.enter("completing")
            digest = await checksum
            if await asyncio.to_thread(measure, sent.path) != (record.new.size, record.new.modified_at):
                await self.abandon(sent)
                raise Refused(Message("The file was changed while it was sent. Send it again."))
            parts = [part for _, part in sorted(record.parts)]
            return await self._completed(sent, record, parts, digest)
        finally:
            checksum.cancel()
            await asyncio.wait([checksum])
            if not checksum.cancelled():
                checksum.exception()  # nobody else may have asked for it

    async def _completed(self, sent: Sent, record: UploadRecord, parts: Sequence[str], digest: str) -> StoredFile:
        try:
            return await self._once(
                sent, lambda: self._server.complete(sent.connection, record.new.upload_id, parts, digest)
            )
        except Rejected as error:
            # What the server has is not what it should have: there is nothing to go on with.
            if error.status in _HOPELESS:
                await self._uploads.forget(record.id)
                sent.record = None
            raise

    async def _gone_on_with(self, sent: Sent, told: Callable[[int, int], Listener]) -> UploadRecord:
        """With what was begun before, where the server still knows of it and the file is the same."""
        record = sent.record
        if record is not None and (record.new.size, record.new.modified_at) == (sent.size, sent.modified_at):
            try:
                return await self._sent_parts(sent, record, told)
            except Rejected as error:
                if error.status not in _HOPELESS:
                    raise
                await self._uploads.forget(record.id)
        elif record is not None:
            await self._uploads.forget(record.id)
        return await self._sent_parts(sent, await self._begun(sent), told)

    async def _begun(self, sent: Sent) -> UploadRecord:
        session = await self._server.begin(
            sent.connection, source_of(sent), sent.size, sent.purpose, sent.expires_after
        )
        new = NewUpload(
            place_of(sent.connection),
            session.id,
            sent.path,
            sent.name,
            sent.size,
            sent.modified_at,
            self._part_size,
            sent.purpose,
            sent.expires_after,
        )
        sent.record = await to_its_end(self._uploads.add(new))
        return sent.record

    async def _sent_parts(self, sent: Sent, record: UploadRecord, told: Callable[[int, int], Listener]) -> UploadRecord:
        size = record.new.part_size
        arrived = dict(record.parts)
        for position in range(-(-sent.size // size)):
            if position not in arrived:
                start = position * size
                length = min(size, sent.size - start)
                source = source_of(sent, start, length)
                part = await self._part(sent, record.new.upload_id, source, told(start, length))
                await to_its_end(self._uploads.add_part(record.id, position, part))
                arrived[position] = part
                record = sent.record = _with_parts(record, arrived)
            sent.progress(min(sent.size, (position + 1) * size))
        return record

    async def _part(self, sent: Sent, upload: str, source: FileSource, listener: Listener) -> str:
        """A part that came twice does no harm: the file is made of those that are named at the end."""
        for pause in self._pauses:
            try:
                return await self._server.add_part(sent.connection, upload, source, listener)
            except ApiError as error:
                if isinstance(error, Rejected) and not isinstance(error, RateLimited):
                    raise
            await asyncio.sleep(pause)
        return await self._server.add_part(sent.connection, upload, source, listener)


def source_of(sent: Sent, start: int = 0, length: int | None = None) -> FileSource:
    media_type = _TYPES.get(sent.path.suffix.lower()) or mimetypes.guess_type(sent.name)[0]
    return FileSource(sent.path, sent.name, media_type or "application/octet-stream", start, length)


def _with_parts(record: UploadRecord, parts: dict[int, str]) -> UploadRecord:
    return replace(record, parts=tuple(sorted(parts.items())))
