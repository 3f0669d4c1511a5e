"""What a tab asks of each of its pages, with the panels on both sides of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject


class Room(QObject):
    """Whatever a room does not override does nothing.

    Signals:
        action_requested: something that the window does.
        page_requested: another page of the tab is to come up, and what is to be opened there, if it is not empty.
        panel_requested: its panel is to be seen, also where that is a drawer.
        panel_done: what its panel was brought up for has been done.
        busy_changed: it has begun to work, or has come to an end.
        request_changed: what would be sent now is another request.
    """

    action_requested = Signal(str)
    page_requested = Signal(str, str)
    panel_requested = Signal()
    panel_done = Signal()
    busy_changed = Signal()
    request_changed = Signal()

    list: QWidget
    page: QWidget
    panel: QWidget

    def enter(self) -> None:
        """It can be seen from now on, and jobs may be started."""

    def leave(self) -> None:
        """It cannot be seen any more."""

    def is_busy(self) -> bool:
        return False

    def run(self) -> None:
        """Ctrl+Enter."""

    def stop(self) -> None:
        """Esc."""

    def new(self) -> None:
        """Ctrl+N."""

    def open(self, what: str) -> None:
        """Another page, or another tab, wants this to be looked at: an id or a name that the room knows."""

    def focus(self) -> None:
        """Ctrl+L, and whenever the page comes up."""

    def find(self) -> None:
        """Ctrl+F."""

    def remember(self) -> "JsonObject":
        """What was chosen here and comes back at the next start."""
        return {}

    def recall(self, remembered: "JsonObject") -> None:
        """Puts back what `remember` gave; it may be from an older version, or edited by hand."""

    def current_request(self) -> "ApiRequest | None":
        """What would be sent now, for the code view."""
        return None
