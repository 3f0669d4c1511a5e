"""Opening the database: new, of an older version, damaged, of a newer version or not writable."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playground import __version__
from playground.message import Message
from playground.storage.backup_files import forget_unfinished, free_name, newest_good_backup, thin
from playground.storage.backup_making import whole_copy
from playground.storage.damage import APPLICATION_ID, is_damaged, move_aside, new_folder
from playground.storage.errors import Damaged, DiskFull, NotWritable, StorageError
from playground.storage.migrations.migration import Migration
from playground.storage.open_report import OpenReport
from playground.storage.restoring import take_prepared
from playground.storage.salvage import copy_readable_rows, tables_with_rows
from playground.storage.transaction import storage_error, transaction

log = logging.getLogger(__name__)


def open_database(
    path: Path, *, read_only: bool, migrations: Sequence[Migration], largest_to_check: int, mend: bool = False
) -> tuple[sqlite3.Connection, OpenReport]:
    """A file of more bytes than `largest_to_check` is not looked through now, and the report says so. To `mend` is to
    treat it as damaged without looking."""
    log.info("SQLite %s", sqlite3.sqlite_version)
    if read_only:
        return _open_in_memory(path, migrations), OpenReport("read_only", _not_writable(path))
    thoroughly = not path.exists() or path.stat().st_size <= largest_to_check
    try:
        if mend:
            return _connect_repaired(path, migrations)
        restored = take_prepared(path, __version__)
        connection, report = _open_file(path, migrations, thoroughly=thoroughly)
        return connection, report if restored is None else _restored(report, restored)
    except (OSError, sqlite3.Error, StorageError) as error:
        translated = storage_error(error) if isinstance(error, sqlite3.Error) else error
        if isinstance(translated, Damaged) and not thoroughly:
            return _open_file(path, migrations, thoroughly=True)
        log.warning("%s cannot be used: %s", path, error)
        return _open_in_memory(path, migrations), OpenReport("read_only", _what_is_wrong(path, translated))


def _not_writable(path: Path) -> Message:
    return Message("{folder} cannot be written to. What you do now is lost when the window closes.", folder=path.parent)


def _what_is_wrong(path: Path, error: OSError | StorageError) -> Message:
    if isinstance(error, PermissionError | FileNotFoundError | NotWritable):
        return _not_writable(path)
    if isinstance(error, DiskFull):
        return Message(
            "The history in {folder} was written by an earlier version of this program, and there is no room to back "
            "it up before it is changed. Make room and start again: what you do now is lost when the window closes.",
            folder=path.parent,
        )
    return Message(
        "The history in {folder} cannot be opened ({reason}). What you do now is lost when the window closes.",
        folder=path.parent,
        reason=getattr(error, "strerror", None) or str(error),
    )


def _open_file(
    path: Path, migrations: Sequence[Migration], *, thoroughly: bool
) -> tuple[sqlite3.Connection, OpenReport]:
    if is_damaged(path, thoroughly=thoroughly):
        return _connect_repaired(path, migrations)
    new = not path.exists() or path.stat().st_size == 0
    connection = _connect(path)
    with _closed_on_failure(connection):
        if _version(connection) > len(migrations):
            connection.close()
            message = Message(
                "The history in {folder} was written by a newer version of this program and is left as it is. "
                "What you do now is lost when the window closes.",
                folder=path.parent,
            )
            return _open_in_memory(path, migrations), OpenReport("newer", message)
        if not new and _version(connection) < len(migrations):
            _back_up(connection, path)
        _migrate(connection, migrations)
    return connection, OpenReport("new" if new else "ok", checked=thoroughly)


def _connect_repaired(path: Path, migrations: Sequence[Migration]) -> tuple[sqlite3.Connection, OpenReport]:
    message = _repair(path, migrations)
    return _connect(path), OpenReport("repaired", message)


def _restored(report: OpenReport, restored: Message) -> OpenReport:
    """Where more is to be said than that the other history is there, that comes first."""
    if report.message is not None:
        return report
    return OpenReport("restored", restored, checked=report.checked)


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    # Made by us, because SQLite gives a file the mode that the umask leaves, and its log the mode of the file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = _connection(str(path))
    with _closed_on_failure(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def _connection(database: str) -> sqlite3.Connection:
    connection = sqlite3.connect(database, isolation_level=None)
    for setting in (
        "busy_timeout = 5000",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def open_in_memory(migrations: Sequence[Migration]) -> sqlite3.Connection:
    """Empty, and no file is ever made for it."""
    connection = _connection(":memory:")
    connection.execute("PRAGMA temp_store = MEMORY")
    _migrate(connection, migrations)
    return connection


def _open_in_memory(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    connection = open_in_memory(migrations)
    if os.path.exists(path):  # unlike Path's, this one says no when the folder may not even be looked at
        try:
            _fill(connection, [path], migrations)
        except StorageError as error:
            log.warning("Nothing of %s can be shown: %s", path, error)
    return connection


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    for number, migration in enumerate(migrations, 1):
        if number > _version(connection):
            with transaction(connection):
                migration.apply(connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    now = datetime.now(UTC)
    forget_unfinished(path)
    whole_copy(connection, free_name(path, "pre-migrate", str(_version(connection)), now))
    thin(path, now)


def _repair(path: Path, migrations: Sequence[Migration]) -> Message:
    """Puts a mended database in the place of the damaged one, which is kept. Until its last two steps nothing has
    changed, so that it may be interrupted."""
    aside = new_folder(path.parent)
    repaired = path.with_name(path.name + ".repaired")
    _forget(repaired)
    # Reading may write to the log of what is read, so it is done with copies. The log itself may be what is broken.
    copies = [_copy(path, aside / "with-log", ("", "-wal")), _copy(path, aside / "without-log", ("",))]
    backup = newest_good_backup(path)
    connection = _connect(repaired)
    try:
        _migrate(connection, migrations)
        whole = _fill(connection, copies, migrations)
        from_copies = _count(connection)
        if backup is not None:
            _fill(connection, [backup], migrations)
        from_backup = _count(connection) - from_copies
    finally:
        connection.close()
    for copy in copies:
        shutil.rmtree(copy.parent)
    move_aside(path, aside)
    os.replace(repaired, path)
    log.warning("The database was damaged: %d rows rescued, %d from %s", from_copies, from_backup, backup)
    return _repair_message(aside, from_copies, from_backup if backup else None, whole=whole)


def _repair_message(aside: Path, rescued: int, from_backup: int | None, *, whole: bool) -> Message:
    if whole:
        loss = Message("Everything in it could be read.")
    elif rescued:
        loss = Message("{count} messages and other entries could be read, the rest is lost.", count=rescued)
    else:
        loss = Message("Nothing in it could be read.")
    if from_backup is not None:
        loss = Message("{loss} {count} came back from a backup.", loss=loss, count=from_backup)
    return Message("The history was damaged. {loss} The damaged file is kept in {folder}.", loss=loss, folder=aside)


def _copy(path: Path, folder: Path, suffixes: Sequence[str]) -> Path:
    folder.mkdir(mode=0o700)
    for suffix in suffixes:
        part = path.with_name(path.name + suffix)
        if part.exists():
            shutil.copyfile(part, folder / part.name)
    return folder / path.name


def _forget(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, sources: Sequence[Path], migrations: Sequence[Migration]) -> bool:
    # References cannot hold before all rows are there.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            complete = [copy_readable_rows(source, connection) for source in sources]
            for migration in migrations:
                migration.mend(connection)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return complete[0]


def _count(connection: sqlite3.Connection) -> int:
    tables = tables_with_rows(connection)
    return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)
