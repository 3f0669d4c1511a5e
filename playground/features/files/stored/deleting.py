"""Deleting files on the server, one after the other, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError, Rejected
from playground.features.files.stored.appearance import name_of, reason_of, refusals_card
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.api.files import StoredFile
    from playground.features.files.stored.appearance import Card
    from playground.features.files.stored.server import FileServer
    from playground.services.context import Context

_JOB: Final = "files.delete"
NOT_FOUND: Final = 404


class Deleting:
    """`gone` names each file that the server no longer has. What is asked for meanwhile comes next."""

    def __init__(self, context: Context, server: FileServer) -> None:
        self.gone: Signal[str] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.busy = False
        self.refusals: tuple[tuple[StoredFile, Message], ...] = ()
        self._context = context
        self._server = server
        self._waiting: dict[str, StoredFile] = {}

    @property
    def trouble(self) -> Card | None:
        return refusals_card(self.refusals) if self.refusals else None

    def delete(self, files: Iterable[StoredFile]) -> None:
        asked = {file.id: file for file in files}
        self._refuse([(file, why) for file, why in self.refusals if file.id not in asked])
        self._waiting |= asked
        if self._waiting and not self.busy:
            self.busy = True
            self._context.jobs.start(_JOB, self._delete_all, label=Message("Deleting files"))

    def retry(self) -> None:
        self.delete([file for file, _ in self.refusals])

    def dismiss(self) -> None:
        self._refuse([])

    def stop(self) -> None:
        """What is deleted stays so."""
        self._waiting.clear()

    def forget(self) -> None:
        """Another server is asked from now on, which has none of them."""
        self.stop()
        self._refuse([])

    async def _delete_all(self) -> None:
        listener, done = self._context.jobs.listener(_JOB), 0
        missing: list[StoredFile] = []
        try:
            while self._waiting:
                file = self._waiting.pop(next(iter(self._waiting)))
                if not await self._delete(file):
                    missing.append(file)
                done += 1
                listener.progress(done / (done + len(self._waiting)))
        finally:
            self._waiting.clear()
            self.busy = False
            self._tell(missing)

    async def _delete(self, file: StoredFile) -> bool:
        """Whether it was there until now, as far as is known."""
        try:
            await self._server.delete(file.id)
        except ApiError as error:
            if error.status != NOT_FOUND:
                self._refused(file, error)
                return True
            self.gone.emit(file.id)
            return False
        self.gone.emit(file.id)
        return True

    def _refused(self, file: StoredFile, error: ApiError) -> None:
        """What has nothing to do with this file would meet all others too."""
        files = [file]
        if not isinstance(error, Rejected):
            files += self._waiting.values()
            self._waiting.clear()
        reason = reason_of(error)
        self._refuse([*self.refusals, *((each, reason) for each in files)])

    def _tell(self, missing: Sequence[StoredFile]) -> None:
        if missing:
            self._context.notices.post(Notice("info", missing_words(missing)))

    def _refuse(self, refusals: Sequence[tuple[StoredFile, Message]]) -> None:
        if self.refusals != tuple(refusals):
            self.refusals = tuple(refusals)
            self.trouble_changed.emit()


def missing_words(files: Sequence[StoredFile]) -> Message:
    """Somebody else has deleted them."""
    if len(files) == 1:
        return Message("{name} was no longer on the server.", name=name_of(files[0]))
    return Message("{count} files were no longer on the server.", count=len(files))
