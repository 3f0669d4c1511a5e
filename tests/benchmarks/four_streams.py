"""Four conversations at once, each answered with 500 tokens a second for a minute, in the real window."""

import asyncio
import itertools
import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from playground.features.chat.view.chat_view import ChatTab
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.locations import Locations
from playground.tour.driver import Driver
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.driven import drive, reply_length
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.markdown import tokens
from tests.benchmarks.rows import Row, row

STREAMS: Final = 4
RATE: Final = 500
SECONDS: Final = 60
LOOK_AT_EACH: Final = 3.0
NAMES: Final = [f"Stream {number}" for number in range(1, STREAMS + 1)]


def expected() -> str:
    return "".join(itertools.islice(tokens(), RATE * SECONDS))


class Measured:
    def __init__(self) -> None:
        self.heart = Heartbeat()
        self.shown: dict[str, str] = {}
        self.seconds = 0.0

    async def script(self, driver: Driver) -> None:
        began = time.perf_counter()
        for name in NAMES:
            await self.begin(driver, name)
        self.heart.start()
        for name in itertools.cycle(NAMES):
            await self.look_at(driver, name)
            await asyncio.sleep(LOOK_AT_EACH)
            if time.perf_counter() - began > SECONDS - LOOK_AT_EACH:
                break
        self.heart.stop()
        for name in NAMES:
            await self.look_at(driver, name)
            await driver.until(lambda: "Stop" not in str(driver.find("run").property("text")), "the end", SECONDS)
            self.seconds = max(self.seconds, time.perf_counter() - began)
            turn = driver.find("transcript", TranscriptView).last_turn()
            self.shown[name] = "" if turn is None else turn.text

    async def begin(self, driver: Driver, name: str) -> None:
        await driver.click("new")
        await driver.type("prompt", name)
        await driver.press("Return", "prompt")
        await driver.until(lambda: driver.is_visible("transcript") and reply_length(driver) > 0, "a reply")

    async def look_at(self, driver: Driver, name: str) -> None:
        """By a click on its row."""
        view = driver.find("conversations", QListView)
        rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        place = view.visualRect(next(row for row in rows if name in str(row.data()))).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        await driver.until(lambda: driver.all(ChatTab)[0].model.current.title == name, f"{name} in view")

    def rows(self, kept: dict[str, str]) -> list[Row]:
        whole = expected()
        return [
            *self.heart.rows(f"{STREAMS} streams of {RATE}/s for {SECONDS} s", p99=16),
            row(
                "four streams: characters not on the screen",
                sum(lost(self.shown[name], whole) for name in NAMES),
                "",
                0,
            ),
            row("four streams: characters not on the disk", sum(lost(kept[name], whole) for name in NAMES), "", 0),
            row("four streams: time until the last had ended", self.seconds, "s", SECONDS * 1.1),
        ]


def lost(text: str, whole: str) -> int:
    """How much of the whole is missing or not as it was sent."""
    same = next((place for place, pair in enumerate(zip(text, whole, strict=False)) if pair[0] != pair[1]), len(text))
    return max(len(whole), len(text)) - min(same, len(whole))


async def on_disk(data_dir: Path) -> dict[str, str]:
    database = Database(Locations.open(data_dir).database)
    history = History(database)
    found = {}
    for number in range(1, STREAMS + 1):
        asked, reply = await history.turns(number)
        found[asked.text] = reply.text if reply.status == "done" else ""
    await database.close()
    return found


def main() -> None:
    measured = Measured()
    with chunk_server(RATE * SECONDS, RATE, "markdown") as (base_url, _), tempfile.TemporaryDirectory() as folder:
        drive(measured.script, Path(folder), base_url)
        kept = asyncio.run(on_disk(Path(folder)))
    print(json.dumps([asdict(entry) for entry in measured.rows(kept)]))


if __name__ == "__main__":
    main()
