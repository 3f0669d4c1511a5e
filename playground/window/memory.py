"""What comes back at the next start: the window's place and size, the last tab and the last inputs."""

import base64
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from playground.api.request import JsonObject
from playground.storage.settings import Settings
from playground.window.tab import Tab, TabEntry

GEOMETRY = "window.geometry"
TAB = "window.tab"
INPUTS = "window.inputs"


class WindowMemory:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def last_tab(self, entries: Sequence[TabEntry]) -> int:
        wanted = self._settings.get(TAB, "")
        return next((index for index, entry in enumerate(entries) if entry.id == wanted), 0)

    def inputs_of(self, entry: TabEntry) -> JsonObject:
        everything: JsonObject = self._settings.get(INPUTS, {})
        inputs = everything.get(entry.id)
        return inputs if isinstance(inputs, Mapping) else {}

    def keep(self, window: QWidget, current: str, tabs: Mapping[str, Tab]) -> None:
        self._settings.set(GEOMETRY, base64.b64encode(window.saveGeometry().data()).decode("ascii"))
        self._settings.set(TAB, current)
        kept: JsonObject = self._settings.get(INPUTS, {})
        self._settings.set(INPUTS, {**kept, **{name: tab.remember() for name, tab in tabs.items()}})
