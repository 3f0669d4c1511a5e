"""One tour: the scripts in their order, in a window that is given."""

import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playground.tour import chat, window
from playground.tour.driver import Driver
from playground.tour.report import Report
from playground.window.main_window import MainWindow

Script = Callable[[Driver], Awaitable[None]]

SCRIPTS: dict[str, Script] = {"window": window.steps, "chat": chat.steps}
WATCHABLE_PACE = 0.7


class Tour:
    """With `out` it leaves pictures and a report there; without, it goes at a pace that a person can follow."""

    def __init__(self, out: Path | None = None, only: tuple[str, ...] = ()) -> None:
        self.report = Report()
        self._out = out
        self._only = only or tuple(SCRIPTS)

    async def perform(self, main_window: MainWindow) -> None:
        pace = 0.0 if self._out is not None else WATCHABLE_PACE
        driver = Driver(main_window, self.report, out=self._out, pace=pace)
        try:
            for name in self._only:
                await SCRIPTS[name](driver)
        finally:
            if self._out is not None:
                self.report.write(self._out)

    async def show(self, main_window: MainWindow) -> None:
        """In the window as it stands: afterwards it is as it was."""
        before = main_window.arrangement()
        try:
            await self.perform(main_window)
        finally:
            main_window.arrange_again(before)


@contextmanager
def tour_data_dir(chosen: Path | None) -> Iterator[Path]:
    """A folder of its own, unless one was chosen, so that pictures do not depend on what was there."""
    if chosen is not None:
        yield chosen
        return
    with tempfile.TemporaryDirectory(prefix="playground-tour-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
