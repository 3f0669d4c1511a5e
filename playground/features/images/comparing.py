"""Which two pictures are compared, and their pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.features.images.order import Shown
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.features.images.pictures import Pictures
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord


class Comparing:
    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures) -> None:
        self.ready: Signal[Shown, Shown] = Signal()  # before and after
        self._context = context
        self._gallery = gallery
        self._pictures = pictures

    def compare(self, picture: PictureRecord) -> None:
        """With the picture that it was made from, or else with its neighbour of the same run."""
        self._context.jobs.start("images.compare", self._compare, picture, label=Message("Opening the pictures"))

    def compare_two(self, one: PictureRecord, other: PictureRecord) -> None:
        """Any two; the one that was made first is the one before."""
        before, after = sorted((one, other), key=lambda each: (each.created_at, each.id))
        self._context.jobs.start("images.compare", self._show, before, after, label=Message("Opening the pictures"))

    async def _show(self, before: PictureRecord, after: PictureRecord) -> None:
        first = Shown(before, await self._pictures.pixels(before))
        self.ready.emit(first, Shown(after, await self._pictures.pixels(after)))

    async def _compare(self, after: PictureRecord) -> None:
        before = await self._before(after)
        if before is None:
            message = Message("There is nothing to compare this picture with. Edit it, or make two at once.")
            self._context.notices.post(Notice("info", message, about="images.compare"))
            return
        await self._show(before, after)

    async def _before(self, after: PictureRecord) -> PictureRecord | None:
        step = await self._gallery.step(after.step)
        if step is None:
            return None
        if step.parent_picture is not None:
            return await self._gallery.picture(step.parent_picture)
        return next((each for each in step.pictures if each.id != after.id), None)
