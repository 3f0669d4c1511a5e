"""A soft edge inside the mask, so that nothing outside it is touched."""

from __future__ import annotations

import numpy
from numpy.typing import NDArray
from PIL import ImageFilter

from playground.features.images.pixels import Pixels, image_of, pixels_of


def feathered(mask: Pixels, width: int) -> Pixels:
    """Falls from full to nothing over so many pixels before the mask ends. At the edge of the picture it does not end.

    Where the mask is too thin for that, the edge becomes narrower, down to that of the mask itself.
    """
    inside = mask > 0
    weights = mask.copy()
    left = inside
    radius = width
    while radius >= 1 and left.any():
        slope = _slope(inside, radius)
        # A slope of this width has its place where the mask is wide enough for all of it.
        room = grown(slope == 255, 2 * radius) & left
        numpy.copyto(weights, numpy.minimum(mask, slope), where=room)
        left = left & ~room
        radius //= 2
    return weights


def grown(area: NDArray[numpy.bool_], by: int) -> NDArray[numpy.bool_]:
    """With so many pixels more on every side."""
    for radius in ((by, 0), (0, by)):
        area = _blurred(area, radius) > 0
    return area


def _slope(area: NDArray[numpy.bool_], radius: int) -> Pixels:
    # A blur is half full at the edge: what lies above that is inside and rises in a straight line.
    blurred = _blurred(area, (radius, radius))
    slope: Pixels = (numpy.maximum(blurred, 128) - 128) * 2 + (blurred == 255)
    return slope


def _blurred(area: NDArray[numpy.bool_], radius: tuple[int, int]) -> Pixels:
    return pixels_of(image_of(area.view(numpy.uint8) * numpy.uint8(255)).filter(ImageFilter.BoxBlur(radius)))
