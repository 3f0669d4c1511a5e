"""A network connection on which we listen while we speak.

A server that does not want a large upload says so at once and closes. Whoever first speaks to the end finds the
connection broken and the answer lost with it.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Iterable

import httpcore

_LARGE = 32 * 1024  # bytes in one write; less is out before anybody could answer
_READ = 64 * 1024


class ListeningBackend(httpcore.AsyncNetworkBackend):
    """Opens connections as the usual backend does."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own way
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return ListeningStream(await self._backend.connect_tcp(host, port, timeout, local_address, socket_options))


class ListeningStream(httpcore.AsyncNetworkStream):
    """For one request: a write ends with `WriteError`, after which httpcore reads, when the other side speaks up."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._heard: asyncio.Task[bytes] | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        if self._heard is None:
            return await self._stream.read(max_bytes, timeout)
        done, _ = await asyncio.wait({self._heard}, timeout=timeout)
        if not done:
            raise httpcore.ReadTimeout
        heard, self._heard = self._heard, None
        return heard.result()

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        if self._heard is None:
            if len(buffer) < _LARGE:
                await self._stream.write(buffer, timeout)
                return
            self._heard = asyncio.create_task(self._stream.read(_READ))
        writing = asyncio.create_task(self._stream.write(buffer, timeout))
        try:
            await asyncio.wait({writing, self._heard}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            unfinished = not writing.done()
            if unfinished:
                await _end(writing)
        if unfinished:
            raise httpcore.WriteError("answered before everything was sent")
        writing.result()

    async def aclose(self) -> None:
        if self._heard is not None:
            await _end(self._heard)
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        return ListeningStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


async def _end(task: asyncio.Task[bytes] | asyncio.Task[None]) -> None:
    """Whatever it came to is of no interest any more."""
    task.cancel()
    await asyncio.wait({task})
    with contextlib.suppress(asyncio.CancelledError):
        task.exception()
