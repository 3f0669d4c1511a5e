"""The library of prompts: each with all versions of what it said."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

FRESH: Final = 600.0  # seconds after its last change in which a version still takes another one

_CURRENT: Final = "number = (SELECT max(number) FROM prompt_versions WHERE prompt_id = prompts.id)"
# What is rescued from a damaged file may be no JSON, on which SQLite would stop.
_CONTENT: Final = "CASE WHEN json_valid(current.content) THEN current.content ELSE '{}' END"
_MODEL: Final = f"coalesce(json_extract({_CONTENT}, '$.settings.model'), '')"
_PROMPT: Final = (
    f"SELECT prompts.id, prompts.name, folder, tags, filled, {_MODEL}, current.id, current.number, prompts.created_at,"
    f" updated_at FROM prompts JOIN prompt_versions AS current ON current.prompt_id = prompts.id AND current.{_CURRENT}"
    " WHERE deleted_at IS NULL"
)
_VERSION: Final = "SELECT id, prompt_id, number, name, content, created_at, changed_at, used_at FROM prompt_versions"
_TEXTS: Final = (
    "(SELECT group_concat(json_extract(each.value, '$.text'), char(10)) FROM"
    f" json_each({_CONTENT}, '$.messages') AS each)"
)
_FOUND: Final = (
    f" AND prompts.name || char(10) || folder || char(10) || tags || char(10) || coalesce({_TEXTS}, '')"
    " LIKE ? ESCAPE '\\'"
)


@dataclass(frozen=True, slots=True)
class PromptRecord:
    """`version_id`, `number` and `model` are those of its current version; `values` are what its places were filled
    with."""

    id: int
    name: str
    folder: str
    tags: tuple[str, ...]
    values: Mapping[str, str]
    model: str
    version_id: int
    number: int
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """`name` is None where nobody gave it one; `used` says that something was asked with it."""

    id: int
    prompt_id: int
    number: int
    name: str | None
    content: JsonObject
    created_at: float
    changed_at: float
    used: bool


@dataclass(frozen=True, slots=True)
class NewVersion:
    """One that has no number yet; without a time it begins now."""

    content: JsonObject
    name: str | None = None
    created_at: float | None = None


@dataclass(frozen=True, slots=True)
class NewPrompt:
    """One that has no number yet. Of its versions, the last one is the current one."""

    name: str
    versions: tuple[NewVersion, ...]
    folder: str = ""
    tags: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


class Prompts:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prompts(self, search: str = "") -> tuple[PromptRecord, ...]:
        """By folder and name; with a search, those in which each of its words stands: in the name, the folder, a tag
        or the texts of the current version."""
        words = tuple(map(_pattern, clean_text(search).split()))
        return await self._database.run(partial(_prompts, _FOUND * len(words), words))

    async def prompt(self, number: int) -> PromptRecord | None:
        found = await self._database.run(partial(_prompts, " AND prompts.id = ?", (number,)))
        return found[0] if found else None

    async def add(self, *new: NewPrompt) -> tuple[int, ...]:
        """All or none."""
        return await self._database.run(lambda connection: tuple(_add(each, connection) for each in new))

    async def describe(
        self, number: int, *, name: str | None = None, folder: str | None = None, tags: Sequence[str] | None = None
    ) -> None:
        """What is None stays."""
        values = {
            "name": None if name is None else clean_text(name),
            "folder": None if folder is None else clean_text(folder),
            "tags": None if tags is None else _list_text(tags),
        }
        set_ = {column: value for column, value in values.items() if value is not None}
        assignments = ", ".join(f"{column} = ?" for column in set_)
        if set_:
            await self._execute(f"UPDATE prompts SET {assignments} WHERE id = ?", *set_.values(), number)

    async def rename_folder(self, old: str, new: str) -> None:
        await self._execute("UPDATE prompts SET folder = ? WHERE folder = ?", clean_text(new), old)

    async def keep_values(self, number: int, values: Mapping[str, str]) -> None:
        await self._execute("UPDATE prompts SET filled = ? WHERE id = ?", _object_text(values), number)

    # Versions

    async def versions(self, number: int) -> tuple[VersionRecord, ...]:
        """The latest first."""
        return await self._database.run(partial(_versions, " WHERE prompt_id = ? ORDER BY number DESC", (number,)))

    async def version(self, version_id: int) -> VersionRecord | None:
        found = await self._database.run(partial(_versions, " WHERE id = ?", (version_id,)))
        return found[0] if found else None

    async def current(self, number: int) -> VersionRecord | None:
        condition = " WHERE prompt_id = ? ORDER BY number DESC LIMIT 1"
        found = await self._database.run(partial(_versions, condition, (number,)))
        return found[0] if found else None

    async def keep(self, number: int, content: JsonObject, *, now: float | None = None) -> VersionRecord | None:
        """What the prompt says from now on. It changes the current version where that is fresh, has no name and was
        never used; else it begins another. None where there is no such prompt."""
        return await self._database.run(partial(_keep, number, content, time.time() if now is None else now))

    async def begin_version(self, number: int, content: JsonObject) -> VersionRecord | None:
        """Another version in any case, but for one that would say the same as the current one."""
        return await self._database.run(partial(_begin, number, content, time.time()))

    async def name_version(self, version_id: int, name: str | None) -> None:
        """One with a name is never changed."""
        cleaned = clean_text(name).strip() if name else None
        await self._execute("UPDATE prompt_versions SET name = ? WHERE id = ?", cleaned or None, version_id)

    async def mark_used(self, version_id: int) -> None:
        """Something is asked with it: from now on it stays as it is."""
        await self._execute(
            "UPDATE prompt_versions SET used_at = coalesce(used_at, ?) WHERE id = ?", time.time(), version_id
        )

    # Deleting

    async def delete(self, number: int) -> None:
        """Can be taken back until the next `purge`."""
        await self._execute("UPDATE prompts SET deleted_at = ? WHERE id = ?", time.time(), number)

    async def restore(self, number: int) -> None:
        await self._execute("UPDATE prompts SET deleted_at = NULL WHERE id = ?", number)

    async def purge(self) -> None:
        """Removes for good what was deleted."""
        await self._execute("DELETE FROM prompts WHERE deleted_at IS NOT NULL")

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _prompts(condition: str, values: Sequence[object], connection: sqlite3.Connection) -> tuple[PromptRecord, ...]:
    rows = connection.execute(f"{_PROMPT}{condition} ORDER BY folder, prompts.name, prompts.id", values)
    return tuple(_prompt(row) for row in rows)


def _prompt(row: Sequence[Any]) -> PromptRecord:
    number, name, folder, tags, filled, model, *rest = row
    values = {key: value for key, value in _object(filled).items() if isinstance(value, str)}
    return PromptRecord(number, str(name), str(folder), _texts(tags), values, str(model), *rest)


def _versions(condition: str, values: Sequence[object], connection: sqlite3.Connection) -> tuple[VersionRecord, ...]:
    return tuple(_version(row) for row in connection.execute(f"{_VERSION}{condition}", values))


def _version(row: Sequence[Any]) -> VersionRecord:
    version, prompt, number, name, content, created, changed, used = row
    return VersionRecord(version, prompt, number, name, _object(content), created, changed, used is not None)


def _add(new: NewPrompt, connection: sqlite3.Connection) -> int:
    now = time.time()
    (number,) = connection.execute(
        "INSERT INTO prompts (name, folder, tags, filled, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        (clean_text(new.name), clean_text(new.folder), _list_text(new.tags), _object_text(new.values), now, now),
    ).fetchone()
    for place, version in enumerate(new.versions, 1):
        _insert(number, place, version, now, connection)
    return int(number)


def _keep(number: int, content: JsonObject, now: float, connection: sqlite3.Connection) -> VersionRecord | None:
    current = _current(number, connection)
    if current is None or current.content == content:
        return current
    if current.name is None and not current.used and 0 <= now - current.changed_at < FRESH:
        connection.execute(
            "UPDATE prompt_versions SET content = ?, changed_at = ? WHERE id = ?", (_text(content), now, current.id)
        )
    else:
        _insert(number, current.number + 1, NewVersion(content), now, connection)
    return _touched(number, now, connection)


def _begin(number: int, content: JsonObject, now: float, connection: sqlite3.Connection) -> VersionRecord | None:
    current = _current(number, connection)
    if current is None or current.content == content:
        return current
    _insert(number, current.number + 1, NewVersion(content), now, connection)
    return _touched(number, now, connection)


def _touched(number: int, now: float, connection: sqlite3.Connection) -> VersionRecord | None:
    connection.execute("UPDATE prompts SET updated_at = ? WHERE id = ?", (now, number))
    return _current(number, connection)


def _current(number: int, connection: sqlite3.Connection) -> VersionRecord | None:
    found = _versions(" WHERE prompt_id = ? ORDER BY number DESC LIMIT 1", (number,), connection)
    return found[0] if found else None


def _insert(prompt: int, number: int, new: NewVersion, now: float, connection: sqlite3.Connection) -> None:
    begun = now if new.created_at is None else new.created_at
    name = clean_text(new.name) if new.name else None
    connection.execute(
        "INSERT INTO prompt_versions (prompt_id, number, name, content, created_at, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (prompt, number, name, _text(new.content), begun, begun),
    )


def _text(content: JsonObject) -> str:
    # As letters: it is searched.
    return clean_text(json.dumps(content, ensure_ascii=False))


def _object_text(values: Mapping[str, str]) -> str:
    return clean_text(json.dumps(dict(values), ensure_ascii=False))


def _list_text(values: Sequence[str]) -> str:
    return clean_text(json.dumps(list(values), ensure_ascii=False))


def _object(text: str) -> JsonObject:
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _texts(text: str) -> tuple[str, ...]:
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return ()
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _pattern(word: str) -> str:
    for special in "\\%_":
        word = word.replace(special, "\\" + special)
    return f"%{word}%"
