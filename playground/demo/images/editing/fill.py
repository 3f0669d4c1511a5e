"""Filling a hole with a piece from elsewhere in the picture: the piece whose surroundings are most like the hole's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from playground.demo.images.drawing.noise import Field

Mask = NDArray[np.bool_]
Places = NDArray[np.int64]

# Pieces are looked for in a picture of this size.
SEARCHED = 224
RIM = 3
MOST_SAMPLES = 150
MOST_PIECES = 6
# Differences above this do not count more: what lies just outside may be the rest of what is to go.
WORST = 72.0
# Land stays below the sky: a piece from another height has to fit better.
HIGHER, FARTHER = 0.5, 0.02


def filled(pixels: Field, hole: Mask, rng: np.random.Generator) -> Field:
    """The picture with the hole filled; everything else stays exactly as it was."""
    if not hole.any() or hole.all():
        return pixels
    shrink = max(1, -(-max(hole.shape) // SEARCHED))
    small, gap = _reduced(pixels, _grown(hole, 1), shrink)
    shifts = _shifts(small, gap, rng)
    copied, covered = _copied(pixels, hole, shifts, shrink)
    if not covered[hole].all():
        copied = membrane(copied, hole & ~covered)
    return _evened(copied, pixels, hole)


def _grown(mask: Mask, reach: int) -> Mask:
    return np.asarray(Image.fromarray(mask).convert("L").filter(ImageFilter.MaxFilter(2 * reach + 1))) > 0


def _reduced(pixels: Field, gap: Mask, shrink: int) -> tuple[Field, Mask]:
    """Both in small; a place that is even partly in the hole belongs to it."""
    if shrink == 1:
        return pixels, gap
    height, width = (-(-side // shrink) for side in gap.shape)
    pad = ((0, height * shrink - gap.shape[0]), (0, width * shrink - gap.shape[1]))
    tiles = np.pad(pixels, (*pad, (0, 0)), mode="edge").reshape(height, shrink, width, shrink, 3)
    holes = np.pad(gap, pad, mode="edge").reshape(height, shrink, width, shrink)
    partly: Mask = np.asarray(holes.any(axis=(1, 3)))
    return tiles.mean(axis=(1, 3), dtype=np.float32), partly


def _shifts(small: Field, gap: Mask, rng: np.random.Generator) -> Places:
    """For every place of the hole how far away (down, across) its piece lies; 0, 0 where there is none."""
    found = np.zeros((*gap.shape, 2), np.int64)
    image, todo = small.copy(), gap.copy()
    for _ in range(MOST_PIECES):
        rim = _grown(todo, RIM) & ~todo
        if not todo.any() or not rim.any():
            break
        shift = _best(image, gap, _sampled(rim, rng), _sampled(todo, rng))
        rows, columns = np.nonzero(todo)
        valid = _usable(gap, rows + shift[0], columns + shift[1])
        if not valid.any():
            break
        rows, columns = rows[valid], columns[valid]
        image[rows, columns] = small[rows + shift[0], columns + shift[1]]
        found[rows, columns] = shift
        todo[rows, columns] = False
    return found


def _sampled(mask: Mask, rng: np.random.Generator) -> Places:
    places = np.argwhere(mask)
    if len(places) <= MOST_SAMPLES:
        return places
    chosen: Places = places[rng.choice(len(places), MOST_SAMPLES, replace=False)]
    return chosen


def _usable(gap: Mask, rows: Places, columns: Places) -> Mask:
    height, width = gap.shape
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    usable: Mask = inside & ~gap[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    return usable


def _best(image: Field, gap: Mask, rim: Places, inner: Places) -> tuple[int, int]:
    """The shift under which the rim looks most like itself, and most of the hole gets a piece."""
    best, least = (0, 0), np.inf
    for down, across in _candidates(gap.shape):
        cost = _costs(image, gap, rim, inner, down, across)
        place = int(np.argmin(cost))
        if cost[place] < least:
            best, least = (down, int(across[place])), float(cost[place])
    return best


def _candidates(shape: tuple[int, ...]) -> Iterator[tuple[int, Places]]:
    height, width = shape
    reach = max(2, height // 5)
    for down in sorted(range(-reach, reach + 1), key=abs):
        yield down, np.arange(1 - width, width)


def _costs(image: Field, gap: Mask, rim: Places, inner: Places, down: int, across: Places) -> Field:
    height, width = gap.shape
    rows, columns = rim[:, 0] + down, rim[:, 1][None, :] + across[:, None]
    usable = _usable(gap, np.broadcast_to(rows, columns.shape), columns)
    there = image[np.clip(rows, 0, height - 1)[None, :], np.clip(columns, 0, width - 1)]
    apart = np.abs(there - image[rim[:, 0], rim[:, 1]][None]).mean(axis=2)
    differs = np.where(usable, np.minimum(apart, WORST), WORST).mean(axis=1)
    target = inner[:, 1][None, :] + across[:, None]
    missing = ~_usable(gap, np.broadcast_to(inner[:, 0] + down, target.shape), target)
    far = HIGHER * abs(down) + FARTHER * np.abs(across)
    costs: Field = (differs + WORST * missing.mean(axis=1) + far).astype(np.float32)
    return costs


def _copied(pixels: Field, hole: Mask, shifts: Places, shrink: int) -> tuple[Field, Mask]:
    rows, columns = np.nonzero(hole)
    shift = shifts[rows // shrink, columns // shrink] * shrink
    from_rows, from_columns = rows + shift[:, 0], columns + shift[:, 1]
    usable = shift.any(axis=1) & _usable(hole, from_rows, from_columns)
    out, covered = pixels.copy(), ~hole
    out[rows[usable], columns[usable]] = pixels[from_rows[usable], from_columns[usable]]
    covered[rows[usable], columns[usable]] = True
    return out, covered


def _evened(out: Field, before: Field, hole: Mask) -> Field:
    """The step at the seam, spread smoothly over the hole."""
    rim = _grown(hole, 2) & ~hole
    if not rim.any():
        return out
    top, base, left, right = _around(hole)
    part = np.s_[top:base, left:right]
    within, outside = _mean_of(out[part], hole[part]), _mean_of(before[part], rim[part])
    step = np.where(rim[part][..., None], np.clip(outside - within, -34, 34), 0).astype(np.float32)
    correction = membrane(step, ~rim[part])
    result = before.copy()
    result[part] = np.where(hole[part][..., None], np.clip(out[part] + correction, 0, 255), before[part])
    return result


def _around(hole: Mask) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    height, width = hole.shape
    top, base = max(0, int(rows[0]) - 12), min(height, int(rows[-1]) + 13)
    return top, base, max(0, int(columns[0]) - 12), min(width, int(columns[-1]) + 13)


def _mean_of(field: Field, where: Mask) -> Field:
    """The mean colour of the marked pixels within a few pixels of each place."""
    share = _boxed(where[..., None].astype(np.float32))
    return np.asarray(_boxed(field * where[..., None]) / np.maximum(share, np.float32(1e-4)), np.float32)


def _boxed(field: Field, size: int = 4) -> Field:
    for axis in (0, 1):
        field = _boxed_along(field, axis, size)
    return field


def _boxed_along(field: Field, axis: int, size: int) -> Field:
    pad = [(0, 0)] * 3
    pad[axis] = (size + 1, size)
    total = np.cumsum(np.pad(field, pad, mode="edge"), axis=axis, dtype=np.float64)
    places = np.arange(field.shape[axis])
    whole = np.take(total, places + 2 * size + 1, axis=axis) - np.take(total, places, axis=axis)
    mean: Field = (whole / (2 * size + 1)).astype(np.float32)
    return mean


def membrane(field: Field, unknown: Mask) -> Field:
    """The smoothest surface through the known pixels: solved coarse first, then ever finer."""
    height, width = unknown.shape
    if height <= 2 or width <= 2 or not unknown.any():
        known = field[~unknown]
        mean = known.mean(axis=0) if known.size else np.zeros(3, np.float32)
        return np.where(unknown[..., None], mean, field).astype(np.float32)
    small, empty = _halved(field, unknown)
    coarse = membrane(small, empty)
    guess = coarse.repeat(2, axis=0).repeat(2, axis=1)[:height, :width]
    out = np.where(unknown[..., None], guess, field).astype(np.float32)
    rows, columns = np.nonzero(unknown)
    up, down = np.maximum(rows - 1, 0), np.minimum(rows + 1, height - 1)
    left, right = np.maximum(columns - 1, 0), np.minimum(columns + 1, width - 1)
    for _ in range(4):
        out[rows, columns] = (out[up, columns] + out[down, columns] + out[rows, left] + out[rows, right]) / 4
    return out


def _halved(field: Field, unknown: Mask) -> tuple[Field, Mask]:
    height, width = unknown.shape
    pad = ((0, height % 2), (0, width % 2))
    known = ~np.pad(unknown, pad, mode="edge")
    colours = np.pad(field, (*pad, (0, 0)), mode="edge")
    shape = (known.shape[0] // 2, 2, known.shape[1] // 2, 2)
    count = known.reshape(shape).sum(axis=(1, 3))
    total = (colours * known[..., None]).reshape(*shape, 3).sum(axis=(1, 3))
    return (total / np.maximum(count, 1)[..., None]).astype(np.float32), count == 0
