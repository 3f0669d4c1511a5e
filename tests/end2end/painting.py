"""Runs the real program and uses its images tab with real mouse and keyboard events of the X server, through xdotool.

Started by a test as a program of its own: `painting.py DATA OUT`. It leaves in OUT what the test compares.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from playground import app
from playground.features.images.encoding import encode_png
from playground.features.images.mask.mask_png import encode_mask
from playground.features.images.mask.tool import Tool
from playground.features.images.view.images_view import ImagesTab
from playground.tour.driver import Driver
from playground.tour.report import Report
from playground.window.frame import Frame

PROMPT = "A red house by a lake with mountains, at sunset"
CHANGE = "A colourful hot air balloon"
SIZE = "512x512"
LONG = 60.0


class Mouse:
    """And keyboard. Places are shares of a widget's width and height."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    async def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        point = widget.mapToGlobal(widget.rect().center() if place is None else place)
        await self._xdo("mousemove", str(point.x()), str(point.y()))
        await self._xdo("click", "1")

    async def drag(self, widget: QWidget, places: Sequence[tuple[float, float]]) -> None:
        points = [widget.mapToGlobal(QPoint(round(x * widget.width()), round(y * widget.height()))) for x, y in places]
        await self._xdo("mousemove", str(points[0].x()), str(points[0].y()))
        await self._xdo("mousedown", "1")
        for start, end in pairwise(points):
            for part in range(1, 6):
                point = start + (end - start) * part / 5
                await self._xdo("mousemove", str(point.x()), str(point.y()))
        await self._xdo("mouseup", "1")

    async def type(self, text: str) -> None:
        await self._xdo("type", "--delay", "4", text)

    async def press(self, *keys: str) -> None:
        await self._xdo("key", "--delay", "4", *keys)

    async def focus(self, window: QWidget | None = None) -> None:
        """As a window manager would."""
        await self._xdo("windowfocus", "--sync", str(int((window or self._window).winId())))

    async def _xdo(self, *arguments: str) -> None:
        await asyncio.to_thread(subprocess.run, ["xdotool", *arguments], check=True, timeout=20)


