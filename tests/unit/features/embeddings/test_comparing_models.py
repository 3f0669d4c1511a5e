"""The same texts through two models."""

import numpy as np
import pytest

from playground.features.embeddings.comparing import Comparing
from playground.features.embeddings.map_desk import MapDesk
from playground.features.embeddings.settings import EmbeddingSettings
from tests.unit.features.embeddings.spaces import Desk, clustered, space_of, tell, until
from tests.unit.features.embeddings.test_map_desk import ScriptedLayouts

OTHER = EmbeddingSettings(model="two", dimensions=4)


def make(desk: Desk) -> Comparing:
    layouts = ScriptedLayouts()
    return Comparing(desk.context, desk.model, MapDesk(desk.context, desk.model, layouts, layouts))


def test_two_models_are_laid_beside_each_other_and_differ_on_what_is_told():
    async def story(desk: Desk) -> None:
        page, vectors = make(desk), clustered(6)
        texts = tuple("abcdef")
        desk.model.take(space_of(vectors, texts=texts, ids=(11, 12, 13, 14, 15, 16)))
        turn = np.linalg.qr(np.random.default_rng(2).standard_normal((12, 12)))[0]
        desk.model.known = dict(zip(texts, vectors @ turn, strict=True))
        del desk.model.known["b"]
        page.begin(OTHER)
        await desk.idle()
        assert desk.model.asked == [(texts, OTHER)]
        assert page.left is not None
        assert page.right is not None
        assert (page.left.name, page.right.name) == ("one · 12", "two · 12")
        assert page.left.ids == page.right.ids == (11, 13, 14, 15, 16)
        assert page.right.points == pytest.approx(page.left.points, abs=1e-3)
        assert page.correlation == pytest.approx(1)
        assert len(page.pairs) == 10
        assert {page.pairs[0].a, page.pairs[0].b} <= set(page.left.ids)
        assert not page.sampled
        page.clear()
        assert page.comparison is None
        assert not page.pairs

    tell(story)


def test_the_groups_come_when_they_have_been_found():
    async def story(desk: Desk) -> None:
        layouts = ScriptedLayouts()
        page = Comparing(desk.context, desk.model, MapDesk(desk.context, desk.model, layouts, layouts))
        texts, vectors = tuple("abcd"), clustered(4)
        desk.model.take(space_of(vectors, texts=texts))
        desk.model.known = dict(zip(texts, vectors, strict=True))
        layouts.go.clear()
        page.begin(OTHER)
        await until(lambda: page.left is not None)
        assert page.left is not None
        assert set(page.left.groups) == {-1}
        points = page.left.points
        layouts.go.set()
        await desk.idle()
        assert page.left.groups.tolist() == [0, 1, 0, 1]
        assert page.right is not None
        assert page.right.groups.tolist() == [0, 1, 0, 1]
        assert page.left.points is points

    tell(story)


def test_what_cannot_be_compared_says_why():
    async def story(desk: Desk) -> None:
        page = make(desk)
        page.begin(OTHER)
        await desk.idle()
        assert "at least 2" in str(page.trouble)
        desk.model.take(space_of(clustered(3), texts=("a", "b", "c")))
        page.begin(OTHER)
        await desk.idle()
        assert "gave no vectors" in str(page.trouble)
        desk.model.known = {"a": [1], "b": [1, 2], "c": [1]}
        page.begin(OTHER)
        await desk.idle()
        assert "different lengths" in str(page.trouble)
        assert not page.busy

    tell(story)
