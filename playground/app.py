"""The composition root: the only place that knows every part; birth and death of the program.

The window comes first: until its first paint only Qt and our own light modules are loaded. Then a worker thread loads
all that the network needs, the event loop starts inside Qt's, and the services begin their work.
"""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from playground.message import Message
from playground.services.connection_list import ConnectionList, Given, from_command_line, from_environment
from playground.services.connections import Connections
from playground.services.context import Context
from playground.services.demo import DemoServer
from playground.services.exchanges import Exchanges
from playground.services.jobs import Jobs
from playground.services.log import start_logging
from playground.services.notices import Notice, Notices
from playground.services.rejections import RejectionMemory
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.locations import Locations
from playground.storage.secrets import Secrets
from playground.storage.settings import Settings
from playground.tabs import TABS
from playground.widgets import theme, translation
from playground.window.garbage import GarbageCollector
from playground.window.main_window import MainWindow
from playground.window.reporter import Reporter
from playground.window.single_instance import SingleInstance

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from playground.loop import EventLoop
    from playground.window.interrupts import Interrupts

# Work that does not end in time must not keep the process alive.
SECONDS_TO_END = 8.0
SECONDS_PER_PART = 2.5


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line decided; None and "" leave it to the settings."""

    data_dir: Path | None = None
    language: str | None = None
    theme: theme.Theme | None = None
    base_url: str = ""
    api_key_env: str = ""


def run(
    options: Options,
    *,
    on_first_paint: Callable[[], object] | None = None,
    on_ready: Callable[[], object] | None = None,
) -> int:
    """Opens the window; returns the exit code when it has closed. The two hooks are for measuring the start."""
    return _run(options, lambda program: program.hook(on_first_paint, on_ready))


def run_tour(options: Options, *, out: Path, only: tuple[str, ...], size: tuple[int, int]) -> int:
    from playground.tour.run import Tour, tour_data_dir

    out.mkdir(parents=True, exist_ok=True)
    tour = Tour(out, only)

    def prepare(program: Program) -> None:
        program.window.resize(*size)
        program.hook(None, lambda: program.perform(tour.perform))

    with tour_data_dir(options.data_dir) as data_dir:
        code = _run(replace(options, data_dir=data_dir), prepare)
    return code or (0 if tour.report.ok else 1)


def run_doctor(data_dir: Path | None) -> int:
    import json

    from playground.services.diagnostics import diagnostics
    from playground.window.qt_facts import qt_facts

    application = QApplication(["playground"])
    facts = diagnostics(Locations.open(data_dir), qt_facts())
    sys.stdout.write(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")
    shiboken6.delete(application)
    return 0


def compose(options: Options, locations: Locations, settings: Settings) -> Context:
    """Every brain with what it leans on. Opens nothing: the window is not painted yet."""
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
    return Context(settings, secrets, History(database), database, connections, jobs, notices, exchanges)


def _given_connections(options: Options) -> tuple[Given, ...]:
    """Those of the command line and of the environment, for this start only."""
    key = os.environ.get(options.api_key_env) if options.api_key_env else None
    return from_command_line(options.base_url, key), from_environment(os.environ)


def _run(options: Options, prepare: Callable[[Program], object]) -> int:
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
    program = Program(application, options, locations, instance)
    prepare(program)
    program.window.show()
    application.exec()
    program.dispose()
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


class Program(QObject):
    """One run of the window, from its first paint to its end."""

    _loaded = Signal()

    def __init__(
        self, application: QApplication, options: Options, locations: Locations, instance: SingleInstance
    ) -> None:
        super().__init__()
        self._application = application
        self._options = options
        self._locations = locations
        self._instance = instance
        settings = Settings(locations.settings, read_only=locations.read_only)
        theme.apply(application, options.theme or _wished_theme(settings))
        translation.install(application, options.language or _wished_language(settings))
        self.context = compose(options, locations, settings)
        self.window = MainWindow(self.context, TABS, locations=locations)
        self._reporter = Reporter(self.context.notices)
        self._garbage = GarbageCollector()
        self._interrupts: Interrupts | None = None
        self._loop: EventLoop | None = None
        # The loop itself holds tasks only weakly.
        self._tasks: list[asyncio.Task[None]] = []
        self._closing = False
        self._on_paint: Callable[[], object] | None = None
        self._on_ready: Callable[[], object] | None = None
        self._connect()

    def hook(self, on_first_paint: Callable[[], object] | None, on_ready: Callable[[], object] | None) -> None:
        self._on_paint, self._on_ready = on_first_paint, on_ready

    def perform(self, function: Callable[[MainWindow], Awaitable[None]]) -> None:
        """Runs it in the window and then ends the program."""

        async def performance() -> None:
            try:
                await function(self.window)
            finally:
                self.end()

        self._start(performance())

    def end(self) -> None:
        """Stops taking work, puts everything away and ends Qt's loop."""
        if self._closing:
            return
        self._closing = True
        _end_by_force_later()
        self.window.keep()
        self.window.hide()
        if self._loop is None:
            # Closed before the loop began: nothing but the settings is open yet.
            self.context.settings.save()
            self._application.exit(0)
        else:
            self._start(self._put_away())

    def dispose(self) -> None:
        """The window is gone and Qt's loop has ended."""
        import asyncio

        self._garbage.stop()
        self._reporter.remove()
        if self._interrupts is not None:
            self._interrupts.close()
        if self._loop is not None:
            self._loop.stop()
            asyncio._set_running_loop(None)
            self._loop.close()
        self._instance.close()
        shiboken6.delete(self.window)

    def _connect(self) -> None:
        self.window.first_painted.connect(self._on_first_painted)
        self.window.close_requested.connect(self.end)
        self.window.tour_requested.connect(self._on_tour_requested)
        self._instance.raise_requested.connect(self.window.come_up)
        self._loaded.connect(self._on_loaded)

    def _on_first_painted(self) -> None:
        if self._on_paint is not None:
            self._on_paint()
        start_logging(self._locations)
        self._reporter.install()
        threading.Thread(target=self._load, name="load", daemon=True).start()

    def _load(self) -> None:
        """In a worker thread: on the window's own, these imports would stop it for a tenth of a second."""
        import playground.loop
        import playground.storage.opening
        import playground.window.interrupts  # noqa: F401 - for its socket module
        from playground.api import transport

        transport.prewarm()
        self._loaded.emit()

    def _on_loaded(self) -> None:
        if self._closing:
            return
        from playground.loop import EventLoop
        from playground.window.interrupts import Interrupts

        self._interrupts = Interrupts(self._application)
        self._interrupts.requested.connect(self.end)
        self._loop = EventLoop(self._application, already_running=True)
        self._loop.set_exception_handler(self._reporter.on_loop_exception)
        self._begin(self._loop)

    def _begin(self, loop: EventLoop) -> None:
        context = self.context
        context.jobs.begin(loop)
        self._say_what_was_found()
        context.jobs.start("history.open", self._open_history, label=Message("Opening the history"))
        context.jobs.start("connection.refresh", context.connections.refresh, label=Message("Asking for the models"))
        self.window.start_tabs()
        if not self._locations.read_only:
            self._instance.listen()
        self._garbage.start()
        if self._on_ready is not None:
            self._on_ready()

    def _start(self, work: Awaitable[None]) -> None:
        assert self._loop is not None
        self._tasks.append(self._loop.create_task(work))

    def _on_tour_requested(self) -> None:
        from playground.tour.run import Tour

        self.context.jobs.start("tour", Tour().show, self.window, label=Message("Guided tour"))

    def _say_what_was_found(self) -> None:
        settings = self.context.settings
        for given in _given_connections(self._options):
            if given.problem is not None:
                self.context.notices.post(Notice("warning", given.problem))
        if settings.damaged:
            self.context.notices.post(
                Notice(
                    "warning",
                    Message("The settings could not be read, so the defaults are used. The old file is kept aside."),
                    str(settings.damaged_copy or self._locations.settings),
                )
            )

    async def _open_history(self) -> None:
        report = await self.context.database.open()
        if report.message is not None:
            self.context.notices.post(Notice("warning", report.message))

    async def _put_away(self) -> None:
        """Each part for itself: one that fails or hangs does not keep the others from being put away."""
        import asyncio

        context = self.context
        # What the tabs started while they were shut down gets its first turn, and with it its place in the database.
        await asyncio.sleep(0)
        for close in (context.jobs.close, context.connections.close, context.settings.flush, context.database.close):
            outcome = await asyncio.gather(asyncio.wait_for(close(), SECONDS_PER_PART), return_exceptions=True)
            for error in filter(None, outcome):
                self._reporter.on_loop_exception(None, {"exception": error, "message": "while ending"})
        await _stop_everything_else()
        self._application.exit(0)


async def _stop_everything_else() -> None:
    import asyncio

    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=0.5)
    await asyncio.get_running_loop().shutdown_asyncgens()


def _end_by_force_later() -> None:
    watchdog = threading.Timer(SECONDS_TO_END, os._exit, (1,))
    watchdog.daemon = True
    watchdog.start()


def _wished_theme(settings: Settings) -> theme.Theme:
    wished = settings.get("theme", "system")
    return "light" if wished == "light" else "dark" if wished == "dark" else "system"


def _wished_language(settings: Settings) -> str | None:
    wished = settings.get("language", "system")
    return wished if any(wished == language.code for language in translation.languages()) else None
