"""The checksum of a large file, in a thread that stops when nobody waits any more."""

import asyncio
import hashlib
import threading
from pathlib import Path
from typing import Final

_PIECE: Final = 1024 * 1024


async def md5_of(path: Path) -> str:
    unwanted = threading.Event()
    try:
        return await asyncio.to_thread(_md5, path, unwanted)
    finally:
        unwanted.set()


def _md5(path: Path, unwanted: threading.Event) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while (piece := file.read(_PIECE)) and not unwanted.is_set():
            digest.update(piece)
    return digest.hexdigest()
