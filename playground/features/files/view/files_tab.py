"""The files tab: what lies on the server, the clinic for training data, and the jobs that learn from it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.features.files.parts import Parts, make_parts
from playground.widgets.translation import tr
from playground.window.rooms.rooms_tab import RoomsTab

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from playground.api.request import JsonObject
    from playground.services.context import Context
    from playground.window.rooms.room import Room


class FilesTab(RoomsTab):
    """Connects the brains with their faces and decides nothing itself."""

    def __init__(self, context: "Context", parent: "QWidget | None" = None) -> None:
        self.parts = make_parts(context)
        super().__init__(_makers(self.parts), _segments(), _titles(), parent)

    def remember(self) -> "JsonObject":
        return {**super().remember(), "upload": self.rooms.room("stored").remember()}

    def recall(self, remembered: "JsonObject") -> None:
        upload = remembered.get("upload")
        if isinstance(upload, Mapping):
            self.rooms.room("stored").recall(upload)
        super().recall(remembered)

    def start(self) -> None:
        self.parts.start()
        super().start()

    def act(self, action: str) -> None:
        self.parts.act(action)

    def shutdown(self) -> None:
        self.parts.end()


def _makers(parts: Parts) -> "Mapping[str, Callable[[QObject], Room]]":
    def stored(parent: QObject) -> "Room":
        from playground.features.files.view.stored.stored_room import StoredRoom

        return StoredRoom(parts, parent)

    def clinic(parent: QObject) -> "Room":
        from playground.features.files.view.clinic_room import ClinicRoom

        return ClinicRoom(parts, parent)

    def training(parent: QObject) -> "Room":
        from playground.features.files.view.training_room import TrainingRoom

        return TrainingRoom(parts, parent)

    return {"stored": stored, "clinic": clinic, "training": training}


def _segments() -> list[tuple[str, str, str]]:
    return [
        ("stored", tr("Files"), tr("What lies on the server")),
        ("clinic", tr("Training data"), tr("Examine, repair and edit training data before it is uploaded")),
        ("training", tr("Jobs"), tr("Fine-tuning jobs: start them, watch them learn, try the result")),
    ]


def _titles() -> dict[str, str]:
    return {"stored": tr("Details"), "clinic": tr("Training data"), "training": tr("New job")}
