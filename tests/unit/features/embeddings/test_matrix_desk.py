"""The page with the matrix."""

import pytest

from playground.features.embeddings.map_desk import MapDesk
from playground.features.embeddings.matrix_desk import Cells, MatrixDesk
from playground.features.embeddings.selection import Selection
from tests.unit.features.embeddings.spaces import Desk, clustered, space_of, tell
from tests.unit.features.embeddings.test_map_desk import ScriptedLayouts


def make(desk: Desk) -> tuple[MatrixDesk, Selection]:
    layouts, selection = ScriptedLayouts(), Selection()
    groups = MapDesk(desk.context, desk.model, layouts, layouts)
    return MatrixDesk(desk.context, desk.model, selection, groups), selection


def test_the_matrix_is_shown_in_the_order_that_is_wished():
    async def story(desk: Desk) -> None:
        page, selection = make(desk)
        desk.model.take(space_of([[1, 0], [0, 1], [0.9, 0.1], [0.1, 0.9]], ids=(5, 6, 7, 8)))
        await desk.idle()
        assert page.order.tolist() == [0, 1, 2, 3]
        selection.select({8})
        page.sort("similarity")
        await desk.idle()
        assert [page.id_at(row) for row in range(page.size)] == [8, 6, 7, 5]
        assert (page.row_of(7), page.row_of(99)) == (2, None)
        page.sort("similarity", 5)
        await desk.idle()
        assert page.order.tolist() == [0, 2, 3, 1]
        page.sort("group")
        await desk.idle()
        assert {frozenset(page.order[:2].tolist()), frozenset(page.order[2:].tolist())} == {
            frozenset((0, 2)),
            frozenset((1, 3)),
        }

    tell(story)


def test_cells_come_for_what_is_in_sight_by_the_measure_that_is_wished():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        assert (await page.picture(0, 1, 0, 1, 5, 5)).shape == (0, 0)
        desk.model.take(space_of(clustered(8) * 3))
        await desk.idle()
        made: list[Cells] = []
        page.cells_made.connect(made.append)
        page.want(2, 4, 0, 8, 2, 8)
        await desk.idle()
        assert (made[0].first_row, made[0].rows, made[0].pixels.shape) == (2, 4, (2, 8))
        assert page.value(3, 3) == pytest.approx(1)
        page.measure_by("euclidean")
        await desk.idle()
        assert page.range[0] == 0
        assert page.value(3, 3) == 0

    tell(story)


def test_the_matrix_is_written_as_it_is_ordered_with_its_texts():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        assert list(page.csv_rows()) == []
        desk.model.take(space_of([[1, 0], [0, 1], [3, 4]], texts=("a", "b", "c")))
        await desk.idle()
        page.sort("similarity", 3)
        await desk.idle()
        assert list(page.csv_rows()) == [
            ("", "c", "b", "a"),
            ("c", "1", "0.8", "0.6"),
            ("b", "0.8", "1", "0"),
            ("a", "0.6", "0", "1"),
        ]

    tell(story)


def test_without_texts_the_matrix_is_empty():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        desk.model.take(space_of([[1, 0]]))
        await desk.idle()
        desk.model.take(None)
        await desk.idle()
        assert page.size == 0
        assert page.space is None

    tell(story)
