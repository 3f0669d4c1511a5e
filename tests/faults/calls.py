"""Calls of the client under test: quick deadlines, a listener that writes everything down, and what came of it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from httpcore._async.interfaces import AsyncConnectionInterface

from playground.api.chat import ChatChunk, ChatMessage, ChatParameters, ChatReply, complete_chat
from playground.api.client import Client, build_client
from playground.api.connection import Connection
from playground.api.errors import ApiError
from playground.api.observer import ExchangeChange, ExchangeStart, RetryWait
from playground.api.patience import Patience
from playground.api.unset import UNSET
from tests.faults.server import FaultServer

QUICK = Patience(connect=2.0, write=2.0, first_byte=3.0, total=6.0, quiet=0.15, stalled=0.5, trailer=0.2)
# Longer than any test: what ends a call is something that happens.
UNHURRIED = Patience(connect=60.0, write=60.0, first_byte=60.0, total=60.0, quiet=60.0, stalled=60.0, trailer=60.0)
KEY = "sk-canary-0123456789"
HELLO = (ChatMessage("user", "hello"),)


@dataclass
class Notes:
    """A listener that never lets anybody wait for a retry."""

    waits: list[RetryWait] = field(default_factory=list)
    quiet_calls: list[tuple[float, bool]] = field(default_factory=list)
    lessons: list[tuple[str, str, str | None]] = field(default_factory=list)
    restarts: int = 0
    fractions: list[float | None] = field(default_factory=list)

    def retry_scheduled(self, wait: RetryWait, /) -> None:
        self.waits.append(wait)
        wait.retry_now()

    def retry_started(self) -> None:
        self.restarts += 1

    def progress(self, fraction: float | None, /) -> None:
        self.fractions.append(fraction)

    def quiet(self, seconds: float, alive: bool, /) -> None:
        self.quiet_calls.append((seconds, alive))

    def learned(self, model: str, param: str, replacement: str | None, /) -> None:
        self.lessons.append((model, param, replacement))


@dataclass
class Record:
    """An observer that keeps everything."""

    starts: list[ExchangeStart] = field(default_factory=list)
    changes: list[tuple[int, ExchangeChange]] = field(default_factory=list)

    def exchange_started(self, start: ExchangeStart, /) -> int:
        self.starts.append(start)
        return len(self.starts)

    def exchange_changed(self, exchange: int, change: ExchangeChange, /) -> None:
        self.changes.append((exchange, change))


@dataclass
class Outcome:
    """`error` or `result`; `seconds` without the time that building the client took."""

    result: Any
    error: Any
    seconds: float
    notes: Notes
    record: Record
    client: Client
    chunks: list[ChatChunk] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was handed over, chunk by chunk."""
        return "".join(choice.text for chunk in self.chunks for choice in chunk.choices if choice.index == 0)


def connection_to(place: FaultServer | str, **changes: object) -> Connection:
    base_url = place if isinstance(place, str) else place.base_url
    return Connection("test", "Test", base_url, **changes)  # type: ignore[arg-type]


def pooled(client: Client) -> list[AsyncConnectionInterface]:
    """The network connections that the client holds, in use or kept for the next request."""
    ways = client._transport
    transports = [
        each for http in (ways._http, ways._apart, ways._foreign) for each in (http._transport, *http._mounts.values())
    ]
    pools = [each._pool for each in transports if isinstance(each, httpx.AsyncHTTPTransport)]
    return [connection for pool in pools for connection in pool.connections]


def call(
    connection: Connection,
    action: Callable[[Client, Notes], Awaitable[object]],
    *,
    key: str | None = KEY,
    patience: Patience = QUICK,
) -> Outcome:
    """Runs one action in a loop of its own and checks that it leaves no task and no used connection behind."""

    async def run() -> Outcome:
        notes, record = Notes(), Record()
        client = build_client(connection, key, observer=record, patience=patience)
        start = time.monotonic()
        result, error = None, None
        try:
            result = await action(client, notes)
        except ApiError as failure:
            error = failure
        seconds = time.monotonic() - start
        assert client.idle
        assert all(connection.is_idle() for connection in pooled(client)), "a connection is still in use"
        await client.close()
        assert not pooled(client)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"left behind: {left}"
        return Outcome(result, error, seconds, notes, record, client)

    return asyncio.run(run())


def chat(
    place: FaultServer | Connection,
    *,
    stream: bool = True,
    n: int = 1,
    key: str | None = KEY,
    patience: Patience = QUICK,
) -> Outcome:
    """One chat completion."""
    connection = place if isinstance(place, Connection) else connection_to(place)
    parameters = ChatParameters("m", HELLO, stream=stream, n=n if n > 1 else UNSET)
    chunks: list[ChatChunk] = []

    async def complete(client: Client, notes: Notes) -> ChatReply:
        return await complete_chat(client, parameters, chunks.append, notes)

    outcome = call(connection, complete, key=key, patience=patience)
    outcome.chunks = chunks
    return outcome
