"""The top bar: tabs on the left; connection, inspector, settings and menu on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from playground.services.connections import Connections
from playground.widgets.buttons import IconButton
from playground.widgets.translation import tr
from playground.window.connection_box import ConnectionBox
from playground.window.tab import TabEntry
from playground.window.tab_button import TabButton

HEIGHT = 37
NARROW_BELOW = 900


class TopBar(QFrame):
    """Says what was clicked; the window decides what it means."""

    tab_chosen = Signal(int)

    def __init__(self, entries: Sequence[TabEntry], connections: Connections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setProperty("edge", "bottom")
        self.setFixedHeight(HEIGHT)
        self.tabs = [
            TabButton(entry.icon, tr(entry.title), f"Ctrl+{number}" if number <= 8 else "", self)
            for number, entry in enumerate(entries, 1)
        ]
        self.connection = ConnectionBox(connections, self)
        self.inspector = IconButton("columns", tr("Show the inspector"), keys_shown="F12", checkable=True, parent=self)
        self.settings = IconButton("gear-six", tr("Settings"), keys_shown="Ctrl+,", parent=self)
        self.menu = IconButton("dots-three", tr("Menu"), keys_shown="F10", parent=self)
        self._narrow = False
        self._menu: QMenu | None = None
        self._arrange()
        self._connect()

    def set_menu(self, menu: QMenu) -> None:
        self._menu = menu

    def show_menu(self) -> None:
        # Not by QToolButton's own pop-up modes: they wait in a loop of their own until the menu is gone.
        if self._menu is not None:
            corner = self.menu.mapToGlobal(self.menu.rect().bottomRight())
            self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), -4))

    def show_tab(self, index: int) -> None:
        self.tabs[index].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            for button in self.tabs:
                button.set_compact(narrow)

    def _arrange(self) -> None:
        for name, button in (
            ("inspector_button", self.inspector),
            ("settings_button", self.settings),
            ("menu_button", self.menu),
        ):
            button.setObjectName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(11, 0, 11, 0)
        layout.setSpacing(0)
        for tab in self.tabs:
            layout.addWidget(tab)
        layout.addStretch(1)
        layout.addWidget(self.connection)
        layout.addSpacing(8)
        for button in (self.inspector, self.settings, self.menu):
            layout.addSpacing(4)
            layout.addWidget(button)

    def _connect(self) -> None:
        self.menu.clicked.connect(self.show_menu)
        for index, button in enumerate(self.tabs):
            button.clicked.connect(lambda checked=False, index=index: self.tab_chosen.emit(index))
