"""The user's choices: one small JSON file, read before the first paint."""

import json
import logging
import os
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from playground.signal import Signal
from playground.storage.json_values import Json
from playground.storage.whole_file import write_whole

T = TypeVar("T", bound=Json)

log = logging.getLogger(__name__)


class Settings:
    """Values by key. A change is written half a second later by a thread of its own, so that a burst is one write.

    Keys that this version does not know are kept. A file that cannot be read is kept aside, and those of the
    start before are used or else the defaults; where that cannot be done either, nothing is written during this start.
    """

    def __init__(self, path: Path, *, read_only: bool = False, delay: float = 0.5) -> None:
        self.changed: Signal[str] = Signal()
        self.damaged_copy: Path | None = None
        self.damaged = False
        self.restored = False
        self._path = Path(os.path.realpath(path))
        self._backup = self._path.with_name(self._path.name + ".bak")
        self._read_only = read_only
        self._delay = delay
        self._writing = threading.Lock()
        self._timer: threading.Timer | None = None
        self._unsaved = False
        self._last_good: bytes | None = None
        self._values = self._load()

    def get(self, key: str, default: T) -> T:
        """The value, or the default when there is none or it is of another kind than the default."""
        value = self._values.get(key)
        return value if _same_kind(value, default) else default  # type: ignore[return-value]

    def set(self, key: str, value: Json) -> None:
        plain = json.loads(json.dumps(value))
        if key in self._values and self._values[key] == plain:
            return
        self._values[key] = plain
        self.save_soon()
        self.changed.emit(key)

    def remove(self, key: str) -> None:
        if key in self._values:
            del self._values[key]
            self.save_soon()
            self.changed.emit(key)

    def save_soon(self) -> None:
        self._unsaved = True
        if self._read_only or self._timer is not None:
            return
        self._timer = threading.Timer(self._delay, self._save_late)
        self._timer.daemon = True
        self._timer.start()

    async def flush(self) -> None:
        import asyncio  # not before the first paint, for which this module is needed

        await asyncio.to_thread(self.save)

    def save(self) -> None:
        """Writes what has changed. Raises OSError when the disk does not take it; the old file is then still whole."""
        with self._writing:
            timer, self._timer = self._timer, None
            if timer is not None:
                timer.cancel()
            if self._read_only or not self._unsaved:
                return
            self._unsaved = False
            try:
                self._write()
            except OSError:
                self._unsaved = True
                raise

    def _save_late(self) -> None:
        try:
            self.save()
        except OSError as error:
            log.warning("The settings could not be saved: %s", error)

    def _write(self) -> None:
        content = json.dumps(dict(self._values), indent=1, sort_keys=True).encode()
        if self._last_good is not None:
            # Once per start: a copy that is half a second older than the file would help nobody.
            _write(self._backup, self._last_good)
            self._last_good = None
        _write(self._path, content)

    def _load(self) -> dict[str, Json]:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            log.warning("The settings could not be read: %s", error)
            self._put_aside()
            return self._load_backup()
        values = _parsed(content)
        if values is None:
            self._put_aside()
            return self._load_backup()
        self._last_good = content
        return values

    def _load_backup(self) -> dict[str, Json]:
        """Those of the start before, which lie beside the file, or else none."""
        try:
            content = self._backup.read_bytes()
        except OSError:
            return {}
        values = _parsed(content)
        self.restored = values is not None
        return values or {}

    def _put_aside(self) -> None:
        self.damaged = True
        if self._read_only:
            return
        copy = self._path.with_name(f"{self._path.stem}.bad-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            os.replace(self._path, copy)
        except OSError as error:
            log.warning("The damaged settings could not be put aside: %s", error)
            self._read_only = True
        else:
            self.damaged_copy = copy


def _parsed(content: bytes) -> dict[str, Json] | None:
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _same_kind(value: Json, default: Json) -> bool:
    if value is None or default is None:
        return value is not None
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    for kind in (str, int, Mapping, Sequence):
        if isinstance(default, kind):
            return isinstance(value, kind) and isinstance(value, str) == isinstance(default, str)
    return False


def _write(path: Path, content: bytes) -> None:
    write_whole(path, content, unfinished=path.with_name(path.name + ".tmp"))
