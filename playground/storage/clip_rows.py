"""The rows behind the clips. What was deleted is passed over until it is purged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from playground.storage.clean_text import clean_text
from playground.storage.clip_records import AuditionRecord, ClipRecord, PartRecord

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from playground.storage.clip_records import NewPart
    from playground.storage.json_values import JsonObject

Kind: TypeAlias = Literal["clips", "auditions"]

_CLIP: Final = (
    "id, audition_id, key, text, model, voice, connection, settings, created_at, duration, cost, usage, status,"
    " details, place"
)
_PART: Final = "p.id, p.clip_id, p.position, p.key, p.text, p.hash, p.media_type, p.size, p.seconds, p.complete"
_LIVE: Final = (
    "deleted_at IS NULL AND (audition_id IS NULL OR audition_id IN (SELECT id FROM auditions WHERE deleted_at IS NULL))"
)
_MATCHES: Final = "(text LIKE ? ESCAPE '\\' OR voice LIKE ? ESCAPE '\\' OR model LIKE ? ESCAPE '\\')"


def settle(connection: sqlite3.Connection) -> None:
    """What an earlier run of the program left open."""
    connection.execute("UPDATE clips SET status = 'interrupted' WHERE status = 'running'")


# Clips, parts and auditions


def insert_clip(connection: sqlite3.Connection, new: ClipRecord) -> ClipRecord:
    (number,) = connection.execute(
        "INSERT INTO clips (audition_id, key, text, model, voice, connection, settings, created_at, duration, cost,"
        " usage, status, details, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.audition,
            new.key,
            clean_text(new.text),
            clean_text(new.model),
            clean_text(new.voice),
            clean_text(new.connection),
            _json(new.settings),
            new.created_at,
            new.duration,
            new.cost,
            _json(new.usage),
            new.status,
            _json(new.details),
            new.place,
        ),
    ).fetchone()
    (stored,) = _clips(connection, "id = ?", (number,))
    return stored


def update_clip(connection: sqlite3.Connection, clip: ClipRecord) -> None:
    connection.execute(
        "UPDATE clips SET status = ?, duration = ?, cost = ?, usage = ?, details = ? WHERE id = ?",
        (clip.status, clip.duration, clip.cost, _json(clip.usage), _json(clip.details), clip.id),
    )


def insert_part(connection: sqlite3.Connection, clip: int, new: NewPart, name: str, size: int) -> PartRecord:
    """Takes the place of what was there before at this position."""
    connection.execute(
        "INSERT OR IGNORE INTO loose_clip_files SELECT hash FROM clip_parts WHERE clip_id = ? AND position = ?",
        (clip, new.position),
    )
    connection.execute("DELETE FROM clip_parts WHERE clip_id = ? AND position = ?", (clip, new.position))
    values = (clip, new.position, new.key, clean_text(new.text), name, new.media_type, size, new.seconds, new.complete)
    (number,) = connection.execute(
        "INSERT INTO clip_parts (clip_id, position, key, text, hash, media_type, size, seconds, complete)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        values,
    ).fetchone()
    forget_loose(connection, (name,))
    return _part(connection.execute(f"SELECT {_PART} FROM clip_parts p WHERE id = ?", (number,)).fetchone())


def insert_audition(connection: sqlite3.Connection, text: str, details: JsonObject, now: float) -> AuditionRecord:
    (number,) = connection.execute(
        "INSERT INTO auditions (text, created_at, details) VALUES (?, ?, ?) RETURNING id",
        (clean_text(text), now, _json(details)),
    ).fetchone()
    stored = audition(connection, number)
    assert stored is not None
    return stored


def update_audition(connection: sqlite3.Connection, number: int, details: JsonObject) -> None:
    connection.execute("UPDATE auditions SET details = ? WHERE id = ?", (_json(details), number))


def set_places(connection: sqlite3.Connection, number: int, clips: Sequence[int]) -> None:
    """The best first. Those that are not named have no place."""
    connection.execute("UPDATE clips SET place = NULL WHERE audition_id = ?", (number,))
    connection.executemany(
        "UPDATE clips SET place = ? WHERE id = ? AND audition_id = ?",
        [(place, clip, number) for place, clip in enumerate(clips, 1)],
    )


# Looking things up


def clip(connection: sqlite3.Connection, number: int) -> ClipRecord | None:
    return next(iter(_clips(connection, "id = ?", (number,))), None)


def audition(connection: sqlite3.Connection, number: int) -> AuditionRecord | None:
    return next(iter(_auditions(connection, "id = ?", (number,))), None)


def known_clip(connection: sqlite3.Connection, key: str) -> ClipRecord | None:
    condition = "key = ? AND status = 'done' AND audition_id IS NULL ORDER BY id DESC LIMIT 1"
    return next(iter(_clips(connection, condition, (key,))), None)


def known_part(connection: sqlite3.Connection, key: str) -> PartRecord | None:
    row = connection.execute(
        f"SELECT {_PART} FROM clip_parts p WHERE key = ? AND complete AND clip_id IN"
        f" (SELECT id FROM clips WHERE {_LIVE}) ORDER BY p.id DESC LIMIT 1",
        (key,),
    ).fetchone()
    return None if row is None else _part(row)


def entries(connection: sqlite3.Connection, search: str, limit: int) -> tuple[ClipRecord | AuditionRecord, ...]:
    pattern = _pattern(search)
    found = connection.execute(
        f"SELECT 'clips', id, created_at FROM clips WHERE deleted_at IS NULL AND audition_id IS NULL AND {_MATCHES}"
        " UNION ALL SELECT 'auditions', id, created_at FROM auditions WHERE deleted_at IS NULL AND"
        f" (text LIKE ? ESCAPE '\\' OR id IN (SELECT audition_id FROM clips WHERE deleted_at IS NULL AND {_MATCHES}))"
        " ORDER BY created_at DESC, id DESC LIMIT ?",
        (*[pattern] * 7, limit),
    ).fetchall()
    known: dict[tuple[str, int], ClipRecord | AuditionRecord] = {}
    for kind, find in (("clips", _clips), ("auditions", _auditions)):
        numbers = json.dumps([number for each, number, _ in found if each == kind])
        for record in find(connection, "id IN (SELECT value FROM json_each(?))", (numbers,)):
            known[kind, record.id] = record
    return tuple(known[kind, number] for kind, number, _ in found)


# Deleting


def mark(connection: sqlite3.Connection, kind: Kind, number: int, deleted_at: float | None) -> None:
    connection.execute(f"UPDATE {kind} SET deleted_at = ? WHERE id = ?", (deleted_at, number))


def purge(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Removes the rows of what was deleted; the hashes of all files that no row names any more."""
    connection.execute(
        f"INSERT OR IGNORE INTO loose_clip_files SELECT hash FROM clip_parts WHERE clip_id NOT IN"
        f" (SELECT id FROM clips WHERE {_LIVE})"
    )
    connection.execute(f"DELETE FROM clip_parts WHERE clip_id NOT IN (SELECT id FROM clips WHERE {_LIVE})")
    connection.execute(f"DELETE FROM clips WHERE NOT ({_LIVE})")
    connection.execute("DELETE FROM auditions WHERE deleted_at > 0")
    connection.execute("DELETE FROM loose_clip_files WHERE hash IN (SELECT hash FROM clip_parts)")
    return tuple(name for (name,) in connection.execute("SELECT hash FROM loose_clip_files"))


