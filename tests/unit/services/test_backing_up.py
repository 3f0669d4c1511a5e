"""The daily backup: made in the background, and its failure told once."""

import asyncio
from pathlib import Path

import pytest

from playground.services.backing_up import BackingUp
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.storage.backups import Backups
from playground.storage.database import Database
from playground.storage.errors import Damaged, DiskFull, NotWritable, StorageError


class Failing(Backups):
    def __init__(self, database: Database, path: Path, error: StorageError) -> None:
        super().__init__(database, path)
        self.error = error
        self.attempts = 0

    async def make_if_due(self, on_progress: object = None) -> Path | None:
        self.attempts += 1
        raise self.error


def look(make: type[Backups], path: Path, *more: StorageError, times: int = 1) -> tuple[list[Notice], Backups]:
    told: list[Notice] = []

    async def run() -> Backups:
        notices, database = Notices(), Database(path)
        notices.posted.connect(told.append)
        jobs = Jobs(notices)
        backups = make(database, path, *more)
        backing_up = BackingUp(backups, jobs, notices)
        for _ in range(times):
            backing_up.look()
            while jobs.running:
                await asyncio.sleep(0)
        await jobs.close()
        await database.close()
        return backups

    return told, asyncio.run(run())


def test_a_backup_that_is_due_is_made_without_a_word(tmp_path: Path) -> None:
    told, _ = look(Backups, tmp_path / "history.db", times=2)
    assert told == []
    assert len(list((tmp_path / "backups").iterdir())) == 1


@pytest.mark.parametrize(
    ("error", "words"), [(DiskFull("full"), "too full"), (Damaged("torn"), "damaged"), (NotWritable("no"), "as before")]
)
def test_a_failure_is_told_once_and_tried_again(tmp_path: Path, error: StorageError, words: str) -> None:
    told, backups = look(Failing, tmp_path / "history.db", error, times=3)
    (notice,) = told
    assert words in str(notice.message)
    assert notice.details == str(error)
    assert isinstance(backups, Failing)
    assert backups.attempts == 3
