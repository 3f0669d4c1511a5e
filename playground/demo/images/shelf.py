"""Pictures that are handed out by address, for as long as the server runs and the room lasts."""

from __future__ import annotations

import secrets
from collections import OrderedDict

ROOM = 200 * 1024 * 1024
MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
PATH = "/v1/demo-images/"


class Shelf:
    """Keeps files under names that cannot be guessed; the oldest make room for new ones."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.held = 0
        self.files: OrderedDict[str, bytes] = OrderedDict()

    def put(self, data: bytes, suffix: str) -> str:
        """The path under which the file is to be had."""
        name = f"{secrets.token_hex(16)}.{suffix}"
        self.files[name] = data
        self.held += len(data)
        while self.held > self.room and len(self.files) > 1:
            _, dropped = self.files.popitem(last=False)
            self.held -= len(dropped)
        return PATH + name

    def get(self, name: str) -> tuple[bytes, str] | None:
        data = self.files.get(name)
        return None if data is None else (data, MEDIA[name.rpartition(".")[2]])
