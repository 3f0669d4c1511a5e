"""Everything that is kept, in one zip that other programs read: each part of the program puts in what is its own."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from playground import __version__
from playground.services.redaction import redact
from playground.storage.file_modes import let_out
from playground.storage.live_rows import live_rows
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from playground.services.context import Context

Contribution: TypeAlias = "Callable[[Context, Archive], Awaitable[None]]"

FORMAT: Final = "playground.everything"
VERSION: Final = 1
_PIECE: Final = 1 << 20


class Unwanted(Exception):
    """Nobody waits for the archive any more."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is in an archive."""

    files: int
    size: int


class Archive:
    """Grows in another file, which takes the name only when it is whole. Everything but the names is done in worker
    threads. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._zip: zipfile.ZipFile | None = None
        self._contents: dict[str, dict[str, int | str]] = {}
        self._turn = threading.Lock()
        self._unwanted = False

    async def write(self, name: str, data: bytes) -> None:
        await self.write_pieces(name, [data])

    async def write_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """The pieces are made where they are written, in a worker thread."""
        await in_daemon_thread(partial(self._put, name, pieces), "archive")

    async def copy(self, name: str, path: Path) -> None:
        """Pictures and sounds, which do not become smaller."""
        await in_daemon_thread(partial(self._put, name, _pieces_of(path), squeeze=False), "archive")

    async def finish(self) -> Written:
        """With a list of everything that is in it, by which one can see that nothing was changed or lost."""
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "program": f"Playground {__version__}",
            "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "files": dict(self._contents),
        }
        written = Written(len(self._contents), sum(int(each["size"]) for each in self._contents.values()))
        await self.write("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False).encode())
        await in_daemon_thread(self._take_its_place, "archive")
        return written

    async def close(self) -> None:
        """What is not finished goes, once the thread that may still write has let go of it."""
        self._unwanted = True
        await in_daemon_thread(self._let_go, "archive")

    def _put(self, name: str, pieces: Iterable[bytes], *, squeeze: bool = True) -> None:
        import hashlib
        import zipfile

        with self._turn:
            free = self._free_name(name)
            info = zipfile.ZipInfo(free, time.localtime()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
            info.external_attr = 0o600 << 16
            digest, size = hashlib.sha256(), 0
            with self._opened().open(info, "w", force_zip64=True) as file:
                for piece in pieces:
                    if self._unwanted:
                        raise Unwanted
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
            self._contents[free] = {"size": size, "sha256": digest.hexdigest()}

    def _opened(self) -> zipfile.ZipFile:
        if self._zip is None:
            import zipfile

            self._zip = zipfile.ZipFile(os.fdopen(_new_file(self._part), "w+b"), "w")
        return self._zip

    def _free_name(self, name: str) -> str:
        stem, dot, ending = name.rpartition(".")
        number, free = 2, name
        while free.casefold() in {each.casefold() for each in self._contents}:
            free, number = f"{stem} {number}{dot}{ending}", number + 1
        return free

    def _take_its_place(self) -> None:
        with self._turn:
            archive, self._zip = self._opened(), None
            file = archive.fp
            archive.close()
            assert file is not None
            with file:
                file.flush()
                os.fsync(file.fileno())
            let_out(self._part)
            os.replace(self._part, self._path)

    def _let_go(self) -> None:
        with self._turn:
            if self._zip is not None:
                file = self._zip.fp
                self._zip.fp = None  # it would write its list of contents, for which there may be no room
                if file is not None:
                    file.close()
            self._part.unlink(missing_ok=True)


async def export_everything(
    path: Path, context: Context, contributions: Sequence[Contribution], on_progress: Callable[[float], None]
) -> Written:
    """No key goes with it: neither those in the keyring nor what looks like one in the settings. Raises OSError and
    StorageError, and leaves nothing behind then."""
    archive = Archive(path)
    try:
        for place, contribute in enumerate(contributions):
            on_progress(place / len(contributions))
            await contribute(context, archive)
        await context.settings.flush()
        settings = await in_daemon_thread(partial(_settings, context.locations.settings), "archive")
        await archive.write("settings.json", settings)
        return await archive.finish()
    finally:
        await archive.close()


async def add_rows(context: Context, archive: Archive, folder: str, *tables: str) -> None:
    """Each table as a file of JSON."""
    for table in tables:
        rows = await context.database.run(partial(live_rows, table))
        await archive.write_pieces(f"{folder}/{table}.json", _json_lines(rows))


async def add_files(archive: Archive, folder: str, place: Path) -> None:
    """All that lie there, whatever folders they are in."""
    for path in await in_daemon_thread(partial(_files_in, place), "archive"):
        await archive.copy(f"{folder}/{path.name}", path)


def _json_lines(rows: Sequence[object]) -> Iterator[bytes]:
    yield b"["
    for place, row in enumerate(rows):
        yield (",\n" if place else "\n").encode() + json.dumps(row, ensure_ascii=False).encode(errors="replace")
    yield b"\n]\n"


def _files_in(place: Path) -> list[Path]:
    """Not what a link leads to, and nothing that is being written."""
    found = (each for each in place.rglob("*") if each.is_file() and not each.is_symlink())
    return sorted(each for each in found if each.suffix not in (".tmp", ".part"))


def _pieces_of(path: Path) -> Iterator[bytes]:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return  # deleted meanwhile
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _settings(path: Path) -> bytes:
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return b"{}\n"
    if isinstance(values, dict):
        values.pop("keys", None)
    return redact(json.dumps(values, indent=1, ensure_ascii=False)).encode(errors="replace") + b"\n"


def _new_file(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
