"""The three rooms of the tab, each built when it is first entered."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.features.files.view.centre import PAGES
from playground.features.files.view.room import Room

if TYPE_CHECKING:
    from playground.features.files.parts import Parts


class Rooms(QObject):
    """Signals: those of each room."""

    action_requested = Signal(str)
    page_requested = Signal(str)
    file_requested = Signal(str)
    panel_requested = Signal()
    panel_done = Signal()
    busy_changed = Signal()
    request_changed = Signal()

    def __init__(self, parts: "Parts", parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._built: dict[str, Room] = {}
        self._makers: Mapping[str, Callable[[], Room]] = {
            "stored": self._stored,
            "clinic": self._clinic,
            "training": self._training,
        }

    def room(self, page: str) -> Room:
        if page not in self._built:
            room = self._built[page] = self._makers[page]()
            room.action_requested.connect(self.action_requested)
            room.page_requested.connect(self.page_requested)
            room.file_requested.connect(self.file_requested)
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

        return {page: partial(build, page) for page in PAGES}

    def _stored(self) -> Room:
        from playground.features.files.view.stored.stored_room import StoredRoom

        return StoredRoom(self._parts, self)

    def _clinic(self) -> Room:
        from playground.features.files.view.clinic_room import ClinicRoom

        return ClinicRoom(self._parts, self)

    def _training(self) -> Room:
        from playground.features.files.view.training_room import TrainingRoom

        return TrainingRoom(self._parts, self)
