"""Embeds 10 000 texts again that have been embedded: no request may go out."""

import asyncio
import gc
import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.features.embeddings.order import Order
from playground.features.embeddings.settings import EmbeddingSettings
from playground.loop import EventLoop
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row
from tests.unit.features.embeddings.rig import Story, open_story

TEXTS = 10_000
DIMENSIONS = 1_536
ROUNDS = 3
NAME = f"embed {TEXTS} known texts × {DIMENSIONS}"
MODEL = EmbeddingSettings(model="test-embed")


async def seed(told: Story, texts: list[str]) -> None:
    kind = Order(told.server.current, told.client.dialect, MODEL).kind
    vectors = np.random.default_rng(1).standard_normal((TEXTS, DIMENSIONS), np.float32)
    await told.vectors.keep(kind, {text: vector.tobytes() for text, vector in zip(texts, vectors, strict=True)})


async def embed(told: Story, texts: list[str], heart: Heartbeat, gaps: list[float]) -> float:
    """Milliseconds from Enter until every text has its vector and can be drawn."""
    told.model.new()
    told.model.add(texts)
    while told.jobs.running:
        await asyncio.sleep(0.001)
    heart.start()
    began = time.perf_counter()
    told.model.embed()
    while told.model.busy or told.model.space is None or len(told.model.space) < TEXTS:
        await asyncio.sleep(0.001)
    took = (time.perf_counter() - began) * 1000
    heart.stop()
    gaps += heart.gaps
    return took


async def measure(folder: Path) -> list[Row]:
    told, heart = open_story(folder), Heartbeat()
    texts = [f"text number {number} of many" for number in range(TEXTS)]
    await told.database.open()
    told.model.start()
    told.model.wish(MODEL)
    await seed(told, texts)
    gaps: list[float] = []
    times = [await embed(told, texts, heart, gaps) for _ in range(ROUNDS)]
    heart.gaps = gaps
    told.model.end()
    await told.jobs.close()
    await told.database.close()
    return [
        row(NAME, percentile(times, 0.5), "ms", 1000),
        row(f"{NAME}: requests", len(told.client.requests), "", 0),
        *heart.rows(NAME, p99=16),
    ]


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
