"""The socket that a capability plugs into the window with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.message import Message

if TYPE_CHECKING:
    from playground.api.request import ApiRequest, JsonObject
    from playground.services.archive import Contribution
    from playground.services.context import Context
    from playground.services.handovers import Handover


class Tab(QWidget):
    """What the window asks of every capability. Whatever a tab does not override does nothing.

    Signals:
        busy_changed: whether the tab works.
        request_changed: what would be sent now is another request.
        action_requested: something that the window does, as a notice's button asks for it: "code" shows the code view,
            "open_connection" and "use_address:…" lead to the connections.
    """

    busy_changed = Signal(bool)
    request_changed = Signal()
    action_requested = Signal(str)

    def run(self) -> None:
        """Ctrl+Enter anywhere in the tab."""

    def stop(self) -> None:
        """Esc anywhere in the tab."""

    def new(self) -> None:
        """Ctrl+N."""

    def focus_prompt(self) -> None:
        """Ctrl+L, and whenever the tab comes up."""

    def find(self) -> None:  # type: ignore[override]  # QWidget's looks native windows up by number
        """Ctrl+F."""

    def current_request(self) -> "ApiRequest | None":
        """What would be sent now, for the code view."""
        return None

    def remember(self) -> "JsonObject":
        """The inputs that come back at the next start."""
        return {}

    def recall(self, remembered: "JsonObject") -> None:
        """Puts back what `remember` gave; it may be from an older version, or edited by hand."""

    def start(self) -> None:
        """The history is open and jobs may be started from now on. The event loop itself may begin only afterwards."""

    def act(self, action: str) -> None:
        """The button of a notice was clicked whose action begins with the tab's id and a dot."""

    def receive(self, value: "Handover") -> None:
        """Another tab hands over something of a kind that the entry says this tab accepts; the tab is up."""

    def shutdown(self) -> None:
        """The window closes: keep the draft and let go."""


@dataclass(frozen=True, slots=True)
class TabEntry:
    """One line of the list of tabs. What it accepts is known before it is built: others show their buttons by it.
    So is what it puts into the export of everything."""

    id: str
    icon: str
    title: Message
    build: "Callable[[Context], Tab]"
    accepts: "tuple[type[Handover], ...]" = ()
    contribute: "Contribution | None" = None
