"""The one place where the files' brains speak with a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.api import files, uploads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playground.api.client import Client
    from playground.api.connection import Connection
    from playground.api.files import FilePage, FileSource, StoredFile
    from playground.api.observer import Listener
    from playground.api.uploads import UploadSession
    from playground.services.connections import Connections

DEMO = "demo"


class FileServer:
    """That of the current connection, where none is named."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @property
    def current(self) -> Connection:
        return self._connections.current

    @property
    def entries(self) -> tuple[Connection, ...]:
        return self._connections.entries

    async def page(self, after: str = "", connection: Connection | None = None) -> FilePage:
        return await files.list_files(await self._client(connection), after=after)

    async def retrieve(self, id_: str) -> StoredFile:
        return await files.retrieve_file(await self._client(), id_)

    async def delete(self, id_: str) -> None:
        await files.delete_file(await self._client(), id_)

    async def start(self, id_: str, size: int) -> bytes:
        return await files.file_start(await self._client(), id_, size)

    async def fetch(
        self, id_: str, on_bytes: Callable[[bytes], None], connection: Connection | None = None
    ) -> int | None:
        """How many bytes the server had announced, where it did."""
        return await files.fetch_file(await self._client(connection), id_, on_bytes)

    async def upload(
        self,
        connection: Connection,
        source: FileSource,
        purpose: str,
        expires_after: int | None,
        listener: Listener,
    ) -> StoredFile:
        return await files.upload_file(await self._client(connection), source, purpose, expires_after, listener)

    # In parts

    async def begin(
        self, connection: Connection, source: FileSource, size: int, purpose: str, expires_after: int | None
    ) -> UploadSession:
        return await uploads.create_upload(
            await self._client(connection), source.filename, purpose, size, source.media_type, expires_after
        )

    async def add_part(self, connection: Connection, upload: str, source: FileSource, listener: Listener) -> str:
        return await uploads.add_part(await self._client(connection), upload, source, listener)

    async def complete(self, connection: Connection, upload: str, parts: Sequence[str], md5: str) -> StoredFile:
        return await uploads.complete_upload(await self._client(connection), upload, parts, md5)

    async def cancel(self, connection: Connection, upload: str) -> None:
        await uploads.cancel_upload(await self._client(connection), upload)

    async def _client(self, connection: Connection | None = None) -> Client:
        return await self._connections.client(connection)


def place_of(connection: Connection) -> str:
    """By which what was begun at a server is found again. The demo server has another address each time it starts,
    and then nothing of what it had."""
    return DEMO if connection.id == DEMO else f"{connection.id} {connection.origin}"
