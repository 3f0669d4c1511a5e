"""A piece of coverage that is laid onto the mask: a dab of the brush, a shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.images.mask.rect import Rect

if TYPE_CHECKING:
    from playground.features.images.pixels import Pixels


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """Its place may lie partly or wholly outside the mask."""

    left: int
    top: int
    pixels: Pixels

    @property
    def rect(self) -> Rect:
        height, width = self.pixels.shape
        return Rect(self.left, self.top, width, height)
