"""One attempt of a request: who is told, and what comes of the reply."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from playground.api import multipart
from playground.api.abridged import abridged
from playground.api.errors import (
    ApiError,
    ErrorInReply,
    NotAnApi,
    NotReachable,
    Redirected,
    Rejected,
    ReplyUnreadable,
    SourceUnreadable,
)
from playground.api.failures import error_from_response, error_in_payload, not_json, plain
from playground.api.file_source import FormBody
from playground.api.observer import (
    SHOWN_BODY,
    BodyArrived,
    Connected,
    Ended,
    EventsArrived,
    ExchangeChange,
    ExchangeStart,
    HeadersArrived,
    Observer,
    SentPart,
)
from playground.api.outgoing import Outgoing
from playground.api.reception import Binary, Body, Events, OnBytes, OnEvent, decoded, is_binary
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Part, Repeat
from playground.api.retry import retry_after
from playground.api.sse import ServerSentEvent
from playground.api.transport import Transport
from playground.api.watch import Watch

Result = TypeVar("Result")
# After these it is certain that nothing was done: the server said so, or has only a part of what it needs for that.
_CLEAR = (NotReachable, SourceUnreadable, Rejected, Redirected, NotAnApi, ErrorInReply)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply. `data` is its JSON, where JSON was expected."""

    status: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)
    data: Json = field(repr=False)
    url: str
    request_id: str | None

    def json_object(self) -> JsonObject:
        if not isinstance(self.data, dict):
            raise ReplyUnreadable(plain(self.content), status=self.status, url=self.url, request_id=self.request_id)
        return self.data


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """How a stream ended that did not fail; `whole` is the reply if the server sent it in one piece."""

    url: str
    request_id: str | None
    whole: JsonObject | None
    unterminated: bool


@dataclass(frozen=True, slots=True)
class BytesEnd:
    """How bytes ended that were handed over as they came, or `as_events`, which a server may prefer."""

    url: str
    request_id: str | None
    media_type: str
    as_events: bool


class Attempt(ABC, Generic[Result]):
    """Receives what the transport hands over. Used once, inside a running loop."""

    def __init__(
        self, request: ApiRequest, outgoing: Outgoing, number: int, *, observer: Observer, watch: Watch
    ) -> None:
        self.reused = False
        self.answered_once = False
        self._request = request
        self._outgoing = outgoing
        self._observer = observer
        self._watch = watch
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()
        self._status = 0
        self._headers: Mapping[str, str] = {}
        self._body: Body | None = None
        self._size = 0
        self._left = False
        self._sent = False
        self._exchange = observer.exchange_started(_start(request, outgoing, number))

    @property
    def foreign(self) -> bool:
        return self._outgoing.foreign

    @property
    def delivered(self) -> bool:
        """Whether any of the reply was handed over: then the request is not sent again."""
        return False

    async def run(self, transport: Transport) -> Result:
        """Raises `ApiError` with all that is known about the failure."""
        error: ApiError | None = None
        stopped = True
        try:
            async with self._watch:
                await transport.exchange(self._outgoing, self)
            result = await self._conclusion()
            stopped = False
            return result
        except ApiError as failure:
            error, stopped = failure, False
            self._complete(failure)
            raise
        finally:
            self._tell(Ended(self._now(), self._size, error, stopped))

    def connected(self, reused: bool, /) -> None:
        self.reused = reused
        self._tell(Connected(self._now(), reused))

    def leaving(self) -> None:
        self._left = True

    def sending(self, fraction: float, /) -> None:
        self._watch.sending(fraction)

    def sent(self) -> None:
        self._sent = True
        self._watch.sent()

    def answered(self, status: int, headers: Mapping[str, str], /) -> None:
        self.answered_once = True
        self._status, self._headers = status, headers
        self._watch.answered()
        self._tell(HeadersArrived(self._now(), status, tuple(headers.items())))
        self._open()

    async def take(self, data: bytes, /) -> bool:
        self._size += len(data)
        return await self._take(data)

    @abstractmethod
    def _open(self) -> None:
        """Gets ready for the reply, now that status and headers are known."""

    async def _take(self, data: bytes) -> bool:
        return self._body is not None and self._body.add(data)

    @abstractmethod
    async def _result(self) -> Result: ...

    async def _conclusion(self) -> Result:
        if self._status >= 400:
            content = self._content()
            self._tell(BodyArrived(self._now(), content))
            raise error_from_response(content, status=self._status)
        return await self._result()

    async def _json(self, content: bytes) -> Json:
        try:
            data = await decoded(content)
        except ValueError:
            raise not_json(content, self._headers.get("content-type", "").lower()) from None
        error = error_in_payload(data) if isinstance(data, dict) else None
        if error is not None:
            raise error
        return data

    def _content(self) -> bytes:
        return self._body.content() if self._body is not None else b""

    def _complete(self, error: ApiError) -> None:
        """Adds what only this place knows."""
        error.url = error.url or self._outgoing.url
        error.request_id = error.request_id or self._request_id
        error.status = error.status or self._status or None
        if error.retry_after is None:
            error.retry_after = retry_after(self._headers)
        if self._request.repeat is Repeat.ONCE:
            error.outcome_unknown = self._is_unclear(error)

    def _is_unclear(self, error: ApiError) -> bool:
        """Whether the server may have done what was asked: it has the request, or might have, and did not say no."""
        if isinstance(error, _CLEAR):
            return False
        # A failure that was announced before all had arrived cannot be one of the work itself.
        return self._sent if self._status >= 400 else self._left

    @property
    def _request_id(self) -> str | None:
        return self._headers.get("x-request-id")

    def _tell(self, change: ExchangeChange) -> None:
        self._observer.exchange_changed(self._exchange, change)

    def _now(self) -> float:
        return self._loop.time() - self._began


