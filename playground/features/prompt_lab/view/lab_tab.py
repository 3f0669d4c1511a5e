"""The prompt lab: the library of prompts, and the rooms in which they are tried."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.features.prompt_lab.parts import Parts, make_parts
from playground.services.handovers import LibraryHandover
from playground.widgets.translation import tr
from playground.window.rooms.rooms_tab import RoomsTab

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from playground.api.request import JsonObject
    from playground.services.context import Context
    from playground.services.handovers import Handover
    from playground.window.rooms.room import Room


class LabTab(RoomsTab):
    """Connects the brains with their faces and decides nothing itself."""

    def __init__(self, context: "Context", parent: "QWidget | None" = None) -> None:
        self.parts = make_parts(context)
        super().__init__(_makers(self.parts), _segments(), _titles(), parent)

    def remember(self) -> "JsonObject":
        return {**super().remember(), "library": self.rooms.room("library").remember()}

    def recall(self, remembered: "JsonObject") -> None:
        library = remembered.get("library")
        if isinstance(library, Mapping):
            self.rooms.room("library").recall(library)
        super().recall(remembered)

    def start(self) -> None:
        self.parts.start()
        super().start()

    def act(self, action: str) -> None:
        self.parts.act(action)

    def receive(self, value: "Handover") -> None:
        if isinstance(value, LibraryHandover):
            self.show_page("library")
            self.parts.library.take(value)

    def shutdown(self) -> None:
        self.parts.end()


def _makers(parts: Parts) -> "Mapping[str, Callable[[QObject], Room]]":
    def library(parent: QObject) -> "Room":
        from playground.features.prompt_lab.view.library.library_room import LibraryRoom

        return LibraryRoom(parts, parent)

    return {"library": library}


def _segments() -> list[tuple[str, str, str]]:
    return [("library", tr("Prompts"), tr("Write prompts, fill them in and keep every version"))]


def _titles() -> dict[str, str]:
    return {"library": tr("Asked with")}
