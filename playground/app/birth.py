"""From the first paint to the program proper: loads it in a worker thread and lets it furnish the window."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from playground.app.options import Options
from playground.storage.locations import Locations
from playground.window.main_window import MainWindow
from playground.window.single_instance import SingleInstance

if TYPE_CHECKING:
    from playground.app.program import Program
    from playground.window.frame import Frame

Hook = Callable[[], object]


class Birth(QObject):
    _loaded = Signal()

    def __init__(
        self,
        application: QApplication,
        options: Options,
        locations: Locations,
        instance: SingleInstance,
        window: MainWindow,
    ) -> None:
        super().__init__()
        self.window = window
        self._application = application
        self._options = options
        self._locations = locations
        self._instance = instance
        self._program: Program | None = None
        self._on_paint: Hook | None = None
        self._on_ready: Hook | None = None
        window.first_painted.connect(self._on_first_painted)
        window.close_requested.connect(self._on_close_requested)
        self._loaded.connect(self._on_loaded)

    def hook(self, on_first_paint: Hook | None, on_ready: Hook | None) -> None:
        self._on_paint, self._on_ready = on_first_paint, on_ready

    def perform(self, function: "Callable[[Frame], Awaitable[None]]") -> None:
        """Runs it in the window and then ends the program."""
        assert self._program is not None
        self._program.perform(function)

    def dispose(self) -> None:
        """The window is gone and Qt's loop has ended."""
        if self._program is not None:
            self._program.dispose()
        self._instance.close()
        import shiboken6

        shiboken6.delete(self.window)

    def _on_first_painted(self) -> None:
        if self._on_paint is not None:
            self._on_paint()
        import threading

        threading.Thread(target=self._load, name="load", daemon=True).start()

    def _load(self) -> None:
        """In a worker thread: on the window's own, it would stop the window for a tenth of a second."""
        import sys

        # A painting that meets Python code must not wait five milliseconds each time for this thread to let it.
        sys.setswitchinterval(0.0005)
        from PySide6 import QtWidgets

        import playground.app.program  # noqa: F401

        # Qt's classes are made when they are first touched, and some calls touch them all.
        for name in dir(QtWidgets):
            getattr(QtWidgets, name)
        self._loaded.emit()

    def _on_loaded(self) -> None:
        from playground.app.program import Program

        self._program = Program(
            self._application, self._options, self._locations, self._instance, self.window, self._on_ready
        )

    def _on_close_requested(self) -> None:
        if self._program is None:
            # Nothing is open yet.
            self._application.exit(0)
