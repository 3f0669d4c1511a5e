"""What went over the wire, for the inspector: the last requests with their replies, without keys."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from playground.api.abridged import abridged, size_of
from playground.api.observer import SHOWN_BODY, BodyArrived, Connected, EventsArrived, HeadersArrived, SentPart
from playground.api.secret_text import is_secret_header
from playground.services.redaction import BLANK, redact
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.api.errors import ApiError
    from playground.api.observer import Ended, ExchangeChange, ExchangeStart, Headers
    from playground.api.sse import ServerSentEvent

_KEPT = 200
_LARGEST_EVENT = 4096
_SNIFFED = 1024  # bytes; those of a picture or a sound are soon no text
_MARGIN = 16 * 1024  # longer than any key: what is cut loses so much of its end, which may be half a key
_FIRST_EVENTS = 128 * 1024  # so many bytes of the first events are kept …
_LAST_EVENTS = 200  # … and so many of the last


@dataclass(frozen=True, slots=True)
class TimedEvent:
    at: float
    event: str
    data: str


@dataclass(slots=True, eq=False)
class Exchange:
    """One attempt of a request. It grows while it runs; only `Exchanges` changes it.

    Times are in seconds since `started_at`, which is the time of day. Texts come without keys and cut to what a person
    can read; the sizes are the true ones.
    """

    id: int
    method: str
    url: str
    attempt: int
    started_at: float
    request_headers: Headers
    request_size: int
    request_parts: tuple[SentPart, ...] = ()
    status: int | None = None
    reused: bool = False
    connected_at: float | None = None
    first_byte_at: float | None = None
    first_token_at: float | None = None
    ended_at: float | None = None
    response_headers: Headers = ()
    size: int = 0
    error: ApiError | None = None
    stopped: bool = False
    event_count: int = 0
    _sent: bytes = b""
    _body: bytes | None = None
    _first_events: list[tuple[float, tuple[ServerSentEvent, ...]]] = field(default_factory=list)
    _first_size: int = 0
    _last_events: deque[tuple[float, ServerSentEvent]] = field(default_factory=lambda: deque(maxlen=_LAST_EVENTS))

    @property
    def running(self) -> bool:
        return self.ended_at is None

    @property
    def request_body(self) -> str:
        return _shown(self._sent)

    @property
    def body(self) -> str | None:
        """None for a stream, whose content is in `events`, and as long as nothing has arrived."""
        return None if self._body is None else _shown(self._body)

    @property
    def events(self) -> tuple[TimedEvent, ...]:
        """The first and the last ones; `events_left_out` lie between."""
        return tuple(TimedEvent(at, event.event, redact(event.data)) for at, event in self._kept_events())

    @property
    def events_left_out(self) -> int:
        return self.event_count - sum(1 for _ in self._kept_events())

    @property
    def request_id(self) -> str | None:
        return next((value for name, value in self.response_headers if name.lower() == "x-request-id"), None)

    @property
    def rate_limits(self) -> Headers:
        return tuple(
            (name, value)
            for name, value in self.response_headers
            if name.lower().startswith(("x-ratelimit-", "retry-after"))
        )

    def take_events(self, at: float, events: tuple[ServerSentEvent, ...]) -> None:
        """Thousands a second come through here, so that most is left to be done when somebody looks."""
        self.event_count += len(events)
        if any(len(event.data) > _LARGEST_EVENT for event in events):
            events = tuple(event._replace(data=_start_of(event.data), payload=None) for event in events)
        if self._first_size < _FIRST_EVENTS:
            for event in events:
                self._first_size += len(event.data)
            self._first_events.append((at, events))
        else:
            for event in events[-_LAST_EVENTS:]:
                self._last_events.append((at, event))

    def take_body(self, body: bytes) -> None:
        if b"\0" in body[:_SNIFFED]:
            self._body = f"({self._media_type}, {size_of(len(body))})".encode()
        else:
            self._body = abridged(body, SHOWN_BODY)

    @property
    def _media_type(self) -> str:
        types = (value for name, value in self.response_headers if name.lower() == "content-type")
        return next(types, "application/octet-stream").partition(";")[0]

    def _kept_events(self) -> Iterator[tuple[float, ServerSentEvent]]:
        for at, events in self._first_events:
            for event in events:
                yield at, event
        yield from self._last_events


class Exchanges:
    """Sees every attempt of every connection. `changed` comes with every read: who paints it paints less often."""

    def __init__(self, kept: int = _KEPT) -> None:
        self.changed: Signal[Exchange] = Signal()
        self._entries: deque[Exchange] = deque(maxlen=kept)
        self._running: dict[int, Exchange] = {}
        self._count = 0

    @property
    def entries(self) -> tuple[Exchange, ...]:
        """The latest last."""
        return tuple(self._entries)

    def exchange_started(self, start: ExchangeStart) -> int:
        self._count += 1
        exchange = Exchange(
            id=self._count,
            method=start.request.method,
            url=redact(start.url),
            attempt=start.attempt,
            started_at=time.time(),
            request_headers=_safe(start.headers),
            request_size=start.body_size,
            request_parts=tuple(
                replace(part, value=_shown(part.value.encode(errors="replace"))) for part in start.parts
            ),
            _sent=start.body.encode(errors="replace")[:SHOWN_BODY],
        )
        self._entries.append(exchange)
        self._running[exchange.id] = exchange
        self.changed.emit(exchange)
        return exchange.id

    def exchange_changed(self, exchange: int, change: ExchangeChange) -> None:
        seen = self._running[exchange]
        if isinstance(change, EventsArrived):
            seen.size += change.size
            seen.take_events(change.at, change.events)
            if change.first_token and seen.first_token_at is None:
                seen.first_token_at = change.at
        elif isinstance(change, Connected):
            seen.connected_at, seen.reused = change.at, change.reused
        elif isinstance(change, HeadersArrived):
            seen.first_byte_at, seen.status = change.at, change.status
            seen.response_headers = _safe(change.headers)
        elif isinstance(change, BodyArrived):
            seen.size = len(change.body)
            seen.take_body(change.body)
        else:
            self._end(seen, change)
        self.changed.emit(seen)

    def _end(self, exchange: Exchange, end: Ended) -> None:
        exchange.ended_at, exchange.size = end.at, end.size
        exchange.error, exchange.stopped = end.error, end.stopped
        del self._running[exchange.id]


def _shown(content: bytes) -> str:
    text = redact(content.decode(errors="replace"))
    return text if len(content) < SHOWN_BODY else text[:-_MARGIN]


def _start_of(data: str) -> str:
    limit = _LARGEST_EVENT + _MARGIN
    kept = abridged(data.encode(errors="replace"), limit)
    text = redact(kept.decode(errors="replace"))
    return (text if len(kept) < limit else text[:-_MARGIN])[:_LARGEST_EVENT]


def _safe(headers: Headers) -> Headers:
    return tuple((name, BLANK if is_secret_header(name) else redact(value)) for name, value in headers)
