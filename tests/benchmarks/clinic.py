"""Examines 200 MB of conversations: against reading them with `json.loads`, line by line, and beside a window."""

import asyncio
import gc
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from playground.features.files.clinic.clinic_model import ClinicModel
from playground.loop import EventLoop
from playground.services.jobs import Jobs
from playground.services.notices import Notices
from playground.storage.database import Database
from playground.storage.datasets import Datasets
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from playground.storage.starred import Starred
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.api.files import StoredFile
    from playground.services.context import Context

SIZE = 200_000_000
ROUNDS = 3
NAME = "examine 200 MB of training data"


def conversations() -> Iterator[bytes]:
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(3000)]
    written = 0
    while written < SIZE:
        said = [("system", "Answer questions about our products, briefly and kindly.")]
        said += [("user", " ".join(chance.choices(words, k=chance.randint(10, 60))))]
        said += [("assistant", " ".join(chance.choices(words, k=chance.randint(20, 120))))]
        line = json.dumps({"messages": [{"role": role, "content": text} for role, text in said]}).encode() + b"\n"
        written += len(line)
        yield line


def read_plainly(path: Path) -> float:
    began = time.perf_counter()
    with path.open("rb") as file:
        for line in file:
            json.loads(line)
    return time.perf_counter() - began


def memory() -> float:
    """Megabytes that this process and those that it has started keep for themselves."""
    own = Path("/proc/self")
    children = (own / "task" / str(own.resolve().name) / "children").read_text().split()
    return sum(_resident(Path("/proc") / name) for name in (own.resolve().name, *children))


def _resident(process: Path) -> float:
    lines = (process / "status").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


class Tab:
    """The clinic with what it needs, and nothing else."""

    def __init__(self, folder: Path) -> None:
        notices, locations = Notices(), Locations(folder)
        self.database, self.jobs = Database(locations.database), Jobs(notices)
        settings = Settings(locations.settings)
        context = SimpleNamespace(
            locations=locations, settings=settings, jobs=self.jobs, notices=notices, database=self.database
        )
        upload = cast("Callable[[Path, str], Awaitable[StoredFile]]", None)
        self.clinic = ClinicModel(cast("Context", context), Datasets(self.database), Starred(self.database), upload)

    async def examine(self, path: Path, largest: list[float]) -> float:
        began = time.perf_counter()
        self.clinic.open(path)
        looked = 0.0
        while self.clinic.examining:
            await asyncio.sleep(0.002)
            if sys.platform == "linux" and time.perf_counter() - looked > 0.05:
                looked = time.perf_counter()
                largest.append(memory())
        took = time.perf_counter() - began
        assert self.clinic.error_count == 0
        return took

    async def idle(self) -> None:
        while self.jobs.running:
            await asyncio.sleep(0.001)


async def measure(folder: Path) -> list[Row]:
    tab, path = Tab(folder), folder / "data.jsonl"
    with path.open("wb") as file:
        file.writelines(conversations())
    await tab.database.open()
    heart, ratios, gaps, floors, times = Heartbeat(), [], [], [], []
    before = memory() if sys.platform == "linux" else 0.0
    largest = [before]
    for _ in range(ROUNDS):
        floors.append(await asyncio.to_thread(read_plainly, path))
        heart.start()
        times.append(await tab.examine(path, largest))
        heart.stop()
        gaps += heart.gaps
        ratios.append(times[-1] / floors[-1])
        await tab.idle()
        tab.clinic.close()
    stopping = await stop(tab, path)
    tab.clinic.end()
    await tab.jobs.close()
    await tab.database.close()
    return [
        row(f"{NAME}: json.loads line by line", percentile(floors, 0.5) * 1000, "ms"),
        row(NAME, percentile(times, 0.5) * 1000, "ms"),
        row(f"{NAME} against json.loads", percentile(ratios, 0.5), "×", 1.5),
        row(f"{NAME}: memory, with the process that does it", max(largest) - before, "MB", 150),
        row(f"{NAME}: event-loop gap p99", percentile(gaps, 0.99), "ms", 16),
        row(f"{NAME}: event-loop gap max", max(gaps), "ms"),
        row(f"{NAME}: stop", stopping, "ms", 500),
    ]


async def stop(tab: Tab, path: Path) -> float:
    tab.clinic.open(path)
    while tab.clinic.progress is None:
        await asyncio.sleep(0.001)
    began = time.perf_counter()
    tab.clinic.stop()
    await tab.idle()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    gc.disable()  # as in the program, which tidies up when it is idle
    application = QCoreApplication([])
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory() as folder, loop:
        rows: list[Row] = loop.run_until_complete(measure(Path(folder)))
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
