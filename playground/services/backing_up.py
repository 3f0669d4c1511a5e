"""Sees to it that there is a backup of today, and says once where none can be made."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.notices import Notice
from playground.storage.errors import Damaged, DiskFull, StorageError

if TYPE_CHECKING:
    from playground.services.jobs import Jobs
    from playground.services.notices import Notices
    from playground.storage.backups import Backups

log = logging.getLogger(__name__)

NAME: Final = "history.backup"


class BackingUp:
    def __init__(self, backups: Backups, jobs: Jobs, notices: Notices) -> None:
        self._backups = backups
        self._jobs = jobs
        self._notices = notices
        self._told = False

    def look(self) -> None:
        """Whether a backup is due; what fails is tried again at the next look."""
        self._jobs.start(NAME, self._work, label=Message("Backing up the history"), on_error=self._tell)

    async def _work(self) -> None:
        await self._backups.make_if_due(lambda share: self._jobs.listener(NAME).progress(share))

    def _tell(self, error: BaseException) -> bool:
        if not isinstance(error, StorageError):
            return False
        log.info("No backup could be made: %s", error)
        if not self._told:
            check = ("check_database", Message("Check database")) if isinstance(error, Damaged) else None
            self._notices.post(Notice("warning", _words(error), str(error), check, about="backup"))
        self._told = True
        return True


def _words(error: StorageError) -> Message:
    if isinstance(error, DiskFull):
        return Message("The disk is too full for a backup of the history. The history itself is kept as before.")
    if isinstance(error, Damaged):
        return Message("The history could not be backed up, because it is damaged.")
    return Message("The history could not be backed up. The history itself is kept as before.")
