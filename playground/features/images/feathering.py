"""A soft edge inside the mask, so that nothing outside it is touched."""

from __future__ import annotations

from typing import Final

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from playground.features.images.pixels import Pixels, image_of, pixels_of

_ANYTHING: Final = [0] + [255] * 255
_BLOCK: Final = 16  # a single full pixel in 16 × 16 is still seen in their mean


def feathered(mask: Pixels, width: int) -> Pixels:
    """Falls from full to nothing over so many pixels before the mask ends. At the edge of the picture it does not end.

    Where the mask is too thin for that, the edge becomes narrower, down to that of the mask itself.
    """
    weights = mask.copy()
    left = mask > 0
    inside = left.copy()
    radius = width
    while radius >= 1:
        area = bounds(left, 3 * radius + 1)
        if area is None:
            break
        slope = _slope(inside[area], radius)
        # A slope of this width has its place where the mask is wide enough for all of it.
        room = near(slope == 255, 2 * radius)
        room &= left[area]
        numpy.copyto(weights[area], numpy.minimum(mask[area], slope), where=room)
        left[area] ^= room
        radius //= 2
    return weights


def bounds(area: NDArray[numpy.generic], margin: int) -> tuple[slice, slice] | None:
    """The smallest rectangle round what is not zero, and so many pixels more; None where all is."""
    spans = []
    for axis in (1, 0):
        used = numpy.flatnonzero(area.any(axis=axis))
        if not used.size:
            return None
        spans.append(slice(max(0, int(used[0]) - margin), int(used[-1]) + 1 + margin))
    return spans[0], spans[1]


def near(area: NDArray[numpy.bool_], distance: int) -> NDArray[numpy.bool_]:
    """What is so many pixels away from it or less, and a little more: it is looked for in blocks."""
    block = max(1, min(distance // 2, _BLOCK))
    height, width = area.shape
    blocks = _image(area).reduce(block)
    reach = -(-distance // block)
    for radius in ((reach, 0), (0, reach)):
        blocks = blocks.filter(ImageFilter.BoxBlur(radius)).point(_ANYTHING)
    found = numpy.asarray(blocks) > 0
    return found.repeat(block, axis=0)[:height].repeat(block, axis=1)[:, :width]


def _slope(area: NDArray[numpy.bool_], radius: int) -> Pixels:
    # A blur is half full at the edge: what lies above that is inside and rises in a straight line.
    blurred = pixels_of(_image(area).filter(ImageFilter.BoxBlur(radius)))
    slope: Pixels = (numpy.maximum(blurred, 128) - 128) * 2 + (blurred == 255)
    return slope


def _image(area: NDArray[numpy.bool_]) -> Image.Image:
    return image_of(area.view(numpy.uint8) * numpy.uint8(255))
