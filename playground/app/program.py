"""The program proper and the composition root: the only place that knows every part; its life and its end."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from playground.message import Message
from playground.services.connection_list import ConnectionList, Given, from_command_line, from_environment
from playground.services.connections import Connections
from playground.services.context import Context
from playground.services.demo import DemoServer
from playground.services.exchanges import Exchanges
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.log import start_logging
from playground.services.notices import Notice, Notices
from playground.services.rejections import RejectionMemory
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.secrets import Secrets
from playground.storage.settings import Settings
from playground.tabs import TABS
from playground.widgets import theme, translation
from playground.window.frame import Frame
from playground.window.garbage import GarbageCollector
from playground.window.reporter import Reporter

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Coroutine

    from playground.app.options import Options
    from playground.loop import EventLoop
    from playground.storage.locations import Locations
    from playground.window.interrupts import Interrupts
    from playground.window.main_window import MainWindow
    from playground.window.single_instance import SingleInstance

# Python's own. While modules are loaded it is shorter, as the window then competes with the loading thread.
SWITCH_INTERVAL = 0.005


def compose(options: Options, locations: Locations, settings: Settings) -> Context:
    """Every brain with what it leans on. Opens nothing: there is no event loop yet."""
    notices = Notices()
    jobs = Jobs(notices)
    exchanges = Exchanges()
    secrets = Secrets(settings)
    database = Database(locations.database, read_only=locations.read_only)
    given = _given_connections(options)
    connections = Connections(
        ConnectionList(settings, *(each.connection for each in given if each.connection is not None)),
        secrets,
        RejectionMemory(settings),
        DemoServer(),
        observer=exchanges,
        notices=notices,
        jobs=jobs,
    )
    for each in given:
        if each.connection is not None and each.key is not None:
            secrets.use_from_environment(each.connection.id, each.connection.origin, each.key)
    blobs = Blobs(locations.blobs, read_only=locations.read_only)
    return Context(
        settings, secrets, History(database), database, blobs, connections, jobs, notices, exchanges, Handovers()
    )


def _given_connections(options: Options) -> tuple[Given, ...]:
    """Those of the command line and of the environment, for this start only."""
    key = os.environ.get(options.api_key_env) if options.api_key_env else None
    return from_command_line(options.base_url, key), from_environment(os.environ)


class Program(QObject):
    """Furnishes the window in short steps, so that the user's keys get their turn between them."""

    _network_loaded = Signal()

    def __init__(
        self,
        application: QApplication,
        options: Options,
        locations: Locations,
        instance: SingleInstance,
        window: MainWindow,
        on_ready: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self._application = application
        self._options = options
        self._locations = locations
        self._instance = instance
        self._window = window
        self._on_ready = on_ready
        self._settings = Settings(locations.settings, read_only=locations.read_only)
        self.context = compose(options, locations, self._settings)
        self._frame: Frame | None = None
        self._reporter = Reporter(self.context.notices)
        self._garbage = GarbageCollector()
        self._interrupts: Interrupts | None = None
        self._loop: EventLoop | None = None
        # The loop itself holds tasks only weakly.
        self._tasks: list[asyncio.Task[None]] = []
        self._first_work: Coroutine[object, object, None] | None = None
        self._taking = False
        self._loading = False
        self._closing = False
        self._watchdog: threading.Timer | None = None
        window.close_requested.connect(self.end)
        instance.raise_requested.connect(self._on_raise_requested)
        self._network_loaded.connect(self._on_network_loaded)
        self._go_on(self._make_frame, self._make_tab, self._furnish, self._paint, self._load_network)

    @property
    def frame(self) -> Frame:
        assert self._frame is not None
        return self._frame

    def perform(self, function: Callable[[Frame], Awaitable[None]]) -> None:
        """Runs it in the window and then ends the program."""

        async def performance() -> None:
            try:
                await function(self.frame)
            finally:
                self.end()

        if self._loop is None:
            self._first_work = performance()
        else:
            self._start(performance())

    def end(self) -> None:
        """Stops taking work, puts everything away and ends Qt's loop."""
        if self._closing:
            return
        # Not at the top: it needs asyncio, which is loaded after the window is in use.
        from playground.app.ending import end_by_force_later

        self._closing = True
        self._watchdog = end_by_force_later()
        if self._frame is not None:
            self._frame.keep()
        self._window.hide()
        if self._loop is not None:
            self._start(self._put_away())
        elif not self._taking:
            # Nothing but the settings is open yet.
            self._settings.save()
            self._application.exit(0)
        elif not self._loading:
            # What was typed or sent before there was a loop is put away by the loop.
            self._load_network()

    def dispose(self) -> None:
        """Qt's loop has ended."""
        if self._watchdog is not None:
            self._watchdog.cancel()
        if self._first_work is not None:
            self._first_work.close()
        self._garbage.stop()
        self._reporter.remove()
        if self._interrupts is not None:
            self._interrupts.close()
        if self._loop is not None:
            import asyncio

            self._loop.stop()
            asyncio._set_running_loop(None)
            self._loop.close()

    def _go_on(self, *steps: Callable[[], None]) -> None:
        """One step after the other, with a millisecond for whatever else waits in Qt's loop."""
        if not steps or self._closing:
            return
        steps[0]()
        QTimer.singleShot(1, lambda: self._go_on(*steps[1:]))

    def _dress(self) -> None:
        start_logging(self._locations)
        self._reporter.install()
        theme.apply(self._application, _theme(self._options.theme or self._settings.get("theme", "system")))
        translation.install(self._application, _language(self._options.language, self._settings))

    def _make_frame(self) -> None:
        self._dress()
        self._frame = Frame(self.context, TABS, self._window, locations=self._locations)
        self._frame.tour_requested.connect(self._on_tour_requested)

    def _make_tab(self) -> None:
        self.frame.build_last_tab()

    def _furnish(self) -> None:
        self.frame.show_last_tab()
        typed = self._window.furnish(self.frame)
        self.frame.current_tab.focus_prompt()
        prompt = self._window.focusWidget()
        if typed and isinstance(prompt, QPlainTextEdit):
            prompt.insertPlainText(typed)
        # From here on a prompt is taken and sent; jobs wait by themselves until there is a loop.
        self._taking = True
        self.frame.start_tabs()
        if self._on_ready is not None:
            self._on_ready()

    def _paint(self) -> None:
        # Before another thread begins to compete for Python.
        self._window.repaint()

    def _load_network(self) -> None:
        self._loading = True
        threading.Thread(target=self._load, name="load", daemon=True).start()

    def _load(self) -> None:
        """In a worker thread: on the window's own, these imports would stop it for a tenth of a second."""
        import playground.loop
        import playground.window.interrupts

        self._network_loaded.emit()
        # httpx would load its own command line, with click, rich and Pygments, where these happen to be installed.
        sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
        import playground.storage.opening  # noqa: F401
        from playground.api import transport

        transport.prewarm()
        sys.setswitchinterval(SWITCH_INTERVAL)

    def _on_network_loaded(self) -> None:
        from playground.loop import EventLoop
        from playground.window.interrupts import Interrupts

        self._interrupts = Interrupts(self._application)
        self._interrupts.requested.connect(self.end)
        self._loop = EventLoop(self._application, already_running=True)
        self._loop.set_exception_handler(self._reporter.on_loop_exception)
        self.context.jobs.begin(self._loop)
        if self._closing:
            self._start(self._put_away())
        else:
            self._begin()

    def _begin(self) -> None:
        context = self.context
        self._say_what_was_found()
        context.jobs.start("history.open", self._open_history, label=Message("Opening the history"), cancellable=False)
        context.connections.refresh_soon()
        if not self._locations.read_only:
            self._instance.listen()
        self._garbage.start()
        if self._first_work is not None:
            work, self._first_work = self._first_work, None
            self._start(work)

    def _start(self, work: Coroutine[object, object, None]) -> None:
        assert self._loop is not None
        task = self._loop.create_task(work)
        task.add_done_callback(self._on_task_done)
        self._tasks.append(task)

    def _on_task_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.remove(task)
        if not task.cancelled() and task.exception() is not None:
            self._reporter.on_loop_exception(None, {"exception": task.exception()})

    def _on_raise_requested(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _on_tour_requested(self) -> None:
        from playground.tour.run import Tour

        self.context.jobs.start("tour", Tour().show, self.frame, label=Message("Guided tour"))

    def _say_what_was_found(self) -> None:
        notices = self.context.notices
        for given in _given_connections(self._options):
            if given.problem is not None:
                notices.post(Notice("warning", given.problem))
        if self._settings.damaged and not self._locations.read_only:
            message = (
                Message(
                    "The settings could not be read, so those of the start before are used. The file is kept aside."
                )
                if self._settings.restored
                else Message("The settings could not be read, so the defaults are used. The old file is kept aside.")
            )
            notices.post(Notice("warning", message, str(self._settings.damaged_copy or self._locations.settings)))

    async def _open_history(self) -> None:
        report = await self.context.database.open()
        if report.message is not None:
            self.context.notices.post(Notice("warning", report.message))

    async def _put_away(self) -> None:
        # What the tabs started while they were shut down gets its first turn, and with it its place in the database.
        import asyncio

        from playground.app.ending import put_away

        await asyncio.sleep(0)
        await put_away(self.context, self._on_ending_fault)
        self._application.exit(0)

    def _on_ending_fault(self, error: Exception) -> None:
        self._reporter.on_loop_exception(None, {"exception": error, "message": "while ending"})


def _theme(wished: str) -> theme.Theme:
    return "light" if wished == "light" else "dark" if wished == "dark" else "system"


def _language(wished: str | None, settings: Settings) -> str | None:
    """None stands for the system's."""
    code = wished or settings.get("language", "system")
    return code if any(code == language.code for language in translation.languages()) else None
