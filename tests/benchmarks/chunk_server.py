"""A chat server for measurements, in a process of its own: `python -m tests.benchmarks.chunk_server COUNT RATE KIND`.

It answers every POST with COUNT chunks, RATE a second (0: as fast as the socket takes them). The text of a paced chunk
is a piece of Markdown or, of the kind "stamps", the monotonic time in ns at which it was written. When the client goes
away it prints that time on stdout.
"""

import itertools
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.markdown import tokens

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
MODELS = b'{"object":"list","data":[{"id":"bench","object":"model"}]}'


def event(text: str, finish: str | None = None) -> bytes:
    """A chat chunk as OpenAI sends it."""
    delta = {"content": text} if text else {}
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    chunk = {
        "id": "chatcmpl-bench",
        "object": "chat.completion.chunk",
        "created": 1694268190,
        "model": "bench",
        "service_tier": "default",
        "system_fingerprint": None,
        "choices": [choice],
        "usage": None,
    }
    return b"data: " + json.dumps(chunk, separators=(",", ":")).encode() + b"\n\n"


def stream(count: int) -> bytes:
    """A whole reply of `count` chunks, as one body."""
    texts = map(event, itertools.islice(tokens(), count))
    return b"".join([*texts, event("", "stop"), b"data: [DONE]\n\n"])


@contextmanager
def chunk_server(count: int, rate: int, kind: str = "stamps") -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The base URL of a running server, and its process, whose stdout tells of disconnects."""
    command = [sys.executable, "-m", "tests.benchmarks.chunk_server", str(count), str(rate), kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def _read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        received = connection.recv(65536)
        if not received:
            return b""
        data += received
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    while len(body) < length:
        body += connection.recv(65536)
    return head


def _report_disconnect(connection: socket.socket) -> None:
    try:
        while connection.recv(65536):
            pass
    except OSError:
        pass
    print(time.monotonic_ns(), flush=True)


def _stamps() -> Iterator[str]:
    while True:
        yield f"{time.monotonic_ns()} "


def _paced(connection: socket.socket, texts: Iterator[str], rate: int) -> None:
    start = time.perf_counter()
    for number, text in enumerate(texts):
        ahead = start + number / rate - time.perf_counter()
        if ahead > 0:
            time.sleep(ahead)
        connection.sendall(event(text))
    connection.sendall(event("", "stop") + b"data: [DONE]\n\n")


def _answer(connection: socket.socket, count: int, rate: int, kind: str) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    head = _read_request(connection)
    if head.startswith(b"GET"):
        length = str(len(MODELS)).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + length
        connection.sendall(answer + b"\r\n\r\n" + MODELS)
        connection.close()
        return
    threading.Thread(target=_report_disconnect, args=(connection,), daemon=True).start()
    try:
        connection.sendall(HEAD)
        if rate:
            texts = tokens() if kind == "markdown" else _stamps()
            _paced(connection, itertools.islice(texts, count), rate)
        else:
            connection.sendall(stream(count))
    except OSError:
        return
    finally:
        connection.close()


def main() -> None:
    count, rate, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    server.bind(("127.0.0.1", 0))
    server.listen()
    print(f"http://127.0.0.1:{server.getsockname()[1]}/v1", flush=True)
    while True:
        connection, _ = server.accept()
        threading.Thread(target=_answer, args=(connection, count, rate, kind), daemon=True).start()


if __name__ == "__main__":
    main()
