"""The page with the map: what is laid out, what stands, which groups there are."""

import asyncio

import numpy as np

from playground.features.embeddings.layout_messages import Array, Task
from playground.features.embeddings.layouts import Layouts
from playground.features.embeddings.map_desk import MapDesk
from playground.message import Message
from playground.services.errors import Refused
from tests.unit.features.embeddings.spaces import Desk, clustered, space_of, tell, until


class ScriptedLayouts(Layouts):
    """Answers at once, or when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[Task] = []
        self.go = asyncio.Event()
        self.go.set()
        self.refusal: Message | None = None
        self.cancelled = 0

    async def ask(self, task: Task, vectors: Array, on_progress) -> Array:
        self.tasks.append(task)
        on_progress(0.5)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.refusal is not None:
            raise Refused(self.refusal)
        if task.kind in ("kmeans", "hdbscan"):
            return np.arange(len(vectors), dtype=np.int32) % (task.count or 2)
        return np.arange(len(vectors) * (task.count or 2), dtype=np.float32).reshape(len(vectors), -1)


class Page:
    """A map that has been opened, and what its face is told."""

    def __init__(self, desk: Desk) -> None:
        self.layouts, self.groupings = ScriptedLayouts(), ScriptedLayouts()
        self.map = MapDesk(desk.context, desk.model, self.layouts, self.groupings)
        self.news: list[bool] = []
        self.map.points_changed.connect(self.news.append)
        self.map.begin()


def test_texts_are_laid_out_grouped_and_named_and_nothing_moves_when_one_is_added():
    async def story(desk: Desk) -> None:
        page, vectors = Page(desk), clustered(7)
        assert page.map.points is None
        desk.model.take(space_of(vectors[:6], texts=("cat",) * 3 + ("dog",) * 3))
        await desk.idle()
        before = page.map.points
        assert before is not None
        assert before.shape == (6, 2)
        assert page.map.groups.tolist() == [0, 1, 0, 1, 0, 1]
        assert len(page.map.group_names) == 2
        assert not page.map.standing
        desk.model.take(space_of(vectors))
        await desk.idle()
        assert page.map.points is not None
        assert (page.map.points[:6] == before).all()
        assert page.map.groups.tolist() == [0, 1, 0, 1, 0, 1, 0]
        assert page.map.standing
        assert page.news == [True, False]
        page.map.lay_out()
        await desk.idle()
        assert not page.map.standing
        assert page.news == [True, False, True]
        desk.model.take(None)
        assert page.map.points is None
        assert len(page.map.groups) == 0

    tell(story)


def test_until_the_map_is_looked_at_nothing_is_computed():
    async def story(desk: Desk) -> None:
        layouts = ScriptedLayouts()
        page = MapDesk(desk.context, desk.model, layouts, layouts)
        desk.model.take(space_of(clustered(6)))
        assert not desk.jobs.running
        page.begin()
        await desk.idle()
        assert page.points is not None
        assert [task.kind for task in layouts.tasks] == ["kmeans"]

    tell(story)


def test_a_long_layout_tells_how_far_it_is_and_takes_along_what_comes_meanwhile():
    async def story(desk: Desk) -> None:
        page, vectors = Page(desk), clustered(7)
        desk.model.take(space_of(vectors[:6]))
        await desk.idle()
        page.layouts.go.clear()
        page.map.choose("tsne", 3)
        await until(lambda: page.map.progress == 0.5)
        assert page.map.busy
        desk.model.take(space_of(vectors))
        page.layouts.go.set()
        await desk.idle()
        assert page.layouts.tasks == [Task("tsne", 3)]
        assert page.map.points is not None
        assert page.map.points.shape == (7, 3)
        assert page.map.space is desk.model.space
        assert page.map.explained is None
        assert not page.map.busy

    tell(story)


def test_stop_leaves_the_map_that_stands():
    async def story(desk: Desk) -> None:
        page = Page(desk)
        desk.model.take(space_of(clustered(6)))
        await desk.idle()
        before = page.map.points
        page.layouts.go.clear()
        page.map.choose("tsne")
        await until(lambda: page.map.busy)
        page.map.stop()
        await desk.idle()
        assert page.layouts.cancelled == 1
        assert page.map.method == "pca"
        assert page.map.points is before
        assert not page.map.busy

    tell(story)


def test_other_vectors_are_laid_out_anew():
    async def story(desk: Desk) -> None:
        page = Page(desk)
        desk.model.take(space_of(clustered(6)))
        await desk.idle()
        desk.model.take(space_of(clustered(6, dimensions=4)))
        await desk.idle()
        assert page.news == [True, True]
        assert page.map.groups.tolist() == [0, 1, 0, 1, 0, 1]

    tell(story)


def test_what_cannot_be_laid_out_says_why():
    async def story(desk: Desk) -> None:
        page = Page(desk)
        assert page.map.why_not("pca") is not None
        desk.model.take(space_of([[1, 2]]))
        assert page.map.trouble == page.map.why_not("pca")
        desk.model.take(space_of(clustered(6)))
        await desk.idle()
        assert page.map.trouble is None
        page.layouts.refusal = Message("No")
        page.map.choose("tsne")
        await desk.idle()
        assert page.map.trouble == Message("No")
        desk.model.take(space_of([[1, 2]]))
        await desk.idle()
        assert page.map.points is None  # they were of texts that are gone

    tell(story)


def test_groups_are_found_as_wished_and_points_are_coloured_as_wished():
    async def story(desk: Desk) -> None:
        page = Page(desk)
        desk.model.take(space_of(clustered(6), labels=("x", "", "y", "x", "y", "")))
        await desk.idle()
        page.map.group("kmeans", 3)
        await desk.idle()
        assert page.map.categories.numbers.tolist() == [0, 1, 2, 0, 1, 2]
        page.map.group("hdbscan")
        await desk.idle()
        page.map.group("none")
        await desk.idle()
        assert page.groupings.tasks == [Task("kmeans"), Task("kmeans", 3), Task("hdbscan")]
        assert set(page.map.groups) == {-1}
        page.map.colour("label")
        assert page.map.categories.numbers.tolist() == [0, -1, 1, 0, 1, -1]
        assert page.map.categories.names == ("x", "y")
        page.map.colour("none")
        assert not page.map.categories.names

    tell(story)
