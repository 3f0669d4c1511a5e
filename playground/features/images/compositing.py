"""The result of an edit laid into its source: what lies outside the mask stays as it was, to the bit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy

from playground.features.images.colour_match import colour_table, recoloured
from playground.features.images.feathering import bounds, feathered
from playground.features.images.pixels import Pixels, pieces, resized

if TYPE_CHECKING:
    from playground.features.images.colour_match import Table

_MARGIN = 32  # round the mask, for what is to be compared there


def composite(source: Pixels, result: Pixels, mask: Pixels, *, feather: int, colour_match: bool) -> Pixels:
    """Source and result are rows of RGBA, the mask has one value for each pixel of the source: 255 where it changes."""
    if result.shape != source.shape:
        result = resized(result, (source.shape[1], source.shape[0]))
    result = numpy.ascontiguousarray(result)
    composed = source.copy()
    area = bounds(mask, _MARGIN + feather)
    if area is None:
        return composed
    table = colour_table(source[area], result[area], mask[area]) if colour_match else None
    target, result, mask = composed[area], result[area], mask[area]
    weights = feathered(mask, feather)
    for rows in pieces(target):
        _blend(target[rows], result[rows], weights[rows], mask[rows], table)
    return composed


def _blend(target: Pixels, result: Pixels, weights: Pixels, mask: Pixels, table: Table | None) -> None:
    if table is not None:
        result = recoloured(result, table)
    # Where the source is transparent there is nothing that the edge could fade into.
    weights = numpy.where(target[..., 3] == 0, mask, weights)
    mixed = (weights > 0) & (weights < 255)
    mixture = _mixed(target[mixed], result[mixed], weights[mixed])
    # The four values of a pixel as one, which is faster.
    numpy.copyto(target.view(numpy.uint32)[..., 0], result.view(numpy.uint32)[..., 0], where=weights == 255)
    target[mixed] = mixture


def _mixed(source: Pixels, result: Pixels, weights: Pixels) -> Pixels:
    """Each colour counts as much as it is opaque."""
    share = weights.astype(numpy.float32)[:, None] / 255
    kept, new = (1 - share) * source[:, 3:], share * result[:, 3:]
    alpha = kept + new
    colours = (source[:, :3] * kept + result[:, :3] * new) / numpy.maximum(alpha, 1e-6)
    return numpy.rint(numpy.concatenate((colours, alpha), axis=1)).astype(numpy.uint8)
