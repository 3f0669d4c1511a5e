"""Small spaces whose vectors say what is similar, and a model that has one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from playground.features.embeddings.settings import EmbeddingSettings
from playground.features.embeddings.space import Floats, Space
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.services.context import Context


def floats(values: Any) -> Floats:
    return np.array(values, np.float32)


def space_of(vectors: Any, texts: Sequence[str] = (), ids: Sequence[int] = (), labels: Sequence[str] = ()) -> Space:
    array = floats(vectors)
    count = len(array)
    return Space(
        tuple(ids or range(1, count + 1)),
        tuple(texts or (f"text {number}" for number in range(1, count + 1))),
        tuple(labels or ("",) * count),
        ("",) * count,
        array,
    )


def clustered(count: int, dimensions: int = 12, groups: int = 2, seed: int = 1, spread: float = 0.2) -> Floats:
    """Vectors about as many middles as there are groups, in turn."""
    noise = np.random.default_rng(seed)
    middles = noise.standard_normal((groups, dimensions))
    vectors = middles[np.arange(count) % groups] + spread * noise.standard_normal((count, dimensions))
    return vectors.astype(np.float32)


class Model:
    """Has the space that it is given, and embeds by a table."""

    def __init__(self) -> None:
        self.space_changed: Signal[()] = Signal()
        self.space: Space | None = None
        self.shown_model = "one"
        self.known: dict[str, Sequence[float]] = {}
        self.asked: list[tuple[tuple[str, ...], EmbeddingSettings | None]] = []

    def take(self, space: Space | None) -> None:
        self.space = space
        self.space_changed.emit()

    async def embed_texts(
        self, texts: Sequence[str], settings: EmbeddingSettings | None = None
    ) -> Sequence[bytes | None]:
        self.asked.append((tuple(texts), settings))
        vectors = [self.known.get(text) for text in texts]
        return [None if vector is None else np.array(vector, "<f4").tobytes() for vector in vectors]


class Desk:
    """A model, real jobs and what their user is told."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        notices = Notices()
        notices.posted.connect(self.notices.append)
        self.jobs = Jobs(notices)
        self.context = cast("Context", SimpleNamespace(jobs=self.jobs, notices=notices))
        self.model = Model()

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.001)


def tell(story: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk()
        try:
            await story(desk)
        finally:
            await desk.jobs.close()
        assert not desk.notices

    asyncio.run(run())
