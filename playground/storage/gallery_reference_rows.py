"""The rows of the pictures that go along with a step, and of what lies on the easel and was not sent yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.storage.clean_text import clean_text
from playground.storage.gallery_records import ReferenceRecord, Unsent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# Files that are named by something other than a picture or the mask of a step.
NAMED: Final = "SELECT hash FROM step_references UNION SELECT hash FROM unsent_mask"


def insert(connection: sqlite3.Connection, step: int | None, references: Sequence[ReferenceRecord]) -> None:
    connection.executemany(
        "INSERT INTO step_references (step_id, position, hash, name, media_type) VALUES (?, ?, ?, ?, ?)",
        [
            (step, position, each.hash, clean_text(each.name), each.media_type)
            for position, each in enumerate(references)
        ],
    )
    connection.executemany("DELETE FROM loose_files WHERE hash = ?", [(each.hash,) for each in references])


def of_step(connection: sqlite3.Connection, step: int | None) -> tuple[ReferenceRecord, ...]:
    found = connection.execute(
        "SELECT hash, name, media_type FROM step_references WHERE step_id IS ? ORDER BY position", (step,)
    )
    return tuple(ReferenceRecord(*row) for row in found)


def let_go_of_deleted(connection: sqlite3.Connection) -> None:
    """Before the steps that were deleted go for good."""
    deleted = "step_id IN (SELECT id FROM steps WHERE deleted_at > 0)"
    connection.execute(f"INSERT OR IGNORE INTO loose_files SELECT hash FROM step_references WHERE {deleted}")
    connection.execute(f"DELETE FROM step_references WHERE {deleted}")


def unsent(connection: sqlite3.Connection) -> Unsent:
    row = connection.execute("SELECT hash FROM unsent_mask").fetchone()
    return Unsent("" if row is None else row[0], of_step(connection, None))


def replace_unsent(connection: sqlite3.Connection, now: Unsent) -> tuple[str, ...]:
    """The hashes of what lay there before and that nothing names any more."""
    before = unsent(connection)
    connection.execute(
        "INSERT OR IGNORE INTO loose_files SELECT hash FROM step_references WHERE step_id IS NULL"
        " UNION SELECT hash FROM unsent_mask"
    )
    connection.execute("DELETE FROM step_references WHERE step_id IS NULL")
    connection.execute("DELETE FROM unsent_mask")
    insert(connection, None, now.references)
    if now.mask:
        connection.execute("INSERT INTO unsent_mask VALUES (1, ?)", (now.mask,))
        connection.execute("DELETE FROM loose_files WHERE hash = ?", (now.mask,))
    return tuple(
        name for name in (before.mask, *(each.hash for each in before.references)) if _is_free(connection, name)
    )


def _is_free(connection: sqlite3.Connection, name: str) -> bool:
    named = f"{NAMED} UNION SELECT hash FROM pictures UNION SELECT mask FROM steps"
    return bool(name) and connection.execute(f"SELECT ? IN ({named})", (name,)).fetchone()[0] == 0
