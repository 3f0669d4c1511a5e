"""The inspector and the code view: drawers at the right edge, over the parameters, loaded when first asked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.services.context import Context
from playground.widgets.drawer import Drawer
from playground.widgets.translation import tr
from playground.window.tab import Tab

if TYPE_CHECKING:
    from playground.window.code_view import CodeView

CODE = "code_view"
INSPECTOR = "inspector"
WIDTH = 520


class Drawers(QObject):
    """At most one is open.

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
        self._code: CodeView | None = None

    def follow(self, tab: Tab) -> None:
        self._tab = tab
        if self._code is not None:
            self._code.follow(tab)

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
        content = self._code_view() if name == CODE else self._inspector()
        title = tr("Code") if name == CODE else tr("Inspector")
        drawer = self._drawers[name] = Drawer(self._host, content, title, width=WIDTH)
        drawer.setObjectName(name)
        drawer.open_changed.connect(partial(self._on_open_changed, drawer))

    def _code_view(self) -> QWidget:
        from playground.window.code_view import CodeView

        self._code = CodeView(self._context.connections)
        if self._tab is not None:
            self._code.follow(self._tab)
        return self._code

    def _inspector(self) -> QWidget:
        from playground.window.inspector import Inspector

        return Inspector(self._context.exchanges)

    def _on_open_changed(self, drawer: Drawer, open_: bool) -> None:
        if open_:
            drawer.content.setFocus()
        self.shown_changed.emit(self.shown())
