"""The only module that speaks HTTP: httpx with its gaps closed, and its exceptions turned into ours."""

import contextlib
import os
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Protocol

import anyio._backends._asyncio
import h11
import httpcore
import httpcore._backends.anyio
import httpx
import truststore

from playground import __version__
from playground.api.body_stream import PIECE, BodyStream
from playground.api.connection import Connection
from playground.api.errors import (
    ApiError,
    BadAddress,
    ConnectionLost,
    ConnectionRefused,
    ConnectTimedOut,
    NameNotFound,
    NotReachable,
    ProxyFailed,
    Redirected,
    ReplyTimedOut,
    ReplyUnreadable,
    Speaks,
    TlsFailed,
    TlsFault,
    WrongProtocol,
)
from playground.api.file_source import FormBody
from playground.api.guarded import GuardedBackend
from playground.api.listening import ListeningBackend
from playground.api.outgoing import Outgoing
from playground.api.patience import Patience
from playground.message import Message

USER_AGENT = f"Playground/{__version__}"
# Loaded here, since httpx and httpcore would import them at the first request, on the thread that paints.
ENGINES = (h11, httpcore._backends.anyio, anyio._backends._asyncio)

_LIMITS = httpx.Limits(max_connections=16, max_keepalive_connections=4, keepalive_expiry=15.0)
_FRESH = httpx.Limits(max_connections=16, max_keepalive_connections=0)
_DIRECT = ("all://127.0.0.1", "all://localhost", "all://[::1]")
_UNUSABLE_ENVIRONMENT = (httpx.InvalidURL, ImportError, ValueError, OSError)
_CERTIFICATE_FAULTS: Mapping[int, TlsFault] = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    19: "self_signed",
    20: "unknown_issuer",
    21: "unknown_issuer",
    62: "wrong_host",
    64: "wrong_host",
}
_NOT_TLS = (
    "WRONG_VERSION_NUMBER",
    "HTTP_REQUEST",
    "RECORD_LAYER_FAILURE",
    "PACKET_LENGTH_TOO_LONG",
    "UNKNOWN_PROTOCOL",
)
_KINDS: Mapping[type[Exception], type[ApiError]] = {
    httpx.ConnectTimeout: ConnectTimedOut,
    httpx.PoolTimeout: ConnectTimedOut,
    httpx.ReadTimeout: ReplyTimedOut,
    httpx.WriteTimeout: ReplyTimedOut,
    httpx.TimeoutException: ReplyTimedOut,
    httpx.ConnectError: NotReachable,
    httpx.ProxyError: ProxyFailed,
    httpx.NetworkError: ConnectionLost,
    httpx.RemoteProtocolError: ReplyUnreadable,
    httpx.DecodingError: ReplyUnreadable,
    httpx.StreamError: ConnectionLost,
    httpx.HTTPError: NotReachable,
}
_ADDRESS_FAULTS = (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeError)
_HTTP_FAULTS = (httpx.HTTPError, httpx.StreamError, httpx.CookieConflict, httpx.InvalidURL, UnicodeError)


class Receiver(Protocol):
    """Who takes what arrives, in this order."""

    def connected(self, reused: bool, /) -> None: ...

    def leaving(self) -> None:
        """From now on the server may have some of the body."""
        ...

    def sending(self, fraction: float, /) -> None:
        """So much of a large body is out."""
        ...

    def sent(self) -> None: ...

    def answered(self, status: int, headers: Mapping[str, str], /) -> None: ...

    async def take(self, data: bytes, /) -> bool:
        """Returns whether that was enough."""
        ...


def prewarm() -> None:
    """Does what is slow the first time, for a worker thread: importing this module was most of it."""
    _tls_context("", [])


