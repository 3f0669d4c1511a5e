"""The files on the server, as they are looked at: listed, filtered, sorted, selected, described and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError
from playground.api.files import list_request, retrieve_request
from playground.features.files.stored.appearance import DISMISS, RETRY
from playground.features.files.stored.catalog import Catalog
from playground.features.files.stored.deleting import NOT_FOUND, Deleting, missing_words
from playground.features.files.stored.listing import Listing
from playground.features.files.stored.server import DEMO, place_of
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playground.api.files import StoredFile
    from playground.api.request import ApiRequest
    from playground.features.files.stored.appearance import Card
    from playground.features.files.stored.server import FileServer
    from playground.services.context import Context

_RETRIEVE: Final = "files.retrieve"
_DEMO_ASLEEP: Final = "demo "  # it has its address from when it is needed first


class FilesModel:
    """`changed` tells of the files and of which are shown, `left` that they are those of another server now."""

    def __init__(self, context: Context, server: FileServer) -> None:
        self.changed: Signal[()] = Signal()
        self.selection_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.left: Signal[()] = Signal()
        self.selected: frozenset[str] = frozenset()
        self._context = context
        self._server = server
        self._catalog = Catalog()
        self._listing = Listing(context, server, self._catalog)
        self._deleting = Deleting(context, server)
        self._place = self._where()
        self._connect()

    # What is to be seen

    @property
    def files(self) -> tuple[StoredFile, ...]:
        return self._catalog.files

    @property
    def shown(self) -> tuple[StoredFile, ...]:
        return self._catalog.shown

    @property
    def purposes(self) -> Mapping[str, int]:
        return self._catalog.purposes

    @property
    def total_bytes(self) -> int:
        """Of those that are shown and say how large they are."""
        return sum(file.bytes or 0 for file in self.shown)

    @property
    def purpose(self) -> str:
        return self._catalog.purpose

    @property
    def text(self) -> str:
        return self._catalog.text

    @property
    def sorting(self) -> tuple[str, bool]:
        """The column, and whether its largest comes first."""
        return self._catalog.sorting

    @property
    def complete(self) -> bool:
        """Whether the list was read to its end."""
        return self._listing.complete

    @property
    def listing(self) -> bool:
        return self._listing.busy

    @property
    def trouble(self) -> Card | None:
        return self._deleting.trouble or self._listing.trouble

    @property
    def refusals(self) -> tuple[tuple[StoredFile, Message], ...]:
        """The files that the server did not delete, and why."""
        return self._deleting.refusals

    def file(self, id_: str) -> StoredFile | None:
        return self._catalog.file(id_)

    def request_now(self) -> ApiRequest | None:
        """For the code view: what asks for the one that is selected, or for the list. None where the server has
        none."""
        dialect = self._context.connections.dialect("")
        if not dialect.has("files"):
            return None
        if len(self.selected) == 1:
            return retrieve_request(dialect, next(iter(self.selected)))
        return list_request(dialect)

    # The list

    def begin(self) -> None:
        """The list is looked at: for the first time it is read."""
        self._listing.begin()

    def refresh(self) -> None:
        self._listing.refresh()

    def more(self) -> None:
        self._listing.more()

    def load_all(self) -> None:
        self._listing.load_all()

    def stop(self) -> None:
        self._listing.stop()
        self._deleting.stop()

    def know(self, file: StoredFile) -> None:
        """It came to the server just now, or was asked for by its id."""
        self._listing.know(file)

    def filter(self, purpose: str = "", text: str = "") -> None:
        """What is looked for may lie on a page that was not read yet."""
        self._catalog.filter(purpose, text)
        self.changed.emit()
        if (purpose or text) and self._listing.begun and self.trouble is None:
            self._listing.load_all()

    def sort(self, column: str, *, descending: bool) -> None:
        self._catalog.sort(column, descending=descending)
        self.changed.emit()

    def select(self, ids: Iterable[str]) -> None:
        selected = frozenset(ids)
        if selected != self.selected:
            self.selected = selected
            self.selection_changed.emit()

    # Single files

    def delete(self, ids: Iterable[str]) -> None:
        self._deleting.delete(filter(None, map(self._catalog.file, ids)))

    def retrieve(self, id_: str) -> None:
        """Asks for its fields again."""
        label = Message("Asking for the file")
        self._context.jobs.start(_RETRIEVE, self._retrieve, id_, label=label)

    def missing(self, id_: str) -> None:
        """The server says that it has no such file, which somebody else must have deleted."""
        file = self._catalog.file(id_)
        if file is not None:
            self._on_gone(id_)
            self._context.notices.post(Notice("info", missing_words((file,))))

    def act(self, action: str) -> None:
        """A button of the card."""
        brain = self._deleting if self._deleting.trouble is not None else self._listing
        if action == RETRY:
            brain.retry()
        elif action == DISMISS:
            brain.dismiss()

    async def _retrieve(self, id_: str) -> None:
        place = self._place
        try:
            file = await self._server.retrieve(id_)
        except ApiError as error:
            if error.status != NOT_FOUND:
                raise
            self.missing(id_)
        else:
            if place == self._place:
                self.know(file)

    # What the parts tell

    def _on_gone(self, id_: str) -> None:
        self._catalog.drop((id_,))
        self.changed.emit()
        self.select(self.selected - {id_})

    def _on_listed(self) -> None:
        self.changed.emit()
        self.select(id_ for id_ in self.selected if id_ in self._catalog)

    def _on_connection(self) -> None:
        """The same files lie behind a connection whose name or key has changed; a list that did not come is asked for
        again."""
        place, begun = self._where(), self._listing.begun
        before = self._place
        just_started, self._place = self._place == _DEMO_ASLEEP and place.startswith(_DEMO_ASLEEP), place
        if place != before and not just_started:
            self._deleting.forget()
            self._listing.forget()
            self.select(())
            self.left.emit()
        elif not (self._listing.trouble is not None and not self._catalog.files):
            return
        if begun:
            self._listing.refresh()

    def _where(self) -> str:
        """The demo server has nothing left of its files when it starts anew."""
        current = self._server.current
        return _DEMO_ASLEEP + current.base_url if current.id == DEMO else place_of(current)

    def _connect(self) -> None:
        self._listing.changed.connect(self._on_listed)
        self._listing.busy_changed.connect(self.busy_changed.emit)
        self._listing.trouble_changed.connect(self.trouble_changed.emit)
        self._deleting.trouble_changed.connect(self.trouble_changed.emit)
        self._deleting.gone.connect(self._on_gone)
        self._context.connections.changed.connect(self._on_connection)
