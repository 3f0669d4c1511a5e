"""A button that says which loudspeaker is used, and lists the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from playground.widgets.buttons import Button
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

SYSTEM: Final = -1
"""The position of the loudspeaker that the system chooses."""

_WIDTH: Final = 150  # px of its name


@dataclass(frozen=True, slots=True)
class LoudspeakerEntry:
    name: str
    system: str  # the interface through which it is reached
    default: bool = False


class LoudspeakerButton(Button):
    """The list opens with what is known already and fills as more is found.

    Signals:
        opened: look for what there is.
        chosen: a position, or `SYSTEM`.
        search_requested: look once more for what was connected meanwhile.
    """

    opened = Signal()
    chosen = Signal(int)
    search_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", kind="quiet", icon_name="caret-down", parent=parent)
        self.setObjectName("device")
        self.list = QMenu(self)
        self.list.setObjectName("device_menu")
        self.list.setAccessibleName(tr("Loudspeaker"))
        self._group = QActionGroup(self.list)
        self.clicked.connect(self._open)
        self.set_devices(())

    def set_devices(self, entries: Sequence[LoudspeakerEntry], current: int = SYSTEM, trouble: str = "") -> None:
        """`trouble` is why there may be none."""
        self.list.clear()
        self._add(tr("System loudspeaker"), SYSTEM, current)
        if entries:
            self.list.addSeparator()
        for position, each in enumerate(entries):
            name = one_line(f"{each.name} ({each.system})")
            self._add(tr("{name}, default", name=name) if each.default else name, position, current)
        self.list.addSeparator()
        if trouble:
            self.list.addAction(trouble).setEnabled(False)
        self.list.addAction(tr("Look again"), self.search_requested.emit).setObjectName("devices_again")
        self._show(tr("System loudspeaker") if current == SYSTEM else one_line(entries[current].name))

    def _show(self, name: str) -> None:
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDTH)
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(tr("Loudspeaker: {name}", name=name))
        self.setToolTip(tool_tip(tr("Choose the loudspeaker. Now it is: {name}", name=name)))

    def _add(self, name: str, position: int, current: int) -> None:
        action = self.list.addAction(name.replace("&", "&&"), lambda: self.chosen.emit(position))
        action.setCheckable(True)
        action.setChecked(position == current)
        self._group.addAction(action)

    def _open(self) -> None:
        self.opened.emit()
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))