class WholeAttempt(Attempt[Reply]):
    """For a reply that is of use only once it is there."""

    def _open(self) -> None:
        self._body = Body(self._headers, is_error=self._status >= 400, limit=self._request.body_limit)

    async def _result(self) -> Reply:
        content = self._content()
        self._tell(BodyArrived(self._now(), content))
        data = await self._json(content) if self._request.expect is Expect.JSON else None
        return Reply(self._status, self._headers, content, data, self._outgoing.url, self._request_id)


class StreamAttempt(Attempt[StreamEnd]):
    """For a reply whose events are handed over as they arrive."""

    def __init__(
        self,
        request: ApiRequest,
        outgoing: Outgoing,
        number: int,
        *,
        observer: Observer,
        watch: Watch,
        on_event: OnEvent,
    ) -> None:
        super().__init__(request, outgoing, number, observer=observer, watch=watch)
        self._on_event = on_event
        self._events: Events | None = None

    @property
    def delivered(self) -> bool:
        return self._events is not None and self._events.delivered

    def _open(self) -> None:
        if self._status >= 400:
            self._body = Body(self._headers, is_error=True)
        else:
            self._events = Events(
                self._headers, self._watch, self._on_event, self._on_events, limit=self._request.event_limit
            )

    async def _take(self, data: bytes) -> bool:
        if self._events is None:
            return await super()._take(data)
        return await self._events.take(data)

    async def _result(self) -> StreamEnd:
        if self._events is None:
            return StreamEnd(self._outgoing.url, self._request_id, None, False)
        await self._events.finish()
        whole = None
        if self._events.body is not None:
            content = self._events.body.content()
            self._tell(BodyArrived(self._now(), content))
            data = await self._json(content)
            if not isinstance(data, dict):
                raise ReplyUnreadable(plain(content))
            whole = data
        return StreamEnd(self._outgoing.url, self._request_id, whole, self._events.unterminated)

    def _on_events(self, events: tuple[ServerSentEvent, ...], size: int, first_token: bool) -> None:
        self._tell(EventsArrived(self._now(), events, size, first_token))


class BytesAttempt(Attempt[BytesEnd]):
    """For bytes that are of use while they come. Events may hold them too, whichever was asked for."""

    def __init__(
        self,
        request: ApiRequest,
        outgoing: Outgoing,
        number: int,
        *,
        observer: Observer,
        watch: Watch,
        on_bytes: OnBytes,
        on_event: OnEvent,
    ) -> None:
        super().__init__(request, outgoing, number, observer=observer, watch=watch)
        self._on_bytes = on_bytes
        self._on_event = on_event
        self._events: Events | None = None
        self._binary: Binary | None = None

    @property
    def delivered(self) -> bool:
        return any(each is not None and each.delivered for each in (self._events, self._binary))

    def _open(self) -> None:
        if self._status >= 400:
            self._body = Body(self._headers, is_error=True)
        elif self._comes_as_events():
            limit = self._request.event_limit
            self._events = Events(self._headers, self._watch, self._on_event, self._on_events, limit=limit)
        else:
            limit = self._request.body_limit
            self._binary = Binary(self._headers, self._watch, self._on_bytes, limit=limit)

    async def _take(self, data: bytes) -> bool:
        if self._events is not None:
            return await self._events.take(data)
        return self._binary.take(data) if self._binary is not None else await super()._take(data)

    async def _result(self) -> BytesEnd:
        text = None
        if self._events is not None:
            await self._events.finish()
            text = self._events.body
        elif self._binary is not None:
            self._binary.finish()
            text = self._binary.text
        if text is not None:
            content = text.content()
            self._tell(BodyArrived(self._now(), content))
            await self._json(content)
            raise ReplyUnreadable(plain(content))
        media_type = self._headers.get("content-type", "").partition(";")[0].strip().lower()
        return BytesEnd(self._outgoing.url, self._request_id, media_type, self._events is not None)

    def _comes_as_events(self) -> bool:
        if "event-stream" in self._headers.get("content-type", "").lower():
            return True
        return self._request.expect is Expect.EVENTS and not is_binary(self._headers)

    def _on_events(self, events: tuple[ServerSentEvent, ...], size: int, first_token: bool) -> None:
        self._tell(EventsArrived(self._now(), events, size, first_token))


def _start(request: ApiRequest, outgoing: Outgoing, number: int) -> ExchangeStart:
    content = outgoing.content or b""
    if isinstance(content, FormBody):
        body, size = "", content.size
    else:
        body, size = abridged(b"" if request.parts else content, SHOWN_BODY).decode("utf-8", "replace"), len(content)
    parts = multipart.measured(request.parts, content)
    shown = tuple(_without_content(part) for part in parts)
    return ExchangeStart(request, outgoing.url, outgoing.visible_headers, body, size, number, shown)


def _without_content(part: Part) -> SentPart:
    if not multipart.is_file(part):
        value = multipart.content(part)[:SHOWN_BODY].decode("utf-8", "replace")
        return SentPart(part.name, value, "", "", multipart.size(part))
    return SentPart(part.name, "", multipart.filename(part), multipart.media_type(part), multipart.size(part))
