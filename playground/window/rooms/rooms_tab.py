"""A tab of several rooms: a switch between them on top, and for each its own panels at both sides."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.widgets.side_list import SideList
from playground.widgets.workspace import Workspace
from playground.window.rooms.centre import Centre
from playground.window.rooms.rooms import Rooms
from playground.window.rooms.side_pages import SidePages
from playground.window.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from playground.api.request import ApiRequest, JsonObject
    from playground.window.rooms.room import Room


class RoomsTab(Tab):
    """What the window asks for goes to the room that is looked at."""

    def __init__(
        self,
        makers: "Mapping[str, Callable[[QObject], Room]]",
        segments: Sequence[tuple[str, str, str]],
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`makers` has the rooms by the ids of their pages, the first of which is shown; `segments` are those of the
        switch, and `titles` stand above the panels at the right."""
        super().__init__(parent)
        self.rooms = Rooms(makers, self)
        self.centre = Centre(segments, self.rooms.builders("page"))
        self.left = SidePages(self.rooms.builders("list"))
        self.right = SidePages(self.rooms.builders("panel"), titles)
        self._pages = tuple(makers)
        self._workspace = Workspace(self.left, self.centre, self.right, self)
        self._started = False
        self._right_lent = False
        self._entered: Room | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._workspace)
        self._connect()
        self.show_page(self._pages[0])

    @property
    def room(self) -> "Room":
        """The one that is looked at."""
        return self.rooms.room(self.centre.page())

    def show_page(self, page: str, what: str = "") -> None:
        self.centre.show_page(page)
        if what:
            self.room.open(what)

    def run(self) -> None:
        self.room.run()

    def stop(self) -> None:
        self.room.stop()

    def new(self) -> None:
        self.room.new()

    def focus_prompt(self) -> None:
        self.room.focus()

    def find(self) -> None:  # type: ignore[override]  # QWidget's looks native windows up by number
        self.room.find()

    def current_request(self) -> "ApiRequest | None":
        return self.room.current_request()

    def remember(self) -> "JsonObject":
        left, right = self._workspace.folded()
        return {"list_folded": left, "settings_folded": right, "page": self.centre.page()}

    def recall(self, remembered: "JsonObject") -> None:
        self._workspace.set_folded(remembered.get("list_folded") is True, remembered.get("settings_folded") is True)
        page = remembered.get("page")
        if page in self._pages:
            self.show_page(str(page))

    def start(self) -> None:
        self._started = True
        self._enter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._enter()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._leave()

    def _on_page_shown(self, page: str) -> None:
        self.left.show_page(page)
        self.right.show_page(page)
        self._leave()
        self._enter()
        self.request_changed.emit()
        if self.isVisible():
            self.room.focus()

    def _enter(self) -> None:
        if self._started and self.isVisible() and self._entered is not self.room:
            self._leave()
            self._entered = self.room
            self._entered.enter()

    def _leave(self) -> None:
        if self._entered is not None:
            self._entered.leave()
            self._entered = None

    def _connect(self) -> None:
        rooms = self.rooms
        self.centre.page_shown.connect(self._on_page_shown)
        rooms.page_requested.connect(self.show_page)
        rooms.action_requested.connect(self.action_requested)
        rooms.panel_requested.connect(self._open_right)
        rooms.panel_done.connect(self._close_right)
        rooms.request_changed.connect(self.request_changed)
        rooms.busy_changed.connect(lambda: self.busy_changed.emit(rooms.is_busy()))
        self.left.built.connect(self._on_list_built)

    def _open_right(self) -> None:
        if not self._workspace.is_right_open():
            self._workspace.toggle_right()
            self._right_lent = True

    def _close_right(self) -> None:
        """Only where it was opened for this, and lies over the work or was folded away by the user."""
        if self._right_lent and self._workspace.is_right_open():
            self._workspace.toggle_right()
        self._right_lent = False

    def _on_list_built(self, list_: QWidget) -> None:
        if isinstance(list_, SideList):
            list_.fold_requested.connect(self._workspace.toggle_left)
