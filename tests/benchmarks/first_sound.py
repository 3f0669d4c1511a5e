"""From the click on Speak to the first sound at the loudspeaker, and a long clip from a server that is hardly faster
than the voice."""

import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from subprocess import Popen
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.app.composition import compose
from playground.app.options import Options
from playground.features.speak.view.speak_view import SpeakTab
from playground.loop import EventLoop
from playground.services.context import Context
from playground.sound.devices import PortAudio
from playground.sound.player import PlayState
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from playground.widgets import theme
from tests.benchmarks.rows import Row, percentile, row
from tests.benchmarks.sound_card import Ear, sound_card
from tests.benchmarks.speech_server import speech_server

SIZE: Final = (1280, 800)
ROUNDS: Final = 7
SHORT: Final = 0.6  # seconds of sound
LONG: Final = 60.0
PACE: Final = 1.2
PATIENCE: Final = 20.0


class Speaker:
    """The tab, used by clicks, and what reaches the sound card from there."""

    def __init__(self, context: Context) -> None:
        self.ear = Ear(PortAudio())
        self.tab = SpeakTab(context, self.ear)
        self.tab.resize(*SIZE)
        self.tab.show()

    async def ready(self, form: str) -> None:
        await until(lambda: self.tab.model.settings.model, "the model")
        self.tab.model.wish(replace(self.tab.model.settings, response_format=form, voice="alloy"))

    async def first_sound(self, text: str, server: Popen[str]) -> float:
        """Milliseconds from the click, without those that the server took for its first byte."""
        tab, ear = self.tab, self.ear
        tab.model.offer(text)
        await until(lambda: tab.work.foot.run_button.isEnabled(), "the button")
        ear.heard_at = None
        clicked = time.monotonic_ns()
        QTest.mouseClick(tab.work.foot.run_button, Qt.MouseButton.LeftButton)
        await until(lambda: ear.heard_at, "a sound")
        assert ear.heard_at is not None
        assert server.stdout is not None
        received, first_byte = map(int, server.stdout.readline().split())
        return (ear.heard_at - clicked - (first_byte - received)) / 1e6

    async def silence(self, patience: float = PATIENCE) -> None:
        idle = PlayState.STOPPED, PlayState.PAUSED
        await until(lambda: not self.tab.model.busy and self.tab.listening.state in idle, "the end", patience)


async def until(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, f"{what} did not come"
        await asyncio.sleep(0.002)


@asynccontextmanager
async def speaker(base_url: str) -> AsyncIterator[Speaker]:
    with tempfile.TemporaryDirectory() as folder:
        locations = Locations.open(Path(folder))
        settings = Settings(locations.settings)
        context = compose(Options(base_url=base_url), locations, settings)
        context.jobs.begin(asyncio.get_running_loop())
        await context.database.open()
        context.connections.refresh_soon()
        made = Speaker(context)
        made.tab.start()
        try:
            yield made
        finally:
            made.tab.shutdown()
            made.tab.close()
            await asyncio.sleep(0)
            await context.jobs.close()
            await context.connections.close()
            await context.database.close()
            settings.save()


async def short_clips(form: str, pace: float) -> list[float]:
    """The first click of all is the first of them."""
    times = []
    with speech_server(form, SHORT, pace) as (base_url, server):
        async with speaker(base_url) as made:
            await made.ready(form)
            for number in range(ROUNDS):
                times.append(await made.first_sound(f"Line {number} of what is said.", server))
                await made.silence()
    return times


async def long_clip(form: str) -> int:
    """How often it fell silent."""
    with speech_server(form, LONG, PACE) as (base_url, server):
        async with speaker(base_url) as made:
            await made.ready(form)
            await made.first_sound("A long story.", server)
            await made.silence(LONG + PATIENCE)
            return made.tab.listening.underruns


async def measure() -> list[Row]:
    rows: list[Row] = []
    for form in ("pcm", "mp3"):
        cold, *times = await short_clips(form, 0)
        if not rows:  # later ones find PortAudio loaded
            rows.append(row("click on Speak to the first sound, first of all", cold, "ms"))
        slow = percentile((await short_clips(form, PACE))[1:], 0.5)
        rows += [
            row(f"click on Speak to the first sound, {form}: median", percentile(times, 0.5), "ms", 120),
            row(f"click on Speak to the first sound, {form}: slowest", max(times), "ms"),
            row(f"the same, {form} from a server {PACE:g} times as fast as the voice: median", slow, "ms", 120),
            row(f"a clip of 60 s from that server, {form}: underruns", await long_clip(form), "", 0),
        ]
    return rows


def main() -> None:
    rows: list[Row] = []
    with sound_card("first_sound") as card:
        if card is not None:
            application = QApplication(["first_sound"])
            application.setQuitOnLastWindowClosed(False)
            theme.apply(application, "dark")
            loop = EventLoop(application)
            asyncio.set_event_loop(loop)
            with loop:
                rows = loop.run_until_complete(measure())
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
