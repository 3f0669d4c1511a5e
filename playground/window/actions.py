"""What can be done by menu and by key, as one list; the menus and the list of keys are made from it."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from playground.widgets.translation import tr

Section = Literal["file", "view", "help", "keys"]

# A Mac wants these in the menu that has the program's name.
MAC_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One action. Those of the section "keys" are in no menu: only their keys are heard and listed."""

    section: Section
    name: str
    text: str
    keys: str
    do: Callable[[], object]
    separated: bool = False


def make_menu(window: QMainWindow, lines: Sequence[Line]) -> QMenu:
    """The menu behind the menu button; on a Mac the same menus stand in its menu bar."""
    menu = QMenu(window)
    menu.setObjectName("main_menu")
    sections = {
        "file": QMenu(tr("File"), menu),
        "view": QMenu(tr("View"), menu),
        "help": QMenu(tr("Help"), menu),
    }
    for name, section in sections.items():
        section.setObjectName(f"{name}_menu")
        menu.addMenu(section)
        if sys.platform == "darwin":
            window.menuBar().addMenu(section)
    for line in lines:
        action = _action(window, line)
        if line.section in sections:
            if line.separated:
                sections[line.section].addSeparator()
            sections[line.section].addAction(action)
    return menu


def native(keys: str) -> str:
    """The keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _action(window: QMainWindow, line: Line) -> QAction:
    action = QAction(line.text, window)
    action.setObjectName(line.name)
    if line.keys:
        action.setShortcut(QKeySequence(line.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
    if line.name in MAC_ROLES:
        action.setMenuRole(MAC_ROLES[line.name])
    action.triggered.connect(lambda checked=False: line.do())
    # An action of the window is heard also while no menu that holds it has been shown.
    window.addAction(action)
    return action
