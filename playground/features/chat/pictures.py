"""The pictures of the chat: taken in, sent, and small ones of them for the screen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.features.chat.records import pictures_in
from playground.features.chat.turns import Picture
from playground.message import Message
from playground.services import pictures
from playground.services.notices import Notice
from playground.services.pictures import NotUsable, Small
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Sequence

    from playground.services.context import Context
    from playground.storage.blobs import Blobs

SIDE: Final = 480  # twice what the screen shows, for screens with fine pixels
MOST_AT_ONCE: Final = 20
_KEPT: Final = 48


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture comes from; `read` may take its time."""

    name: str
    read: Callable[[], bytes]


class Pictures:
    """Everything that reads files or pixels happens in worker threads."""

    def __init__(self, context: Context) -> None:
        self.small_arrived: Signal[str] = Signal()  # the hash of the picture
        self._context = context
        self._small: OrderedDict[str, Small | None] = OrderedDict()  # None where it is lost
        self._wanted: dict[str, Picture] = {}
        self._loading = False
        self._jobs_begun = 0
        self._taken_now: set[str] = set()  # a draft may not have come to the disk yet
        self._lock: asyncio.Lock | None = None

    def take(self, sources: Sequence[Source], give: Callable[[Picture], object]) -> None:
        """Gives each picture as it is ready, and says which of them cannot be taken."""
        self._jobs_begun += 1
        name, label = f"chat.picture.{self._jobs_begun}", Message("Reading the picture")
        self._context.jobs.start(name, self._take, tuple(sources), give, label=label)

    def tidy(self) -> None:
        """Once, when the history can be read."""
        label = Message("Looking for pictures that nothing uses")
        self._context.jobs.start("chat.tidy", self._forget_unused, label=label)

    async def _forget_unused(self) -> None:
        """Pictures of deleted conversations and of drafts that were given up leave the disk at the next start."""
        import asyncio

        context = self._context
        async with self._storing():
            kept = await asyncio.to_thread(context.blobs.hashes)
            if not kept or not await context.database.is_whole():
                return
            details = await context.history.details_with("pictures")
            used = {picture.hash for each in details for picture in pictures_in(each)}
            for unused in kept - used - self._taken_now:
                await asyncio.to_thread(context.blobs.delete, unused)

    def small(self, picture: Picture) -> Small | None:
        """What is not at hand is loaded; `small_arrived` tells when it is there."""
        if picture.hash in self._small:
            self._small.move_to_end(picture.hash)
            return self._small[picture.hash]
        self._wanted[picture.hash] = picture
        if not self._loading:
            self._loading = True
            self._context.jobs.start("chat.pictures", self._load, label=Message("Loading the pictures"))
        return None

    async def _take(self, sources: Sequence[Source], give: Callable[[Picture], object]) -> None:
        import asyncio  # not before the first paint

        for source in sources[:MOST_AT_ONCE]:
            try:
                async with self._storing():
                    picture, small = await asyncio.to_thread(_taken_in, source, self._context.blobs)
                    self._taken_now.add(picture.hash)
            except NotUsable as error:
                self._context.notices.post(Notice("warning", error.reason))
                continue
            self._remember(picture.hash, small)
            give(picture)
        if len(sources) > MOST_AT_ONCE:
            message = Message("Only {count} pictures can be added at once.", count=MOST_AT_ONCE)
            self._context.notices.post(Notice("warning", message))

    async def _load(self) -> None:
        import asyncio

        try:
            while self._wanted:
                picture = self._wanted.pop(next(iter(self._wanted)))
                small = await asyncio.to_thread(_small_of, picture, self._context.blobs)
                self._remember(picture.hash, small)
                if small is not None:
                    self.small_arrived.emit(picture.hash)
        finally:
            self._loading = False

    def _storing(self) -> asyncio.Lock:
        """Nothing is looked for to be forgotten while something is on its way to the disk."""
        if self._lock is None:
            import asyncio

            self._lock = asyncio.Lock()
        return self._lock

    def _remember(self, blob_hash: str, small: Small | None) -> None:
        self._small[blob_hash] = small
        self._small.move_to_end(blob_hash)
        while len(self._small) > _KEPT:
            self._small.popitem(last=False)


def data_urls(wanted: Iterable[Picture], blobs: Blobs) -> dict[str, str]:
    """By hash, without those that are lost. Blocks."""
    import base64

    urls = {}
    for picture in wanted:
        try:
            data = blobs.read(picture.hash)
        except StorageError:
            continue
        urls[picture.hash] = f"data:{picture.media_type};base64,{base64.b64encode(data).decode('ascii')}"
    return urls


def _taken_in(source: Source, blobs: Blobs) -> tuple[Picture, Small]:
    data = source.read()
    small = pictures.small_one(data, source.name, SIDE)
    kind = pictures.kind_of(data, source.name)
    blob = blobs.put(data, kind.suffix)
    return Picture(blob.hash, source.name, kind.media_type, blob.size, *small.size), small


def _small_of(picture: Picture, blobs: Blobs) -> Small | None:
    try:
        return pictures.small_one(blobs.read(picture.hash), picture.name, SIDE)
    except (StorageError, NotUsable):
        return None
