"""A body as it goes out in pieces, so that it can be told how much of it is out and none of it is held for long."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from typing import Final

import httpx

from playground.api.errors import SourceUnreadable
from playground.api.file_source import FileSource, FormBody, unreadable
from playground.message import Message

PIECE: Final = 64 * 1024  # bytes of what is in memory in one write
FILE_PIECE: Final = 256 * 1024
_READ: Final = 4 * FILE_PIECE  # at a time, on another thread

OnSent = Callable[[float], None]
_State = tuple[int, int, int]


class BodyStream(httpx.AsyncByteStream):
    """No generator: one that is left halfway has to be tidied up. `sending` hears the share that is out."""

    def __init__(self, body: FormBody, sending: OnSent) -> None:
        self._waiting = list(body.pieces)
        self._size = body.size
        self._sending = sending
        self._sent = 0
        self._held = b""
        self._position = 0  # in what is held
        self._reading: _Reading | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        self._sending(self._sent / self._size if self._size else 1.0)
        while self._position >= len(self._held):
            if not await self._hold_next():
                raise StopAsyncIteration
        step = FILE_PIECE if self._reading is not None else PIECE
        piece = self._held[self._position : self._position + step]
        self._position += len(piece)
        self._sent += len(piece)
        return piece

    def leave(self) -> None:
        """However it ended: nothing is read any more."""
        if self._reading is not None:
            self._reading.leave()

    async def _hold_next(self) -> bool:
        self._position, self._held = 0, b""
        if self._reading is not None:
            self._held = await self._reading.next()
            if self._held:
                return True
            self._reading = None
        if not self._waiting:
            return False
        piece = self._waiting.pop(0)
        if isinstance(piece, bytes):
            self._held = piece
        else:
            self._reading = _Reading(piece)
        return True


class _Reading:
    """One file from its start to its end, the next read already under way while the last is sent.

    It is opened anew for each: then nothing is left open, whenever it is given up.
    """

    def __init__(self, source: FileSource) -> None:
        self._source = source
        self._state: _State | None = None
        self._position = source.start
        self._end = source.start + source.size()
        self._ahead: asyncio.Future[bytes] | None = None

    async def next(self) -> bytes:
        """Empty at the end."""
        ahead = self._ahead or self._begin()
        self._ahead = None
        data = await ahead
        self._position += len(data)
        if self._position < self._end:
            self._ahead = self._begin()
        return data

    def leave(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()

    def _begin(self) -> asyncio.Future[bytes]:
        return asyncio.get_running_loop().run_in_executor(None, self._read, self._position)

    def _read(self, position: int) -> bytes:
        wanted = min(_READ, self._end - position)
        if wanted <= 0:
            return b""
        try:
            with open(self._source.path, "rb", buffering=0) as file:
                file.seek(position)
                data, state = file.read(wanted), _state(os.fstat(file.fileno()))
        except OSError as error:
            raise unreadable(self._source, error) from None
        self._state = self._state or state
        if not data or state != self._state:
            name = self._source.filename
            raise SourceUnreadable(Message("{name} was changed while it was sent.", name=name))
        return data


def _state(found: os.stat_result) -> _State:
    return found.st_ino, found.st_size, found.st_mtime_ns
