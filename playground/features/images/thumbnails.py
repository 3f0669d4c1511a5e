"""Small pictures for the library: files by the hash of the large one, made once and lost without harm."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PIL import Image

from playground.features.images.decoding import PictureError, decode
from playground.features.images.pixels import image_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SIDE: Final = 256
_QUALITY: Final = 82

log = logging.getLogger(__name__)


class Thumbnails:
    """Everything here blocks and belongs into a worker thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, picture_hash: str) -> Path:
        """Where it lies as soon as it is made."""
        return self._folder / picture_hash[:2] / f"{picture_hash}.webp"

    def path(self, picture_hash: str) -> Path | None:
        place = self.place(picture_hash)
        try:
            # After a power cut it may be empty: it was not worth waiting for the disk.
            return place if place.stat().st_size else None
        except OSError:
            return None

    def make(self, picture_hash: str, data: bytes) -> Path | None:
        """None when it cannot be made."""
        place = self.place(picture_hash)
        unfinished = place.with_name(f"{place.name}.{threading.get_ident()}.tmp")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            image = image_of(decode(data).pixels)
            image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2)
            with unfinished.open("wb") as file:
                image.save(file, "WEBP", quality=_QUALITY)
            os.replace(unfinished, place)
        except (OSError, PictureError) as error:
            with suppress(OSError):
                unfinished.unlink()
            log.info("No thumbnail of %s: %s", picture_hash, error)
            return None
        return place

    def forget(self, picture_hashes: Iterable[str]) -> None:
        for each in picture_hashes:
            self.place(each).unlink(missing_ok=True)

    def clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
