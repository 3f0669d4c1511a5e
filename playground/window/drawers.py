"""The inspector and the code view: drawers at the right edge, over the parameters."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.services.context import Context
from playground.widgets.drawer import Drawer
from playground.widgets.translation import tr
from playground.window.code_view import CodeView
from playground.window.inspector import Inspector
from playground.window.tab import Tab

CODE = "code_view"
INSPECTOR = "inspector"
WIDTH = 480


class Drawers(QObject):
    """At most one is open. Each is built when it is first asked for.

    Signals:
        shown_changed: the object name of the drawer that is open, "" for none.
    """

    shown_changed = Signal(str)

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._host = host
        self._tab: Tab | None = None
        self._drawers: dict[str, Drawer] = {}

    def follow(self, tab: Tab) -> None:
        self._tab = tab
        for drawer in self._drawers.values():
            if isinstance(drawer.content, CodeView):
                drawer.content.follow(tab)

    def toggle_inspector(self) -> None:
        self._toggle(INSPECTOR)

    def toggle_code(self) -> None:
        self._toggle(CODE)

    def shown(self) -> str:
        return next((name for name, drawer in self._drawers.items() if drawer.is_open()), "")

    def show(self, name: str) -> None:
        """ "" for none."""
        if name != self.shown():
            self._toggle(name or self.shown())

    def close(self) -> bool:
        """Whether there was one to close."""
        shown = self.shown()
        if shown:
            self._drawers[shown].set_open(False)
        return bool(shown)

    def _toggle(self, name: str) -> None:
        if name not in self._drawers:
            self._build(name)
        for other, drawer in self._drawers.items():
            if other != name:
                drawer.set_open(False, animate=False)
        self._drawers[name].toggle()

    def _build(self, name: str) -> None:
        content: QWidget
        if name == CODE:
            content = code = CodeView(self._context.connections)
            title = tr("Code")
            if self._tab is not None:
                code.follow(self._tab)
        else:
            content, title = Inspector(self._context.exchanges), tr("Inspector")
        drawer = self._drawers[name] = Drawer(self._host, content, title, width=WIDTH)
        drawer.setObjectName(name)
        drawer.open_changed.connect(partial(self._on_open_changed, drawer))

    def _on_open_changed(self, drawer: Drawer, open_: bool) -> None:
        if open_:
            drawer.content.setFocus()
        self.shown_changed.emit(self.shown())
