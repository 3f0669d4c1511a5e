"""All or nothing, with SQLite's errors in this program's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from playground.storage.errors import Damaged, DiskFull, NotWritable, StorageError, StorageFailed

_KINDS: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: NotWritable,
    sqlite3.SQLITE_PERM: NotWritable,
    sqlite3.SQLITE_CANTOPEN: NotWritable,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
}


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has already rolled back after some errors, such as a full disk.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise storage_error(error) from error


def storage_error(error: sqlite3.Error) -> StorageError:
    # The low byte is the kind, the others say where it happened. Errors of Python's own wrapper have no code.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _KINDS.get(code, StorageFailed)(str(error))
