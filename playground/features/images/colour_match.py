"""The colours of a result, brought to those of its source along the seam."""

from __future__ import annotations

import math
from typing import Final

import numpy
from numpy.typing import NDArray

from playground.features.images.feathering import near
from playground.features.images.pixels import Pixels, image_of, pieces, pixels_of

_RING: Final = 16  # pixels outside the mask that are compared
_FEWEST: Final = 64
_ENOUGH: Final = 500_000
_FLAT: Final = 2.0  # a deviation below this tells nothing about contrast
_MOST_CONTRAST: Final = 1.25

Table = NDArray[numpy.uint8]  # 3 × 256: the new value for each of red, green and blue


def colour_table(source: Pixels, result: Pixels, mask: Pixels) -> Table | None:
    """Compares both in a ring round the mask, where they should be equal: mean and deviation of each colour. The values
    are taken as they are, since they are spaced as the eye sees them. None where there is too little to compare."""
    step = max(1, math.isqrt(mask.size // _ENOUGH))  # of a large picture not every pixel need be looked at
    source, result, mask = (each[::step, ::step] for each in (source, result, mask))
    ring = near(mask > 0, max(1, _RING // step)) & (mask == 0)
    ring &= (source[..., 3] == 255) & (result[..., 3] == 255)
    count = int(numpy.count_nonzero(ring))
    if count < _FEWEST:
        return None
    (wanted, wanted_deviation), (seen, seen_deviation) = (_statistics(each, ring, count) for each in (source, result))
    contrast = numpy.where(
        (seen_deviation > _FLAT) & (wanted_deviation > _FLAT), wanted_deviation / numpy.maximum(seen_deviation, 1), 1
    ).clip(1 / _MOST_CONTRAST, _MOST_CONTRAST)
    values = (numpy.arange(256) - seen[:, None]) * contrast[:, None] + wanted[:, None]
    table: Table = values.round().clip(0, 255).astype(numpy.uint8)
    return table


def recoloured(pixels: Pixels, table: Table) -> Pixels:
    alpha = range(256)
    return pixels_of(image_of(pixels).point([*table.ravel().tolist(), *alpha]))


def _statistics(pixels: Pixels, ring: NDArray[numpy.bool_], count: int) -> NDArray[numpy.float64]:
    """Means and deviations of red, green and blue."""
    total, squares = numpy.zeros(3), numpy.zeros(3)
    for rows in pieces(pixels):
        values = pixels[rows][ring[rows]][:, :3].astype(numpy.float64)
        total += values.sum(axis=0)
        squares += (values**2).sum(axis=0)
    mean = total / count
    return numpy.stack((mean, numpy.sqrt(numpy.maximum(squares / count - mean**2, 0))))
