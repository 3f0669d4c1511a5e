"""A sound of one hour is opened: how soon is its outline there, and does the window stay alive meanwhile?"""

import asyncio
import json
import math
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final, cast

import numpy
from PySide6.QtWidgets import QApplication

from playground.features.transcribe.playing import Playing
from playground.loop import EventLoop
from playground.services.jobs import Jobs
from playground.services.notices import Notices
from playground.sound import codecs
from playground.sound.devices import PortAudio
from playground.sound.kinds import FLAC, OGG, WAV, Kind
from playground.sound.waveform import Span
from playground.storage.settings import Settings
from playground.widgets.waveform_view import WaveformView
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.rows import Row, percentile, row

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.sound.backend import Floats

MINUTES: Final = 60
COLUMNS: Final = 8192
ROUNDS: Final = 3
# As the program records, and as others send it.
FILES: Final = ((WAV, 48_000), (FLAC, 16_000), (OGG, 16_000))


@dataclass(frozen=True, slots=True)
class Opened:
    """In milliseconds from the wish: the first outline in a window, and the true one."""

    first: float
    whole: float


def write_hour(path: Path, kind: Kind, rate: int) -> None:
    """Noise as speech is loud: a second of it, a moment of less."""
    chance = numpy.random.default_rng(1)
    swell = 0.05 + 0.1 * numpy.sin(numpy.linspace(0, 40 * math.pi, 60 * rate)) ** 2
    minute = (chance.normal(0, 1, 60 * rate) * swell).clip(-1, 1).astype(numpy.float32).reshape(-1, 1)

    def blocks() -> Iterator["Floats"]:
        for number in range(MINUTES):
            yield minute * numpy.float32(0.5 + 0.5 * math.sin(number) ** 2)

    codecs.write(path, kind, blocks(), rate)


@contextmanager
def brain(folder: Path) -> Iterator[tuple[Playing, Jobs]]:
    notices = Notices()
    jobs = Jobs(notices)
    context = SimpleNamespace(jobs=jobs, notices=notices, settings=Settings(folder / "settings.json"))
    yield Playing(cast("Context", context), PortAudio()), jobs


async def open_file(playing: Playing, view: WaveformView, path: Path) -> Opened:
    """As a face draws it: whatever outline there is, as soon as there is one."""
    first: list[float] = []

    def draw() -> None:
        waveform = playing.waveform
        known = playing.rough
        if known is None and waveform is not None and waveform.frames:
            known = waveform.columns(Span(0, round(playing.seconds * waveform.rate)), COLUMNS)
        if known is not None:
            view.set_overview(known, playing.seconds)
            view.repaint()
            first.append((time.perf_counter() - began) * 1000)

    playing.outline_changed.connect(draw)
    began = time.perf_counter()
    playing.show(path)
    while not first or playing.rough is not None or not is_whole(playing):
        await asyncio.sleep(0.002)
    draw()
    playing.outline_changed.disconnect(draw)
    return Opened(first[0], first[-1])


def is_whole(playing: Playing) -> bool:
    waveform = playing.waveform
    return waveform is not None and waveform.frames >= int(playing.seconds * waveform.rate)


async def measure(folder: Path, view: WaveformView) -> list[Row]:
    rows: list[Row] = []
    heart = Heartbeat()
    with brain(folder) as (playing, jobs):
        for kind, rate in FILES:
            path = folder / f"hour{kind.extension}"
            await asyncio.to_thread(write_hour, path, kind, rate)
            gaps: list[float] = []
            opened = []
            for _ in range(ROUNDS):
                heart.start()
                opened.append(await open_file(playing, view, path))
                heart.stop()
                gaps += heart.gaps
                playing.show(None)
            name = f"outline of 1 h of {kind.name}"
            rows += [
                row(f"{name}: first", percentile([each.first for each in opened], 0.5), "ms", 1000),
                row(f"{name}: the true one", percentile([each.whole for each in opened], 0.5), "ms"),
                row(f"{name}: event-loop gap p99", percentile(gaps, 0.99), "ms", 16),
                row(f"{name}: event-loop gap max", max(gaps), "ms"),
            ]
            path.unlink()
        await jobs.close()
    return rows


def main() -> None:
    application = QApplication(["overview", "-platform", "offscreen"])
    view = WaveformView()
    view.resize(1000, 200)
    view.show()
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory() as folder, loop:
        rows: list[Row] = loop.run_until_complete(measure(Path(folder), view))
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
