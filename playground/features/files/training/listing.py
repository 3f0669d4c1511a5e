"""Reading the list of jobs, page by page, and finding out in which words the server has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError, EndpointMissing
from playground.features.files.training.card import Card, error_card, no_old_path, offer_of_legacy, retry
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.training_jobs import Page, TrainingJob
    from playground.features.files.training.register import Register
    from playground.features.files.training.server import Place, TrainingServer
    from playground.features.files.training.speaking import Speaking
    from playground.services.context import Context

_JOB: Final = "training.list"
_NOT_FOUND: Final = 404


class Listing:
    """There is never more than one. What has come stays when a later page does not, and the card tries that page
    again."""

    def __init__(self, context: Context, server: TrainingServer, speaking: Speaking, register: Register) -> None:
        self.changed: Signal[()] = Signal()
        self.begun = False
        self.answered = False
        self.busy = False
        self.has_more = False
        self.offer_legacy = False
        self.trouble: Card | None = None
        self._context = context
        self._server = server
        self._speaking = speaking
        self._register = register
        self._after = ""
        self._seen: set[str] = set()  # named by the pages of this reading
        self._wanted = 0  # so many are to be read, at least
        self._number = 0

    def refresh(self) -> None:
        """What is known stays until the new list does not name it."""
        self._after, self._seen = "", set()
        self._start(len(self._register))

    def more(self) -> None:
        if self.has_more and not self.busy and self.trouble is None:
            self._start(len(self._seen) + 1)

    def retry(self) -> None:
        """The page that did not come."""
        self._start(max(self._wanted, len(self._seen) + 1))

    def know(self, id_: str) -> None:
        """A job that a list does not name which was asked for before there was such a job."""
        self._seen.add(id_)

    def dismiss(self) -> None:
        self.trouble, self.offer_legacy = None, False
        self.changed.emit()

    def forget(self) -> None:
        """Another server is asked from now on."""
        self._number += 1
        self._context.jobs.cancel(_JOB)
        self.begun = self.answered = self.busy = self.has_more = False
        self._after, self._seen = "", set()
        self.dismiss()

    def _start(self, wanted: int) -> None:
        self.begun = self.busy = True
        self.trouble, self.offer_legacy = None, False
        self._wanted = wanted
        self._number += 1
        number = self._number
        self._context.jobs.start(
            _JOB,
            self._read,
            self._server.here,
            number,
            label=Message("Reading the list of jobs"),
            on_error=lambda error: self._on_error(error, number),
        )
        self.changed.emit()

    async def _read(self, place: Place, number: int) -> None:
        try:
            while True:
                page = await self._server.page(place, self._after)
                if number != self._number:
                    return
                self._take(page)
                if not self.has_more or len(self._seen) >= self._wanted:
                    return
        finally:
            if number == self._number:
                self.busy = False
                self.changed.emit()

    def _take(self, page: Page[TrainingJob]) -> None:
        self.answered = True
        new = {job.id for job in page.entries} - self._seen
        self._register.put(page.entries)
        self._seen |= new
        self._after = page.entries[-1].id if page.entries else self._after
        # A server that knows no `after` begins again and again at the start.
        self.has_more = page.has_more and bool(new)
        if not self.has_more:
            self._register.keep_only(self._seen)
        self.changed.emit()

    def _on_error(self, error: BaseException, number: int) -> bool:
        if number == self._number:
            self.trouble = self._card(error)
            self.changed.emit()
        return isinstance(error, ApiError)

    def _card(self, error: BaseException) -> Card:
        missing = isinstance(error, ApiError) and error.status == _NOT_FOUND and not self._speaking.settled
        if missing and self._speaking.spoken == "current":
            self.offer_legacy = True
            return offer_of_legacy()
        if missing:
            return no_old_path()
        return error_card(error, () if isinstance(error, EndpointMissing) else (retry(),))
