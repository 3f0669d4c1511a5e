"""Embeddings: two topics in eight sentences, the matrix and the map, a search, one more text, and two models."""

from PySide6.QtWidgets import QLineEdit

from playground.features.embeddings.view.embeddings_view import EmbeddingsTab
from playground.features.embeddings.view.suggestions import two_topics
from playground.tour.driver import Driver
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr

TAB = "embeddings"
LONG = 60.0  # seconds: the first map loads what computes it


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+5")
    await driver.until(lambda: driver.all(EmbeddingsTab), "The tab")
    await _embed(driver)
    await _look(driver)
    await _search(driver)
    await _add_one(driver)
    await _compare(driver)


async def _embed(driver: Driver) -> None:
    model = _tab(driver).model
    async with driver.step("Nothing there yet", TAB):
        await driver.press("Ctrl+N")
        await driver.until(lambda: driver.all(EmptyState), "What can be tried")
    async with driver.step("Eight sentences", TAB):
        _tab(driver).work.composer.set_text(two_topics())
        await driver.press("Return", "prompt")
        await driver.until(lambda: model.space is not None and len(model.space) == 8, "The vectors", LONG)
    async with driver.step("All of them are embedded", TAB):
        await driver.until(lambda: not model.busy, "The end of the work", LONG)
        driver.check(all(row.state == "done" for row in model.rows), "A text has no vector")


async def _look(driver: Driver) -> None:
    parts = _tab(driver).parts
    async with driver.step("Every text beside each other in the matrix", TAB):
        await driver.click("matrix")
        await driver.until(lambda: parts.matrix.size == 8, "The matrix", LONG)
    async with driver.step("Two topics on the map", TAB):
        await driver.click("map")
        await driver.until(lambda: parts.map.points is not None and not parts.map.busy, "The map", LONG)
    async with driver.step("The numbers of one text", TAB):
        parts.selection.select((parts.model.rows[0].id,))
        await driver.click("vector")
        await driver.until(lambda: driver.is_visible("vector_values"), "The values")


async def _search(driver: Driver) -> None:
    search = _tab(driver).parts.search
    async with driver.step("Find texts by what they say", TAB):
        await driver.click("search")
        await driver.until(lambda: driver.is_visible("question"), "The question")
        await driver.type("question", tr("Where does the cat sleep?"))
        await driver.press("Return", driver.find("question", QLineEdit))
        await driver.until(lambda: search.result is not None and not search.busy, "The answer", LONG)


async def _add_one(driver: Driver) -> None:
    parts = _tab(driver).parts
    async with driver.step("One more text", TAB):
        await driver.click("map")
        await driver.until(lambda: parts.map.points is not None and not parts.map.busy, "The map", LONG)
        before = parts.map.points
        await driver.type("prompt", tr("A train waits at the station."))
        await driver.press("Return", "prompt")
        await driver.until(lambda: _points(driver) == 9, "The ninth point", LONG)
        after = parts.map.points
        still = before is not None and after is not None and (before == after[:8]).all()
        driver.check(still, "The map did not stand still")


async def _compare(driver: Driver) -> None:
    comparing = _tab(driver).parts.comparing
    async with driver.step("Through fewer numbers", TAB):
        await driver.click("compare")
        await driver.until(lambda: driver.is_visible("other_dimensions"), "The page")
        await driver.type("other_dimensions", "32")
        await driver.click("begin_comparison")
        await driver.until(lambda: comparing.correlation is not None, "The comparison", LONG)
    await driver.click("texts")


def _points(driver: Driver) -> int:
    points = _tab(driver).parts.map.points
    return 0 if points is None else len(points)


def _tab(driver: Driver) -> EmbeddingsTab:
    return driver.all(EmbeddingsTab)[0]
