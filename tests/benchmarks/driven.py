"""The real program in this process, driven by keys and clicks."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from playground import app
from playground.tour.driver import Driver
from playground.tour.report import Report
from playground.widgets.transcript import TranscriptView
from playground.window.main_window import MainWindow

Script = Callable[[Driver], Awaitable[None]]


def drive(script: Script, data_dir: Path, base_url: str = "") -> None:
    """Runs the program until the script has ended; what the script raises is raised here."""
    tasks: list[asyncio.Task[None]] = []

    def begin() -> None:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))

        async def perform() -> None:
            try:
                await script(Driver(window, Report()))
            finally:
                window.close()

        tasks.append(asyncio.get_running_loop().create_task(perform()))

    app.run(app.Options(data_dir=data_dir, base_url=base_url), on_ready=begin)
    with contextlib.suppress(asyncio.CancelledError):
        tasks[0].result()


def reply_length(driver: Driver) -> int:
    """Characters of the last turn in the transcript, if it is a reply."""
    turn = driver.find("transcript", TranscriptView).last_turn()
    return 0 if turn is None or turn.role != "assistant" else len(turn.text)
