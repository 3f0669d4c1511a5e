"""The colours of a result, brought to those of its source along the seam."""

from __future__ import annotations

from typing import Final

import numpy
from numpy.typing import NDArray

from playground.features.images.feathering import grown
from playground.features.images.pixels import Pixels, pieces

_RING: Final = 16  # pixels outside the mask that are compared
_FEWEST: Final = 64
_FLAT: Final = 2.0  # a deviation below this tells nothing about contrast
_MOST_CONTRAST: Final = 1.25

Table = NDArray[numpy.uint8]  # 3 × 256: the new value for each of red, green and blue


def colour_table(source: Pixels, result: Pixels, mask: Pixels) -> Table | None:
    """Compares both in a ring round the mask, where they should be equal: mean and deviation of each colour. The values
    are taken as they are, since they are spaced as the eye sees them. None where there is too little to compare."""
    ring = grown(mask > 0, _RING) & (mask == 0)
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
    new = pixels.copy()
    for channel, values in enumerate(table):
        new[..., channel] = values[pixels[..., channel]]
    return new


def _statistics(pixels: Pixels, ring: NDArray[numpy.bool_], count: int) -> NDArray[numpy.float64]:
    """Means and deviations of red, green and blue."""
    total, squares = numpy.zeros(3), numpy.zeros(3)
    for rows in pieces(pixels):
        values = pixels[rows][ring[rows]][:, :3].astype(numpy.float64)
        total += values.sum(axis=0)
        squares += (values**2).sum(axis=0)
    mean = total / count
    return numpy.stack((mean, numpy.sqrt(numpy.maximum(squares / count - mean**2, 0))))
