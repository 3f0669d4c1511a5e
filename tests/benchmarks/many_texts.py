"""20 000 texts of 1 536 dimensions: search, map, matrix and what they take of the memory."""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtWidgets import QApplication

from playground.features.embeddings.map_desk import MapDesk
from playground.features.embeddings.matrix_desk import MatrixDesk
from playground.features.embeddings.ranking import nearest
from playground.features.embeddings.search_desk import SearchDesk
from playground.features.embeddings.selection import Selection
from playground.features.embeddings.settings import EmbeddingSettings
from playground.features.embeddings.space import Floats, Space
from playground.loop import EventLoop
from playground.services.jobs import Jobs
from playground.services.notices import Notices
from playground.signal import Signal
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row

if TYPE_CHECKING:
    from playground.services.context import Context

TEXTS = 20_000
DIMENSIONS = 1_536
QUERIES = 50
ROUNDS = 5
SIDE = 900
NAME = f"{TEXTS} texts × {DIMENSIONS}"


def vectors_of(count: int) -> Floats:
    """Topics and what is special to each text; not at length one, so that this has to be done too."""
    noise = np.random.default_rng(1)
    topics = noise.standard_normal((40, DIMENSIONS), np.float32)
    vectors = noise.standard_normal((count, DIMENSIONS), np.float32)
    vectors += topics[np.arange(count) % len(topics)]
    return vectors


def space_of(vectors: Floats) -> Space:
    count = len(vectors)
    texts = tuple(f"text {number}" for number in range(count))
    return Space(tuple(range(1, count + 1)), texts, ("",) * count, ("",) * count, vectors)


class Texts:
    """Stands for the model of the tab: it has the space that it is given."""

    def __init__(self) -> None:
        self.space_changed: Signal[()] = Signal()
        self.space: Space | None = None
        self.settings = EmbeddingSettings()
        self.shown_model = ""
        notices = Notices()
        self.jobs = Jobs(notices)
        self.context = cast("Context", SimpleNamespace(jobs=self.jobs, notices=notices))

    def take(self, space: Space) -> None:
        self.space = space
        self.space_changed.emit()

    async def embed_texts(
        self, texts: Sequence[str], settings: EmbeddingSettings | None = None
    ) -> Sequence[bytes | None]:
        return [np.full(DIMENSIONS, len(text), "<f4").tobytes() for text in texts]

    async def idle(self) -> None:
        while self.jobs.running:
            await asyncio.sleep(0.0005)


def megabytes() -> float:
    """The most that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


async def measure() -> list[Row]:
    texts, heart = Texts(), Heartbeat()
    points = MapDesk(texts.context, texts)
    points.grouping = "none"
    matrix = MatrixDesk(texts.context, texts, Selection(), points)
    search = SearchDesk(texts.context, texts, Selection())
    texts.take(space_of(vectors_of(TEXTS)))
    await texts.idle()
    heart.start()
    laid_out = [await timed_map(points, texts) for _ in range(ROUNDS)]
    began = time.perf_counter()
    await matrix.picture(0, TEXTS, 0, TEXTS, SIDE, SIDE)
    drawn = (time.perf_counter() - began) * 1000
    asked = [await timed_question(search, texts, number) for number in range(QUERIES)]
    heart.stop()
    await texts.jobs.close()
    return [
        row(f"{NAME}: map by principal components", percentile(laid_out, 0.5), "ms", 500),
        row(f"{NAME}: whole matrix as a picture", drawn, "ms"),
        row(f"{NAME}: a question, from its vector to the ranked texts", percentile(asked, 0.5), "ms", 10),
        *floor_of(texts),
        *heart.rows(NAME, 16),
        row(f"{NAME}: resident memory", megabytes(), "MB", 600),
    ]


async def timed_map(points: MapDesk, texts: Texts) -> float:
    began = time.perf_counter()
    points.lay_out()
    await texts.idle()
    return (time.perf_counter() - began) * 1000


async def timed_question(search: SearchDesk, texts: Texts, number: int) -> float:
    began = time.perf_counter()
    search.ask("?" * (number + 1))
    await texts.idle()
    assert search.result is not None
    return (time.perf_counter() - began) * 1000


def floor_of(texts: Texts) -> list[Row]:
    """NumPy alone: the product of all vectors with one."""
    assert texts.space is not None
    unit, products, ranked = texts.space.unit, [], []
    for place in range(QUERIES):
        began = time.perf_counter()
        unit @ unit[place]
        between = time.perf_counter()
        nearest(unit, unit[place], 100)
        products.append((between - began) * 1000)
        ranked.append((time.perf_counter() - between) * 1000)
    return [
        row(f"{NAME}: NumPy's product with one vector", percentile(products, 0.5), "ms"),
        row(f"{NAME}: the same and its best hundred", percentile(ranked, 0.5), "ms"),
    ]


def main() -> None:
    application = QApplication(["many_texts", "-platform", "offscreen"])
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        rows: list[Row] = loop.run_until_complete(measure())
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
