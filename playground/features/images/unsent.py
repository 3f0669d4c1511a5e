"""What lies on the easel and was not sent yet: the mask and the pictures that go along, from one start to the next."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playground.features.images.decoding import decode
from playground.features.images.mask.mask_png import encode_mask
from playground.features.images.references import brought_back, to_keep
from playground.message import Message
from playground.services.errors import Refused
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.features.images.sources import Sources
    from playground.services.context import Context
    from playground.storage.gallery import Gallery


class Unsent:
    def __init__(self, context: Context, gallery: Gallery, sources: Sources) -> None:
        self._context = context
        self._gallery = gallery
        self._sources = sources
        self._changed = False
        for changed in (sources.painted_over, sources.mask_changed, sources.references_changed):
            changed.connect(self._on_changed)

    def save(self) -> None:
        """Now and then, and when the window closes."""
        if self._changed:
            self._changed = False
            label = Message("Keeping what lies on the easel")
            self._context.jobs.start("images.unsent", self._save, label=label, cancellable=False)

    async def restore(self) -> None:
        """Once the picture that was looked at last lies there again."""
        try:
            kept = await self._gallery.unsent()
            mask = await self._gallery.read_file(kept.mask) if kept.mask else None
            references = await brought_back(self._gallery, kept.references)
        except StorageError:
            return  # the rest of the tab says what is the matter with the disk
        if references and not self._sources.references:
            self._sources.add(references)
        if mask is not None:
            await self._lay(mask)
        self._changed = False

    async def _save(self) -> None:
        pixels = self._sources.mask_pixels()
        mask = None if pixels is None else await asyncio.to_thread(encode_mask, pixels, "alpha")
        await self._gallery.keep_unsent(mask, to_keep(self._sources.references))

    async def _lay(self, data: bytes) -> None:
        try:
            coverage = 255 - (await asyncio.to_thread(decode, data)).pixels[..., 3]
        except Refused:
            return
        mask = self._sources.mask
        if mask is not None and mask.is_empty() and mask.pixels.shape == coverage.shape:
            mask.replace(coverage, Message("Open a mask"))

    def _on_changed(self) -> None:
        self._changed = True
