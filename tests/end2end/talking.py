"""Runs the real program with a sound card and uses its tabs for sound with real mouse and keyboard events.

Started by a test as a program of its own: `talking.py DATA OUT STORY`. It leaves in OUT what the test compares. What is
to be said into the microphone lies there as `said.raw` (two channels at 48 kHz), its words as `said.txt`.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QLabel, QListView, QWidget

from playground import app
from playground.features.speak.view.speak_view import SpeakTab
from playground.features.transcribe.comparing import compare
from playground.features.transcribe.view.transcribe_view import TranscribeTab
from playground.sound.player import PlayState
from playground.sound.recorder import State
from playground.storage.takes import TakeRecord
from playground.tour.driver import Driver
from playground.tour.report import Report
from playground.window.frame import Frame
from tests.end2end.painting import Mouse

LONG: Final = 90.0
ENOUGH: Final = 0.3  # the share of words that may be wrong
TRIES: Final = 3  # a busy machine may starve the sound card, and then words are missing that are not ours
UNDER_WAY: Final = 1.7  # seconds
EARS: Final = "demo-sphinx-en"
TEXT: Final = (
    "He bought a small house near the river. Can you tell me where the nearest hospital is? "
    "Turn on the radio and listen to the news."
)
SPOKEN: Final = TEXT[: TEXT.index("?") + 1]


class Talker:
    def __init__(self, frame: Frame, out: Path) -> None:
        window = frame.window()
        self.driver = Driver(window, Report())
        self.mouse = Mouse(window)
        self.out = out
        self.seen: dict[str, Any] = {}

    @property
    def hearing(self) -> TranscribeTab:
        return self.driver.all(TranscribeTab)[0]

    # The stories

    async def dictate(self) -> None:
        """Say it, record it, let it be written down, and listen to one of its words."""
        await self.come_to_the_microphone()
        said = (self.out / "said.txt").read_text("utf-8")
        for _ in range(TRIES):
            await self.record()
            await self.transcribe()
            content = self.hearing.model.content
            assert content is not None
            self.seen.update(text=content.text, words=[[word.text, word.start, word.end] for word in content.words])
            if compare(said, content.text).rate <= ENOUGH:
                break
            await self.mouse.press("ctrl+n")
            await self.microphone()
        await self.listen_to_a_word()

    async def be_refused(self) -> None:
        """The server fails when it has the sound; the same take is heard by another try."""
        await self.come_to_the_microphone()
        await self.record()
        self.wish("demo-error")
        await self.transcribe()
        card = self.hearing.work.take.card
        self.seen.update(
            card=card.accessibleName(),
            actions=[each.objectName() for each in card.findChildren(QWidget) if "action_" in each.objectName()],
            refused=self.shown_take(),
        )
        self.wish(EARS)
        await self.written_down(self.driver.find("action_retry"))
        content = self.hearing.model.content
        self.seen["text"] = "" if content is None else content.text

    async def lose_the_microphone(self) -> None:
        """It is pulled out amid a recording."""
        await self.come_to_the_microphone()
        recording = self.hearing.parts.recording
        await self.begin()
        await self.say()
        reached = recording.elapsed
        await self.run("pactl", "unload-module", "module-null-sink")
        await self.driver.until(lambda: self.hearing.model.take, "The take")
        await self.driver.until(lambda: self.driver.is_visible("wave"), "The wave of what was recorded")
        self.seen.update(reached=reached, trouble=str(recording.trouble or ""), kept=self.shown_take())

    async def speak(self) -> None:
        """To its end."""
        await self.press_speak()
        tab = self.driver.all(SpeakTab)[0]
        await self.driver.until(lambda: tab.listening.state is PlayState.PLAYING, "The voice")
        self.seen["download_ran"] = tab.model.busy
        await self.driver.until(lambda: tab.work.text.editor.lit(), "The sentence that is heard")
        await self.driver.until(lambda: not tab.model.busy, "The whole clip", LONG)
        self.seen["downloaded_at"] = time.monotonic()
        await self.driver.until(lambda: tab.listening.state is PlayState.STOPPED, "The end", LONG)

    async def record_on(self) -> None:
        """Until the test ends the program, or says that the window is to be closed."""
        await self.come_to_the_microphone()
        recording = self.hearing.parts.recording
        await self.begin()
        await self.driver.until(lambda: recording.elapsed > UNDER_WAY, "A recording")
        await self.stay()

    async def speak_on(self) -> None:
        """Likewise, while the sound comes and is heard."""
        await self.press_speak()
        listening = self.driver.all(SpeakTab)[0].listening
        await self.driver.until(lambda: listening.moment.position > 0.5, "The voice")
        await self.stay()

    async def find_again(self) -> None:
        """What an earlier run of the program left behind."""
        await self.mouse.press("ctrl+3")
        await self.driver.until(lambda: self.driver.all(TranscribeTab), "The tab")
        await self.driver.until(lambda: self.hearing.parts.history.days, "The list of takes")
        takes = self.driver.find("takes", QListView)
        await self.driver.until(lambda: takes.model().rowCount() > 1, "The take")
        await self.mouse.click(takes.viewport(), takes.visualRect(takes.model().index(1, 0)).center())
        await self.driver.until(lambda: self.driver.is_visible("wave"), "Its wave")
        playing = self.hearing.parts.playing
        await self.driver.until(lambda: playing.there, "Its sound")
        self.seen["found"] = self.shown_take()
        await self.mouse.press("ctrl+n")

    async def do_without(self) -> None:
        """There is no sound card; the sample can still be written down."""
        await self.mouse.press("ctrl+3")
        await self.driver.until(lambda: self.driver.all(TranscribeTab), "The tab")
        recording = self.hearing.parts.recording
        await self.driver.until(lambda: recording.trouble, "Why nothing is heard")
        self.seen["trouble"] = self.driver.find("microphone_trouble", QLabel).text()
        self.wish(EARS)
        await self.mouse.click(self.driver.find("Open the sample"))
        await self.driver.until(lambda: self.driver.is_visible("wave"), "The wave")
        await self.transcribe()
        content = self.hearing.model.content
        self.seen["text"] = "" if content is None else content.text

    # Their parts

    async def press_speak(self) -> None:
        """The server is hardly faster than the voice."""
        await self.mouse.press("ctrl+4")
        await self.driver.until(lambda: self.driver.all(SpeakTab), "The tab")
        tab = self.driver.all(SpeakTab)[0]
        await self.driver.until(lambda: tab.model.settings.model, "The model")
        tab.model.wish(replace(tab.model.settings, model="demo-slow", voice="alloy", response_format="wav"))
        await self.mouse.click(tab.work.text.editor)
        await self.mouse.type(SPOKEN)
        await self.driver.until(lambda: tab.model.text == SPOKEN, "The text")
        await self.driver.until(tab.work.foot.run_button.isEnabled, "The button")
        await self.mouse.click(tab.work.foot.run_button)

    async def stay(self) -> None:
        (self.out / "ready").touch()
        await self.driver.until((self.out / "close").exists, "The word to close", LONG)
        self.driver.window.close()
        await asyncio.Event().wait()

    async def come_to_the_microphone(self) -> None:
        await self.mouse.press("ctrl+3")
        await self.driver.until(lambda: self.driver.all(TranscribeTab), "The tab")
        await self.driver.until(lambda: self.hearing.model.settings.model, "The model")
        self.wish(EARS)
        await self.microphone()

    async def microphone(self) -> None:
        recording = self.hearing.parts.recording
        await self.driver.until(lambda: recording.state is State.LISTENING, "The microphone")
        await self.driver.until(self.driver.find("record").isEnabled, "The button")

    def wish(self, model: str) -> None:
        hearing = self.hearing.model
        hearing.wish(replace(hearing.settings, model=model))

    async def begin(self) -> None:
        recording = self.hearing.parts.recording
        await self.mouse.click(self.driver.find("record"))
        await self.driver.until(lambda: recording.elapsed > 0.3, "The recording")

    async def record(self) -> None:
        recording = self.hearing.parts.recording
        await self.begin()
        saying = asyncio.create_task(self.say())
        await self.driver.until(lambda: recording.level.held > 0.05, "The level")
        await saying
        spoken = recording.elapsed
        await self.driver.until(lambda: recording.elapsed > spoken + 0.5, "A moment of silence")
        await self.mouse.click(self.driver.find("finish"))
        await self.driver.until(lambda: self.hearing.model.take, "The take")
        await self.driver.until(lambda: self.driver.is_visible("wave"), "Its wave")
        self.seen["take"] = self.shown_take()

    async def transcribe(self) -> None:
        run = self.hearing.work.take.foot.run
        await self.driver.until(lambda: run.isVisible() and run.isEnabled(), "The button")
        await self.written_down(run)

    async def written_down(self, button: QWidget) -> None:
        model = self.hearing.model
        before = len(model.transcripts)
        await self.mouse.click(button)
        await self.driver.until(lambda: len(model.transcripts) > before and not model.busy, "The text", LONG)

    async def listen_to_a_word(self) -> None:
        tab = self.hearing
        text = tab.work.take.text
        await self.mouse.click(text.viewport(), text.word_area(0, 3).center())
        await self.driver.until(lambda: tab.parts.playing.state is PlayState.PLAYING, "The sound of the word")
        self.seen["from_word"] = tab.parts.playing.position

    async def say(self) -> None:
        shape = ("--format=s16le", "--rate=48000", "--channels=2")
        await self.run("pacat", "--playback", *shape, str(self.out / "said.raw"))

    async def run(self, *command: str) -> None:
        await asyncio.to_thread(subprocess.run, command, check=True, timeout=LONG)

    def shown_take(self) -> dict[str, Any]:
        take: TakeRecord | None = self.hearing.model.take
        assert take is not None
        path = self.hearing.parts.takes.path(take)
        return {**asdict(take), "path": "" if path is None else str(path)}


STORIES: Final[dict[str, Callable[[Talker], Awaitable[None]]]] = {
    "dictate": Talker.dictate,
    "be-refused": Talker.be_refused,
    "lose-the-microphone": Talker.lose_the_microphone,
    "speak": Talker.speak,
    "record-on": Talker.record_on,
    "speak-on": Talker.speak_on,
    "find-again": Talker.find_again,
    "do-without": Talker.do_without,
}


def main(data: Path, out: Path, story: str) -> int:
    async def perform(frame: Frame) -> None:
        talker = Talker(frame, out)
        await talker.mouse.focus()
        await STORIES[story](talker)
        (out / "seen.json").write_text(json.dumps(talker.seen), "utf-8")

    return app.perform(app.Options(data_dir=data, language="en"), perform, (1280, 800))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
