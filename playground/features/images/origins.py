"""How a step was made: all that the history knows about it, with what it was made from in small."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.features.images.decoding import decode
from playground.features.images.facts import StepFacts
from playground.features.images.references import brought_back
from playground.message import Message
from playground.services.errors import Refused
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from playground.features.images.order import Reference
    from playground.features.images.pictures import Pictures
    from playground.features.images.pixels import Pixels
    from playground.services.context import Context
    from playground.storage.gallery import Gallery, StepRecord

_SMALL: Final = 128  # pixels of a side, to be shown


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """`mask` is small, height × width × RGBA, white where the picture could change; None where nothing was painted."""

    step: StepRecord
    facts: StepFacts
    mask: Pixels | None = None
    references: tuple[Reference, ...] = ()


class Origins:
    def __init__(self, context: Context, gallery: Gallery, pictures: Pictures) -> None:
        self.told: Signal[Origin] = Signal()
        self._context = context
        self._gallery = gallery
        self._pictures = pictures

    def tell(self, step: int) -> None:
        self._context.jobs.start("images.origin", self._tell, step, label=Message("Looking up how it was made"))

    async def _tell(self, number: int) -> None:
        step = await self._pictures.step(number)
        if step is None:
            return
        references = await brought_back(self._gallery, await self._gallery.references(number))
        self.told.emit(Origin(step, StepFacts.from_json(step.details), await self._mask(step), references))

    async def _mask(self, step: StepRecord) -> Pixels | None:
        try:
            data = await self._gallery.read_mask(step)
            return None if data is None else await asyncio.to_thread(_small_mask, data)
        except (StorageError, Refused):
            return None  # the rest is still worth telling


def _small_mask(data: bytes) -> Pixels:
    """As it is read: what is transparent may change."""
    pixels = decode(data).pixels
    step = max(1, min(pixels.shape[:2]) // _SMALL)
    small = pixels[::step, ::step].copy()
    small[..., :3] = 255 - small[..., 3:]
    small[..., 3] = 255
    return small
