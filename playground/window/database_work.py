"""Help → Check database and Help → Restore backup, without their faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.explanations import explain
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.errors import Damaged, DiskFull, Newer, StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from playground.services.context import Context
    from playground.storage.backup_files import Backup
    from playground.storage.examining import Contents, Findings

CHECK: Final = "history.examine"
MEND: Final = "history.mend"
BACK_UP: Final = "history.backup"
LIST: Final = "history.backups"
RESTORE: Final = "history.restore"

_NO_ROOM: Final = Message("There is not enough room on the disk. Nothing has been changed.")


@dataclass(frozen=True, slots=True)
class Checked:
    """`last` is the newest backup, if there is any."""

    findings: Findings
    last: Backup | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup and what is in it, None where that cannot be read."""

    backup: Backup
    contents: Contents | None


class CheckWork:
    """Looks through the database, makes a backup, and puts what can be read of a damaged one into a new file."""

    def __init__(self, context: Context) -> None:
        self.checked: Signal[Checked] = Signal()
        self.failed: Signal[Message] = Signal()
        self._context = context

    def check(self) -> None:
        self._start(CHECK, self._check, Message("Looking through the history"))

    def back_up(self) -> None:
        self._start(BACK_UP, self._back_up, Message("Backing up the history"))

    def mend(self) -> None:
        """Half of it would be worse than none, so it cannot be stopped."""
        label = Message("Rescuing what can be read")
        self._context.jobs.start(MEND, self._mend, label=label, on_error=self._tell, cancellable=False)

    def stop(self) -> None:
        for name in (CHECK, BACK_UP):
            self._context.jobs.cancel(name)

    def _start(self, name: str, function: Callable[[], Awaitable[None]], label: Message) -> None:
        self._context.jobs.start(name, function, label=label, on_error=self._tell)

    async def _check(self) -> None:
        findings = await self._context.database.examine()
        backups = await self._context.backups.all()
        self.checked.emit(Checked(findings, backups[0] if backups else None))

    async def _back_up(self) -> None:
        await self._context.backups.make(self._context.jobs.listener(BACK_UP).progress)
        await self._check()

    async def _mend(self) -> None:
        report = await self._context.database.mend()
        if report.message is not None:
            self._context.notices.post(Notice("warning", report.message))
        await self._check()

    def _tell(self, error: BaseException) -> bool:
        if not isinstance(error, StorageError):
            return False
        # No more room for a backup does not mean that what is written is not kept.
        self.failed.emit(_NO_ROOM if isinstance(error, DiskFull) else explain(error).title)
        return True


class RestoreWork:
    """Lists the backups, and prepares the one that was chosen for the next start."""

    def __init__(self, context: Context) -> None:
        self.listed: Signal[tuple[Listed, ...]] = Signal()
        self.prepared: Signal[()] = Signal()
        self.failed: Signal[Message] = Signal()
        self._context = context

    def list(self) -> None:
        self._context.jobs.start(LIST, self._list, label=Message("Looking for backups"), on_error=self._tell)

    def restore(self, backup: Path) -> None:
        label = Message("Preparing the backup")
        self._context.jobs.start(RESTORE, self._restore, backup, label=label, on_error=self._tell)

    def stop(self) -> None:
        for name in (LIST, RESTORE):
            self._context.jobs.cancel(name)

    async def _list(self) -> None:
        backups = await self._context.backups.all()
        self.listed.emit(tuple([Listed(each, await self._context.backups.contents(each)) for each in backups]))

    async def _restore(self, backup: Path) -> None:
        await self._context.backups.restore(backup, self._context.jobs.listener(RESTORE).progress)
        self.prepared.emit()

    def _tell(self, error: BaseException) -> bool:
        if not isinstance(error, StorageError):
            return False
        self.failed.emit(_why(error))
        return True


def _why(error: StorageError) -> Message:
    """What these errors mean for backups differs from what they mean for the history."""
    if isinstance(error, Newer):
        return Message("It was written by a newer version of this program, so it cannot be used here.")
    if isinstance(error, Damaged):
        return Message("It is damaged, so it cannot be used.")
    if isinstance(error, DiskFull):
        return _NO_ROOM
    return explain(error).title
