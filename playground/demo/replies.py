"""Answers on the wire: JSON bodies, event streams that end with their client, bodies that break off on purpose."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine, Mapping
from typing import Any, Protocol, TypeVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from playground.demo.json_value import Json

T = TypeVar("T")

# The longest a deliberately broken answer gets.
BROKEN_AFTER = 12


class BrokenOffError(Exception):
    """The stream is to end here without the end that the protocol demands."""


class ClientGoneError(Exception):
    """Nobody waits for the answer any more."""


class Reply(Protocol):
    """What an engine has to say, whole or piece by piece."""

    async def complete(self) -> dict[str, Json]: ...

    def stream(self) -> AsyncIterator[Json]: ...


def dumped(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def json_reply(value: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(dumped(value), status, headers, "application/json")


async def unless_gone(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """The result of the work, or ClientGoneError as soon as the client closes the connection."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientGoneError
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class EventStream(Response):
    """Server-sent events; each item is the JSON of one event, the end is [DONE].

    Where events are named, each tells its type twice and the last one is the end.
    """

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[Json], named: bool = False) -> None:
        super().__init__(headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self.events = events
        self.named = named

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            await unless_gone(receive, self._write(send))
        except (BrokenOffError, ClientGoneError):
            # Without the last message the server closes the socket in the middle of the body.
            return
        await send({"type": "http.response.body", "body": b"" if self.named else b"data: [DONE]\n\n"})

    async def _write(self, send: Send) -> None:
        async for event in self.events:
            name = f"event: {event['type']}\n".encode() if self.named else b""
            body = name + b"data: " + dumped(event) + b"\n\n"
            await send({"type": "http.response.body", "body": body, "more_body": True})


class HalfReply(Response):
    """A JSON body of which only the first half is sent."""

    def __init__(self, value: Json) -> None:
        super().__init__(dumped(value), media_type="application/json")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})


async def delivered(reply: Reply, receive: Receive, *, streamed: bool, broken: bool) -> Response:
    """The reply as it was asked for. `broken` cuts a whole one in half; a stream breaks off by itself."""
    if streamed:
        return EventStream(reply.stream())
    complete = await unless_gone(receive, reply.complete())
    return HalfReply(complete) if broken else json_reply(complete)
