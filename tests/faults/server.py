"""A server that misbehaves on command: raw sockets, a script for each connection, all that happened on record."""

import contextlib
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

CERTIFICATES = Path(__file__).parent / "certificates"
RECEIVED_UNASKED = 256 * 1024
TLS_HELLO = b"\x16\x03"
STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came over the wire."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value


class Gone(Exception):
    """The client went away while the script was talking."""


@dataclass
class Peer:
    """One connection, as the script sees it."""

    server: "FaultServer"
    socket: socket.socket
    buffer: bytearray = field(default_factory=bytearray)
    bytes_in: bytearray = field(default_factory=bytearray)

    def request(self) -> Received:
        """Waits for one whole request."""
        head = self._until(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = self._count(int(headers.get("content-length", "0")))
        method, path, _ = first.split(" ", 2)
        received = Received(method, path, headers, body)
        self.server.requests.append(received)
        return received

    def begin(self) -> int:
        """Reads the head of a request alone and says how long its body will be."""
        head = self._until(b"\r\n\r\n").decode("latin-1").lower()
        return int(head.partition("content-length:")[2].split("\r\n")[0])

    def take(self, size: int) -> bytes:
        """So much of a body."""
        return self._count(size)

    def send(self, *pieces: bytes) -> None:
        try:
            for piece in pieces:
                self.socket.sendall(piece)
        except OSError as error:
            raise Gone from error

    def drip(self, data: bytes, pause: float) -> None:
        for byte in data:
            self.send(bytes([byte]))
            self.pause(pause)

    def pause(self, seconds: float) -> None:
        """Waits, but not longer than the client or the test stays."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self.socket.settimeout(left)
            if not self._receive():
                raise Gone
        self.socket.settimeout(None)

    def hold(self) -> None:
        """Keeps silent until the client goes."""
        with contextlib.suppress(Gone):
            self.pause(60.0)

    def stand_still(self) -> None:
        """Takes nothing more until the test is over, and does not notice whether the client goes."""
        self.server.over.wait(60.0)

    def reset(self) -> None:
        """RST instead of FIN."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def _receive(self) -> bool:
        """False when the client is gone; a timeout is fine."""
        try:
            data = self.socket.recv(65536)
        except TimeoutError:
            return True
        except OSError:
            data = b""
        if not data:
            self.server.disconnects.append(time.monotonic())
            return False
        self.buffer += data
        self.bytes_in += data
        return True

    def _until(self, mark: bytes) -> bytes:
        while mark not in self.buffer:
            # As servers of HTTP do, it hangs up on who says hello in TLS. Our client asks so whom it has met.
            if self.buffer.startswith(TLS_HELLO) or not self._receive():
                raise Gone
        found, _, self.buffer = self.buffer.partition(mark)
        return bytes(found)

    def _count(self, size: int) -> bytes:
        while len(self.buffer) < size:
            if not self._receive():
                raise Gone
        found = bytes(self.buffer[:size])
        del self.buffer[:size]
        return found


Script = Callable[[Peer], None]


class FaultServer:
    """Plays one script after the other, a connection each; the last one stays for all connections to come.

    A context manager. `requests` are what was understood, `connections` counts all, `disconnects` holds the
    `time.monotonic()` at which clients went away; `over` is set when the test is.
    """

    def __init__(self, *scripts: Script, certificate: str | None = None) -> None:
        self.requests: list[Received] = []
        self.disconnects: list[float] = []
        self.connections = 0
        self.received: list[bytearray] = []
        self._scripts = scripts
        self._failures: list[BaseException] = []
        self._open: set[socket.socket] = set()
        self.over = threading.Event()
        self._tls = None if certificate is None else _server_context(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Otherwise the system may keep as much as it likes of what no script has asked for.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVED_UNASKED)
        self.port: int = self._listener.getsockname()[1]
        self.address = f"{'http' if certificate is None else 'https'}://127.0.0.1:{self.port}"
        self.base_url = f"{self.address}/v1"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> "FaultServer":
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in tuple(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5.0)
        if self._failures and error is None:
            raise self._failures[0]

    def wait_for(self, condition: Callable[["FaultServer"], bool], seconds: float = 10.0) -> bool:
        """Whether it came true in time; for what the server notices after the client has moved on."""
        deadline = time.monotonic() + seconds
        tick = threading.Event()
        while not condition(self):
            if time.monotonic() > deadline:
                return False
            tick.wait(0.002)
        return True

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            script = self._scripts[min(self.connections, len(self._scripts) - 1)]
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection, script), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, script: Script) -> None:
        self._open.add(connection)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            if self._tls is not None:
                self._open.discard(connection)
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.add(connection)
            peer = Peer(self, connection)
            self.received.append(peer.bytes_in)
            script(peer)
        except (Gone, OSError):
            pass
        except BaseException as error:  # noqa: BLE001 - raised again where the test can see it
            self._failures.append(error)
        finally:
            self._open.discard(connection)
            connection.close()


def answer(
    body: bytes | str = b"",
    *,
    status: str = "200 OK",
    content_type: str = "application/json",
    headers: Iterable[str] = (),
) -> bytes:
    """A whole reply with its length."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", f"Content-Length: {len(data)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + data


def error_answer(status: str, message: str, *, headers: Iterable[str] = (), **facts: object) -> bytes:
    return answer(json.dumps({"error": {"message": message, **facts}}), status=status, headers=headers)


def event(payload: object) -> bytes:
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return f"data: {text}\n\n".encode()


def delta(text: str, finish: str | None = None) -> bytes:
    return event(
        {
            "id": "c",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}],
        }
    )


DONE = event("[DONE]")


def always(*pieces: bytes) -> Script:
    """Answers every request on a connection with the same bytes."""

    def script(peer: Peer) -> None:
        while True:
            peer.request()
            peer.send(*pieces)

    return script


def once(*pieces: bytes) -> Script:
    """Answers one request and closes."""

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(*pieces)

    return script


def _server_context(certificate: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / certificate)
    return context
