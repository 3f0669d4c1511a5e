"""Birth of the program: the window comes first, everything else after its first paint.

Until then only Qt and a handful of light modules are loaded. Then a worker thread loads the rest of the program, the
window gets its frame, and while it is already in use the network is loaded and the event loop starts inside Qt's.
"""

import gc
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from playground.app.birth import Birth
from playground.app.glance import glance
from playground.app.options import Options
from playground.storage.locations import Locations
from playground.window.main_window import MainWindow
from playground.window.single_instance import SingleInstance

if TYPE_CHECKING:
    from playground.window.frame import Frame

__all__ = ["Options", "perform", "run", "run_doctor", "run_tour"]


def run(
    options: Options,
    *,
    on_first_paint: Callable[[], object] | None = None,
    on_ready: Callable[[], object] | None = None,
) -> int:
    """Opens the window; returns the exit code when it has closed. The two hooks are for measuring the start."""
    return _run(options, lambda birth: birth.hook(on_first_paint, on_ready))


def run_tour(options: Options, *, out: Path, only: tuple[str, ...], size: tuple[int, int]) -> int:
    from playground.tour.run import Tour, tour_data_dir

    out.mkdir(parents=True, exist_ok=True)
    tour = Tour(out, only)
    with tour_data_dir(options.data_dir, theme=options.theme, language=options.language) as data_dir:
        code = perform(options.with_data_dir(data_dir), tour.perform, size)
    failed = sum(not step.ok for step in tour.report.steps)
    sys.stdout.write(f"{len(tour.report.steps)} steps, {failed} failed. Pictures and report.json are in {out}\n")
    return code or (0 if tour.ok else 1)


def perform(
    options: Options, function: "Callable[[Frame], Awaitable[None]]", size: tuple[int, int] | None = None
) -> int:
    """Opens the window, runs the function in it once it is furnished, and ends the program."""

    def prepare(birth: Birth) -> None:
        if size is not None:
            birth.window.resize(*size)
        birth.hook(None, lambda: birth.perform(function))

    return _run(options, prepare)


def run_doctor(data_dir: Path | None) -> int:
    import json

    import shiboken6

    from playground.services.diagnostics import diagnostics
    from playground.window.qt_facts import qt_facts

    application = QApplication(["playground"])
    facts = diagnostics(Locations.open(data_dir), qt_facts())
    sys.stdout.write(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")
    shiboken6.delete(application)
    return 0


def _run(options: Options, prepare: Callable[[Birth], object]) -> int:
    # What is loaded until the first paint lives as long as the program; later on there is a collector.
    gc.disable()
    # qasync would otherwise take the first Qt binding that it finds.
    os.environ["QT_API"] = "pyside6"
    application = QApplication(["playground"])
    application.setApplicationName("Playground")
    application.setDesktopFileName("playground")
    # Qt would end its loop with the last window, before anything is put away.
    application.setQuitOnLastWindowClosed(False)
    locations = Locations.open(options.data_dir)
    instance = SingleInstance(locations.data)
    if not instance.acquire():
        return _hand_over(instance, locations)
    seen = glance(locations.settings, options.theme, application)
    window = MainWindow(dark=seen.dark, geometry=seen.geometry)
    birth = Birth(application, options, locations, instance, window)
    prepare(birth)
    window.show()
    application.exec()
    birth.dispose()
    return 0


def _hand_over(instance: SingleInstance, locations: Locations) -> int:
    if instance.raise_first():
        sys.stderr.write("Playground is already running with this data folder; its window has been brought up.\n")
        return 0
    sys.stderr.write(
        f"Process {instance.holder()} holds the data folder {locations.data} but does not answer. "
        "End it, or choose another folder with --data-dir.\n"
    )
    return 1
