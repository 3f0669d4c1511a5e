"""Reading what can still be read: rows out of a damaged, a foreign or a newer database."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

# So many rows are asked for at once; where that fails, the range is halved until the unreadable rows are alone.
_STEP = 512
# A table whose root is broken fails everywhere: after so many failures it is given up.
_MOST_FAILURES = 2_000
_LARGEST_ID = 2**63 - 1


def copy_readable_rows(source_path: Path, target: sqlite3.Connection) -> bool:
    """Adds to the target the rows that it does not have yet. Says whether everything could be read."""
    try:
        # With a writable schema SQLite also reads files that are shorter than their header says.
        source = open_for_reading(source_path, "writable_schema = ON")
    except sqlite3.Error:
        return False
    try:
        complete = [_copy_table(source, target, name) for name in tables_with_rows(target)]
        return all(complete)
    finally:
        source.close()


def tables_with_rows(connection: sqlite3.Connection) -> list[str]:
    """Without those of an index for searching, which is made of the others' rows."""
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return [name for (name,) in tables if not name.startswith(("sqlite_", "search_"))]


def open_for_reading(path: Path, *settings: str) -> sqlite3.Connection:
    """Changes nothing: an ordinary connection would, when it closes, write into the file what its log holds, and that
    log may be what is broken."""
    log = path.with_name(path.name + "-wal")
    modes = ["mode=ro&immutable=1"]  # pays no attention to a log and leaves no trace beside the file
    if log.exists() and log.stat().st_size > 0:
        modes.insert(0, "mode=ro")
    for mode in modes:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        try:
            for setting in ("trusted_schema = OFF", *settings):
                connection.execute(f"PRAGMA {setting}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def _copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> bool:
    try:
        present = _columns(source, table)
    except sqlite3.Error:
        return False
    columns = [name for name in _columns(target, table) if name in present]
    if not columns:
        return False
    names = ", ".join(f'"{name}"' for name in columns)
    insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    reader = _RowReader(
        source, f'SELECT rowid, {names} FROM "{table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?'
    )
    for rows in reader.blocks():
        target.executemany(insert, (row[1:] for row in rows))
    return reader.failures == 0


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


class _RowReader:
    """Walks over the row numbers of a table, round those that cannot be read."""

    def __init__(self, source: sqlite3.Connection, query: str) -> None:
        self.failures = 0
        self._source = source
        self._query = query

    def blocks(self) -> Iterator[list[tuple[object, ...]]]:
        ranges = [(1, _LARGEST_ID)]
        while ranges and self.failures < _MOST_FAILURES:
            first, last = ranges.pop()
            rows = self._read(first, last)
            if rows is None:
                # Nearly all numbers are small: the lower part is halved by its size, not the whole of 2**63.
                middle = first + min(last - first, max(2 * first, _STEP)) // 2
                if first < last:
                    ranges += [(middle + 1, last), (first, middle)]
            elif rows:
                yield rows
                if len(rows) == _STEP:
                    ranges.append((int(str(rows[-1][0])) + 1, last))

    def _read(self, first: int, last: int) -> list[tuple[object, ...]] | None:
        try:
            return self._source.execute(self._query, (first, last, _STEP)).fetchall()
        except sqlite3.Error:
            self.failures += 1
            return None
