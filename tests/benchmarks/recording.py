"""A minute from the microphone while a chat streams and the window repaints: half of it with the wave in view, and half
of it with the chat."""

import asyncio
import json
import os
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Final

import numpy

from playground.features.transcribe.view.transcribe_view import TranscribeTab
from playground.sound.recorder import State
from playground.storage.takes import TakeRecord
from playground.tour.driver import Driver
from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.driven import drive, reply_length
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row
from tests.benchmarks.sound_card import Rig, StudioCard, sound_card

SECONDS: Final = 60.0
TOKENS_A_SECOND: Final = 100
RATE: Final = 48_000
SETTLED: Final = 10.0  # seconds, until which memory may still grow
LOOK: Final = 0.25
MEBIBYTE: Final = 2**20


def memory() -> float:
    """What the process holds, in MiB. The sound card is one of Linux, and so is this file."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEBIBYTE


def noise(seconds: float) -> numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.int16]]:
    frames = numpy.random.default_rng(1).normal(0, 4000, (round(seconds * RATE), 2))
    return frames.clip(-32_768, 32_767).astype(numpy.int16)


class Measured:
    def __init__(self, rig: Rig) -> None:
        self.idle, self.wave, self.chat = Heartbeat(), Heartbeat(), Heartbeat()
        self.memory: list[tuple[float, float]] = []
        self.take: TakeRecord | None = None
        self.elapsed = 0.0
        self._rig = rig
        self._sound = noise(SECONDS + 5)

    async def script(self, driver: Driver) -> None:
        self.idle.start()
        await asyncio.sleep(2)
        self.idle.stop()
        await driver.type("prompt", "go on")
        await driver.press("Return", "prompt")
        await driver.until(lambda: driver.is_visible("transcript") and reply_length(driver), "the reply begins")
        await driver.press("Ctrl+3")
        await driver.until(lambda: driver.all(TranscribeTab), "the tab")
        tab = driver.all(TranscribeTab)[0]
        await driver.until(lambda: tab.parts.recording.state is State.LISTENING, "the microphone")
        playing = asyncio.create_task(asyncio.to_thread(self._play))
        await self.record(driver, tab)
        await playing

    async def record(self, driver: Driver, tab: TranscribeTab) -> None:
        recording = tab.parts.recording
        await driver.click("record")
        await driver.until(lambda: recording.elapsed, "the recording")
        began = time.perf_counter() - recording.elapsed
        await self.watch(began, SECONDS / 2, self.wave)
        await driver.press("Ctrl+1")
        await self.watch(began, SECONDS, self.chat)
        await driver.press("Ctrl+3")
        self.elapsed = time.perf_counter() - began
        await driver.click("finish")
        await driver.until(lambda: tab.model.take is not None, "the take")
        self.take = tab.model.take

    async def watch(self, began: float, until: float, heart: Heartbeat) -> None:
        await asyncio.sleep(1)
        heart.start()
        while (now := time.perf_counter() - began) < until:
            self.memory.append((now, memory()))
            await asyncio.sleep(LOOK)
        heart.stop()

    def growth(self) -> float:
        """Medians of the ends, because garbage comes and goes."""
        settled = [held for seconds, held in self.memory if seconds >= SETTLED]
        tenth = len(settled) // 10
        return percentile(settled[-tenth:], 0.5) - percentile(settled[:tenth], 0.5)

    def rows(self) -> list[Row]:
        assert self.take is not None
        details = self.take.details
        assert (details["rate"], details["channels"]) == (RATE, 2)
        return [
            row("recording 60 s: frames lost", float(str(details["lost_frames"])), "", 0),
            row("recording 60 s: seconds on the disk by seconds on the clock", self.take.seconds / self.elapsed, "x"),
            *self.idle.rows("recording: at rest"),
            *self.wave.rows("recording, its wave in view", p99=16),
            *self.chat.rows("recording, the chat in view", p99=16),
            # The chat holds 6 of them in its text; a recorder that kept the samples would add 10.
            row("recording: memory after 60 s beyond that after 10 s", self.growth(), "MiB", 12),
        ]

    def _play(self) -> None:
        with self._rig.playing(self._sound):
            pass


def main() -> None:
    rows: list[Row] = []
    with sound_card("recording") as rig:
        if rig is not None:
            StudioCard().install()
            measured = Measured(rig)
            server = chunk_server(1_000_000, TOKENS_A_SECOND, "markdown")
            with server as (base_url, _), tempfile.TemporaryDirectory() as folder:
                drive(measured.script, Path(folder), base_url)
            rows = measured.rows()
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