class Transport:
    """The HTTP clients for one connection. Made in a worker thread, since reading certificates is slow.

    What must not be sent twice gets a network connection of its own each time: of one that lay idle nobody can tell
    whether it is still alive, and so whether a request that fails on it has arrived. So does what is large, or a few
    files would keep a chat waiting.
    """

    def __init__(self, connection: Connection, patience: Patience) -> None:
        self.notes: list[Message] = []
        self.through_proxy = False  # the connection that was dialled last
        self._proxy_fault: str | None = None
        self._timeout = httpx.Timeout(connect=patience.connect, write=patience.write, pool=patience.connect, read=None)
        self._tls = _tls_context(connection.ca_file, self.notes)
        self._trust_env = not connection.proxy
        self._proxy = None if connection.proxy in ("", "none") else connection.proxy
        self._http = self._build()
        self._apart = _through(self._client(_FRESH), ListeningBackend)
        self._foreign = _through(self._client(_FRESH), GuardedBackend, proxies=False)

    async def exchange(self, outgoing: Outgoing, receiver: Receiver) -> None:
        """Sends and hands over what arrives, until its end or until the receiver has enough."""
        if self._proxy_fault is not None:
            raise ProxyFailed(self._proxy_fault, url=outgoing.url)
        trace = _Trace(receiver)
        try:
            await self._exchange(outgoing, receiver, trace)
        except _HTTP_FAULTS as error:
            # Without the original as its cause: that one quotes headers.
            self.through_proxy = trace.proxied(outgoing.url)
            if trace.shakes_hands and isinstance(error, httpx.ConnectTimeout):
                raise TlsFailed("handshake timed out", url=outgoing.url) from None
            raise translated(error, outgoing.url, proxied=self.through_proxy) from None

    async def close(self) -> None:
        await self._http.aclose()
        await self._apart.aclose()
        await self._foreign.aclose()

    async def _exchange(self, outgoing: Outgoing, receiver: Receiver, trace: "_Trace") -> None:
        async with self._opened(outgoing, receiver, trace) as response:
            if 300 <= response.status_code < 400:
                raise Redirected(location=_target(response), status=response.status_code, url=outgoing.url)
            receiver.answered(response.status_code, response.headers)
            await _hand_over(response, receiver)

    @contextlib.asynccontextmanager
    async def _opened(self, outgoing: Outgoing, receiver: Receiver, trace: "_Trace") -> AsyncIterator[httpx.Response]:
        http = self._foreign if outgoing.foreign else self._apart if outgoing.apart else self._http
        content = outgoing.content
        request = http.build_request(
            outgoing.method,
            outgoing.url,
            headers=list(outgoing.headers),
            content=content if isinstance(content, bytes) else None,
            extensions={"trace": trace},
        )
        stream = None
        if isinstance(content, FormBody):
            request.stream = stream = BodyStream(content, receiver.sending)
        elif content is not None and len(content) > PIECE:
            request.stream = BodyStream(FormBody((content,), len(content)), receiver.sending)
        try:
            response = await http.send(request, stream=True)
        finally:
            if stream is not None:
                stream.leave()
        try:
            yield response
        finally:
            await response.aclose()

    def _build(self) -> httpx.AsyncClient:
        try:
            return self._client(_LIMITS)
        except _UNUSABLE_ENVIRONMENT as error:
            reason = _without_login(error)
            if self._proxy:
                # The user named it; going round it in silence would not be what they want.
                self._proxy_fault = reason
            else:
                self.notes.append(
                    Message("The system’s proxy settings cannot be used: {reason}. No proxy is used.", reason=reason)
                )
            self._trust_env, self._proxy = False, None
            return self._client(_LIMITS)

    def _client(self, limits: httpx.Limits) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            verify=self._tls,
            timeout=self._timeout,
            limits=limits,
            follow_redirects=False,
            trust_env=self._trust_env,
            proxy=self._proxy,
            mounts=dict.fromkeys(_DIRECT),
        )


