"""Pictures and other large things: files named by the hash of what is in them, beside the database.

Everything here blocks and belongs into a worker thread.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.storage.errors import Damaged
from playground.storage.file_errors import said_in_our_words
from playground.storage.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DIGITS: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Blob:
    hash: str
    path: Path
    size: int


def hash_of(data: bytes) -> str:
    import hashlib  # with it comes OpenSSL, which the start has no need for

    return hashlib.sha256(data).hexdigest()


class Blobs:
    """Each is there whole or not at all, and what is in it once stays what it is. Every call may raise StorageError.

    Where nothing may be written, new ones live in a folder for the time being, until the program ends.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folders = [folder]
        self._read_only = read_only
        self._making = threading.Lock()

    def put(self, data: bytes, suffix: str) -> Blob:
        """Keeps the data; the suffix, such as ".png", is for those who open the file with another program."""
        name = hash_of(data)
        known = self._find(name)
        with said_in_our_words():
            if known is None or known.stat().st_size != len(data):
                known = known or self._place(name, suffix)
                self._folders[-1].mkdir(mode=0o700, exist_ok=True)
                known.parent.mkdir(parents=True, exist_ok=True)
                _write(known, data)
        return Blob(name, known, len(data))

    def path(self, blob_hash: str) -> Path | None:
        """Where it lies; None when it is not there."""
        return self._find(blob_hash)

    def read(self, blob_hash: str) -> bytes:
        path = self._find(blob_hash)
        if path is None:
            raise Damaged(f"The file {blob_hash} is missing")
        with said_in_our_words():
            data = path.read_bytes()
        if hash_of(data) != blob_hash:
            raise Damaged(f"{path} does not hold what was put into it")
        return data

    def hashes(self) -> set[str]:
        """Of everything that is kept."""
        with said_in_our_words():
            names = {path.stem for folder in self._folders for path in folder.glob("??/??/*")}
        return {name for name in names if self._find(name) is not None}

    def delete(self, blob_hash: str) -> None:
        """What is not there need not be deleted. What a writer that was killed left of it goes too."""
        with said_in_our_words():
            for path in self._files(blob_hash):
                path.unlink(missing_ok=True)

    def _find(self, blob_hash: str) -> Path | None:
        with said_in_our_words():
            return next((path for path in self._files(blob_hash) if path.stem == blob_hash), None)

    def _files(self, blob_hash: str) -> Iterator[Path]:
        if len(blob_hash) != 64 or not _DIGITS.issuperset(blob_hash):
            return  # a reference that somebody wrote by hand must not lead elsewhere
        for folder in self._folders:
            yield from _shelf(folder, blob_hash).glob(f"{blob_hash}*")

    def _place(self, blob_hash: str, suffix: str) -> Path:
        with self._making:
            if self._read_only and len(self._folders) == 1:
                self._folders.append(_folder_for_now())
        return _shelf(self._folders[-1], blob_hash) / f"{blob_hash}{suffix}"


def _shelf(folder: Path, blob_hash: str) -> Path:
    return folder / blob_hash[:2] / blob_hash[2:4]


def _write(path: Path, data: bytes) -> None:
    # With the thread's number, as two threads may put the same thing.
    suffix = f".{os.getpid()}-{threading.get_ident()}.tmp"
    write_whole(path, data, unfinished=path.with_name(path.name + suffix))


def _folder_for_now() -> Path:
    import atexit
    import shutil
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp(prefix="playground-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
