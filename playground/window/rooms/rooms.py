"""The rooms of a tab, each built when it is first entered."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.window.rooms.room import Room


class Rooms(QObject):
    """Signals: those of each room."""

    action_requested = Signal(str)
    page_requested = Signal(str, str)
    panel_requested = Signal()
    panel_done = Signal()
    busy_changed = Signal()
    request_changed = Signal()

    def __init__(self, makers: Mapping[str, Callable[[QObject], Room]], parent: QObject) -> None:
        super().__init__(parent)
        self._makers = makers
        self._built: dict[str, Room] = {}

    def room(self, page: str) -> Room:
        if page not in self._built:
            room = self._built[page] = self._makers[page](self)
            room.action_requested.connect(self.action_requested)
            room.page_requested.connect(self.page_requested)
            room.panel_requested.connect(self.panel_requested)
            room.panel_done.connect(self.panel_done)
            room.busy_changed.connect(self.busy_changed)
            room.request_changed.connect(self.request_changed)
        return self._built[page]

    def is_busy(self) -> bool:
        return any(room.is_busy() for room in self._built.values())

    def builders(self, part: Literal["list", "page", "panel"]) -> Mapping[str, Callable[[], QWidget]]:
        """Of one side of each room."""

        def build(page: str) -> QWidget:
            room = self.room(page)
            return {"list": room.list, "page": room.page, "panel": room.panel}[part]

        return {page: partial(build, page) for page in self._makers}
