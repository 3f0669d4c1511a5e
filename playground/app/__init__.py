"""Birth of the program: the window comes first, everything else after its first paint.

Until then only Qt and a handful of light modules are loaded. Then a worker thread loads the rest of the program, the
window gets its frame, and while it is already in use the network is loaded and the event loop starts inside Qt's.
"""

import gc
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from playground.app.options import Options

if TYPE_CHECKING:
    from playground.app.birth import Birth
    from playground.app.shell import Hook
    from playground.window.frame import Frame

__all__ = ["Options", "perform", "run", "run_doctor", "run_tour"]


def run(
    options: Options,
    *,
    on_first_paint: "Hook | None" = None,
    on_furnished: "Hook | None" = None,
    on_ready: "Hook | None" = None,
) -> int:
    """Opens the window; returns the exit code when it has closed. The hooks are for watching the start."""

    def prepare(birth: "Birth") -> None:
        birth.hooks = birth.hooks._replace(painted=on_first_paint, furnished=on_furnished, ready=on_ready)

    return _live(options, prepare)


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
    """Opens the window, runs the function in it once the program is ready, and ends the program."""

    def prepare(birth: "Birth") -> None:
        if size is not None:
            birth.window.resize(*size)
        birth.hooks = birth.hooks._replace(ready=lambda: birth.perform(function))

    return _live(options, prepare)


def run_doctor(data_dir: Path | None) -> int:
    import json

    import shiboken6
    from PySide6.QtWidgets import QApplication

    from playground.services.diagnostics import diagnostics
    from playground.storage.locations import Locations
    from playground.window.qt_facts import qt_facts

    application = QApplication(["playground"])
    facts = diagnostics(Locations.open(data_dir), qt_facts())
    sys.stdout.write(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")
    shiboken6.delete(application)
    return 0


def _live(options: Options, prepare: "Callable[[Birth], object]") -> int:
    # Before Qt is imported: what is loaded now lives as long as the program. Later on there is a collector.
    gc.disable()
    from playground.app.birth import live

    return live(options, prepare)