def note_loose(connection: sqlite3.Connection, name: str) -> None:
    """A file of this name is about to be written and has no row yet."""
    connection.execute("INSERT OR IGNORE INTO loose_clip_files VALUES (?)", (name,))


def forget_loose(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    connection.executemany("DELETE FROM loose_clip_files WHERE hash = ?", [(name,) for name in names])


def _clips(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> tuple[ClipRecord, ...]:
    found = connection.execute(f"SELECT {_CLIP} FROM clips WHERE {_LIVE} AND {condition}", values).fetchall()
    parts: dict[int, list[PartRecord]] = {row[0]: [] for row in found}
    for row in connection.execute(
        f"SELECT {_PART} FROM clip_parts p WHERE clip_id IN (SELECT value FROM json_each(?)) ORDER BY position",
        (json.dumps(list(parts)),),
    ):
        part = _part(row)
        parts[part.clip].append(part)
    return tuple(_clip(row, parts[row[0]]) for row in found)


def _auditions(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> tuple[AuditionRecord, ...]:
    found = connection.execute(
        f"SELECT id, text, created_at, details FROM auditions WHERE deleted_at IS NULL AND {condition}", values
    ).fetchall()
    clips: dict[int, list[ClipRecord]] = {row[0]: [] for row in found}
    numbers = json.dumps(list(clips))
    for each in _clips(connection, "audition_id IN (SELECT value FROM json_each(?)) ORDER BY id", (numbers,)):
        assert each.audition is not None
        clips[each.audition].append(each)
    return tuple(
        AuditionRecord(number, text, created_at, json.loads(details), tuple(clips[number]))
        for number, text, created_at, details in found
    )


def _clip(row: tuple[Any, ...], parts: Sequence[PartRecord]) -> ClipRecord:
    (*facts, settings, created_at, duration, cost, usage, status, details, place) = row
    measured = created_at, duration, cost
    return ClipRecord(
        *(*facts, json.loads(settings), *measured, json.loads(usage), status, json.loads(details), place, tuple(parts))
    )


def _part(row: tuple[Any, ...]) -> PartRecord:
    *facts, complete = row
    return PartRecord(*(*facts, bool(complete)))


def _pattern(search: str) -> str:
    search = clean_text(search)
    for special in "\\%_":
        search = search.replace(special, "\\" + special)
    return f"%{search}%"


def _json(values: JsonObject) -> str:
    return clean_text(json.dumps(values, ensure_ascii=False))
