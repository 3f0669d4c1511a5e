"""Pictures: make two, choose one, paint over a part, change it, compare, vary and save."""

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from playground.features.images.view.canvas.mask_canvas import MaskCanvas
from playground.features.images.view.images_view import ImagesTab
from playground.features.images.view.result_list import ResultList
from playground.tour.driver import Driver
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr

TAB = "images"
LONG = 60.0  # seconds for the pictures of the demo server


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+2")
    await driver.until(lambda: driver.all(ImagesTab), "The tab")
    await _generate(driver)
    await _paint(driver)
    await _edit(driver)
    await _origin(driver)
    await _compare(driver)
    await _vary(driver)
    await _look_back(driver)


async def _generate(driver: Driver) -> None:
    async with driver.step("Nothing made yet", TAB):
        await driver.press("Ctrl+N")
        await driver.until(lambda: driver.all(EmptyState), "What can be tried")
    async with driver.step("Two pictures at once", TAB):
        await _with_settings(driver)
        await driver.choose("n", "2")
        await _without_settings(driver)
        await driver.type("prompt", tr("A red house by a lake with mountains, trees and flowers, at sunset"))
        await driver.press("Return", "prompt")
        await driver.until(lambda: _busy(driver), "The work")
    async with driver.step("Both are there", TAB):
        await _until_idle(driver)
        driver.check(len(_results(driver)) == 2, "There are not two pictures")
    async with driver.step("Choose the second", TAB):
        await driver.press("Right", _list(driver))
        wanted = _results(driver)[1]
        await driver.until(lambda: _shown(driver) == wanted, "The second picture on the canvas")


async def _paint(driver: Driver) -> None:
    canvas = driver.find(tr("Picture and mask"), MaskCanvas)
    await driver.until(lambda: canvas.settled, "The picture")
    async with driver.step("Paint with the brush", TAB):
        await driver.press("B", canvas)
        for _ in range(4):
            await driver.press("]", canvas)
        await drag(driver, canvas, [(0.46, 0.12), (0.54, 0.12), (0.55, 0.18), (0.45, 0.18), (0.46, 0.24), (0.54, 0.26)])
        driver.check(_painted(driver), "Nothing was painted")
    async with driver.step("Lasso", TAB):
        await driver.press("L", canvas)
        await drag(driver, canvas, [(0.62, 0.10), (0.70, 0.12), (0.71, 0.28), (0.63, 0.26), (0.62, 0.10)])
    async with driver.step("Undo the lasso", TAB):
        await driver.press("Ctrl+Z", canvas)
        driver.check(_painted(driver), "Undo took the brush stroke, too")


async def _edit(driver: Driver) -> None:
    async with driver.step("Say what should change", TAB):
        await driver.clear("prompt")
        await driver.type("prompt", tr("A colourful hot air balloon"))
    async with driver.step("The painted part is changed", TAB):
        before = _shown(driver)
        await driver.press("Return", "prompt")
        await driver.until(lambda: _busy(driver), "The work")
        await _until_idle(driver)
        await driver.until(lambda: _shown(driver) not in (None, before), "The edited picture on the canvas")


async def _origin(driver: Driver) -> None:
    panel = _tab(driver).origin
    async with driver.step("How it was made", TAB):
        if driver.is_visible("result_origin"):
            await driver.click("result_origin")
        else:
            # A small window has it in the menu at the end of the row.
            _tab(driver).work.strip.tools.triggered.emit("origin")
        await driver.until(panel.isVisible, "What is known about the step")
        driver.check(tr("free (demo)") in panel.text(), "It does not say what it cost")
    panel.hide()


async def _compare(driver: Driver) -> None:
    async with driver.step("Compare with the wipe", TAB):
        await driver.click("result_compare")
        await driver.until(lambda: driver.is_visible("compare_pane"), "Both pictures")
        pane: QWidget = driver.find("compare_pane")
        await drag(driver, pane, [(0.5, 0.5), (0.45, 0.5), (0.4, 0.5)])
    async with driver.step("Back to work", TAB):
        await driver.press("Esc", "compare_pane")
        await driver.until(lambda: driver.is_visible("prompt"), "The prompt")


async def _vary(driver: Driver) -> None:
    async with driver.step("Variations", TAB):
        await driver.click("vary")
        await driver.until(lambda: _busy(driver), "The work")
        await _until_idle(driver)
        driver.check(_results(driver), "There are no variations")
    async with driver.step("Save one", TAB):
        with tempfile.TemporaryDirectory(prefix="playground-tour-") as folder:
            path = Path(folder) / "variation.png"
            await driver.click("result_save")
            await driver.until(lambda: driver.all(QFileDialog), "The dialog that asks where")
            field = driver.find("fileNameEdit", QLineEdit)
            await driver.clear(field)
            await driver.type(field, str(path))
            await driver.press("Return", field)
            await driver.until(path.is_file, "The file")


async def _look_back(driver: Driver) -> None:
    async with driver.step("Everything that was made", TAB):
        if not driver.is_visible("library"):
            await driver.click(tr("Show the list"))
        await driver.click("library")
        await driver.until(lambda: driver.is_visible("library_grid"), "The library")
    async with driver.step("Compare any two of them", TAB):
        grid = _tab(driver).library.grid
        await driver.until(lambda: len(grid.rows.pictures(range(3))) > 2, "The pictures")
        selection = grid.selectionModel()
        for row in (0, 2):
            selection.select(grid.rows.index(row), selection.SelectionFlag.Select)
        await driver.click("library_compare")
        await driver.until(lambda: driver.is_visible("compare_pane"), "Both pictures")
    await driver.press("Esc", "compare_pane")
    await driver.press("Esc", "library_grid")


async def drag(driver: Driver, target: QWidget, places: Sequence[tuple[float, float]]) -> None:
    """From place to place with the left button down; places are shares of the width and the height."""
    points = [QPoint(round(x * target.width()), round(y * target.height())) for x, y in places]
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(target, Qt.MouseButton.LeftButton, none, points[0])
    for start, end in pairwise(points):
        for part in range(1, 6):
            QTest.mouseMove(target, start + (end - start) * part / 5)
            await driver.pause()
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, none, points[-1])
    await driver.pause()


async def _with_settings(driver: Driver) -> None:
    if not driver.is_visible("n"):
        await driver.click(tr("Show the settings"))
        await driver.until(lambda: driver.is_visible("n"), "The settings")


async def _without_settings(driver: Driver) -> None:
    """Where they lie over the work they are closed again."""
    if driver.window.width() < 1100:
        await driver.click(tr("Fold the settings away"))


def _tab(driver: Driver) -> ImagesTab:
    return driver.all(ImagesTab)[0]


def _list(driver: Driver) -> ResultList:
    return _tab(driver).work.strip.list


def _results(driver: Driver) -> list[int]:
    return [picture.id for picture in _tab(driver).model.looking.results]


def _shown(driver: Driver) -> int | None:
    shown = _tab(driver).model.sources.shown
    return None if shown is None else shown.picture.id


def _painted(driver: Driver) -> bool:
    return _tab(driver).model.sources.painted


def _busy(driver: Driver) -> bool:
    return driver.find("run", Button).text() == tr("Stop")


async def _until_idle(driver: Driver) -> None:
    await driver.until(lambda: not _busy(driver), "The end of the work", LONG)
