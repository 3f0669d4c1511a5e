"""The result of an edit laid into its source: what lies outside the mask stays as it was, to the bit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy

from playground.features.images.colour_match import colour_table, recoloured
from playground.features.images.feathering import feathered
from playground.features.images.pixels import Pixels, pieces, resized

if TYPE_CHECKING:
    from playground.features.images.colour_match import Table

_MARGIN = 32  # round the mask, for what is to be compared there


def composite(source: Pixels, result: Pixels, mask: Pixels, *, feather: int, colour_match: bool) -> Pixels:
    """Source and result are rows of RGBA, the mask has one value for each pixel of the source: 255 where it changes."""
    if result.shape != source.shape:
        result = resized(result, (source.shape[1], source.shape[0]))
    composed = source.copy()
    area = _area(mask, _MARGIN + feather)
    if area is None:
        return composed
    source, result, mask = source[area], result[area], mask[area]
    table = colour_table(source, result, mask) if colour_match else None
    weights = feathered(mask, feather)
    for rows in pieces(source):
        composed[area][rows] = _blended(source[rows], result[rows], weights[rows], mask[rows], table)
    return composed


def _area(mask: Pixels, margin: int) -> tuple[slice, slice] | None:
    """The smallest rectangle round what changes, and so many pixels more; None where nothing does."""
    spans = []
    for axis in (1, 0):
        used = numpy.flatnonzero(mask.any(axis=axis))
        if not used.size:
            return None
        spans.append(slice(max(0, int(used[0]) - margin), int(used[-1]) + 1 + margin))
    return spans[0], spans[1]


def _blended(source: Pixels, result: Pixels, weights: Pixels, mask: Pixels, table: Table | None) -> Pixels:
    if table is not None:
        result = recoloured(result, table)
    # Where the source is transparent there is nothing that the edge could fade into.
    weights = numpy.where(source[..., 3] == 0, mask, weights)
    blended = source.copy()
    numpy.copyto(blended, result, where=(weights == 255)[..., None])
    mixed = (weights > 0) & (weights < 255)
    blended[mixed] = _mixed(source[mixed], result[mixed], weights[mixed])
    return blended


def _mixed(source: Pixels, result: Pixels, weights: Pixels) -> Pixels:
    """Each colour counts as much as it is opaque."""
    share = weights.astype(numpy.float32)[:, None] / 255
    kept, new = (1 - share) * source[:, 3:], share * result[:, 3:]
    alpha = kept + new
    colours = (source[:, :3] * kept + result[:, :3] * new) / numpy.maximum(alpha, 1e-6)
    return numpy.rint(numpy.concatenate((colours, alpha), axis=1)).astype(numpy.uint8)
