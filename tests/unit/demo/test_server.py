"""The demo server as a program: its start, its ends, its streams over a real socket."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from playground.demo.replies import EventStream
from playground.demo.server import Connection, listening, serve
from tests.unit.demo.conftest import PROGRAM, ROOT, TOKEN, stop


def post(connection: socket.socket, port: int, body: dict[str, Any]) -> None:
    raw = json.dumps(body).encode()
    lines = [
        "POST /v1/chat/completions HTTP/1.1",
        f"host: 127.0.0.1:{port}",
        f"authorization: Bearer {TOKEN}",
        "content-type: application/json",
        f"content-length: {len(raw)}",
        "",
        "",
    ]
    connection.sendall("\r\n".join(lines).encode() + raw)


def question(model: str, **fields: Any) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "What can you do?"}], **fields}


def read_all(connection: socket.socket) -> bytes:
    found = b""
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65536):
            found += part
    return found


def test_the_end_of_stdin_ends_the_server(own_server):
    assert stop(own_server) == 0
    with pytest.raises(ConnectionRefusedError):
        own_server.connect()


def test_the_lifeline_holds_in_the_middle_of_a_stream(own_server):
    with own_server.connect() as connection:
        post(connection, own_server.port, question("demo-slow", stream=True))
        assert connection.recv(10)
        assert stop(own_server) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_without_a_traceback(number):
    command = [sys.executable, "-c", PROGRAM, TOKEN]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, b"")


def test_a_taken_port_is_said_in_words(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve("127.0.0.1", port, TOKEN, lifeline=False, announce=print) == 1
    assert f"cannot listen on 127.0.0.1:{port}" in capsys.readouterr().err


def test_a_broken_stream_ends_without_reason_or_done(shared_server):
    with shared_server.connect() as connection:
        post(connection, shared_server.port, question("demo-broken-stream", stream=True))
        found = read_all(connection)
    assert b"200 OK" in found
    assert b'"content":"' in found
    assert b"[DONE]" not in found
    assert b'"finish_reason":"' not in found
    assert not found.endswith(b"0\r\n\r\n")


def test_a_broken_body_is_shorter_than_announced(shared_server):
    with shared_server.connect() as connection:
        post(connection, shared_server.port, question("demo-broken-stream"))
        head, _, body = read_all(connection).partition(b"\r\n\r\n")
    announced = int(next(line for line in head.split(b"\r\n") if line.startswith(b"content-length")).split(b":")[1])
    assert 0 < len(body) < announced


def test_a_stream_comes_bit_by_bit(shared_server):
    with shared_server.connect() as connection:
        post(connection, shared_server.port, question("demo-assistant", stream=True, max_tokens=12))
        parts = []
        while not parts or b"[DONE]" not in parts[-1]:
            parts.append(connection.recv(65536))
    assert len(parts) > 5


def test_replies_are_not_held_back_by_nagle():
    with listening("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_answers_follow_each_other_on_one_connection(shared_server):
    for _ in range(3):
        with shared_server.connect() as connection, connection.makefile("rb") as answers:
            for _ in range(5):
                post(connection, shared_server.port, question("demo-fast", max_tokens=3))
                assert b"200" in answers.readline()
                length = 0
                while line := answers.readline().strip():
                    length = int(line.split(b":")[1]) if line.startswith(b"content-length") else length
                assert json.loads(answers.read(length))["object"] == "chat.completion"


def test_a_client_that_leaves_ends_the_generation_at_once():
    ended = threading.Event()

    async def endless() -> AsyncIterator[Any]:
        try:
            while True:
                yield {}
                await asyncio.sleep(0.001)
        finally:
            ended.set()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await EventStream(endless())(scope, receive, send)

    with running(app) as port:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            assert connection.recv(100)
        assert ended.wait(5)


def test_headers_that_drip_are_cut_off():
    class Hasty(Connection):
        header_seconds = 0.05

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("never reached")

    with running(app, Hasty) as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nx-slow: ")
        assert read_all(connection) == b""


def test_a_second_request_on_a_connection_has_the_same_deadline():
    class Hasty(Connection):
        header_seconds = 0.2

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    with running(app, Hasty) as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        assert b"204" in connection.recv(1000)
        connection.sendall(b"GET / HT")
        assert read_all(connection) == b""


@contextlib.contextmanager
def running(app: Any, protocol: type[Connection] = Connection) -> Iterator[int]:
    """The application under uvicorn in a thread of this process; yields the port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    config = uvicorn.Config(app, http=protocol, lifespan="off", log_config=None, log_level="critical", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


def test_nothing_heavy_is_loaded_at_the_start():
    code = (
        "import sys, playground.demo.server; "
        "print([name for name in ('PIL', 'jsonschema', 'numpy', 'httpx', 'PySide6', 'openai') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
