"""The table of 10 000 files: from the reply to the first rows on the screen, sorting, and scrolling."""

import asyncio
import json
import time
from dataclasses import asdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from playground.api.files import FilePage, page_of
from playground.features.files.stored.catalog import COLUMNS
from playground.features.files.stored.model import FilesModel
from playground.features.files.view.stored.files_page import FilesPage
from playground.loop import EventLoop
from playground.services.jobs import Jobs
from playground.services.notices import Notices
from playground.signal import Signal
from playground.widgets import theme
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row

if TYPE_CHECKING:
    from playground.features.files.stored.server import FileServer
    from playground.services.context import Context

FILES = 10_000
SIZE = (756, 730)  # what the window leaves it at 1280 × 800
FRAMES = 400
PIXELS = 90  # a frame: faster than anyone reads
NAME = f"table of {FILES} files"
PURPOSES = ("fine-tune", "batch", "vision", "user_data", "assistants")


def body() -> bytes:
    files = [
        {
            "id": f"file-{number * 7919 % FILES:06}",
            "object": "file",
            "filename": f"{number * 31 % 997} training data {number}.jsonl",
            "purpose": PURPOSES[number % len(PURPOSES)],
            "bytes": number * 104_729 % 50_000_000,
            "created_at": 1_790_000_000 - 60 * number,
            "status": "processed",
        }
        for number in range(FILES)
    ]
    return json.dumps({"object": "list", "data": files, "has_more": False}).encode()


class Server:
    """Has its reply at hand, so that what is measured begins with it."""

    def __init__(self) -> None:
        self.current = SimpleNamespace(id="test", origin="http://127.0.0.1")
        self._body = body()

    async def page(self, after: str = "", connection: object = None) -> FilePage:
        return page_of(json.loads(self._body))


class Desk:
    """The page and its brain, connected as the tab connects them."""

    def __init__(self) -> None:
        notices = Notices()
        self.jobs = Jobs(notices)
        connections = SimpleNamespace(changed=Signal[()]())
        context = SimpleNamespace(jobs=self.jobs, notices=notices, connections=connections)
        self.files = FilesModel(cast("Context", context), cast("FileServer", Server()))
        self.page = FilesPage()
        self.page.resize(*SIZE)
        self.files.changed.connect(lambda: self.page.table.set_files(self.files.shown))

    def paint(self) -> None:
        self.page.table.viewport().repaint()


async def first_rows(desk: Desk) -> float:
    desk.page.show()
    began = time.perf_counter()
    desk.files.begin()
    while not desk.page.table.files.rowCount():
        await asyncio.sleep(0)
    desk.paint()
    return (time.perf_counter() - began) * 1000


def sort(desk: Desk) -> list[float]:
    """Each column both ways, to the finished repaint, with a thousand files selected."""
    desk.page.table.set_selected([file.id for file in desk.files.files[::10]])
    times = []
    for column in COLUMNS:
        for descending in (False, True):
            began = time.perf_counter()
            desk.files.sort(column, descending=descending)
            desk.paint()
            times.append((time.perf_counter() - began) * 1000)
    return times


async def scroll(desk: Desk, heart: Heartbeat) -> list[float]:
    bar = desk.page.table.verticalScrollBar()
    times = []
    heart.start()
    for _ in range(FRAMES):
        began = time.perf_counter()
        bar.setValue((bar.value() + PIXELS) % bar.maximum())
        desk.paint()
        times.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0)
    heart.stop()
    return times


async def measure() -> list[Row]:
    desk, heart = Desk(), Heartbeat()
    opened = await first_rows(desk)
    while desk.files.listing:
        await asyncio.sleep(0)
    sorted_ = sort(desk)
    frames = await scroll(desk, heart)
    desk.page.close()
    await desk.jobs.close()
    return [
        row(f"{NAME}: first rows after the reply", opened, "ms", 200),
        row(f"{NAME}: sort p50", percentile(sorted_, 0.5), "ms"),
        row(f"{NAME}: sort max", max(sorted_), "ms", 100),
        row(f"{NAME}: scroll frame p99", percentile(frames, 0.99), "ms", 16),
        *heart.rows(f"{NAME}: while scrolling"),
    ]


def main() -> None:
    application = QApplication(["files_table", "-platform", "offscreen"])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, "light")
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        rows: list[Row] = loop.run_until_complete(measure())
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
