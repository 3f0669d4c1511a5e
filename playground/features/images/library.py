"""The library: every picture there is, in pages that are read when they come into sight."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.features.images.small_pictures import SmallPictures
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord

RESTORE_PICTURES: Final = "images.restore_pictures"
PAGE: Final = 100
_MOST_FILES: Final = 500  # that are dragged out at once


class ImageLibrary:
    """A picture's position counts from the latest one; positions hold until `changed`."""

    def __init__(self, context: Context, gallery: Gallery) -> None:
        self.changed: Signal[()] = Signal()
        self.rows_arrived: Signal[int, tuple[PictureRecord, ...]] = Signal()  # the position of the first
        self.files_found: Signal[Mapping[str, Path]] = Signal()
        self.deleted: Signal[tuple[PictureRecord, ...]] = Signal()
        self.restored: Signal[tuple[PictureRecord, ...]] = Signal()
        self.thumbnails = SmallPictures(context, gallery, "images.library.thumbnails")
        self.searched = ""
        self.count = 0
        self.size = 0  # bytes of all their files
        self._context = context
        self._gallery = gallery
        self._listed = ""  # what was searched for when the pages were read
        self._pages: dict[int, tuple[PictureRecord, ...]] = {}
        self._sight = range(1)  # of pages
        self._deleted: dict[int, tuple[PictureRecord, ...]] = {}
        self._numbers = count(1)

    def search(self, text: str) -> None:
        self.searched = text
        self._sight = range(1)
        self.refresh()

    def refresh(self) -> None:
        """Whenever the page is opened."""
        self._context.jobs.start("images.library", self._read_anew, label=Message("Listing pictures"))

    def want(self, first: int, last: int) -> None:
        """These positions have come into sight; `rows_arrived` tells what is there."""
        self._sight = range(first // PAGE, last // PAGE + 1)
        if any(page not in self._pages for page in self._sight):
            self._context.jobs.start("images.library.pages", self._read_sight, label=Message("Listing pictures"))

    def locate(self, pictures: Sequence[PictureRecord]) -> None:
        """Their files, for a drag to another program."""
        few = tuple(pictures[:_MOST_FILES])
        self._context.jobs.start("images.library.files", self._locate, few, label=Message("Looking for the files"))

    def delete(self, pictures: Sequence[PictureRecord]) -> None:
        label = Message("Deleting")
        self._context.jobs.start("images.delete", self._delete, tuple(pictures), label=label, cancellable=False)

    def restore(self, number: int) -> None:
        """Takes one deletion back, by the number in the notice's action."""
        label = Message("Restoring")
        self._context.jobs.start("images.delete", self._restore, number, label=label, cancellable=False)

    async def _read_anew(self) -> None:
        text, sight = self.searched, self._sight
        number, size = await self._gallery.count(text), await self._gallery.size(text)
        pages = {page: await self._read(text, page) for page in sight}
        self.count, self.size, self._listed, self._pages = number, size, text, pages
        # In one go, so that what stays in sight does not flicker.
        self.changed.emit()
        for page, pictures in pages.items():
            self.rows_arrived.emit(page * PAGE, pictures)

    async def _read_sight(self) -> None:
        pages = self._pages
        for page in [page for page in self._sight if page not in pages]:
            pictures = await self._read(self._listed, page)
            if pages is not self._pages:
                return  # everything was read anew meanwhile
            pages[page] = pictures
            self.rows_arrived.emit(page * PAGE, pictures)

    async def _read(self, text: str, page: int) -> tuple[PictureRecord, ...]:
        return await self._gallery.library(text, offset=page * PAGE, limit=PAGE)

    async def _locate(self, pictures: tuple[PictureRecord, ...]) -> None:
        paths = await asyncio.gather(*(self._gallery.path(picture) for picture in pictures))
        found = {picture.hash: path for picture, path in zip(pictures, paths, strict=True) if path is not None}
        self.files_found.emit(found)

    async def _delete(self, pictures: tuple[PictureRecord, ...]) -> None:
        progress = self._context.jobs.listener("images.delete").progress
        gone: list[PictureRecord] = []
        try:
            for picture in pictures:
                await self._gallery.delete_picture(picture.id)
                gone.append(picture)
                progress(len(gone) / len(pictures))
        finally:
            # A disk that stops taking changes half way leaves some deleted, and these too can be taken back.
            if gone:
                self._tell_deleted(tuple(gone))
        await self._read_anew()

    def _tell_deleted(self, gone: tuple[PictureRecord, ...]) -> None:
        number = next(self._numbers)
        self._deleted[number] = gone
        many = Message("{count} pictures were deleted. Their space is freed when the window closes.", count=len(gone))
        one = Message("The picture was deleted. Its space is freed when the window closes.")
        message = many if len(gone) > 1 else one
        action = (f"{RESTORE_PICTURES}:{number}", Message("Undo"))
        self._context.notices.post(Notice("info", message, action=action, about="images.deleted"))
        self.deleted.emit(gone)

    async def _restore(self, number: int) -> None:
        gone = self._deleted.pop(number, ())
        waiting = list(gone)
        try:
            while waiting:
                await self._gallery.restore_picture(waiting[0].id)
                del waiting[0]
        finally:
            if waiting:
                self._tell_deleted(tuple(waiting))  # the way back must not be lost with the notice
        self.restored.emit(gone)
        await self._read_anew()
