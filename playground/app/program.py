"""The program proper: furnishes the window, brings the parts to life in order, and puts them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from playground.app.composition import compose, findings
from playground.app.engine import Engine
from playground.message import Message
from playground.services.backing_up import BackingUp
from playground.services.log import start_logging
from playground.services.notices import Level, Notice
from playground.storage.settings import Settings
from playground.tabs import TABS
from playground.widgets import theme, translation
from playground.widgets.icons import program_icon
from playground.window.frame import Frame
from playground.window.garbage import GarbageCollector
from playground.window.reporter import Reporter

if TYPE_CHECKING:
    import threading
    from collections.abc import Awaitable, Callable

    from playground.app.shell import Hooks, Shell
    from playground.storage.open_report import OpenReport

# The start and what the user does first come before the first backup.
FIRST_BACKUP_MS = 60_000
ICON_MS = 2_500  # painting it takes longer than a frame: others come first
LOOK_FOR_BACKUP_MS = 3_600_000


class Program(QObject):
    """Furnishes the window in short steps, so that the user's keys get their turn between them."""

    def __init__(self, shell: Shell, hooks: Hooks) -> None:
        super().__init__()
        self._shell = shell
        self._hooks = hooks
        self._settings = Settings(shell.locations.settings, read_only=shell.locations.read_only)
        self.context = compose(shell.options, shell.locations, self._settings)
        self._frame: Frame | None = None
        self._reporter = Reporter(self.context.notices)
        self._garbage = GarbageCollector()
        self._backing_up = BackingUp(self.context.backups, self.context.jobs, self.context.notices)
        self._backup_timer = QTimer(self)
        self._engine = Engine(shell.application, self._reporter)
        self.starts_again = False
        self._taking = False
        self._closing = False
        self._watchdog: threading.Timer | None = None
        self._connect()
        self._go_on(self._make_frame, self._make_tab, self._furnish, self._paint, self._engine.load)

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

        self._engine.start(performance())

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
        self._shell.window.hide()
        if self._engine.loop is not None:
            self._engine.start(self._put_away())
        elif not self._taking:
            # Nothing but the settings is open yet.
            self._settings.save()
            self._shell.application.exit(0)
        elif not self._engine.loading:
            # What was typed or sent before there was a loop is put away by the loop.
            self._engine.load()

    def dispose(self) -> None:
        """Qt's loop has ended."""
        if self._watchdog is not None:
            self._watchdog.cancel()
        self._garbage.stop()
        self._reporter.remove()
        self._engine.close()

    def _connect(self) -> None:
        self._shell.window.close_requested.connect(self.end)
        self._shell.instance.raise_requested.connect(self._on_raise_requested)
        self._engine.interrupted.connect(self.end)
        self._engine.started.connect(self._on_engine_started)
        self._engine.warm.connect(self._on_engine_warm)
        self._backup_timer.timeout.connect(self._on_backup_time)

    def _go_on(self, *steps: Callable[[], None]) -> None:
        """One step after the other, with a millisecond for whatever else waits in Qt's loop."""
        if not steps or self._closing:
            return
        steps[0]()
        QTimer.singleShot(1, lambda: self._go_on(*steps[1:]))

    def _dress(self) -> None:
        options = self._shell.options
        start_logging(self._shell.locations)
        self._reporter.install()
        theme.apply(self._shell.application, _theme(options.theme or self._settings.get("theme", "system")))
        translation.install(self._shell.application, _language(options.language, self._settings))

    def _make_frame(self) -> None:
        self._dress()
        self._frame = Frame(self.context, TABS, self._shell.window, locations=self._shell.locations)
        self._frame.tour_requested.connect(self._on_tour_requested)
        self._frame.restart_requested.connect(self._on_restart_requested)

    def _make_tab(self) -> None:
        self.frame.build_last_tab()

    def _furnish(self) -> None:
        self.frame.show_last_tab()
        typed = self._shell.window.furnish(self.frame)
        self.frame.current_tab.focus_prompt()
        prompt = self._shell.window.focusWidget()
        if typed and isinstance(prompt, QPlainTextEdit):
            prompt.insertPlainText(typed)
        # From here on a prompt is taken and sent; jobs wait by themselves until there is a loop.
        self._taking = True
        self.frame.start_tabs()
        if self._hooks.furnished is not None:
            self._hooks.furnished()

    def _paint(self) -> None:
        # Before another thread begins to compete for Python.
        self._shell.window.repaint()

    def _on_engine_started(self) -> None:
        assert self._engine.loop is not None
        self.context.jobs.begin(self._engine.loop)
        QTimer.singleShot(ICON_MS, lambda: self._shell.application.setWindowIcon(program_icon()))
        if self._closing:
            self._engine.start(self._put_away())
            return
        for notice in findings(self._shell.options, self._shell.locations, self._settings):
            self.context.notices.post(notice)
        label = Message("Opening the history")
        self.context.jobs.start("history.open", self._open_history, label=label, cancellable=False)
        self.context.connections.refresh_soon()

    def _on_engine_warm(self) -> None:
        if self._closing:
            return
        if self._hooks.ready is not None:
            self._hooks.ready()
        if not self._shell.locations.read_only:
            self._shell.instance.listen()
        self._garbage.start()

    def _on_raise_requested(self) -> None:
        window = self._shell.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def _on_restart_requested(self) -> None:
        self.starts_again = True
        self.end()

    def _on_tour_requested(self) -> None:
        from playground.tour.run import Tour

        self.context.jobs.start("tour", Tour().show, self.frame, label=Message("Guided tour"))

    async def _open_history(self) -> None:
        report = await self.context.database.open()
        if not report.checked:
            self.context.jobs.start("history.check", self._check_history, label=Message("Looking through the history"))
        self._tell(report)
        self._backup_timer.start(FIRST_BACKUP_MS)

    def _on_backup_time(self) -> None:
        self._backup_timer.start(LOOK_FOR_BACKUP_MS)
        self._backing_up.look()

    async def _check_history(self) -> None:
        report = await self.context.database.check()
        if report is not None:
            self._tell(report)

    def _tell(self, report: OpenReport) -> None:
        if report.message is not None:
            level: Level = "info" if report.state == "restored" else "warning"
            self.context.notices.post(Notice(level, report.message))

    async def _put_away(self) -> None:
        # What the tabs started while they were shut down gets its first turn, and with it its place in the database.
        import asyncio

        from playground.app.ending import put_away

        await asyncio.sleep(0)
        await put_away(self.context, self._on_ending_fault)
        self._shell.application.exit(0)

    def _on_ending_fault(self, error: Exception) -> None:
        self._reporter.on_loop_exception(None, {"exception": error, "message": "while ending"})


def _theme(wished: str) -> theme.Theme:
    return "light" if wished == "light" else "dark" if wished == "dark" else "system"


def _language(wished: str | None, settings: Settings) -> str | None:
    """None stands for the system's."""
    code = wished or settings.get("language", "system")
    return code if any(code == language.code for language in translation.languages()) else None
