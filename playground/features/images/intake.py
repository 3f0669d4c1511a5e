"""Ways for pictures and masks to come in other than from a server: opened, pasted, dropped, blank, or made larger."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import numpy

from playground.features.images import metadata
from playground.features.images.decoding import decode, path_of, read_file
from playground.features.images.encoding import encode_png
from playground.features.images.file_names import suggested_name
from playground.features.images.finishing import Finished
from playground.features.images.mask.mask_png import DecodedMask, decode_mask
from playground.features.images.order import Reference, Shown
from playground.features.images.references import reference_in, reference_of
from playground.features.images.sources import MOST_PICTURES
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.services.seen_through import to_its_end
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from playground.features.images.decoding import Decoded
    from playground.features.images.metadata import Facts
    from playground.features.images.pictures import Pictures
    from playground.features.images.pixels import Pixels
    from playground.features.images.sources import Sources
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, PictureRecord

USE_MASK = "images.use_mask"


class Intake:
    """What comes in becomes a step of the history, so that whatever is made from it has a root."""

    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures, sources: Sources) -> None:
        self.came: Signal[PictureRecord] = Signal()
        self.told: Signal[Facts] = Signal()  # how a picture was made, as it says itself
        self._context = context
        self._gallery = gallery
        self._pictures = pictures
        self._sources = sources
        self._offered: DecodedMask | None = None

    def open_files(self, paths: Sequence[Path]) -> None:
        """The first comes onto the canvas, the others go along as references."""
        self._start("images.import", self._open_files, tuple(paths), label=Message("Opening the picture"))

    def open_addresses(self, addresses: Sequence[str]) -> None:
        """What was dropped on the canvas."""
        self._start("images.import", self._open_addresses, tuple(addresses), label=Message("Opening the picture"))

    def promote(self, position: int) -> None:
        """A reference changes places with the picture on the canvas."""
        reference = self._sources.references[position]
        self._start("images.import", self._promote, reference, label=Message("Opening the picture"))

    def add_references(self, paths: Sequence[Path]) -> None:
        self._start("images.references", self._add_references, tuple(paths), label=Message("Opening the pictures"))

    def take(self, read: Callable[[], bytes], name: str) -> None:
        """A picture that was pasted; making a file of it is for a worker thread."""
        self._start("images.import", self._read, read, name, label=Message("Opening the picture"))

    def blank(self, width: int, height: int) -> None:
        self._start("images.import", self._blank, width, height, label=Message("Making a blank picture"))

    def extend(self, left: int, top: int, right: int, bottom: int) -> None:
        """More room around the picture on the canvas. The new area is what may change."""
        shown = self._sources.shown
        if shown is None or not (left or top or right or bottom):
            return
        edges = left, top, right, bottom
        self._start("images.import", self._extend, shown, edges, label=Message("Extending the picture"))

    def open_mask(self, path: Path) -> None:
        self._start("images.mask", self._open_mask, path, label=Message("Opening the mask"))

    def use_offered_mask(self) -> None:
        """The user agrees that white is what may change."""
        offered, self._offered = self._offered, None
        if offered is not None:
            self._lay(offered)

    def _start(
        self,
        name: str,
        function: Callable[..., Awaitable[None]],
        *arguments: Any,  # noqa: ANN401 - they are the function's own
        label: Message,
    ) -> None:
        self._context.jobs.start(name, function, *arguments, label=label, on_error=self._tell_refusal)

    def _tell_refusal(self, error: BaseException) -> bool:
        """A file that is no picture is no fault of the program."""
        if not isinstance(error, Refused):
            return False
        self._context.notices.post(Notice("warning", error.message, about="images.refused"))
        return True

    async def _open_files(self, paths: tuple[Path, ...]) -> None:
        data = await asyncio.to_thread(read_file, paths[0])
        await self._take(data, paths[0].name)
        if len(paths) > 1:
            await self._add_references(paths[1:])

    async def _open_addresses(self, addresses: tuple[str, ...]) -> None:
        await self._open_files(tuple(path_of(each) for each in addresses))

    async def _promote(self, reference: Reference) -> None:
        before = self._sources.shown
        decoded = await asyncio.to_thread(decode, reference.data)
        other = None if before is None else await self._as_reference(before)
        known = await self._gallery.picture_with(reference.data)
        if known is None:
            await self._come(reference.data, decoded, reference.name)
        else:
            self._sources.show(Shown(known, decoded.pixels))
            self.came.emit(known)
        # Only now: what could not come is still where it was.
        self._sources.exchange(reference, other)

    async def _as_reference(self, shown: Shown) -> Reference:
        picture = shown.picture
        data = await self._pictures.data(picture)
        name = suggested_name(picture.prompt, picture.media_type)
        return await asyncio.to_thread(reference_of, name, data, picture.media_type, shown.pixels)

    async def _add_references(self, paths: tuple[Path, ...]) -> None:
        """Not more are read than a request holds; one that is no picture does not keep the others out."""
        room = max(0, MOST_PICTURES - 1 - len(self._sources.references))
        references, refusals = [], []
        for path in paths[:room]:
            try:
                references.append(await asyncio.to_thread(reference_in, path))
            except Refused as error:
                refusals.append(error)
        self._sources.add(references)
        if len(paths) > room:
            message = Message("A request holds 16 pictures; {count} were left out.", count=len(paths) - room)
            self._context.notices.post(Notice("warning", message, about="images.left_out"))
        if refusals:
            raise refusals[0]

    async def _read(self, read: Callable[[], bytes], name: str) -> None:
        await self._take(await asyncio.to_thread(read), name)

    async def _take(self, data: bytes, name: str) -> None:
        decoded = await asyncio.to_thread(decode, data)
        await self._come(data, decoded, name)
        if decoded.notes:
            self._context.notices.post(
                Notice("info", _one_sentence_after_the_other(decoded.notes), about="images.notes")
            )
        facts = metadata.read(decoded.text)
        if facts is not None:
            self.told.emit(facts)

    async def _blank(self, width: int, height: int) -> None:
        data = await asyncio.to_thread(_blank_png, width, height)
        await self._come(data, await asyncio.to_thread(decode, data), "")

    async def _extend(self, shown: Shown, edges: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = edges
        margins = ((top, bottom), (left, right))
        data = await asyncio.to_thread(_extended_png, shown.pixels, margins)
        decoded = await asyncio.to_thread(decode, data)
        # The new area alone: what was painted before may be finished by now.
        kept = numpy.zeros(shown.pixels.shape[:2], numpy.uint8)
        added = await asyncio.to_thread(numpy.pad, kept, margins, constant_values=255)
        await self._come(data, decoded, "", kind="extend", parent=shown)
        assert self._sources.mask is not None
        self._sources.mask.replace(added, Message("Extend"))

    async def _come(
        self, data: bytes, decoded: Decoded, name: str, *, kind: str = "import", parent: Shown | None = None
    ) -> None:
        above = None if parent is None else self._pictures.known(parent.picture)
        finished = Finished(data, decoded.media_type, decoded.width, decoded.height)
        picture = await to_its_end(self._keep(kind, above, name, finished))
        self._sources.show(Shown(picture, decoded.pixels))
        self.came.emit(picture)

    async def _keep(self, kind: str, parent: int | None, name: str, finished: Finished) -> PictureRecord:
        """As a whole: a step without its picture would be a row that shows nothing."""
        step = await self._gallery.add_step(kind, parent_picture=parent, prompt=name, status="done")
        return await self._pictures.add(step.id, 0, finished)

    async def _open_mask(self, path: Path) -> None:
        shown = self._sources.shown
        if shown is None:
            return
        height, width = shown.pixels.shape[:2]
        data = await asyncio.to_thread(read_file, path)
        decoded = await asyncio.to_thread(decode_mask, data, (width, height))
        if decoded.note is None:
            self._lay(decoded)
            return
        self._offered = decoded
        action = (USE_MASK, Message("Change what is white"))
        self._context.notices.post(Notice("info", decoded.note, action=action, about="images.mask"))

    def _lay(self, decoded: DecodedMask) -> None:
        mask = self._sources.mask
        if mask is not None and mask.pixels.shape == decoded.pixels.shape:
            mask.replace(decoded.pixels, Message("Open a mask"))


def _one_sentence_after_the_other(notes: Sequence[Message]) -> Message:
    whole = notes[0]
    for note in notes[1:]:
        whole = Message("{first} {then}", first=whole, then=note)
    return whole


def _blank_png(width: int, height: int) -> bytes:
    return encode_png(numpy.full((height, width, 4), 255, numpy.uint8))


def _extended_png(pixels: Pixels, margins: tuple[tuple[int, int], tuple[int, int]]) -> bytes:
    return encode_png(numpy.pad(pixels, (*margins, (0, 0))))
