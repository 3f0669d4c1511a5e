"""What can be done to the whole mask at once. For a worker thread: large masks take a tenth of a second."""

from __future__ import annotations

import asyncio
from enum import Enum
from typing import TYPE_CHECKING, Final

import numpy
from PIL import ImageFilter

from playground.features.images.feathering import bounds
from playground.features.images.pixels import Pixels, image_of, pixels_of
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.features.images.mask.mask import Mask

# Growing by squares in so many of the steps, and by crosses in the others, makes a regular octagon of a point.
_SQUARES: Final = 0.414


class Operation(Enum):
    INVERT = "invert"
    CLEAR = "clear"
    GROW = "grow"
    SHRINK = "shrink"
    FEATHER = "feather"


LABELS: Final[Mapping[Operation, Message]] = {
    Operation.INVERT: Message("Invert"),
    Operation.CLEAR: Message("Clear"),
    Operation.GROW: Message("Grow"),
    Operation.SHRINK: Message("Shrink"),
    Operation.FEATHER: Message("Feather"),
}


async def operate(mask: Mask, operation: Operation, amount: int = 0) -> None:
    """As one step. When the mask was painted on meanwhile, the painting counts."""
    revision = mask.revision
    pixels = await asyncio.to_thread(_WORK[operation], mask.snapshot(), amount)
    if mask.revision == revision:
        mask.replace(pixels, LABELS[operation])


def inverted(mask: Pixels) -> Pixels:
    return 255 - mask


def cleared(mask: Pixels) -> Pixels:
    return numpy.zeros_like(mask)


def grown(mask: Pixels, amount: int) -> Pixels:
    """Larger by so many pixels all round."""
    result = mask.copy()
    area = bounds(mask, amount)
    if area is not None:
        result[area] = _spread(mask[area], amount)
    return result


def shrunk(mask: Pixels, amount: int) -> Pixels:
    """Smaller by so many pixels all round, but not at the edge of the picture: what is beyond may be masked, too."""
    result = mask.copy()
    area = bounds(mask, 1)
    if area is not None:
        result[area] = 255 - _spread(255 - mask[area], amount)
    return result


def feathered(mask: Pixels, amount: int) -> Pixels:
    """The edge falls off over so many pixels on both sides of where it was."""
    return pixels_of(image_of(mask).filter(ImageFilter.GaussianBlur(amount / 2)))


def _spread(mask: Pixels, amount: int) -> Pixels:
    for step in range(amount):
        square = int((step + 1) * _SQUARES) > int(step * _SQUARES)
        mask = _beside(_beside(mask, 0), 1) if square else numpy.maximum(_beside(mask, 0), _beside(mask, 1))
    return mask


def _beside(mask: Pixels, axis: int) -> Pixels:
    """The largest of each pixel and its two neighbours."""
    spread = mask.copy()
    target, source = (spread, mask) if axis == 0 else (spread.T, mask.T)
    numpy.maximum(target[1:], source[:-1], out=target[1:])
    numpy.maximum(target[:-1], source[1:], out=target[:-1])
    return spread


_WORK: Final[Mapping[Operation, Callable[[Pixels, int], Pixels]]] = {
    Operation.INVERT: lambda mask, _amount: inverted(mask),
    Operation.CLEAR: lambda mask, _amount: cleared(mask),
    Operation.GROW: grown,
    Operation.SHRINK: shrunk,
    Operation.FEATHER: feathered,
}
