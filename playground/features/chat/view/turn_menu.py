"""What can be done with one message of a conversation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from playground.features.chat.turns import Role, Turn
from playground.widgets.icons import icon
from playground.widgets.translation import tr


class TurnMenu(QMenu):
    """`do` takes the name of what was chosen; names of new messages end with their role."""

    def __init__(self, turn: Turn, do: Callable[[str], None], *, busy: bool, raw: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._do = do
        self._free = not busy
        if turn.role == "assistant":
            self._add("pencil-simple", tr("Edit this reply"), "edit")
            if turn.text:
                self._add("arrow-down", tr("Continue from here"), "continue")
            if not turn.text:
                self._add("arrow-clockwise", tr("Ask again for this reply"), "retry")
            if turn.text:
                self._add("code", tr("Show formatted") if raw else tr("Show as Markdown"), "raw", free=True)
            self._add("info", tr("About this reply"), "about", free=True)
        self._add("git-fork", tr("New chat from here"), "fork")
        self._add_inserting()
        self.addSeparator()
        self._add("arrow-up", tr("Move up"), "move:-1")
        self._add("arrow-down", tr("Move down"), "move:1")
        self.addSeparator()
        self._add("trash", tr("Delete"), "delete", danger=True)
        self._add("trash", tr("Delete with all that follows"), "delete_all", danger=True)
        self.addSeparator()
        undo = self.addAction(icon("arrow-counter-clockwise", "secondary"), tr("Undo"), lambda: do("undo"))
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        undo.setEnabled(self._free)

    def _add_inserting(self) -> None:
        menu = self.addMenu(icon("plus", "secondary"), tr("Add a message below"))
        menu.setEnabled(self._free)
        words: tuple[tuple[Role, str], ...] = (
            ("system", tr("System message")),
            ("user", tr("User message")),
            ("assistant", tr("Reply")),
        )
        for role, text in words:
            menu.addAction(text, partial(self._do, f"insert:{role}"))

    def _add(self, icon_name: str, text: str, name: str, *, danger: bool = False, free: bool = False) -> None:
        """`free`: also while a reply arrives."""
        action = self.addAction(icon(icon_name, "danger" if danger else "secondary"), text, lambda: self._do(name))
        action.setEnabled(free or self._free)
