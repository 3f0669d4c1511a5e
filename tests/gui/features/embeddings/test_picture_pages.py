"""Matrix, map and search as a person uses them: one selection for all, and the desks' answers on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.features.embeddings.view.map_page import MapPage
from playground.features.embeddings.view.matrix_page import MatrixPage
from playground.features.embeddings.view.search_page import SearchPage
from tests.faults.server import FaultServer
from tests.gui.features.embeddings.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
TEXTS = ("A cat sleeps", "Another cat", "Trains run", "Take the train")


def test_matrix_shows_both_texts_and_their_value_selects_the_pair_and_sorts(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*TEXTS)
        desk.look_at("matrix")
        page = desk.tab.pages.page("matrix")
        assert isinstance(page, MatrixPage)
        parts = desk.tab.parts
        await desk.finished()
        ids = [row.id for row in desk.model.rows]
        place = page.heat.cell_place(0, 1).toPoint()
        QTest.mouseMove(page.heat, place)
        assert parts.selection.hovered == ids[0]
        assert [each.full_text() for each in page.readout.texts] == ["A cat sleeps", "Another cat"]
        assert float(page.readout.figure.text()) == pytest.approx(parts.matrix.value(0, 1), abs=1e-3)
        assert not page.order.buttons["similarity"].isEnabled()
        QTest.mouseClick(page.heat, LEFT, pos=place)
        assert parts.selection.pair == (ids[0], ids[1])
        assert desk.work.table.selected() == ids[:2]
        parts.selection.select((ids[3],))
        desk.click(page.order.buttons["similarity"])
        desk.click(page.measure.buttons["euclidean"])
        await desk.finished()
        assert [parts.matrix.id_at(row) for row in (0, 1)] == [ids[3], ids[2]]
        assert parts.matrix.measure == "euclidean"
        assert page.to_image().width() == 2 * page.heat.width()

    at_the_desk(story)


def test_map_shares_the_selection_and_stands_still_until_it_is_laid_out_again(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*TEXTS)
        parts = desk.tab.parts
        parts.map.group("none")
        desk.look_at("map")
        page = desk.tab.pages.page("map")
        assert isinstance(page, MapPage)
        await desk.finished()
        ids = [row.id for row in desk.model.rows]
        QTest.mouseClick(page.map, LEFT, pos=page.map.place_on_screen(2).toPoint())
        QTest.mouseClick(page.map, LEFT, CONTROL, page.map.place_on_screen(0).toPoint())
        assert parts.selection.ids == {ids[0], ids[2]}
        parts.selection.hover(ids[1])
        assert page.readout.texts[0].full_text() == "Another cat"
        parts.selection.hover(None)
        assert "% of the differences" in page.readout.texts[0].full_text()
        places = [page.map.place_on_screen(place) for place in range(4)]
        await desk.embed("Trains are late")
        assert [page.map.place_on_screen(place) for place in range(4)] == places
        assert "nothing else has moved" in page.readout.texts[0].full_text()
        desk.click(page.tools.dimensions.buttons["3"])
        await desk.finished()
        assert parts.map.points is not None
        assert parts.map.points.shape == (5, 3)
        assert not page.tools.method.buttons["umap"].isEnabled() or parts.map.why_not("umap") is None
        desk.model.set_label(ids[0], "pets")
        parts.map.colour("label")
        assert not page.tools.grouping.isVisible()
        assert page.to_svg().count(b"<circle") >= 5
        QTest.mouseClick(page.map, LEFT, pos=page.map.rect().center())

    at_the_desk(story)


def test_search_answers_questions_and_finds_neighbours_strays_duplicates_and_sums(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*TEXTS)
        desk.look_at("search")
        page = desk.tab.pages.page("search")
        assert isinstance(page, SearchPage)
        tools, selection = page.tools, desk.tab.parts.selection
        ids = [row.id for row in desk.model.rows]

        async def found() -> list[tuple[int, ...]]:
            desk.click(tools.run)
            await desk.finished()
            return [row.ids for row in page.list.hits.rows]

        assert not tools.run.isEnabled()
        tools.question.setText("Animals at home")
        assert {each for (each,) in (await found())[:2]} == set(ids[:2])
        assert page.title.full_text() == "Nearest to “Animals at home”"
        page.list.setCurrentIndex(page.list.hits.index(0))
        assert selection.ids == set(page.list.hits.rows[0].ids)
        tools.mode.buttons["neighbours"].click()
        selection.select(ids[2:3])
        assert tools.neighbour_of.full_text() == "Trains run"
        assert (await found())[0] == (ids[3],)
        tools.mode.buttons["odd"].click()
        selection.select(ids[1:])
        assert (await found())[0] == (ids[1],)
        tools.mode.buttons["duplicates"].click()
        tools.threshold.setValue(0.9)
        assert {frozenset(pair) for pair in await found()} == {frozenset(ids[:2]), frozenset(ids[2:])}
        page.list.setCurrentIndex(page.list.hits.index(0))
        assert selection.pair == page.list.hits.rows[0].ids
        tools.threshold.setValue(1.0)
        assert not await found()
        assert page.nothing.isVisible()
        tools.mode.buttons["arithmetic"].click()
        selection.select(ids[:2])
        desk.click(tools.formula.add)
        selection.select(ids[3:])
        desk.click(tools.formula.subtract)
        desk.click(tools.formula.terms[1])
        assert [term.text() for term in tools.formula.terms] == ["+ A cat sleeps", "− Take the train"]
        assert (await found())[0] == (ids[1],)
        desk.model.remove(ids[:1])
        assert [term.text() for term in tools.formula.terms] == ["− Take the train"]
        assert not tools.run.isEnabled()

    at_the_desk(story)
