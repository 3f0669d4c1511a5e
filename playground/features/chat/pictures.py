"""Small ones of the pictures in the chat, for the screen."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services import pictures
from playground.services.chosen_files import NotUsable
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.features.chat.attachments import Attachment
    from playground.services.context import Context
    from playground.services.pictures import Small
    from playground.storage.blobs import Blobs

SIDE: Final = 480  # twice what the screen shows, for screens with fine pixels
_KEPT: Final = 48


class Pictures:
    """Everything that reads files or pixels happens in worker threads."""

    def __init__(self, context: Context) -> None:
        self.small_arrived: Signal[str] = Signal()  # the hash of the picture
        self.beside: Blobs | None = None  # where those lie that are not on the disk
        self._context = context
        self._small: OrderedDict[str, Small | None] = OrderedDict()  # None where it is lost
        self._wanted: dict[str, Attachment] = {}
        self._loading = False

    def small(self, picture: Attachment) -> Small | None:
        """What is not at hand is loaded; `small_arrived` tells when it is there."""
        if picture.hash in self._small:
            self._small.move_to_end(picture.hash)
            return self._small[picture.hash]
        self._wanted[picture.hash] = picture
        if not self._loading:
            self._loading = True
            self._context.jobs.start("chat.pictures", self._load, label=Message("Loading the pictures"))
        return None

    async def _load(self) -> None:
        import asyncio  # not before the first paint

        try:
            while self._wanted:
                picture = self._wanted.pop(next(iter(self._wanted)))
                places = [self._context.blobs, *([] if self.beside is None else [self.beside])]
                found = [await asyncio.to_thread(_small_of, picture, blobs) for blobs in places]
                small = next((each for each in found if each is not None), None)
                self._remember(picture.hash, small)
                if small is not None:
                    self.small_arrived.emit(picture.hash)
        finally:
            self._loading = False

    def _remember(self, blob_hash: str, small: Small | None) -> None:
        self._small[blob_hash] = small
        while len(self._small) > _KEPT:
            self._small.popitem(last=False)


def _small_of(picture: Attachment, blobs: Blobs) -> Small | None:
    try:
        return pictures.small_one(blobs.read(picture.hash), picture.name, SIDE)
    except (StorageError, NotUsable):
        return None
