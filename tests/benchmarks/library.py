"""The library page with 5 000 pictures: from opening it until all thumbnails in sight are there, and scrolling it."""

import asyncio
import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from playground.features.images.library import ImageLibrary
from playground.features.images.thumbnails import Thumbnails
from playground.features.images.view.library_view import LibraryView
from playground.loop import EventLoop
from playground.services.jobs import Jobs
from playground.services.notices import Notices
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.gallery import Gallery
from playground.storage.locations import Locations
from playground.widgets import theme
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row
from tests.benchmarks.seeded_library import PICTURES, seed

if TYPE_CHECKING:
    from playground.services.context import Context

SIZE = (1048, 730)  # what the window leaves it at 1280 × 800
FRAMES = 600
PIXELS = 90  # a frame: faster than anyone reads
FRAME = 1 / 60


class Page:
    """The page and its brain, connected as the tab connects them."""

    def __init__(self, folder: Path) -> None:
        locations = Locations.open(folder)
        self.database = Database(locations.database)
        gallery = Gallery(self.database, Blobs(locations.pictures), Thumbnails(locations.thumbnails))
        notices = Notices()
        self.jobs = Jobs(notices)
        self.library = ImageLibrary(
            cast("Context", SimpleNamespace(jobs=self.jobs, notices=notices)),
            gallery,
        )
        self.view = LibraryView()
        self.view.resize(*SIZE)
        self.arrived: set[str] = set()
        library, view = self.library, self.view
        library.changed.connect(lambda: view.set_total(library.count, library.size, searched=bool(library.searched)))
        library.rows_arrived.connect(view.set_pictures)
        library.thumbnails.arrived.connect(view.set_thumbnail)
        library.thumbnails.arrived.connect(lambda name, _: self.arrived.add(name))
        view.rows_wanted.connect(library.want)
        view.thumbnails_wanted.connect(library.thumbnails.want)

    @property
    def is_complete(self) -> bool:
        """Every cell in sight, and the line beyond, shows its thumbnail."""
        grid = self.view.grid
        shown = [grid.rows.picture(position) for position in grid.in_sight()]
        return bool(shown) and all(each is not None and each.hash in self.arrived for each in shown)


async def open_page(page: Page) -> float:
    began = time.perf_counter()
    page.view.show()
    page.library.refresh()
    while not page.is_complete:
        await asyncio.sleep(0.001)
    page.view.grid.viewport().repaint()
    return (time.perf_counter() - began) * 1000


async def scroll(page: Page, heart: Heartbeat) -> list[float]:
    """Milliseconds from a turn of the wheel to the finished repaint, thumbnails still coming in all the while."""
    grid = page.view.grid
    bar = grid.verticalScrollBar()
    times = []
    heart.start()
    for _ in range(FRAMES):
        due = time.perf_counter() + FRAME
        began = time.perf_counter()
        bar.setValue((bar.value() + PIXELS) % bar.maximum())
        grid.viewport().repaint()
        times.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
    heart.stop()
    return times


async def measure(folder: Path) -> list[Row]:
    page = Page(folder)
    await page.database.open()
    opened = await open_page(page)
    heart = Heartbeat()
    frames = await scroll(page, heart)
    page.view.close()
    await page.jobs.close()
    await page.database.close()
    return [
        row(f"library of {PICTURES}: open, with every thumbnail in sight", opened, "ms", 500),
        row(f"library of {PICTURES}: scroll frame p50", percentile(frames, 0.5), "ms"),
        row(f"library of {PICTURES}: scroll frame p99", percentile(frames, 0.99), "ms", 16),
        row(f"library of {PICTURES}: scroll frame max", max(frames), "ms"),
        *heart.rows(f"library of {PICTURES}: while scrolling"),
    ]


def main() -> None:
    application = QApplication(["library", "-platform", "offscreen"])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, "dark")
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory() as folder, loop:
        seed(Path(folder))
        rows: list[Row] = loop.run_until_complete(measure(Path(folder)))
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
