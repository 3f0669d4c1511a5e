"""The rows behind the gallery. A picture or a step that was deleted is passed over until it is purged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from playground.storage import gallery_reference_rows as reference_rows
from playground.storage.clean_text import clean_text
from playground.storage.gallery_records import PictureRecord, StepRecord

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from playground.storage.gallery_records import NewPicture
    from playground.storage.json_values import JsonObject

_PICTURE: Final = (
    "pictures.id, step_id, position, hash, media_type, width, height, size, revised_prompt, seed, draft,"
    " pictures.created_at"
)
# The nearest picture above that is still there.
_PARENT: Final = """(
    WITH RECURSIVE above (picture, gone, next) AS (
        SELECT p.id, coalesce(p.deleted_at, s.deleted_at) > 0, s.parent_picture
        FROM pictures p JOIN steps s ON s.id = p.step_id WHERE p.id = steps.parent_picture
        UNION ALL
        SELECT p.id, coalesce(p.deleted_at, s.deleted_at) > 0, s.parent_picture
        FROM above JOIN pictures p ON p.id = above.next JOIN steps s ON s.id = p.step_id WHERE above.gone
    )
    SELECT picture FROM above WHERE gone IS NULL
)"""
_STEP: Final = (
    f"id, {_PARENT}, kind, prompt, model, connection, parameters, mask, created_at, duration, cost, usage, status,"
    " details"
)
_DEAD_PICTURES: Final = (
    "SELECT p.id FROM pictures p JOIN steps s ON s.id = p.step_id WHERE coalesce(p.deleted_at, s.deleted_at) > 0"
)
_ALL: Final = "FROM steps JOIN pictures ON step_id = steps.id"
_LIBRARY: Final = f"{_ALL} WHERE steps.deleted_at IS NULL AND pictures.deleted_at IS NULL"


def settle(connection: sqlite3.Connection) -> None:
    """What an earlier run of the program left open."""
    connection.execute("UPDATE steps SET status = 'interrupted' WHERE status = 'running'")


# Steps and pictures


def insert_step(connection: sqlite3.Connection, new: StepRecord) -> StepRecord:
    (number,) = connection.execute(
        "INSERT INTO steps (parent_picture, kind, prompt, model, connection, parameters, mask, created_at, duration,"
        " cost, usage, status, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.parent_picture,
            new.kind,
            clean_text(new.prompt),
            clean_text(new.model),
            clean_text(new.connection),
            _json(new.parameters),
            new.mask,
            new.created_at,
            new.duration,
            new.cost,
            _json(new.usage),
            new.status,
            _json(new.details),
        ),
    ).fetchone()
    forget_loose(connection, (new.mask,))
    (stored,) = _steps(connection, "id = ?", (number,))
    return stored


def update_step(connection: sqlite3.Connection, step: StepRecord) -> None:
    connection.execute(
        "UPDATE steps SET status = ?, duration = ?, cost = ?, usage = ?, details = ? WHERE id = ?",
        (step.status, step.duration, step.cost, _json(step.usage), _json(step.details), step.id),
    )


def insert_picture(connection: sqlite3.Connection, new: NewPicture) -> PictureRecord:
    (number,) = connection.execute(
        "INSERT INTO pictures (step_id, position, hash, media_type, width, height, size, revised_prompt, seed, draft,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.step,
            new.position,
            new.hash,
            new.media_type,
            new.width,
            new.height,
            new.size,
            clean_text(new.revised_prompt),
            None if new.seed is None else str(new.seed),
            new.draft,
            new.created_at,
        ),
    ).fetchone()
    forget_loose(connection, (new.hash,))
    # The step may have been deleted while it was running; with it the picture comes back.
    row = connection.execute(f"SELECT {_PICTURE}, prompt {_ALL} WHERE pictures.id = ?", (number,)).fetchone()
    return _picture(row)


# Looking things up


def step(connection: sqlite3.Connection, step_id: int) -> StepRecord | None:
    return next(iter(_steps(connection, "id = ?", (step_id,))), None)


def picture(connection: sqlite3.Connection, picture_id: int) -> PictureRecord | None:
    row = connection.execute(f"SELECT {_PICTURE}, prompt {_LIBRARY} AND pictures.id = ?", (picture_id,)).fetchone()
    return None if row is None else _picture(row)


def picture_with(connection: sqlite3.Connection, name: str) -> PictureRecord | None:
    row = connection.execute(
        f"SELECT {_PICTURE}, prompt {_LIBRARY} AND hash = ? ORDER BY pictures.id DESC LIMIT 1", (name,)
    ).fetchone()
    return None if row is None else _picture(row)


def tree(connection: sqlite3.Connection, picture_id: int) -> tuple[StepRecord, ...]:
    first: int | None = None
    above: int | None = picture_id
    while above is not None:
        row = connection.execute(
            f"SELECT id, {_PARENT} FROM steps WHERE id = (SELECT step_id FROM pictures WHERE id = ?)", (above,)
        ).fetchone()
        first, above = row or (first, None)
    below = (
        "id IN (WITH RECURSIVE below (step) AS (SELECT ? UNION"
        " SELECT steps.id FROM below JOIN pictures ON pictures.step_id = below.step"
        " JOIN steps ON steps.parent_picture = pictures.id) SELECT step FROM below)"
    )
    return _steps(connection, f"{below} ORDER BY id", (first,))


def roots(connection: sqlite3.Connection, search: str, limit: int, before: int | None) -> tuple[StepRecord, ...]:
    condition = f"(parent_picture IS NULL OR {_PARENT} IS NULL)"
    values: tuple[object, ...] = ()
    if before is not None:
        condition += " AND id < ?"
        values += (before,)
    if search:
        condition += (
            " AND id IN (WITH RECURSIVE upwards (step, parent) AS ("
            " SELECT id, parent_picture FROM steps WHERE deleted_at IS NULL AND prompt LIKE ? ESCAPE '\\'"
            " UNION SELECT s.id, s.parent_picture FROM upwards JOIN pictures p ON p.id = upwards.parent"
            " JOIN steps s ON s.id = p.step_id) SELECT step FROM upwards)"
        )
        values += (_pattern(search),)
    return _steps(connection, f"{condition} ORDER BY id DESC LIMIT ?", (*values, limit))


def library(connection: sqlite3.Connection, search: str, offset: int, limit: int) -> tuple[PictureRecord, ...]:
    condition, values = _search(search)
    found = connection.execute(
        f"SELECT {_PICTURE}, prompt {_LIBRARY}{condition} ORDER BY steps.id DESC, position, pictures.id"
        " LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return tuple(map(_picture, found))


def count(connection: sqlite3.Connection, search: str) -> int:
    condition, values = _search(search)
    return int(connection.execute(f"SELECT count(*) {_LIBRARY}{condition}", values).fetchone()[0])


def size(connection: sqlite3.Connection, search: str) -> int:
    condition, values = _search(search)
    found = connection.execute(f"SELECT sum(size) FROM (SELECT DISTINCT hash, size {_LIBRARY}{condition})", values)
    return int(found.fetchone()[0] or 0)


# Deleting


def delete_picture(connection: sqlite3.Connection, picture_id: int, now: float) -> None:
    connection.execute("UPDATE pictures SET deleted_at = ? WHERE id = ?", (now, picture_id))
    connection.execute(
        "UPDATE steps SET deleted_at = ? WHERE id = (SELECT step_id FROM pictures WHERE id = ?) AND status != 'running'"
        " AND NOT EXISTS (SELECT 1 FROM pictures WHERE step_id = steps.id AND deleted_at IS NULL)",
        (now, picture_id),
    )


def restore_picture(connection: sqlite3.Connection, picture_id: int) -> None:
    connection.execute("UPDATE pictures SET deleted_at = NULL WHERE id = ?", (picture_id,))
    connection.execute(
        "UPDATE steps SET deleted_at = NULL WHERE id = (SELECT step_id FROM pictures WHERE id = ?)", (picture_id,)
    )


def mark_step(connection: sqlite3.Connection, step_id: int, deleted_at: float | None) -> None:
    connection.execute("UPDATE steps SET deleted_at = ? WHERE id = ?", (deleted_at, step_id))


def purge(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Removes the rows of what was deleted; the hashes of all files that no row names any more."""
    connection.execute(
        f"INSERT OR IGNORE INTO loose_files SELECT hash FROM pictures WHERE id IN ({_DEAD_PICTURES})"
        " UNION SELECT mask FROM steps WHERE deleted_at > 0 AND mask != ''"
    )
    connection.execute(
        f"UPDATE steps SET parent_picture = {_PARENT} WHERE deleted_at IS NULL AND parent_picture IN ({_DEAD_PICTURES})"
    )
    reference_rows.let_go_of_deleted(connection)
    connection.execute(f"DELETE FROM pictures WHERE id IN ({_DEAD_PICTURES})")
    connection.execute("DELETE FROM steps WHERE deleted_at > 0")
    connection.execute(
        "DELETE FROM loose_files WHERE hash IN (SELECT hash FROM pictures) OR hash IN (SELECT mask FROM steps)"
        f" OR hash IN ({reference_rows.NAMED})"
    )
    return tuple(name for (name,) in connection.execute("SELECT hash FROM loose_files"))


