"""The process that lays out maps, and who asks it."""

import asyncio
import io
import sys

import numpy as np
import pytest

from playground.features.embeddings import layout_messages
from playground.features.embeddings.layout_messages import Said, Task
from playground.features.embeddings.layout_worker import Progress
from playground.features.embeddings.layouts import Layouts
from playground.services.errors import Refused
from tests.unit.features.embeddings.spaces import clustered, floats, until


def test_messages_arrive_as_they_were_sent_and_half_of_one_is_none():
    stream = io.BytesIO()
    layout_messages.write(stream, Task("tsne", 2), floats([[1, 2]]))
    layout_messages.write(stream, Said(0.5))
    whole = stream.getvalue()
    stream.seek(0)
    head, vectors = layout_messages.read(stream) or ({}, None)
    assert Task(**head) == Task("tsne", 2)
    assert vectors is not None
    assert vectors.tolist() == [[1, 2]]
    assert layout_messages.read(stream) == ({"progress": 0.5, "failure": ""}, None)
    assert layout_messages.read(stream) is None
    for length in (10, 60):
        assert layout_messages.read(io.BytesIO(whole[:length])) is None


def test_what_the_libraries_print_tells_how_far_they_are():
    told: list[float] = []
    progress = Progress(told.append)
    progress.write("[t-SNE] Computed neighbors for 20 samples in 0.1s...")
    progress.write("[t-SNE] Iteration 250: error = 50.1, gradient norm = 0.1")
    progress.write("\rEpochs completed:  30%| ###    150/500 [00:01]")
    assert told == [0.25, 0.3]


def test_the_worker_finds_groups_and_places_and_is_killed_when_they_are_not_wanted_any_more():
    vectors = np.vstack((clustered(30, groups=3), [[90.0] * 12])).astype(np.float32)

    async def run() -> None:
        layouts, told = Layouts(), []
        groups = await layouts.ask(Task("kmeans"), vectors[:12], told.append)  # as many as there are
        assert sorted(map(sorted, (np.flatnonzero(groups == group) % 3 for group in range(3)))) == [
            [each] * 4 for each in range(3)
        ]
        groups = await layouts.ask(Task("hdbscan"), vectors, told.append)
        assert groups.max() == 2
        assert groups[30] == -1  # far from all
        points = await layouts.ask(Task("tsne", 2), vectors[:8], told.append)
        assert points.shape == (8, 2)
        assert points.dtype == np.float32
        assert told[-1] == 1
        with pytest.raises(Refused, match="could not be computed"):
            await layouts.ask(Task("kmeans", 2), np.full((4, 2), np.nan, np.float32), told.append)

        told.clear()
        process = layouts._process
        assert process is not None
        asked = asyncio.create_task(layouts.ask(Task("tsne", 2), np.tile(vectors, (40, 1)), told.append))
        await until(lambda: bool(told))
        asked.cancel()
        await asyncio.wait((asked,))
        assert asked.cancelled()
        await until(lambda: process.poll() is not None)
        assert process.returncode != 0

    asyncio.run(run())


def test_a_worker_that_ends_or_does_not_start_is_told():
    async def run() -> None:
        nothing = np.zeros((2, 2), np.float32)
        with pytest.raises(Refused, match="ended"):
            await Layouts((sys.executable, "-S", "-c", "")).ask(Task("tsne"), nothing, print)
        with pytest.raises(Refused, match="could not be started"):
            await Layouts(("no-such-program-here",)).ask(Task("tsne"), nothing, print)

    asyncio.run(run())