class _Trace:
    """What httpcore tells about the connection under a request."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._dialled = ""
        self.shakes_hands = False  # the other side is there, but TLS does not stand yet

    async def __call__(self, name: str, info: Mapping[str, object]) -> None:
        step = name.partition(".")[2]
        if step == "connect_tcp.started":
            self._dialled = str(info.get("host", ""))
        elif step == "start_tls.started":
            self.shakes_hands = True
        elif step == "send_request_headers.started":
            self.shakes_hands = False
            self._receiver.connected(not self._dialled)
        elif step == "send_request_body.started":
            self._receiver.leaving()
        elif step == "send_request_body.complete":
            self._receiver.sent()

    def proxied(self, url: str) -> bool:
        return self._dialled not in ("", httpx.URL(url).host)


def _through(
    http: httpx.AsyncClient,
    backend: Callable[[httpcore.AsyncNetworkBackend], httpcore.AsyncNetworkBackend],
    *,
    proxies: bool = True,
) -> httpx.AsyncClient:
    """The client with its network connections opened by that; httpx has no public way to ask httpcore for it."""
    for transport in (http._transport, *http._mounts.values()):
        if isinstance(transport, httpx.AsyncHTTPTransport):
            pool = transport._pool
            if proxies or type(pool) is httpcore.AsyncConnectionPool:
                pool._network_backend = backend(pool._network_backend)
    return http


def translated(error: Exception, url: str, *, proxied: bool = False) -> ApiError:
    """Our error for one of httpx's."""
    if isinstance(error, _ADDRESS_FAULTS):
        return BadAddress(Message("The address or a header contains characters that cannot be sent."), url=url)
    if isinstance(error, httpx.ConnectError):
        found = _connect_fault(error, url)
        return ProxyFailed(found.message, url=url) if proxied and not isinstance(found, TlsFailed) else found
    if isinstance(error, httpx.RemoteProtocolError):
        return _protocol_fault(str(error), url)
    kinds = (_KINDS.get(kind) for kind in type(error).__mro__)
    return next(filter(None, kinds), NotReachable)(str(error), url=url)


def _connect_fault(error: Exception, url: str) -> ApiError:
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return NameNotFound(cause.strerror or "", url=url)
        if isinstance(cause, ssl.SSLCertVerificationError):
            fault = _CERTIFICATE_FAULTS.get(cause.verify_code, "other")
            return TlsFailed(str(cause.verify_message), fault=fault, url=url)
        if isinstance(cause, ssl.SSLError):
            speaks = cause.reason in _NOT_TLS
            return WrongProtocol(str(cause.reason), url=url) if speaks else TlsFailed(str(cause.reason), url=url)
        if isinstance(cause, ConnectionRefusedError):
            return ConnectionRefused(url=url)
        if isinstance(cause, ConnectionResetError | BrokenPipeError):
            return ConnectionLost(cause.strerror or "", url=url)
        if isinstance(cause, TimeoutError):
            return ConnectTimedOut(url=url)
    return NotReachable(str(error), url=url)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The innermost facts are at the end of a chain that forks where several addresses were tried."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop(0)
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions


def _protocol_fault(text: str, url: str) -> ApiError:
    if "illegal status line" in text:
        speaks: Speaks = "ssh" if "SSH-" in text else "https" if r"\x15\x03" in text else "unknown"
        return WrongProtocol(url=url, speaks=speaks)
    if "disconnected" in text or "closed connection" in text:
        return ConnectionLost(text, url=url)
    return ReplyUnreadable(text, url=url)


async def _hand_over(response: httpx.Response, receiver: Receiver) -> None:
    chunks = response.aiter_raw()
    ended = False
    try:
        async for data in chunks:
            if await receiver.take(data):
                return
        ended = True
    finally:
        if not ended:
            await _leave(response, chunks)


async def _leave(response: httpx.Response, chunks: "Chunks") -> None:
    """Closes the socket, then lets the nested generators of httpx and httpcore run into it.

    Left where they are, they would be closed by the garbage collector, outside of any task.
    """
    await response.aclose()
    with contextlib.suppress(httpx.HTTPError, httpx.StreamError, StopAsyncIteration):
        while True:
            await anext(chunks)


class Chunks(Protocol):
    def __anext__(self) -> Awaitable[bytes]: ...


def _without_login(error: Exception) -> str:
    """The address of a proxy may hold a password."""
    return re.sub(r"//[^/\s]*@", "//•••@", str(error))


def _target(response: httpx.Response) -> str:
    """Where a redirect points to, without any credentials in it."""
    try:
        target = response.url.join(response.headers.get("location", ""))
    except (httpx.InvalidURL, UnicodeError):
        return ""
    # Signed addresses are long, and of use only when they are whole.
    return str(target.copy_with(username=None, password=None))[: 4000 if target.host else 500]


def _tls_context(ca_file: str, notes: list[Message]) -> ssl.SSLContext:
    """The operating system's certificates, and one more file if the user has one."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        path = os.environ.get(name)
        if path and not os.path.exists(path):
            notes.append(
                Message("{name} names a file that does not exist: {path}. It is ignored.", name=name, path=path)
            )
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:
            notes.append(Message("The CA file {path} cannot be read: {reason}", path=ca_file, reason=error.strerror))
    return context
