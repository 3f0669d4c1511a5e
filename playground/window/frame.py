"""The frame: top bar, banner, the tab that is up, drawers and status bar, and the keys that work everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from playground.api.request import JsonObject
from playground.services.connections import ConnectionState
from playground.services.context import Context
from playground.services.handovers import Handover
from playground.storage.locations import Locations
from playground.widgets.translation import tr
from playground.window.actions import Line, make_menu
from playground.window.dialogs import Dialogs
from playground.window.drawers import Drawers
from playground.window.memory import WindowMemory
from playground.window.notice_bar import NoticeBar
from playground.window.progress_line import ProgressLine
from playground.window.status_bar import StatusBar
from playground.window.tab import Tab, TabEntry
from playground.window.top_bar import TopBar


@dataclass(frozen=True, slots=True)
class Arrangement:
    tab: int
    drawer: str
    inputs: Mapping[str, JsonObject]


class Frame(QWidget):
    """Fills the main window. Knows no capability by name.

    Signals:
        tour_requested: somebody wants to be shown around.
        restart_requested: the program is to end and to start again.
    """

    tour_requested = Signal()
    restart_requested = Signal()

    def __init__(
        self, context: Context, entries: Sequence[TabEntry], window: QMainWindow, *, locations: Locations
    ) -> None:
        super().__init__(window)
        self._context = context
        self._entries = entries
        self._main = window
        self._memory = WindowMemory(context.settings)
        self._tabs: dict[str, Tab] = {}
        self._busy: dict[str, bool] = {}
        self._started = False
        self.top_bar = TopBar(entries, context.connections, self)
        self.notice_bar = NoticeBar(self)
        self.stack = QStackedWidget(self)
        self.status_bar = StatusBar(context.connections, context.jobs, self)
        self.room = QWidget(self)
        self.progress = ProgressLine(self.room)
        contributions = [entry.contribute for entry in entries if entry.contribute is not None]
        self.dialogs = Dialogs(context, window, locations=locations, contributions=contributions)
        self.drawers = Drawers(context, self.room)
        self.lines = self._lines()
        self._arrange()
        self._connect()

    @property
    def current_tab(self) -> Tab:
        return self._tabs[self._current_entry().id]

    def show_tab(self, index: int) -> None:
        if index >= len(self._entries):
            return
        entry = self._entries[index]
        tab = self._tab(entry)
        if self.stack.indexOf(tab) < 0:
            self._plug_in(entry, tab)
        self.stack.setCurrentWidget(tab)
        self.top_bar.show_tab(index)
        self.drawers.follow(tab)
        self._refresh_progress()
        tab.focus_prompt()

    def build_last_tab(self) -> None:
        """Without showing it: that is another piece of work."""
        self._tab(self._entries[self._memory.last_tab(self._entries)])

    def show_last_tab(self) -> None:
        self.show_tab(self._memory.last_tab(self._entries))

    def start_tabs(self) -> None:
        """The event loop runs: tabs may read and send."""
        self._started = True
        for tab in self._tabs.values():
            tab.start()

    def keep(self) -> None:
        """Writes down what comes back at the next start, and lets every tab do the same."""
        self._memory.keep(self._main, self._current_entry().id, self._tabs)
        for tab in self._tabs.values():
            tab.shutdown()

    def arrangement(self) -> Arrangement:
        """What the tour changes and puts back."""
        return Arrangement(
            self.stack.currentIndex(), self.drawers.shown(), {name: tab.remember() for name, tab in self._tabs.items()}
        )

    def arrange_again(self, arrangement: Arrangement) -> None:
        self.show_tab(arrangement.tab)
        self.drawers.show(arrangement.drawer)
        for name, inputs in arrangement.inputs.items():
            self._tabs[name].recall(inputs)

    def _current_entry(self) -> TabEntry:
        shown = self.stack.currentWidget()
        return next(entry for entry in self._entries if self._tabs.get(entry.id) is shown)

    def _tab(self, entry: TabEntry) -> Tab:
        """Built when it is first asked for."""
        if entry.id not in self._tabs:
            self._tabs[entry.id] = entry.build(self._context)
        return self._tabs[entry.id]

    def _plug_in(self, entry: TabEntry, tab: Tab) -> None:
        tab.recall(self._memory.inputs_of(entry))
        tab.busy_changed.connect(partial(self._on_busy, entry.id))
        tab.action_requested.connect(self._on_action)
        self.stack.addWidget(tab)
        if self._started:
            tab.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back and self._context.connections.state is ConnectionState.FAILED:
            # Who comes back from starting the server finds it connected.
            self._context.connections.refresh_soon()

    def _on_busy(self, entry_id: str, busy: bool) -> None:
        self._busy[entry_id] = busy
        self._refresh_progress()

    def _refresh_progress(self) -> None:
        entry = self._current_entry().id
        shares = [job.progress for job in self._context.jobs.running if job.name.startswith(f"{entry}.")]
        self.progress.set_working(self._busy.get(entry, False), shares[0] if len(shares) == 1 else None)

    def _on_connection_chosen(self, connection_id: str) -> None:
        self._context.connections.select(connection_id)
        self._context.connections.refresh_soon()
        if self._context.connections.current_lacks_key():
            self.dialogs.show_connections(at_key=True)

    def _on_action(self, action: str) -> None:
        """A button of a notice or of a tab asks for something."""
        name, _, value = action.partition(":")
        if name == "code":
            self.drawers.toggle_code()
        elif name == "open_connection":
            self.dialogs.show_connections(at_key=True)
        elif name == "use_address":
            self.dialogs.show_connections(base_url=value)
        elif name == "check_database":
            self.dialogs.show_check()
        elif name == "refresh":
            self._context.connections.refresh_soon()
        elif (tab := self._tabs.get(name.partition(".")[0])) is not None:
            tab.act(action)

    def _on_handed_over(self, value: Handover) -> None:
        self.show_tab(next(place for place, entry in enumerate(self._entries) if type(value) in entry.accepts))
        self.current_tab.receive(value)

    def _on_escape(self) -> None:
        """Stops the work of the tab; with nothing to stop it folds the drawer away."""
        if self._busy.get(self._current_entry().id):
            self.current_tab.stop()
        else:
            self.drawers.close()

    def _lines(self) -> list[Line]:
        tabs = [
            Line(
                "keys",
                f"tab_{entry.id}",
                tr("Show {tab}", tab=entry.title),
                f"Ctrl+{number}",
                partial(self.show_tab, number - 1),
            )
            for number, entry in enumerate(self._entries[:8], 1)
        ]
        dialogs, drawers = self.dialogs, self.drawers
        return [
            Line("file", "new", tr("New"), "Ctrl+N", lambda: self.current_tab.new()),
            Line("file", "find", tr("Find"), "Ctrl+F", lambda: self.current_tab.find()),
            Line("file", "connections", tr("Connections…"), "", dialogs.show_connections, separated=True),
            Line("file", "settings", tr("Settings…"), "Ctrl+,", dialogs.show_settings),
            Line("file", "quit", tr("Quit"), "Ctrl+Q", self._main.close, separated=True),
            Line("view", "inspector", tr("Inspector"), "F12", drawers.toggle_inspector),
            Line("view", "code", tr("Code"), "Ctrl+Shift+C", drawers.toggle_code),
            *tabs,
            Line("keys", "prompt", tr("Go to the prompt"), "Ctrl+L", lambda: self.current_tab.focus_prompt()),
            Line("keys", "send", tr("Send"), "Ctrl+Return", lambda: self.current_tab.run()),
            Line("keys", "stop", tr("Stop"), "Esc", self._on_escape),
            Line("keys", "menu", tr("Menu"), "F10", self.top_bar.show_menu),
            Line("help", "keyboard", tr("Keyboard"), "F1", lambda: dialogs.show_keys(self.lines)),
            Line("help", "tour", tr("Guided tour"), "", self.tour_requested.emit),
            Line("help", "diagnostics", tr("Diagnostics"), "", dialogs.show_diagnostics),
            Line("help", "check", tr("Check database"), "", dialogs.show_check, separated=True),
            Line("help", "restore", tr("Restore backup…"), "", dialogs.show_restore),
            Line("help", "export", tr("Export everything…"), "", dialogs.show_export),
            Line("help", "about", tr("About Playground"), "", dialogs.show_about, separated=True),
        ]

    def _arrange(self) -> None:
        self.top_bar.set_menu(make_menu(self._main, self.lines))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.top_bar, self.notice_bar):
            layout.addWidget(part)
        room = QVBoxLayout(self.room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.stack)
        layout.addWidget(self.room, 1)
        layout.addWidget(self.status_bar)

    def _connect(self) -> None:
        self.top_bar.tab_chosen.connect(self.show_tab)
        self.top_bar.connection.chosen.connect(self._on_connection_chosen)
        self.top_bar.connection.manage_requested.connect(self.dialogs.show_connections)
        self.top_bar.inspector.clicked.connect(self.drawers.toggle_inspector)
        self.top_bar.settings.clicked.connect(self.dialogs.show_settings)
        self.dialogs.restart_requested.connect(self.restart_requested)
        self.drawers.shown_changed.connect(self._on_drawer)
        self.notice_bar.action_requested.connect(self._on_action)
        self._context.notices.posted.connect(self.notice_bar.show_notice)
        self._context.notices.withdrawn.connect(self.notice_bar.withdraw)
        self._context.jobs.changed.connect(self._refresh_progress)
        self._context.handovers.accept(*(kind for entry in self._entries for kind in entry.accepts))
        self._context.handovers.offered.connect(self._on_handed_over)

    def _on_drawer(self, name: str) -> None:
        self.top_bar.inspector.setChecked(name == "inspector")
