"""Network and event loop: loaded in a worker thread while the window is in use, then asyncio inside Qt's loop."""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine

    from PySide6.QtWidgets import QApplication

    from playground.loop import EventLoop
    from playground.window.interrupts import Interrupts
    from playground.window.reporter import Reporter

# Python's own. While modules are loaded it is shorter, as the window then competes with the loading thread.
SWITCH_INTERVAL = 0.005


class Engine(QObject):
    """Imported before asyncio is, so that the window has its frame first.

    Signals:
        started: the event loop runs.
        warm: all that a request needs is loaded, so that it leaves at once.
        interrupted: the system wants the process to end.
    """

    started = Signal()
    warm = Signal()
    interrupted = Signal()
    _loop_loaded = Signal()

    def __init__(self, application: QApplication, reporter: Reporter) -> None:
        super().__init__()
        self._application = application
        self._reporter = reporter
        self._interrupts: Interrupts | None = None
        self._loop: EventLoop | None = None
        # The loop itself holds tasks only weakly.
        self._tasks: list[asyncio.Task[None]] = []
        self.loading = False
        self._loop_loaded.connect(self._on_loop_loaded)

    @property
    def loop(self) -> EventLoop | None:
        return self._loop

    def load(self) -> None:
        self.loading = True
        threading.Thread(target=self._load, name="load", daemon=True).start()

    def start(self, work: Coroutine[object, object, None]) -> None:
        assert self._loop is not None
        task = self._loop.create_task(work)
        task.add_done_callback(self._on_task_done)
        self._tasks.append(task)

    def close(self) -> None:
        """Qt's loop has ended."""
        if self._interrupts is not None:
            self._interrupts.close()
        if self._loop is not None:
            import asyncio

            self._loop.stop()
            asyncio._set_running_loop(None)
            self._loop.close()

    def _load(self) -> None:
        """In a worker thread: on the window's own, these imports would stop it for a tenth of a second."""
        import playground.loop
        import playground.window.interrupts

        self._emit(self._loop_loaded)
        # httpx would load its own command line, with click, rich and Pygments, where these happen to be installed.
        sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
        from playground.api import transport

        transport.prewarm()
        _load_what_a_request_needs()
        self._emit(self.warm)
        # Shows the first turn, which on the window's own thread would wait for it.
        import playground.features.chat.view.turn_content
        import playground.widgets.transcript.transcript_view  # noqa: F401

        sys.setswitchinterval(SWITCH_INTERVAL)

    @staticmethod
    def _emit(signal: SignalInstance) -> None:
        """From the thread: the program may have ended while it was loading, and Qt's part of the engine with it."""
        with contextlib.suppress(RuntimeError):
            signal.emit()

    def _on_loop_loaded(self) -> None:
        from playground.loop import EventLoop
        from playground.window.interrupts import Interrupts

        self._interrupts = Interrupts(self._application)
        self._interrupts.requested.connect(self.interrupted)
        self._loop = EventLoop(self._application, already_running=True)
        self._loop.set_exception_handler(self._reporter.on_loop_exception)
        self.started.emit()

    def _on_task_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.remove(task)
        if not task.cancelled() and task.exception() is not None:
            self._reporter.on_loop_exception(None, {"exception": task.exception()})


def _load_what_a_request_needs() -> None:
    """Imported in functions, because the window is furnished without it."""
    import playground.api.client
    import playground.api.models
    import playground.features.chat.reply
    import playground.services.demo_process
    import playground.services.seen_through
    import playground.storage.opening  # noqa: F401
