"""Thumbnails as pixels, for lists and grids: only those that are looked at, read beside the window."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from PIL import Image

from playground.features.images.pixels import pixels_of
from playground.features.images.thumbnails import SIDE
from playground.message import Message
from playground.services.seen_through import to_its_end
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playground.features.images.pixels import Pixels
    from playground.services.context import Context
    from playground.storage.gallery import Gallery

log = logging.getLogger(__name__)


class SmallPictures:
    """What is wanted later takes the place of what was wanted before: whoever scrolls on looks elsewhere now."""

    def __init__(self, context: Context, gallery: Gallery, job: str) -> None:
        self.arrived: Signal[str, Pixels | None] = Signal()  # the picture's hash; None when there is none to be had
        self._context = context
        self._gallery = gallery
        self._job = job

    def want(self, hashes: Sequence[str], side: int) -> None:
        """In this order, and at most `side` pixels wide and high."""
        self._context.jobs.start(self._job, self._bring, tuple(hashes), side, label=Message("Loading thumbnails"))

    async def _bring(self, hashes: tuple[str, ...], side: int) -> None:
        # One after the other: two threads at work would make the window wait for its turn.
        for name in hashes:
            self.arrived.emit(name, await self._small(name, side))

    async def _small(self, name: str, side: int) -> Pixels | None:
        try:
            # To its end, as else those who scroll on would set one thread after the other at work on large pictures.
            path = await to_its_end(self._gallery.thumbnail(name))
        except StorageError as error:
            log.info("No thumbnail of %s: %s", name, error)
            return None
        return None if path is None else await asyncio.to_thread(_read, path, side)


def _read(path: Path, side: int) -> Pixels | None:
    try:
        with Image.open(path, formats=("WEBP",)) as image:
            small = image.convert("RGBA")
    except OSError as error:
        log.info("The thumbnail %s cannot be read: %s", path.name, error)
        return None
    return pixels_of(_fitted(small, side))


def _fitted(small: Image.Image, side: int) -> Image.Image:
    """A thumbnail is enlarged where a screen has more pixels than it; a picture that is small itself is not."""
    longest = max(small.size)
    if longest == side or longest < min(side, SIDE):
        return small
    size = max(1, round(small.width * side / longest)), max(1, round(small.height * side / longest))
    return small.resize(size, Image.Resampling.BOX if longest > side else Image.Resampling.BICUBIC)
