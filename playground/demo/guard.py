"""What stands before every request: only this machine's own programs with the token come through, and only so much."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import re
import secrets
import time
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground.demo.allowance import Allowance
from playground.demo.errors import ApiError
from playground.demo.replies import json_reply

MOST_HEADERS = 32 * 1024
MOST_BODY = 30 * 1024 * 1024
# Sixteen pictures with a mask; nothing else needs as much.
MOST_PICTURES = 64 * 1024 * 1024
PICTURE_PATHS = ("/v1/images/edits", "/v1/images/variations")
# Files go to the disk while they arrive, so their bodies are handed on piece by piece.
STREAMED_PATH = re.compile(r"/v1/(files|uploads/[^/]+/parts)")
MOST_STREAMED = 512 * 1024 * 1024
# Pictures that were given out by address: the address itself cannot be guessed.
OPEN_PATH = "/v1/demo-images/"
# A body that is too long is read to this length, so that the client is ready to hear the refusal.
MOST_DISCARDED = 128 * 1024 * 1024
DEADLINE = 30.0


class Guard:
    """Checks host, origin, token, content type and size before the application sees the request."""

    def __init__(self, app: ASGIApp, token: str, host: str, port: int | None, deadline: float = DEADLINE) -> None:
        self.app = app
        self.token = token.encode()
        self.host = host
        self.port = port
        self.deadline = deadline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            self._judge(scope)
            if scope["method"] == "POST" and STREAMED_PATH.fullmatch(scope["path"]):
                await self.app(scope, self._passed(receive), send)
                return
            body = await self._read(scope, receive) if scope["method"] in ("POST", "PUT", "PATCH") else b""
        except ApiError as error:
            await json_reply(error.body(), error.status, error.headers)(scope, receive, send)
            return
        await self.app(scope, _given(body, receive), send)

    def _judge(self, scope: Scope) -> None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        if sum(len(key) + len(value) for key, value in headers) > MOST_HEADERS:
            raise ApiError(431, f"The headers are larger than {MOST_HEADERS // 1024} kB.", code="headers_too_large")
        hosts = _all(headers, b"host")
        if len(hosts) != 1 or not self._ours(hosts[0]) or not scope["raw_path"].startswith(b"/"):
            raise _forbidden("The demo server answers under its own address only.")
        if _all(headers, b"origin") or any(site != b"none" for site in _all(headers, b"sec-fetch-site")):
            raise _forbidden("The demo server does not answer web pages.")
        if scope["method"] == "OPTIONS":
            raise _forbidden("The demo server does not answer web pages.")
        given_out = scope["method"] in ("GET", "HEAD") and scope["path"].startswith(OPEN_PATH)
        if not given_out and not self._knows(_all(headers, b"authorization")):
            message = "Incorrect API key. The demo server takes the key that it announced when it started."
            raise ApiError(401, message, code="invalid_api_key")
        if scope["method"] == "POST" and _has_body(headers):
            _need_type(_all(headers, b"content-type"))

    def _ours(self, host: bytes) -> bool:
        suffix = "" if self.port is None else f":{self.port}"
        if host.decode("latin-1") in (f"127.0.0.1{suffix}", f"{self.host}{suffix}"):
            return True
        # A server on all interfaces cannot know its names; numbers are safe, because rebinding needs a name.
        name = host.decode("latin-1").removesuffix(suffix)
        return self.host == "0.0.0.0" and host.endswith(suffix.encode()) and _is_number(name)

    def _knows(self, values: list[bytes]) -> bool:
        scheme, _, given = values[0].partition(b" ") if len(values) == 1 else (b"", b"", b"")
        # Compared in any case, so that a wrong scheme takes no other time than a wrong key.
        same = hmac.compare_digest(given.strip(), self.token)
        return same and scheme.lower() == b"bearer"

    async def _read(self, scope: Scope, receive: Receive) -> bytes:
        try:
            async with asyncio.timeout(self.deadline):
                return await _whole(receive, MOST_PICTURES if scope["path"] in PICTURE_PATHS else MOST_BODY)
        except TimeoutError:
            message = f"The body of the request did not arrive within {self.deadline:.0f} seconds."
            raise ApiError(408, message, code="request_timeout", headers={"connection": "close"}) from None

    def _passed(self, receive: Receive) -> Receive:
        """A receive that waits only so long for each piece and takes only so many bytes, until the body is whole."""
        size, more = 0, True

        async def take() -> Message:
            nonlocal size, more
            if not more:
                return await receive()
            try:
                async with asyncio.timeout(self.deadline):
                    message = await receive()
            except TimeoutError:
                text = f"Nothing more of the request arrived within {self.deadline:.0f} seconds."
                raise ApiError(408, text, code="request_timeout", headers={"connection": "close"}) from None
            if message["type"] == "http.disconnect":
                raise ApiError(400, "The client left before its request was complete.")
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
            if size > MOST_STREAMED + MOST_DISCARDED:
                raise _too_long(MOST_STREAMED)
            return message

        return take


async def _whole(receive: Receive, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ApiError(400, "The client left before its request was complete.")
        part: bytes = message.get("body", b"")
        size += len(part)
        if size <= most:
            parts.append(part)
        if size > MOST_DISCARDED or not message.get("more_body", False):
            break
    if size > most:
        raise _too_long(most)
    return b"".join(parts)


def _too_long(most: int) -> ApiError:
    text = f"The request is larger than {most // 1024 // 1024} MB."
    return ApiError(413, text, code="request_too_large", headers={"connection": "close"})


def _given(body: bytes, receive: Receive) -> Receive:
    """A receive that hands out the body that was read, and then whatever comes, such as the disconnect."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return waiting.pop() if waiting else await receive()

    return give


def _all(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    return [value for key, value in headers if key.lower() == name]


def _forbidden(message: str) -> ApiError:
    return ApiError(403, message, code="forbidden")


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _has_body(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    return any(
        value.strip() != b"0" for name in (b"content-length", b"transfer-encoding") for value in _all(headers, name)
    )


def _need_type(values: list[bytes]) -> None:
    kind = values[0].split(b";")[0].strip().lower() if len(values) == 1 else b""
    if kind not in (b"application/json", b"multipart/form-data"):
        message = "The content type must be application/json, or multipart/form-data where files are sent."
        raise ApiError(415, message, code="unsupported_content_type")


class Stamp:
    """Puts the request id, the time and the rate limits on every answer, refusals included."""

    def __init__(self, app: ASGIApp, allowance: Allowance) -> None:
        self.app = app
        self.allowance = allowance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        began = time.perf_counter()
        size = next((value for key, value in scope["headers"] if key == b"content-length"), b"0")
        limits = self.allowance.spend(int(size) // 4 if size.isdigit() else 0)
        request_id = f"req_{secrets.token_hex(16)}"

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                spent = round((time.perf_counter() - began) * 1000)
                own = {"x-request-id": request_id, "openai-processing-ms": str(spent), "openai-version": "2020-10-01"}
                own |= limits
                extra = [(key.encode(), value.encode()) for key, value in own.items()]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await self.app(scope, receive, stamped)
