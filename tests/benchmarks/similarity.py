"""5 000 texts of 1 536 dimensions: from the vectors to the matrix and the map, beside a window; and cosines against
NumPy's own matrix product."""

import asyncio
import json
import time
from dataclasses import asdict, dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from playground.features.embeddings.map_desk import MapDesk
from playground.features.embeddings.matrix_desk import Cells, MatrixDesk
from playground.features.embeddings.selection import Selection
from playground.features.embeddings.similarity import table, vectors_for
from playground.features.embeddings.space import Floats, Space
from playground.loop import EventLoop
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.many_texts import Texts, space_of, vectors_of
from tests.benchmarks.rows import Row, percentile, row

TEXTS = 5_000
ROUNDS = 7
SIDE = 900  # of the picture, as large as the window has room for
COSINES = 2_000
STOPPED = 2_000
NAME = f"{TEXTS} texts × 1536"


@dataclass
class Shown:
    """What came onto the screen, and when."""

    matrix_at: float = 0.0
    map_at: float = 0.0
    picture: QImage | None = None


async def show(vectors: Floats) -> Shown:
    """As the two pages do when a collection is opened."""
    texts, shown = Texts(), Shown()
    points = MapDesk(texts.context, texts)
    points.grouping = "none"
    matrix = MatrixDesk(texts.context, texts, Selection(), points)

    def on_cells(cells: Cells) -> None:
        height, width = cells.pixels.shape
        shown.picture = QImage(cells.pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()
        shown.matrix_at = time.perf_counter()

    def on_points(_: bool) -> None:
        shown.map_at = time.perf_counter()

    matrix.changed.connect(lambda: matrix.want(0, TEXTS, 0, TEXTS, SIDE, SIDE))
    matrix.cells_made.connect(on_cells)
    points.points_changed.connect(on_points)
    points.begin()
    texts.take(space_of(vectors))
    while not (shown.matrix_at and shown.map_at):
        await asyncio.sleep(0.001)
    await texts.jobs.close()
    return shown


async def measure() -> list[Row]:
    vectors, heart = vectors_of(TEXTS), Heartbeat()
    both, gaps, largest = [], [], []
    for _ in range(ROUNDS):
        heart.start()
        began = time.perf_counter()
        shown = await show(vectors)
        heart.stop()
        both.append((max(shown.matrix_at, shown.map_at) - began) * 1000)
        gaps += heart.gaps
        largest.append(max(heart.gaps))
    return [
        row(f"{NAME}: matrix and map, from vectors to picture", percentile(both, 0.5), "ms", 800),
        row(f"{NAME}: matrix and map: event-loop gap p99", percentile(gaps, 0.99), "ms", 16),
        row(f"{NAME}: matrix and map: event-loop gap max", percentile(largest, 0.5), "ms"),
    ]


async def stopped() -> list[Row]:
    """A t-SNE that is at work."""
    texts = Texts()
    points = MapDesk(texts.context, texts)
    points.grouping, points.method = "none", "tsne"
    texts.take(space_of(vectors_of(STOPPED)))
    times = []
    for _ in range(3):
        points.lay_out()
        while points.progress is None:
            await asyncio.sleep(0.001)
        began = time.perf_counter()
        points.stop()
        await texts.idle()
        times.append((time.perf_counter() - began) * 1000)
    points.end()
    await texts.jobs.close()
    return [row(f"stop laying out {STOPPED} texts", max(times), "ms", 500)]


def cosines() -> list[Row]:
    """The vectors are brought to length one each time, as for a space that was just made."""
    vectors = vectors_of(COSINES)
    floors, times, ratios = [], [], []
    for _ in range(ROUNDS * 3):
        began = time.perf_counter()
        floor = vectors @ vectors.T
        between = time.perf_counter()
        space: Space = space_of(vectors)
        unit = vectors_for(space, "cosine")
        values = table(unit, unit, "cosine")
        ended = time.perf_counter()
        assert floor.shape == values.shape
        floors.append((between - began) * 1000)
        times.append((ended - between) * 1000)
        ratios.append((ended - between) / (between - began))
    return [
        row(f"cosines of {COSINES} texts: NumPy's matrix product", percentile(floors, 0.5), "ms"),
        row(f"cosines of {COSINES} texts", percentile(times, 0.5), "ms"),
        row(f"cosines of {COSINES} texts against NumPy's matrix product", percentile(ratios, 0.5), "×", 1.3),
    ]


def main() -> None:
    application = QCoreApplication([])
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        rows: list[Row] = loop.run_until_complete(measure()) + loop.run_until_complete(stopped())
    print(json.dumps([asdict(entry) for entry in rows + cosines()]))


if __name__ == "__main__":
    main()
