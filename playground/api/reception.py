"""What arrives for one request: collected to a body, or cut into events and handed over at once."""

import asyncio
import time
from collections.abc import Callable, Mapping

from playground.api import json_text
from playground.api.errors import ReplyTooLarge
from playground.api.inflate import Inflater
from playground.api.progress import Progress
from playground.api.request import BODY_LIMIT, EVENT_LIMIT, Json
from playground.api.sse import EventDecoder, ServerSentEvent
from playground.api.watch import Watch

ERROR_LIMIT = 256 * 1024
BURST = 0.002  # of reading events before the event loop gets its turn
_PAUSE = 0.001  # long enough for Qt to paint, which it would not do for zero
# A read costs far more than the event it brings. Where they come this fast, a rest lets several gather for the next.
_EAGER = 0.006
_REST = 0.004
_TELLING = 16  # bytes that tell text from anything else
_BINARY = ("audio/", "video/", "image/", "application/octet-stream", "application/ogg")

OnBytes = Callable[[bytes], None]
OnEvent = Callable[[ServerSentEvent], Progress]
OnEvents = Callable[[tuple[ServerSentEvent, ...], int, bool], None]


class Body:
    """Collects a reply. Of one that is cut off at its limit, only what is an error anyway is kept."""

    def __init__(self, headers: Mapping[str, str], *, is_error: bool, limit: int = BODY_LIMIT) -> None:
        self._inflater = Inflater(headers.get("content-encoding", ""))
        self._limit = ERROR_LIMIT if is_error else limit
        self._is_error = is_error
        self._pieces: list[bytes] = []
        self.size = 0

    def add(self, data: bytes) -> bool:
        """Returns whether that was enough."""
        for piece in self._inflater.feed(data):
            self._pieces.append(piece)
            self.size += len(piece)
            if self.size > self._limit:
                if self._is_error:
                    return True
                raise ReplyTooLarge(limit=self._limit)
        return False

    def content(self) -> bytes:
        return b"".join(self._pieces)


class Events:
    """Reads a stream of events. A reply that turns out to be a single document instead is kept in `body`."""

    def __init__(
        self,
        headers: Mapping[str, str],
        watch: Watch,
        on_event: OnEvent,
        on_events: OnEvents,
        *,
        limit: int = EVENT_LIMIT,
    ) -> None:
        self.body: Body | None = None
        self.unterminated = False
        self.delivered = False
        self._headers = headers
        self._watch = watch
        self._on_event = on_event
        self._on_events = on_events
        self._inflater = Inflater(headers.get("content-encoding", ""))
        self._decoder = EventDecoder(limit)
        self._begun = False
        self._first_token = False
        self._left = self._burst_began = self._rested = time.perf_counter()

    async def take(self, data: bytes) -> bool:
        now = time.perf_counter()
        eager = now - self._left < _EAGER and now - self._rested > _REST
        if now - self._left > _PAUSE:
            self._burst_began = now  # the loop had its turn while we waited for this
        enough = False
        for piece in self._inflater.feed(data):
            enough = enough or await self._read(piece)
        if eager and not enough:
            await asyncio.sleep(_REST)
            self._rested = time.perf_counter()
        self._left = time.perf_counter()
        return enough

    async def finish(self) -> None:
        """After the end of the stream: the last event may lack its end."""
        events = self._decoder.finish()
        if events:
            self.unterminated = True
            await self._deliver(events, 0)

    async def _read(self, data: bytes) -> bool:
        if self.body is not None:
            return self.body.add(data)
        if not self._begun:
            start = data.lstrip(b"\r\n \t\xef\xbb\xbf")
            self._begun = bool(start)
            if start and self._is_document(start):
                self.body = Body({}, is_error=False)
                return self.body.add(start)
        comments = self._decoder.comments
        events = self._decoder.feed(data)
        if events or self._decoder.comments != comments:
            self._watch.alive()
        return bool(events) and await self._deliver(events, len(data))

    def _is_document(self, start: bytes) -> bool:
        return start[:1] in (b"{", b"[", b"<") or "html" in self._headers.get("content-type", "")

    async def _deliver(self, events: list[ServerSentEvent], size: int) -> bool:
        self.delivered = True
        had_token = self._first_token
        try:
            for event in events:
                if await self._judge(event):
                    return True
                if time.perf_counter() - self._burst_began > BURST:
                    await asyncio.sleep(_PAUSE)
                    self._burst_began = time.perf_counter()
        finally:
            self._on_events(tuple(events), size, self._first_token and not had_token)
        return False

    async def _judge(self, event: ServerSentEvent) -> bool:
        if len(event.data) > json_text.LARGE:
            event = event._replace(payload=await asyncio.to_thread(_payload, event.data))
        progress = self._on_event(event)
        if progress is Progress.NEW:
            self._first_token = True
            self._watch.progress()
        elif progress is Progress.TRAILER:
            self._first_token = True
            self._watch.whole()
        return progress is Progress.END


class Binary:
    """Hands over the bytes of a reply as they come. One that turns out to be text is kept in `text` instead."""

    def __init__(self, headers: Mapping[str, str], watch: Watch, on_bytes: OnBytes, *, limit: int) -> None:
        self.text: Body | None = None
        self.delivered = False
        self.size = 0
        self._watch = watch
        self._on_bytes = on_bytes
        self._limit = limit
        self._inflater = Inflater(headers.get("content-encoding", ""))
        self._start = b""
        if is_text(headers):
            self.text = Body({}, is_error=True)

    def take(self, data: bytes) -> bool:
        return any(self._read(piece) for piece in self._inflater.feed(data))

    def finish(self) -> None:
        """After the end: it may have been so short that it was not judged yet."""
        if self._start:
            self._judge()

    def _read(self, data: bytes) -> bool:
        if self.text is not None:
            return self.text.add(data)
        if self.delivered:
            self._deliver(data)
            return False
        self._start += data
        return self._judge() if len(self._start) >= _TELLING else False

    def _judge(self) -> bool:
        start, self._start = self._start, b""
        if _reads_as_text(start[:_TELLING]):
            self.text = Body({}, is_error=True)
            return self.text.add(start)
        self._deliver(start)
        return False

    def _deliver(self, data: bytes) -> None:
        self.delivered = True
        self.size += len(data)
        if self.size > self._limit:
            raise ReplyTooLarge(limit=self._limit)
        self._watch.progress()
        self._on_bytes(data)


def is_text(headers: Mapping[str, str]) -> bool:
    kind = headers.get("content-type", "").lower()
    return kind.startswith("text/") or "json" in kind or "html" in kind


def is_binary(headers: Mapping[str, str]) -> bool:
    return headers.get("content-type", "").lower().startswith(_BINARY)


async def decoded(body: bytes) -> Json:
    """Raises ValueError."""
    if len(body) > json_text.LARGE:
        return await asyncio.to_thread(json_text.decode, body)
    return json_text.decode(body)


def _reads_as_text(start: bytes) -> bool:
    """No sound begins like this: every format has bytes in its head that no text has."""
    return start.strip() != b"" and not any(byte < 32 and byte not in b"\t\n\r" for byte in start) and _is_utf8(start)


def _is_utf8(start: bytes) -> bool:
    """A character at the end may be cut in two."""
    return "\ufffd" not in start.decode("utf-8", "replace").rstrip("\ufffd")


def _payload(data: str) -> Mapping[str, Json] | None:
    try:
        payload = json_text.decode(data)
    except ValueError:
        return None
    return payload if isinstance(payload, dict) else None
