"""500 MB from the disk to a server on this computer, against httpx alone with the same body, and what it takes."""

import asyncio
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import httpx
from PySide6.QtWidgets import QApplication

from playground.api.client import build_client
from playground.api.connection import Connection
from playground.api.files import FileSource, upload_file
from playground.loop import EventLoop
from tests.benchmarks.drain_server import drain_server
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, row

MEGABYTE = 1024 * 1024
SIZE = 500 * MEGABYTE
ROUNDS = 3
NAME = "upload of 500 MB"


async def pieces(path: Path) -> AsyncIterator[bytes]:
    """As anybody would write it for httpx, in pieces of the size in which httpx itself reads files."""
    with open(path, "rb") as file:  # noqa: ASYNC230
        while data := file.read(64 * 1024):
            yield data


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def measure(base_url: str, path: Path) -> list[Row]:
    client = build_client(Connection("1", "bench", base_url), None)
    source = FileSource(path, "train.jsonl", "application/jsonl")
    heart = Heartbeat()

    async def ours() -> None:
        heart.start()
        await upload_file(client, source, "fine-tune")
        heart.stop()

    async with httpx.AsyncClient(timeout=60, trust_env=False) as plain:

        async def theirs() -> None:
            headers = {"Content-Length": str(SIZE)}
            await plain.post(f"{base_url}/files", content=pieces(path), headers=headers)

        await upload_file(client, FileSource(path, "a", length=MEGABYTE), "fine-tune")
        before = peak()
        times = [(await timed(ours), await timed(theirs)) for _ in range(ROUNDS)]
        grown = peak() - before
    await client.close()
    own, other = (statistics.median(each) for each in zip(*times, strict=True))
    return [
        row(f"{NAME}: rate", SIZE / own / MEGABYTE, "MB/s"),
        row(f"{NAME}: httpx alone", SIZE / other / MEGABYTE, "MB/s"),
        row(f"{NAME}: time ÷ that of httpx alone", own / other, "×", 1 / 0.7),
        row(f"{NAME}: memory", grown, "MB", 16),
        *heart.rows(f"{NAME}: meanwhile"),
    ]


def peak() -> float:
    """Megabytes that this process has ever held at once."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1024)


def main() -> None:
    application = QApplication(["upload", "-platform", "offscreen"])
    application.setQuitOnLastWindowClosed(False)
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory() as folder, drain_server() as base_url, loop:
        path = Path(folder) / "train.jsonl"
        with path.open("wb") as file:
            for _ in range(SIZE // MEGABYTE):
                file.write(b"x" * MEGABYTE)
        rows: list[Row] = loop.run_until_complete(measure(base_url, path))
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
