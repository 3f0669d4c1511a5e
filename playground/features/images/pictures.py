"""The pictures of the history: their bytes and pixels, and those that the disk did not take."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.features.images.decoding import decode
from playground.message import Message
from playground.services.notices import Notice
from playground.storage.errors import StorageError
from playground.storage.gallery import PictureRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.features.images.finishing import Finished
    from playground.features.images.pixels import Pixels
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, StepRecord

_PIXELS_KEPT: Final = 128 * 1024 * 1024  # bytes


class Pictures:
    """A picture that could not be saved has a negative id and lives as long as the program."""

    def __init__(self, context: Context, gallery: Gallery) -> None:
        self._context = context
        self._gallery = gallery
        self._unsaved: dict[int, bytes] = {}
        self._held: dict[int, PictureRecord] = {}  # those of the unsaved ones that were not deleted
        self._deleted: dict[int, PictureRecord] = {}
        self._numbers = count(-1, -1)
        self._pixels: dict[int, Pixels] = {}

    async def add(self, step: int, position: int, finished: Finished) -> PictureRecord:
        try:
            return await self._gallery.add_picture(
                step,
                finished.data,
                position=position,
                media_type=finished.media_type,
                width=finished.width,
                height=finished.height,
                revised_prompt=finished.revised_prompt,
                seed=finished.seed,
                draft=finished.draft,
            )
        except StorageError as error:
            message = Message("The picture could not be saved. It stays here until you close the window.")
            self._context.notices.post(Notice("danger", message, details=str(error), about="images.unsaved"))
            return self._hold(step, position, finished)

    def known(self, picture: PictureRecord) -> int | None:
        """Its number, by which a step of the history can name it; None where the disk did not take it."""
        return None if picture.id in self._unsaved else picture.id

    async def data(self, picture: PictureRecord) -> bytes:
        if picture.id in self._unsaved:
            return self._unsaved[picture.id]
        return await self._gallery.read(picture)

    async def pixels(self, picture: PictureRecord) -> Pixels:
        """Height × width × RGBA, not to be written to."""
        pixels = self._pixels.pop(picture.id, None)
        if pixels is None:
            data = await self.data(picture)
            pixels = (await asyncio.to_thread(decode, data)).pixels
        self._pixels[picture.id] = pixels
        while len(self._pixels) > 1 and sum(each.nbytes for each in self._pixels.values()) > _PIXELS_KEPT:
            del self._pixels[next(iter(self._pixels))]
        return pixels

    async def step(self, number: int, before: StepRecord | None = None) -> StepRecord | None:
        """As the history has it, and with those of its pictures that the disk did not take. It is still there as it was
        `before` when only these are left."""
        step = await self._gallery.step(number)
        held = [picture for picture in self._held.values() if picture.step == number]
        if not held:
            return step
        if step is None and before is not None and before.id == number:
            step = replace(before, pictures=())
        if step is None:
            return None
        return replace(step, pictures=tuple(sorted((*step.pictures, *held), key=lambda each: each.position)))

    def delete_unsaved(self, pictures: Iterable[PictureRecord]) -> None:
        """The others are the gallery's to delete."""
        for picture in pictures:
            if picture.id in self._held:
                self._deleted[picture.id] = self._held.pop(picture.id)

    def restore_unsaved(self) -> None:
        """Better one too many than one too few: they are nowhere else."""
        self._held |= self._deleted
        self._deleted.clear()

    def _hold(self, step: int, position: int, finished: Finished) -> PictureRecord:
        number = next(self._numbers)
        self._unsaved[number] = finished.data
        self._held[number] = PictureRecord(
            id=number,
            step=step,
            position=position,
            hash="",
            media_type=finished.media_type,
            width=finished.width,
            height=finished.height,
            size=len(finished.data),
            revised_prompt=finished.revised_prompt,
            seed=finished.seed,
            draft=finished.draft,
            created_at=time.time(),
        )
        return self._held[number]
