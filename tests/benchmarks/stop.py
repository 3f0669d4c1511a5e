"""From the click on Stop to the moment at which the server sees that the client has gone."""

import json
import subprocess
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from playground.tour.driver import Driver
from playground.widgets.model_picker import ModelPicker
from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.driven import drive, reply_length
from tests.benchmarks.rows import percentile, row

ROUNDS = 20


def main() -> None:
    delays: list[float] = []
    with chunk_server(1_000_000, 200) as (base_url, server), tempfile.TemporaryDirectory() as folder:

        async def script(driver: Driver) -> None:
            await driver.until(lambda: driver.find("model", ModelPicker).model(), "a model is chosen")
            for _ in range(ROUNDS):
                delays.append(await stop_once(driver, server))

        drive(script, Path(folder), base_url)
    rows = [
        row("stop: click to disconnect, median", percentile(delays, 0.5), "ms"),
        row("stop: click to disconnect, slowest", max(delays), "ms", 50),
    ]
    print(json.dumps([asdict(entry) for entry in rows]))


async def stop_once(driver: Driver, server: subprocess.Popen[str]) -> float:
    """Milliseconds."""
    assert server.stdout is not None
    await driver.type("prompt", "count")
    await driver.press("Return", "prompt")
    button = driver.find("run")
    await driver.until(lambda: "Stop" in _face(button), "the reply runs")
    await driver.until(lambda: driver.is_visible("transcript") and reply_length(driver) > 200, "text arrives")
    clicked = time.monotonic_ns()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await driver.until(lambda: "Send" in _face(button), "the reply has stopped")
    return (int(server.stdout.readline()) - clicked) / 1e6


def _face(button: QWidget) -> str:
    return str(button.property("text"))


if __name__ == "__main__":
    main()