def note_loose(connection: sqlite3.Connection, name: str) -> None:
    """A file of this name is about to be written and has no row yet."""
    connection.execute("INSERT OR IGNORE INTO loose_files VALUES (?)", (name,))


def forget_loose(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    connection.executemany("DELETE FROM loose_files WHERE hash = ?", [(name,) for name in names])


def _steps(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> tuple[StepRecord, ...]:
    found = connection.execute(f"SELECT {_STEP} FROM steps WHERE deleted_at IS NULL AND {condition}", values).fetchall()
    pictures: dict[int, list[PictureRecord]] = {row[0]: [] for row in found}
    for row in connection.execute(
        f"SELECT {_PICTURE}, prompt {_LIBRARY} AND step_id IN (SELECT value FROM json_each(?))"
        " ORDER BY position, pictures.id",
        (json.dumps(list(pictures)),),
    ):
        record = _picture(row)
        pictures[record.step].append(record)
    return tuple(_step(row, pictures[row[0]]) for row in found)


def _step(row: tuple[Any, ...], pictures: Sequence[PictureRecord]) -> StepRecord:
    (
        number,
        parent,
        kind,
        prompt,
        model,
        server,
        parameters,
        mask,
        created_at,
        duration,
        cost,
        usage,
        status,
        details,
    ) = row
    return StepRecord(
        number,
        parent,
        kind,
        prompt,
        model,
        server,
        json.loads(parameters),
        mask,
        created_at,
        duration,
        cost,
        json.loads(usage),
        status,
        json.loads(details),
        tuple(pictures),
    )


def _picture(row: tuple[Any, ...]) -> PictureRecord:
    *facts, seed, draft, created_at, prompt = row
    return PictureRecord(*(*facts, None if seed is None else int(seed), bool(draft), created_at, prompt))


def _search(search: str) -> tuple[str, tuple[str, ...]]:
    if not search:
        return "", ()
    pattern = _pattern(search)
    return " AND (prompt LIKE ? ESCAPE '\\' OR revised_prompt LIKE ? ESCAPE '\\')", (pattern, pattern)


def _pattern(search: str) -> str:
    search = clean_text(search)
    for special in "\\%_":
        search = search.replace(special, "\\" + special)
    return f"%{search}%"


def _json(values: JsonObject) -> str:
    return clean_text(json.dumps(values, ensure_ascii=False))
