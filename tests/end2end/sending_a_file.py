"""Runs the real program and sends a file to a server: `sending_a_file.py DATA BASE_URL FILE`.

A file named `close` in DATA closes the window.
"""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel

from playground import app
from playground.features.files.view.files_tab import FilesTab
from playground.tour.driver import Driver
from playground.tour.report import Report
from playground.window.frame import Frame
from tests.gui.features.desk import drop_on


async def send(frame: Frame, data: Path, file: Path) -> None:
    driver = Driver(frame.window(), Report())
    await driver.until(lambda: "1" in driver.find("connection_state", QLabel).text(), "The models")
    await driver.press("Ctrl+6")
    await driver.until(lambda: driver.all(FilesTab), "The tab")
    tab = driver.all(FilesTab)[0]
    await driver.until(lambda: tab.parts.files.complete, "The list of files")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop_on(tab.room.page, dropped)
    await driver.until((data / "close").exists, "The word to close", 60)
    frame.window().close()
    await asyncio.Event().wait()


def main(data: Path, base_url: str, file: Path) -> int:
    options = app.Options(data_dir=data, language="en", base_url=base_url)
    return app.perform(options, lambda frame: send(frame, data, file), (1280, 800))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
