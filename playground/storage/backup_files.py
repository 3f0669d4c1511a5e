"""The backups on the disk: what their names tell, which of them is the newest, and which have had their day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from playground.storage.damage import backups_of, is_damaged
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from pathlib import Path

# "backup" is made daily, "pre-migrate" before the database takes a newer shape, "before-restore" is what was there when
# the user went back to an earlier one.
Kind: TypeAlias = Literal["backup", "pre-migrate", "before-restore"]

NEWEST: Final = 3
DAYS: Final = 7
WEEKS: Final = 4
SHAPES: Final = 3

_TIME: Final = "%Y%m%d-%H%M%S"
_NAME: Final = re.compile(rf"({'|'.join(get_args(Kind))})-v([\w.+]+)-(\d{{8}}-\d{{6}})\.db")
_UNFINISHED: Final = ".tmp"
# Clocks are put right by some hours; a backup that is dated later than that was made while the clock was wrong.
_TOLERANCE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """`version` is the program's, or the shape's before a migration. `kind` is None where somebody else gave the name,
    which then tells no time either."""

    path: Path
    made_at: datetime
    size: int
    kind: Kind | None = None
    version: str = ""


def all_backups(database: Path, now: datetime) -> tuple[Backup, ...]:
    """The newest first, by the time in their names: copying them elsewhere and back changes that of the files."""
    found = [_backup(path) for path in backups_of(database).glob("*.db")]
    return tuple(sorted(found, key=lambda each: (each.made_at <= now + _TOLERANCE, each.made_at), reverse=True))


def newest_good_backup(database: Path, now: datetime | None = None) -> Path | None:
    """Not of what the user has gone back from."""
    backups = all_backups(database, now or datetime.now(UTC))
    return next((each.path for each in backups if each.kind != "before-restore" and _is_good(each.path)), None)


def superfluous(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Of the daily ones all but the newest, the last of each of seven days and the last of each of four weeks; of those
    before migrations all but the last of the latest shapes. Nothing else: it is the only copy of what it holds.

    The newest come first.
    """
    daily = [each for each in backups if each.kind == "backup"]
    shapes = [each for each in backups if each.kind == "pre-migrate"]
    kept = [
        *daily[:NEWEST],
        *_first_of_each(daily, lambda each: each.made_at.date())[:DAYS],
        *_first_of_each(daily, lambda each: each.made_at.isocalendar()[:2])[:WEEKS],
        *_first_of_each(shapes, lambda each: each.version)[:SHAPES],
    ]
    return tuple(each for each in (*daily, *shapes) if each not in kept)


def thin(database: Path, now: datetime) -> None:
    for each in superfluous(all_backups(database, now)):
        each.path.unlink(missing_ok=True)


def free_name(database: Path, kind: Kind, version: str, now: datetime) -> Path:
    """In a folder that is there afterwards. What has a name already keeps it."""
    folder = backups_of(database)
    folder.mkdir(mode=0o700, exist_ok=True)
    named = re.sub(r"[^\w.+]", "_", version)
    while True:
        path = folder / f"{kind}-v{named}-{now.strftime(_TIME)}.db"
        if not path.exists():
            return path
        now += timedelta(seconds=1)


def unfinished(path: Path) -> Path:
    return path.with_name(path.name + _UNFINISHED)


def forget_unfinished(database: Path) -> None:
    """What a program left that was killed over it."""
    for path in backups_of(database).glob(f"*{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def _backup(path: Path) -> Backup:
    facts = path.stat()
    match = _NAME.fullmatch(path.name)
    if match:
        for kind in get_args(Kind):
            if kind == match[1]:
                return Backup(path, _time(match[3], facts.st_mtime), facts.st_size, kind, match[2])
    return Backup(path, datetime.fromtimestamp(facts.st_mtime, UTC), facts.st_size)


def _time(written: str, otherwise: float) -> datetime:
    try:
        return datetime.strptime(written, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(otherwise, UTC)


def _first_of_each(backups: Sequence[Backup], key: Callable[[Backup], Hashable]) -> list[Backup]:
    firsts: dict[Hashable, Backup] = {}
    for each in backups:
        firsts.setdefault(key(each), each)
    return list(firsts.values())


def _is_good(path: Path) -> bool:
    try:
        return path.stat().st_size > 0 and not is_damaged(path)
    except (OSError, StorageError):
        return False
