"""What has been kept: the facts of each file in memory, its bytes on the disk."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playground.demo.errors import ApiError
from playground.demo.files.folder import Folder
from playground.demo.json_value import Json

# The old documents had the last three.
PURPOSES = ("assistants", "batch", "fine-tune", "vision", "user_data", "evals", "answers", "search", "classifications")
MONTH = 30 * 24 * 3600
# OpenAI forgets batches by itself.
USUAL_LIFETIMES = {"batch": MONTH}


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: str
    name: str
    purpose: str
    size: int
    created_at: int
    expires_at: int | None
    path: Path

    def described(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "object": "file",
            "bytes": self.size,
            "created_at": self.created_at,
            "expires_at": self.expires_at,
            "filename": self.name,
            "purpose": self.purpose,
            "status": "processed",
            "status_details": None,
        }


class Archive:
    """Files in the order in which they came."""

    def __init__(self, folder: Folder, now: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self.now = now
        self._files: dict[str, StoredFile] = {}

    def keep(self, path: Path, name: str, purpose: str, lifetime: int | None = None) -> StoredFile:
        """Take a finished file of the folder into the list."""
        created = int(self.now())
        lifetime = USUAL_LIFETIMES.get(purpose) if lifetime is None else lifetime
        expires = None if lifetime is None else created + lifetime
        file = StoredFile(f"file-{secrets.token_hex(12)}", name, purpose, path.stat().st_size, created, expires, path)
        self._files[file.id] = file
        return file

    def files(self) -> list[StoredFile]:
        """The oldest first; what has expired is gone."""
        for file in list(self._files.values()):
            if file.expires_at is not None and file.expires_at <= self.now():
                self._drop(file)
        return list(self._files.values())

    def get(self, name: str, param: str = "id") -> StoredFile:
        found = next((file for file in self.files() if file.id == name), None)
        if found is None:
            raise ApiError(404, f"No such File object: {name[:80]}", param=param)
        return found

    def delete(self, name: str) -> None:
        self._drop(self.get(name))

    def _drop(self, file: StoredFile) -> None:
        del self._files[file.id]
        discard(file.path)


def discard(path: Path) -> None:
    # Windows keeps a file that is being read; it goes with the folder.
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
