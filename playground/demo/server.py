"""The demo server as a process: its socket, its signals, its lifeline and its deadlines."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from playground.demo.app import create_app
from playground.demo.errors import ApiError
from playground.demo.files.folder import Folder
from playground.demo.images.answering import BEAT
from playground.demo.replies import json_reply

MOST_CONNECTIONS = 16
# Above this number a connection is not even heard, so that they cannot use up the process's files.
MOST_SOCKETS = 64
HEADER_BYTES = 32 * 1024
HEADER_SECONDS = 30.0


def serve(host: str, port: int, token: str, lifeline: bool, announce: Callable[[str], None], beat: float = BEAT) -> int:
    """Serve until a signal, or until stdin ends when it is the lifeline; the exit code."""
    try:
        listener = listening(host, port)
    except OSError as error:
        sys.stderr.write(f"The demo server cannot listen on {host}:{port}: {error.strerror or error}.\n")
        return 1
    bound: int = listener.getsockname()[1]
    shown = "127.0.0.1" if host == "0.0.0.0" else host
    line = json.dumps({"base_url": f"http://{shown}:{bound}/v1", "api_key": token})
    folder = Folder()
    config = uvicorn.Config(
        create_app(token, bound, host, beat=beat, folder=folder),
        http=Connection,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=HEADER_BYTES,
        # Longer than the five seconds of common clients, so that they never reuse a connection while it closes.
        timeout_keep_alive=15,
        timeout_graceful_shutdown=1,
    )
    if lifeline:
        threading.Thread(target=_end_with_stdin, args=(folder,), daemon=True).start()
    with listener, contextlib.closing(folder):
        asyncio.run(_Server(config, lambda: announce(line)).serve([listener]))
    return 0


def listening(host: str, port: int) -> socket.socket:
    # asyncio switches Nagle's delay off only for sockets that name their protocol: 44 ms a reply otherwise.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _end_with_stdin(folder: Folder) -> None:
    # The window holds the other end; when it is gone, however it went, nothing here is worth keeping.
    # Read below Python's buffer, whose lock would be held when the interpreter ends.
    while os.read(sys.stdin.fileno(), 4096):
        pass
    folder.close()
    os._exit(0)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.on_ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does, but a signal that ended the server is not raised again: that would be a traceback."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True


class Connection(H11Protocol):
    """A connection that is closed when the headers of a request do not arrive in time, or when there are too many."""

    header_seconds = HEADER_SECONDS
    deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_SOCKETS:
            transport.abort()
        elif len(self.connections) > MOST_CONNECTIONS:
            self.app = _crowded
        self._wait_for_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._answering():
            self._stop_waiting()
        elif self.deadline is None and not self.transport.is_closing():
            self._wait_for_headers()

    def _answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait_for_headers(self) -> None:
        self.deadline = self.loop.call_later(self.header_seconds, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None


async def _crowded(scope: Scope, receive: Receive, send: Send) -> None:
    message = f"The demo server has {MOST_CONNECTIONS} connections already. Close one and try again."
    error = ApiError(503, message, code="server_is_overloaded", kind="service_unavailable_error")
    await json_reply(error.body(), 503, {"retry-after": "1", "connection": "close"})(scope, receive, send)
