"""The real program in this process, driven by keys and clicks."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from playground import app
from playground.tour.driver import Driver, StepError
from playground.tour.report import Report
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.window.frame import Frame

SIZE = (1280, 800)

Script = Callable[[Driver], Awaitable[None]]


def drive(script: Script, data_dir: Path, base_url: str = "") -> None:
    """Runs the program until the script has ended; what the script raises is raised here."""
    failures: list[StepError | AssertionError] = []

    async def perform(frame: Frame) -> None:
        try:
            await script(Driver(frame.window(), Report()))
        except (StepError, AssertionError) as failure:
            failures.append(failure)

    app.perform(app.Options(data_dir=data_dir, base_url=base_url), perform, SIZE)
    if failures:
        raise failures[0]


def reply_length(driver: Driver) -> int:
    """Characters of the last turn in the transcript, if it is a reply."""
    turn = driver.find("transcript", TranscriptView).last_turn()
    return 0 if turn is None or turn.role != "assistant" else len(turn.text)
