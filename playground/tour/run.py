"""One tour: the scripts in their order, in a window that is given."""

import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from playground.storage.settings import Settings
from playground.tour import chat, chat_depth, embeddings, files, images, speak, transcribe, window
from playground.tour.driver import Driver
from playground.tour.report import Report
from playground.window.frame import Frame

Script = Callable[[Driver], Awaitable[None]]

SCRIPTS: dict[str, Script] = {
    "start": window.start,
    "chat": chat.steps,
    "chat-depth": chat_depth.steps,
    "images": images.steps,
    "transcribe": transcribe.steps,
    "speak": speak.steps,
    "embeddings": embeddings.steps,
    "files": files.steps,
    "window": window.steps,
}
WATCHABLE_PACE = 0.7


class Tour:
    """With `out` it leaves pictures and a report there; without, it goes at a pace that a person can follow."""

    def __init__(self, out: Path | None = None, only: tuple[str, ...] = ()) -> None:
        self.report = Report()
        self._out = out
        self._only = only or tuple(SCRIPTS)

    @property
    def ok(self) -> bool:
        return self.report.ok

    async def perform(self, frame: Frame) -> None:
        pace = 0.0 if self._out is not None else WATCHABLE_PACE
        driver = Driver(frame.window(), self.report, out=self._out, pace=pace)
        # The driver's hands reach no dialog of the operating system.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
        try:
            for name in self._only:
                await SCRIPTS[name](driver)
            self.report.complete = True
        finally:
            QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
            if self._out is not None:
                self.report.write(self._out)

    async def show(self, frame: Frame) -> None:
        """In the window as it stands: afterwards it is as it was."""
        before = frame.arrangement()
        try:
            await self.perform(frame)
        finally:
            frame.arrange_again(before)


@contextmanager
def tour_data_dir(chosen: Path | None, *, theme: str | None, language: str | None) -> Iterator[Path]:
    """A folder of its own, unless one was chosen, so that pictures do not depend on what was there.

    Theme and language are settings there: the tour changes the theme and puts back what it found.
    """
    if chosen is not None:
        yield chosen
        return
    with tempfile.TemporaryDirectory(prefix="playground-tour-", ignore_cleanup_errors=True) as folder:
        settings = Settings(Path(folder) / "settings.json")
        for name, value in (("theme", theme), ("language", language)):
            if value is not None:
                settings.set(name, value)
        settings.save()
        yield Path(folder)
