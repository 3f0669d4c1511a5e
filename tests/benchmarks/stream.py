"""One long Markdown reply into a conversation that is long already, in the real window."""

import asyncio
import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from playground.storage.database import Database
from playground.storage.history import History, NewTurn
from playground.storage.locations import Locations
from playground.tour.driver import Driver
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.driven import drive, reply_length
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.markdown import section
from tests.benchmarks.rows import Row, percentile, row

TOKENS = 100_000
RATE = 2_000
TURNS = 500
TITLE = "A long conversation"


async def fill(data_dir: Path) -> None:
    """A history with one conversation of many turns, as the program itself writes it."""
    locations = Locations.open(data_dir)
    database = Database(locations.database)
    history = History(database)
    turns = [
        NewTurn("assistant", section(number), model="bench")
        if number % 2
        else NewTurn("user", f"Tell me more, part {number}.")
        for number in range(TURNS)
    ]
    await history.add_turns(None, None, *turns, title=TITLE)
    await database.close()


class Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


class Measured:
    def __init__(self) -> None:
        self.idle = Heartbeat()
        self.heart = Heartbeat()
        self.opening: list[float] = []
        self.cpu: list[tuple[float, float]] = []  # seconds since the start, CPU seconds of the process

    async def script(self, driver: Driver) -> None:
        await driver.until(lambda: driver.is_visible("conversations"), "the list is filled")
        for _ in range(5):
            await self.open(driver)
        self.idle.start()
        await asyncio.sleep(2)
        self.idle.stop()
        await self.stream(driver)

    async def open(self, driver: Driver) -> None:
        """From the click on the conversation to the painted transcript, in milliseconds."""
        await driver.click("new")
        await driver.until(lambda: not driver.is_visible("transcript"), "a new conversation")
        view = driver.find("conversations", QListView)
        place = view.visualRect(view.model().index(1, 0)).center()
        began = time.perf_counter()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        await driver.until(lambda: driver.is_visible("transcript"), "the conversation is open")
        transcript = driver.find("transcript", TranscriptView)
        painted = Painted(transcript.viewport())
        transcript.viewport().update()
        await driver.until(lambda: painted.at, "the transcript is painted")
        self.opening.append((painted.at - began) * 1000)

    async def stream(self, driver: Driver) -> None:
        await driver.type("prompt", "go on")
        await driver.press("Return", "prompt")
        await driver.until(lambda: reply_length(driver) < 10_000 and reply_length(driver) > 0, "the reply begins")
        self.heart.start()
        began = time.perf_counter()
        length = TOKENS / RATE
        while time.perf_counter() - began < length * 0.97:
            self.cpu.append((time.perf_counter() - began, time.process_time()))
            await asyncio.sleep(0.25)
        self.heart.stop()
        await driver.until(lambda: "Stop" not in str(driver.find("run").property("text")), "the reply has ended", 30)

    def growth(self) -> float:
        """CPU of the last tenth of the stream by that of the first."""
        tenth = len(self.cpu) // 10
        first = self.cpu[tenth][1] - self.cpu[0][1]
        last = self.cpu[-1][1] - self.cpu[-1 - tenth][1]
        return last / first

    def rows(self) -> list[Row]:
        spent = (self.cpu[-1][1] - self.cpu[0][1]) / (self.cpu[-1][0] - self.cpu[0][0]) / RATE
        return [
            *self.idle.rows("stream: at rest"),
            *self.heart.rows("stream of 100 000 tokens", p99=12, maximum=33),
            row("stream: CPU per token", spent * 1e6, "us"),
            row("stream: CPU per token, last tenth to first", self.growth(), "x", 1.2),
            row("stream: opening 500 messages", percentile(self.opening, 0.5), "ms", 100),
        ]


def main() -> None:
    measured = Measured()
    with chunk_server(TOKENS, RATE, "markdown") as (base_url, _), tempfile.TemporaryDirectory() as folder:
        asyncio.run(fill(Path(folder)))
        drive(measured.script, Path(folder), base_url)
    print(json.dumps([asdict(entry) for entry in measured.rows()]))


if __name__ == "__main__":
    main()
