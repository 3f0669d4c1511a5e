"""Which loudspeaker is used."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from playground.sound.backend import Device
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr


class DeviceMenu(QMenu):
    """Opens with what is known already and fills as more is found.

    Signals:
        chosen: a `Device`, or None for that of the system.
        search_requested: look once more for what was connected meanwhile.
    """

    chosen = Signal(object)
    search_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("device_menu")
        self.setAccessibleName(tr("Loudspeaker"))
        self._group = QActionGroup(self)
        self.set_devices((), None, "")

    def set_devices(self, devices: Sequence[Device], device: Device | None, trouble: str) -> None:
        """`device` is the one in use, `trouble` why there may be none."""
        self.clear()
        self._add(tr("System loudspeaker"), None, device is None)
        if devices:
            self.addSeparator()
        for each in devices:
            name = one_line(f"{each.name} ({each.system})")
            self._add(tr("{name}, default", name=name) if each.default_output else name, each, each == device)
        self.addSeparator()
        if trouble:
            self.addAction(trouble).setEnabled(False)
        self.addAction(tr("Look again"), self.search_requested.emit).setObjectName("devices_again")

    def _add(self, name: str, device: Device | None, checked: bool) -> None:
        action = self.addAction(name.replace("&", "&&"), lambda: self.chosen.emit(device))
        action.setCheckable(True)
        action.setChecked(checked)
        self._group.addAction(action)
