"""The rows behind the takes. What was deleted is passed over until it is purged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text
from playground.storage.take_records import TakeRecord, TranscriptRecord

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from playground.storage.json_values import Json

_EXCERPT: Final = (
    "coalesce((SELECT substr(text, 1, 200) FROM transcripts WHERE take_id = takes.id AND deleted_at IS NULL"
    " AND text != '' ORDER BY id DESC LIMIT 1), '')"
)
_TAKE: Final = (
    f"id, origin, title, file, played_file, media_type, seconds, size, created_at, details, {_EXCERPT} FROM takes"
    " WHERE deleted_at IS NULL"
)
_TRANSCRIPT: Final = (
    "id, take_id, kind, text, segments, words, language, model, connection, settings, span_start, span_end, status,"
    " created_at, duration, usage, details FROM transcripts WHERE deleted_at IS NULL"
)


def settle(connection: sqlite3.Connection) -> None:
    """What an earlier run of the program left open."""
    connection.execute("UPDATE transcripts SET status = 'interrupted' WHERE status = 'running'")


# Takes


def insert_take(connection: sqlite3.Connection, new: TakeRecord) -> TakeRecord:
    (number,) = connection.execute(
        "INSERT INTO takes (origin, title, file, played_file, media_type, seconds, size, created_at, details)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.origin,
            clean_text(new.title),
            new.file,
            new.played_file,
            new.media_type,
            new.seconds,
            new.size,
            new.created_at,
            _json(new.details),
        ),
    ).fetchone()
    stored = take(connection, number)
    assert stored is not None
    return stored


def take(connection: sqlite3.Connection, take_id: int) -> TakeRecord | None:
    row = connection.execute(f"SELECT {_TAKE} AND id = ?", (take_id,)).fetchone()
    return None if row is None else _take(row)


def takes(connection: sqlite3.Connection, search: str, limit: int) -> tuple[TakeRecord, ...]:
    condition, values = "", tuple[str, ...]()
    if search:
        condition = (
            " AND (title LIKE ?1 ESCAPE '\\' OR id IN (SELECT take_id FROM transcripts WHERE deleted_at IS NULL"
            " AND text LIKE ?1 ESCAPE '\\'))"
        )
        values = (_pattern(search),)
    found = connection.execute(
        f"SELECT {_TAKE}{condition} ORDER BY created_at DESC, id DESC LIMIT {int(limit)}", values
    )
    return tuple(map(_take, found))


def rename_take(connection: sqlite3.Connection, take_id: int, title: str) -> None:
    connection.execute("UPDATE takes SET title = ? WHERE id = ?", (clean_text(title), take_id))


def mark_take(connection: sqlite3.Connection, take_id: int, deleted_at: float | None) -> None:
    connection.execute("UPDATE takes SET deleted_at = ? WHERE id = ?", (deleted_at, take_id))


def named_files(connection: sqlite3.Connection) -> set[str]:
    """Those of deleted takes too, which are not gone before they are purged."""
    return {name for row in connection.execute("SELECT file, played_file FROM takes") for name in row if name}


def dead_files(connection: sqlite3.Connection) -> tuple[tuple[int, frozenset[str]], ...]:
    """The deleted takes, each with its files."""
    found = connection.execute("SELECT id, file, played_file FROM takes WHERE deleted_at > 0")
    return tuple((number, frozenset(name for name in names if name)) for number, *names in found)


def remove_dead(connection: sqlite3.Connection, take_ids: Iterable[int]) -> None:
    """These takes, and every transcript that was deleted on its own."""
    dead = [(number,) for number in take_ids]
    connection.execute("DELETE FROM transcripts WHERE deleted_at > 0")
    connection.executemany("DELETE FROM transcripts WHERE take_id = ?", dead)
    connection.executemany("DELETE FROM takes WHERE id = ?", dead)


# Transcripts


def insert_transcript(connection: sqlite3.Connection, new: TranscriptRecord) -> TranscriptRecord:
    (number,) = connection.execute(
        "INSERT INTO transcripts (take_id, kind, text, segments, words, language, model, connection, settings,"
        " span_start, span_end, status, created_at, duration, usage, details)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.take,
            new.kind,
            clean_text(new.text),
            _json(new.segments),
            _json(new.words),
            clean_text(new.language),
            clean_text(new.model),
            clean_text(new.connection),
            _json(new.settings),
            new.start,
            new.end,
            new.status,
            new.created_at,
            new.duration,
            _json(new.usage),
            _json(new.details),
        ),
    ).fetchone()
    stored = transcript(connection, number)
    assert stored is not None
    return stored


def update_transcript(connection: sqlite3.Connection, changed: TranscriptRecord) -> None:
    connection.execute(
        "UPDATE transcripts SET text = ?, segments = ?, words = ?, language = ?, status = ?, duration = ?, usage = ?,"
        " details = ? WHERE id = ?",
        (
            clean_text(changed.text),
            _json(changed.segments),
            _json(changed.words),
            clean_text(changed.language),
            changed.status,
            changed.duration,
            _json(changed.usage),
            _json(changed.details),
            changed.id,
        ),
    )


def transcript(connection: sqlite3.Connection, transcript_id: int) -> TranscriptRecord | None:
    row = connection.execute(f"SELECT {_TRANSCRIPT} AND id = ?", (transcript_id,)).fetchone()
    return None if row is None else _transcript(row)


def transcripts(connection: sqlite3.Connection, take_id: int) -> tuple[TranscriptRecord, ...]:
    found = connection.execute(f"SELECT {_TRANSCRIPT} AND take_id = ? ORDER BY id DESC", (take_id,))
    return tuple(map(_transcript, found))


def mark_transcript(connection: sqlite3.Connection, transcript_id: int, deleted_at: float | None) -> None:
    connection.execute("UPDATE transcripts SET deleted_at = ? WHERE id = ?", (deleted_at, transcript_id))


def _take(row: Sequence[Any]) -> TakeRecord:
    *facts, details, excerpt = row
    return TakeRecord(*(*facts, json.loads(details), excerpt))


def _transcript(row: Sequence[Any]) -> TranscriptRecord:
    number, take_id, kind, text, segments, words, *asked, settings, start, end, status, created_at, duration = row[:15]
    heard = tuple(json.loads(segments)), tuple(json.loads(words))
    ending = status, created_at, duration, *map(json.loads, row[15:])
    return TranscriptRecord(*(number, take_id, kind, text, *heard, *asked, json.loads(settings), start, end, *ending))


def _pattern(search: str) -> str:
    search = clean_text(search)
    for special in "\\%_":
        search = search.replace(special, "\\" + special)
    return f"%{search}%"


def _json(values: Json) -> str:
    return clean_text(json.dumps(values, ensure_ascii=False))
