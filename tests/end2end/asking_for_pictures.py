"""Runs the real program and asks a server for pictures: `asking_for_pictures.py DATA BASE_URL WAY`.

The ways are "stream" and "whole", which make a picture, and "upload", which changes a large one. A file
`sketch` in DATA says that one is to be seen, and one named `close` there closes the window.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from playground import app
from playground.features.images.encoding import encode_png
from playground.features.images.view.canvas.mask_canvas import MaskCanvas
from playground.features.images.view.images_view import ImagesTab
from playground.tour.driver import Driver
from playground.tour.images import drag
from playground.tour.report import Report
from playground.window.frame import Frame
from tests.gui.features.desk import drop_on
from tests.unit.features.images.pictures_to_test import noise

PROMPT = "a red cube"
MODEL = "test-image"


async def ask(frame: Frame, way: str, data: Path) -> None:
    driver = Driver(frame.window(), Report())
    await driver.press("Ctrl+2")
    await driver.until(lambda: driver.all(ImagesTab), "The tab")
    tab = driver.all(ImagesTab)[0]
    await driver.until(lambda: tab.model.wishes.settings.model == MODEL, "The model")
    if way == "stream":
        tab.options.wished.emit(replace(tab.model.wishes.settings, partial_images=2))
        tab.model.looking.partial_changed.connect(lambda _: (data / "sketch").touch())
    if way == "upload":
        await paint_over_something_large(driver, tab, data)
    await driver.type("prompt", PROMPT)
    await driver.press("Return", "prompt")
    await driver.until((data / "close").exists, "The word to close", 60)
    frame.window().close()
    await asyncio.Event().wait()


async def paint_over_something_large(driver: Driver, tab: ImagesTab, data: Path) -> None:
    path = data.parent / "large.png"
    path.write_bytes(encode_png(noise(1400, 1100)))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop_on(tab.work, dropped)
    await driver.until(lambda: tab.model.sources.shown, "The picture")
    canvas = driver.all(MaskCanvas)[0]
    await driver.until(lambda: canvas.settled, "The canvas")
    await drag(driver, canvas, [(0.4, 0.4), (0.5, 0.5)])
    await driver.until(lambda: tab.model.sources.painted, "The mask")


def main(data: Path, base_url: str, way: str) -> int:
    options = app.Options(data_dir=data, language="en", base_url=base_url)
    return app.perform(options, lambda frame: ask(frame, way, data), (1280, 800))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