class Painter:
    def __init__(self, frame: Frame, out: Path) -> None:
        window = frame.window()
        self.driver = Driver(window, Report())
        self.mouse = Mouse(window)
        self.out = out
        self.seen: dict[str, Any] = {}

    @property
    def tab(self) -> ImagesTab:
        return self.driver.all(ImagesTab)[0]

    async def work(self) -> None:
        await self.mouse.focus()
        await self.mouse.press("ctrl+2")
        await self.driver.until(lambda: self.driver.all(ImagesTab), "The tab")
        await self.generate()
        await self.paint()
        await self.edit()
        await self.save()
        await self.open_again()

    async def generate(self) -> None:
        await self.choose(self.tab.options.rows.n.box, "2")
        await self.mouse.click(self.tab.options.rows.size.field)
        await self.mouse.type(SIZE)
        await self.ask(PROMPT)
        self.seen["made"] = [picture.id for picture in self.tab.model.looking.results]
        results = self.tab.work.strip.list
        second = results.visualRect(results.results.index(1))
        await self.mouse.click(results.viewport(), second.center())
        await self.driver.until(lambda: self.shown() == self.seen["made"][1], "The second picture on the canvas")
        await self.driver.until(lambda: self.tab.work.canvas.settled, "The picture")

    async def paint(self) -> None:
        canvas, rail = self.tab.work.canvas, self.tab.work.rail
        await self.mouse.click(rail.tools[Tool.BRUSH])
        await self.mouse.drag(canvas, [(0.35, 0.3), (0.45, 0.25), (0.55, 0.32)])
        self.seen["brush"] = self.painted()
        await self.mouse.click(rail.tools[Tool.LASSO])
        await self.mouse.drag(canvas, [(0.4, 0.6), (0.55, 0.6), (0.55, 0.75), (0.42, 0.75), (0.4, 0.6)])
        self.seen["lasso"] = self.painted()
        await self.mouse.press("ctrl+z")
        await self.driver.until(lambda: self.painted() == self.seen["brush"], "The undoing of the lasso")
        await self.mouse.press("ctrl+z")
        await self.driver.until(lambda: self.painted() == 0, "The undoing of the brush")
        await self.mouse.press("ctrl+y", "ctrl+y")
        await self.driver.until(lambda: self.painted() == self.seen["lasso"], "The redoing of both")

    async def edit(self) -> None:
        sources = self.tab.model.sources
        assert sources.shown is not None
        assert sources.mask is not None
        (self.out / "source.png").write_bytes(encode_png(sources.shown.pixels))
        (self.out / "mask.png").write_bytes(encode_mask(sources.mask.snapshot(), "white"))
        await self.ask(CHANGE)
        await self.driver.until(lambda: self.shown() not in self.seen["made"], "The edited picture on the canvas")

    async def save(self) -> None:
        await self.mouse.click(self.driver.find("result_save"))
        await self.in_dialog(self.out / "saved.png")
        await self.driver.until((self.out / "saved.png").exists, "The saved file")

    async def open_again(self) -> None:
        await self.mouse.press("ctrl+n")
        prompt = self.tab.work.composer.prompt
        await self.mouse.click(prompt)
        await self.mouse.press("ctrl+a", "BackSpace")
        await self.choose(self.tab.options.rows.n.box, "4")
        await self.mouse.click(self.tab.work.composer.picture_button)
        await self.in_dialog(self.out / "saved.png")
        await self.driver.until(lambda: self.tab.work.composer.text() == CHANGE, "The prompt")
        settings = self.tab.model.wishes.settings
        self.seen["restored"] = [settings.n, settings.size, settings.model, self.tab.model.wishes.mode.value]

    async def ask(self, prompt: str) -> None:
        await self.mouse.click(self.tab.work.composer.prompt)
        await self.mouse.press("ctrl+a")
        await self.mouse.type(prompt)
        await self.driver.until(lambda: self.tab.work.composer.text() == prompt, "The prompt")
        await self.mouse.press("Return")
        await self.driver.until(lambda: self.tab.model.looking.busy, "The work")
        await self.driver.until(lambda: not self.tab.model.looking.busy, "The pictures", LONG)
        await self.driver.until(lambda: self.tab.model.looking.results, "The results")

    async def choose(self, box: QComboBox, words: str) -> None:
        row = next(row for row in range(box.count()) if words in box.itemText(row))
        await self.mouse.click(box)
        await self.driver.until(box.view().isVisible, "The list")
        place: QRect = box.view().visualRect(box.model().index(row, 0))
        await self.mouse.click(box.view().viewport(), place.center())
        await self.driver.until(lambda: words in box.currentText(), "The choice")

    async def in_dialog(self, path: Path) -> None:
        await self.driver.until(lambda: self.driver.all(QFileDialog), "The dialog")
        dialog = self.driver.all(QFileDialog)[0]
        await self.mouse.focus(dialog)
        await self.mouse.press("ctrl+a")
        await self.mouse.type(str(path))
        await self.mouse.press("Return")
        await self.driver.until(lambda: not self.driver.all(QFileDialog), "The end of the dialog")
        await self.mouse.focus()

    def shown(self) -> int | None:
        shown = self.tab.model.sources.shown
        return None if shown is None else shown.picture.id

    def painted(self) -> int:
        """Pixels of the mask that are not empty."""
        mask = self.tab.model.sources.mask
        return 0 if mask is None else int((mask.snapshot() > 0).sum())


def main(data: Path, out: Path) -> int:
    async def perform(frame: Frame) -> None:
        painter = Painter(frame, out)
        await painter.work()
        (out / "seen.json").write_text(json.dumps(painter.seen))

    return app.perform(app.Options(data_dir=data, language="en"), perform, (1280, 800))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
