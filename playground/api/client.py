"""The client of one connection: sends requests, again where that is right, and watches over the replies."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from playground.api.attempt import Attempt, BytesAttempt, BytesEnd, Reply, StreamAttempt, StreamEnd, WholeAttempt
from playground.api.connection import Connection, origin_of
from playground.api.dialect import Dialect, Rejections, guess_dialect
from playground.api.doorstep import issuer_at, who_speaks
from playground.api.errors import ApiError, ConnectionLost, Facts, KeyMissing, KeyRejected, TlsFailed, WrongProtocol
from playground.api.fetching import FetchAttempt, OnPiece
from playground.api.observer import Listener, Observer, RetryWait, Unheard, Unobserved
from playground.api.outgoing import Outgoing, is_large, outgoing
from playground.api.patience import Patience
from playground.api.reception import OnBytes, OnEvent
from playground.api.request import ApiRequest, Repeat
from playground.api.retry import Quota, pause_before, repeats_allowed
from playground.api.secret_text import BLANK, secret_values, spellings
from playground.api.transport import Transport
from playground.api.watch import Watch
from playground.message import Message

__all__ = ["BytesEnd", "Client", "Reply", "StreamEnd", "build_client"]

Result = TypeVar("Result")
_SHORTEST_SECRET = 6  # shorter values of headers are words and numbers, and would riddle every text
_UNCLEAR = (ConnectionLost, TlsFailed, WrongProtocol)


class Client:
    """Stays usable after any failure; nothing of a request is kept but what was learned about the dialect."""

    def __init__(
        self,
        connection: Connection,
        key: str | None,
        *,
        transport: Transport,
        patience: Patience,
        observer: Observer,
        rejected: Rejections | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.connection = connection
        self._key = key
        self._secrets = _secrets(connection, key)
        self._transport = transport
        self._patience = patience
        self._observer = observer
        self._learned = Dialect(rejected=rejected or {})
        self._chance = chance
        self._quota = Quota()
        self._running = 0
        self._known = False  # whether a server ever answered here

    @property
    def notes(self) -> tuple[Message, ...]:
        """What of the environment could not be used."""
        return tuple(self._transport.notes)

    @property
    def idle(self) -> bool:
        return self._running == 0

    def dialect_for(self, model: str) -> Dialect:
        return guess_dialect(self.connection, model, self._learned.rejected)

    def learn(self, model: str, param: str) -> None:
        """Does not send this parameter to this model again."""
        self._learned = self._learned.without(model, param)

    async def send(self, request: ApiRequest, listener: Listener | None = None) -> Reply:
        listener = listener or Unheard()

        def attempt(sent: Outgoing, number: int) -> WholeAttempt:
            watch = Watch(self._patience_for(request), listener, streams=False)
            return WholeAttempt(request, sent, number, observer=self._observer, watch=watch)

        return await self._counted(self._repeatedly(request, attempt, listener))

    async def stream(self, request: ApiRequest, on_event: OnEvent, listener: Listener | None = None) -> StreamEnd:
        """Hands over every event as it arrives; `on_event` says what it brought."""
        listener = listener or Unheard()

        def attempt(sent: Outgoing, number: int) -> StreamAttempt:
            watch = Watch(self._patience_for(request), listener, streams=True)
            return StreamAttempt(request, sent, number, observer=self._observer, watch=watch, on_event=on_event)

        return await self._counted(self._repeatedly(request, attempt, listener))

    async def stream_bytes(
        self, request: ApiRequest, on_bytes: OnBytes, on_event: OnEvent, listener: Listener | None = None
    ) -> BytesEnd:
        """Hands over the bytes of the reply as they come, or its events where the server sends those."""
        listener = listener or Unheard()

        def attempt(sent: Outgoing, number: int) -> BytesAttempt:
            watch = Watch(self._patience_for(request), listener, streams=True)
            return BytesAttempt(
                request, sent, number, observer=self._observer, watch=watch, on_bytes=on_bytes, on_event=on_event
            )

        return await self._counted(self._repeatedly(request, attempt, listener))

    async def fetch(self, request: ApiRequest, on_piece: OnPiece, listener: Listener | None = None) -> int | None:
        """Hands over the bytes of a reply of any size as they come, until the one who takes them has enough.

        Returns how many the server had announced, where it did.
        """
        listener = listener or Unheard()

        def attempt(sent: Outgoing, number: int) -> FetchAttempt:
            watch = Watch(self._patience_for(request), listener, streams=True)
            return FetchAttempt(request, sent, number, observer=self._observer, watch=watch, on_piece=on_piece)

        return await self._counted(self._repeatedly(request, attempt, listener))

    async def close(self) -> None:
        await self._transport.close()

    def _patience_for(self, request: ApiRequest) -> Patience:
        return self._patience.for_work() if request.repeat is Repeat.ONCE else self._patience

    async def _counted(self, work: Awaitable[Result]) -> Result:
        self._running += 1
        try:
            return await work
        except ApiError as error:
            error.connection = self.connection.name
            raise
        finally:
            self._running -= 1

    async def _repeatedly(
        self, request: ApiRequest, make: Callable[[Outgoing, int], Attempt[Result]], listener: Listener
    ) -> Result:
        if is_large(request):
            sent = await asyncio.to_thread(outgoing, self.connection, self._key, request)
        else:
            sent = outgoing(self.connection, self._key, request)
        number, stale = 1, False
        while True:
            attempt = make(sent, number)
            try:
                result = await self._discreet(attempt.run(self._transport))
            except ApiError as error:
                number += 1
                if not stale and _was_stale(error, attempt, request):
                    number, stale = number - 1, True
                    continue
                pause = self._pause(error, attempt, request, number)
                error.repeated = stale or number > 2
                if pause is None:
                    raise await self._examined(error, attempt) from None
                await self._wait(pause, number, error, listener)
            else:
                self._known = True
                self._quota.pay_back()
                return result

    def _pause(self, error: ApiError, attempt: Attempt[Any], request: ApiRequest, number: int) -> float | None:
        """Seconds until the attempt with this number; None when there is none."""
        if attempt.delivered or number - 1 > repeats_allowed(error, request.repeat):
            return None
        pause = pause_before(number, error, self._chance)
        return pause if pause is not None and self._quota.take() else None

    async def _wait(self, pause: float, number: int, error: ApiError, listener: Listener) -> None:
        enough = asyncio.Event()
        listener.retry_scheduled(RetryWait(pause, number, error, enough.set))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(enough.wait(), pause)
        listener.retry_started()

    async def _discreet(self, work: Awaitable[Result]) -> Result:
        """Servers quote keys in their errors; ours must not."""
        try:
            return await work
        except ApiError as error:
            for value in self._secrets:
                error.message = error.message.replace(value, BLANK)
            error.args = (error.message,)
            if isinstance(error, KeyRejected) and not self._key:
                # "Wrong key" would send a person looking for a mistake in a key that there is not.
                facts: Facts = {"status": error.status, "request_id": error.request_id, "url": error.url}
                raise KeyMissing(error.message, **facts) from None
            raise

    async def _examined(self, error: ApiError, attempt: Attempt[Any]) -> ApiError:
        """Looks at who is there when the very first words with a server fail in a way that says little."""
        self._known = self._known or attempt.answered_once
        unclear = isinstance(error, _UNCLEAR) and not attempt.foreign
        if self._known or not unclear or self._transport.through_proxy:
            return error
        scheme, _, place = origin_of(error.url).partition("://")
        host, _, port = place.rpartition(":")
        host = host.strip("[]")
        if isinstance(error, TlsFailed) and error.fault != "other":
            error.issuer = await asyncio.to_thread(issuer_at, host, int(port))
            return error
        speaks = await asyncio.to_thread(who_speaks, host, int(port), scheme)
        return error if speaks in (scheme, "unknown") else WrongProtocol(error.message, speaks=speaks, url=error.url)


def build_client(
    connection: Connection,
    key: str | None,
    *,
    observer: Observer | None = None,
    rejected: Rejections | None = None,
    patience: Patience | None = None,
    chance: Callable[[], float] = random.random,
) -> Client:
    """For a worker thread: reads the certificates. What of the environment is unusable is left out and noted."""
    patience = patience or Patience.of(connection.timeout)
    return Client(
        connection,
        key or None,
        transport=Transport(connection, patience),
        patience=patience,
        observer=observer or Unobserved(),
        rejected=rejected,
        chance=chance,
    )


def _secrets(connection: Connection, key: str | None) -> list[str]:
    """The longest first, as one may be part of another."""
    values = [value for value in secret_values(connection.headers) if len(value) >= _SHORTEST_SECRET]
    if key:
        values.append(key)
    return sorted({text for value in values for text in spellings(value)}, key=len, reverse=True)


def _was_stale(error: ApiError, attempt: Attempt[Any], request: ApiRequest) -> bool:
    """The server had closed a connection that lay idle. That says nothing about the request: it goes again at once."""
    repeatable = request.repeat in (Repeat.SAFE, Repeat.GENERATION)
    return repeatable and isinstance(error, ConnectionLost) and attempt.reused and not attempt.answered_once
