"""A server that speaks, in a process of its own: `python -m tests.benchmarks.speech_server FORMAT SECONDS PACE`.

It answers every POST with a sound that is loud from its first frame on, PACE times as fast as it is heard (0: as fast
as the socket takes it). For each it prints two monotonic times in ns: when it had the request, and when the first byte
of sound left.
"""

import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy

from playground.sound import codecs
from playground.sound.kinds import MP3
from playground.sound.packets.mp3 import Mp3

RATE: Final = 24_000
THINKING: Final = 0.3  # seconds until the first byte; no server speaks at once
PIECE: Final = {"pcm": 0.02, "mp3": 576 / RATE}  # seconds of sound
PCM_PIECE: Final = round(0.02 * RATE) * 2  # bytes
MODELS: Final = b'{"object":"list","data":[{"id":"bench-tts","object":"model"}]}'
TYPES: Final = {"pcm": "audio/pcm", "mp3": "audio/mpeg"}


@contextmanager
def speech_server(form: str, seconds: float, pace: float) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The base URL of a running server, and its process, whose stdout tells the times."""
    command = [sys.executable, "-m", "tests.benchmarks.speech_server", form, str(seconds), str(pace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def pieces(form: str, seconds: float) -> list[bytes]:
    """Each is as long as the others, as a server sends what it has just made."""
    frames = numpy.random.default_rng(1).uniform(-0.3, 0.3, (round(seconds * RATE), 1)).astype(numpy.float32)
    if form == "pcm":
        data = (frames * 32_767).astype("<i2").tobytes()
        return [data[start : start + PCM_PIECE] for start in range(0, len(data), PCM_PIECE)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.mp3"
        codecs.write(path, MP3, [frames], RATE)
        data = path.read_bytes()
    first, *others = Mp3().split(data)
    # What stands before the first frame goes along with it.
    return [data[: data.index(first) + len(first)], *others]


def _read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        received = connection.recv(65_536)
        if not received:
            return b""
        data += received
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    while len(body) < sum(int(line.split(b":")[1]) for line in lengths):
        body += connection.recv(65_536)
    return head


def _speak(connection: socket.socket, sound: list[bytes], seconds: float) -> None:
    """A piece each so many seconds."""
    received = time.monotonic_ns()
    time.sleep(THINKING)
    began = time.perf_counter()
    first = time.monotonic_ns()
    for number, piece in enumerate(sound):
        ahead = began + number * seconds - time.perf_counter()
        if ahead > 0:
            time.sleep(ahead)
        connection.sendall(piece)
        if not number:
            print(received, first, flush=True)


def _answer(connection: socket.socket, sound: list[bytes], kind: str, seconds: float) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    asks_for_models = _read_request(connection).startswith(b"GET")
    length, media_type = (len(MODELS), "application/json") if asks_for_models else (sum(map(len, sound)), kind)
    lines = ("HTTP/1.1 200 OK", f"Content-Type: {media_type}", f"Content-Length: {length}", "Connection: close")
    try:
        connection.sendall("\r\n".join((*lines, "", "")).encode())
        if asks_for_models:
            connection.sendall(MODELS)
        else:
            _speak(connection, sound, seconds)
    except OSError:
        return
    finally:
        connection.close()


def main() -> None:
    form, seconds, pace = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    sound = pieces(form, seconds)
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    server.bind(("127.0.0.1", 0))
    server.listen()
    print(f"http://127.0.0.1:{server.getsockname()[1]}/v1", flush=True)
    while True:
        connection, _ = server.accept()
        arguments = (connection, sound, TYPES[form], PIECE[form] / pace if pace else 0.0)
        threading.Thread(target=_answer, args=arguments, daemon=True).start()


if __name__ == "__main__":
    main()
