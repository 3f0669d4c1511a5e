"""A server that takes whatever is sent to it and throws it away: `python -m tests.benchmarks.drain_server`."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_READ = 1024 * 1024
_REPLY = b'{"id":"file-bench","object":"file"}'
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"


@contextmanager
def drain_server() -> Iterator[str]:
    """The base URL of a running one."""
    command = [sys.executable, "-m", "tests.benchmarks.drain_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def _drain(connection: socket.socket) -> None:
    """Reads one request to its end, the bytes of the body all into the same place."""
    head = b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(4096)
    head, _, body = head.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    left = int(lengths[0].split(b":")[1]) - len(body)
    place = bytearray(_READ)
    while left > 0:
        left -= connection.recv_into(place)
    connection.sendall(_HEAD % len(_REPLY) + _REPLY)


def main() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{server.getsockname()[1]}/v1", flush=True)
    while True:
        connection, _ = server.accept()
        with connection:
            _drain(connection)


if __name__ == "__main__":
    main()
