"""From the start to the first paint, and from there to the program proper, which a worker thread loads."""

import contextlib
import os
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from playground.app.glance import glance
from playground.app.options import Options
from playground.app.shell import Hooks, Shell
from playground.storage.locations import Locations
from playground.window.main_window import MainWindow
from playground.window.single_instance import SingleInstance

if TYPE_CHECKING:
    from playground.app.program import Program
    from playground.window.frame import Frame

# A painting that meets Python code must not wait five milliseconds each time for the loading thread to let it.
SWITCH_INTERVAL = 0.002


def live(options: Options, prepare: "Callable[[Birth], object]") -> int:
    """The whole life of the window; returns the exit code."""
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
    birth = Birth(Shell(application, options, locations, instance, window))
    prepare(birth)
    window.show()
    application.exec()
    again = birth.starts_again
    birth.dispose()
    if again:
        from playground.app.again import start_again

        start_again()
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


class Birth(QObject):
    _loaded = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.window = shell.window
        self.hooks = Hooks()
        self._shell = shell
        self._program: Program | None = None
        shell.window.first_painted.connect(self._on_first_painted)
        shell.window.close_requested.connect(self._on_close_requested)
        self._loaded.connect(self._on_loaded)

    @property
    def starts_again(self) -> bool:
        return self._program is not None and self._program.starts_again

    def perform(self, function: "Callable[[Frame], Awaitable[None]]") -> None:
        """Once the program is ready: runs it in the window and then ends the program."""
        assert self._program is not None
        self._program.perform(function)

    def dispose(self) -> None:
        """The window is gone and Qt's loop has ended."""
        if self._program is not None:
            self._program.dispose()
        self._shell.instance.close()
        import shiboken6

        shiboken6.delete(self.window)

    def _on_first_painted(self) -> None:
        if self.hooks.painted is not None:
            self.hooks.painted()
        import threading

        threading.Thread(target=self._load, name="load", daemon=True).start()

    def _load(self) -> None:
        """In a worker thread: on the window's own, it would stop the window for a tenth of a second."""
        sys.setswitchinterval(SWITCH_INTERVAL)
        import playground.app.program  # noqa: F401

        with contextlib.suppress(RuntimeError):  # the window may have been closed meanwhile, and Qt's part of this gone
            self._loaded.emit()

    def _on_loaded(self) -> None:
        from playground.app.program import Program

        self._program = Program(self._shell, self.hooks)

    def _on_close_requested(self) -> None:
        if self._program is None:
            # Nothing is open yet.
            self._shell.application.exit(0)
