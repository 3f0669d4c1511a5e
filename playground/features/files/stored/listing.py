"""Reading the list of files, page by page: on demand, to its end, or anew under what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.features.files.stored.appearance import error_card
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.files import FilePage, StoredFile
    from playground.features.files.stored.appearance import Card
    from playground.features.files.stored.catalog import Catalog
    from playground.features.files.stored.server import FileServer
    from playground.services.context import Context

_JOB: Final = "files.list"
_ALL: Final = 2**31


class Listing:
    """There is never more than one. What has come stays when a later page does not, and the card tries that page
    again."""

    def __init__(self, context: Context, server: FileServer, catalog: Catalog) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.begun = False
        self.busy = False
        self.complete = False
        self.trouble: Card | None = None
        self._context = context
        self._server = server
        self._catalog = catalog
        self._after = ""
        self._seen: set[str] = set()  # named by the pages of this reading
        self._wanted = 0  # so many are to be read, at least
        self._number = 0

    def begin(self) -> None:
        if not self.begun:
            self.refresh()

    def refresh(self) -> None:
        """What is known stays until the new list does not name it."""
        self._after, self._seen, self.complete = "", set(), False
        self._start(len(self._catalog))

    def more(self) -> None:
        if not (self.busy or self.complete or self.trouble):
            self._start(len(self._seen) + 1)

    def load_all(self) -> None:
        if not self.complete:
            self._wanted = _ALL
            if not self.busy:
                self._start(_ALL)

    def retry(self) -> None:
        """The page that did not come."""
        self._start(max(self._wanted, len(self._seen) + 1))

    def stop(self) -> None:
        if self.busy:
            self._number += 1
            self._context.jobs.cancel(_JOB)
            self._set_busy(False)

    def forget(self) -> None:
        """Another server is asked from now on."""
        self.stop()
        self._catalog.clear()
        self._after, self._seen, self.complete, self.begun = "", set(), False, False
        self._set_trouble(None)
        self.changed.emit()

    def know(self, file: StoredFile) -> None:
        """One that came by another way than the list, which may have been asked for before there was such a file."""
        self._catalog.put((file,))
        self._seen.add(file.id)
        self.changed.emit()

    def dismiss(self) -> None:
        self._set_trouble(None)

    def _start(self, wanted: int) -> None:
        self.begun = True
        self._wanted = wanted
        self._number += 1
        self._set_trouble(None)
        self._set_busy(True)
        number = self._number
        self._context.jobs.start(
            _JOB,
            self._read,
            number,
            label=Message("Reading the list of files"),
            on_error=lambda error: self._on_error(error, number),
        )

    async def _read(self, number: int) -> None:
        try:
            while not self.complete and (not self._after or len(self._seen) < self._wanted):
                page = await self._server.page(self._after)
                if number != self._number:
                    return
                self._take(page)
        finally:
            if number == self._number:
                self._set_busy(False)

    def _take(self, page: FilePage) -> None:
        new = [file for file in page.files if file.id not in self._seen]
        self._catalog.put(new)
        self._seen.update(file.id for file in new)
        # A server that knows no `after` begins again and again at the start.
        last = page.last_id or (page.files[-1].id if page.files else "")
        self.complete = not page.has_more or not new or last == self._after
        self._after = last
        if self.complete or len(self._seen) >= self._wanted:
            self._forget_others()
        self.changed.emit()

    def _forget_others(self) -> None:
        """Those that were known before and did not come again. Behind a list that has not ended there may be more of
        them, but as many as there were have come."""
        self._catalog.keep_only(self._seen)

    def _on_error(self, error: BaseException, number: int) -> bool:
        if number == self._number:
            count = len(self._catalog)
            kept = Message("The {count} files that came before are kept.", count=count) if count else None
            self._set_trouble(error_card(error, kept=kept))
        return True

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)

    def _set_trouble(self, trouble: Card | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()
