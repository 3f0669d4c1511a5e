"""Filling a hole with what surrounds it: patches that fit are found nearby, and the seam is evened out."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from playground.demo.images.drawing.noise import Field

Mask = NDArray[np.bool_]

PATCH = 7
REACH = PATCH // 2
MOST_TARGETS, MOST_SAMPLES = 2600, 5200
ROUNDS = (5, 3)


def filled(pixels: Field, hole: Mask, rng: np.random.Generator) -> Field:
    """The picture with the hole filled; everything else stays exactly as it was."""
    if not hole.any() or hole.all():
        return pixels
    top, base, left, right = _around(hole)
    part, gap = pixels[top:base, left:right], hole[top:base, left:right]
    shrink = max(1, math.ceil(math.sqrt(gap.sum() / MOST_TARGETS)), math.ceil(math.sqrt(gap.size / 60_000)))
    taken_from = _origins(part, gap, shrink, rng)
    out = pixels.copy()
    out[top:base, left:right] = membrane(part, gap) if taken_from is None else _copied(part, gap, taken_from, shrink)
    return out


def _around(hole: Mask) -> tuple[int, int, int, int]:
    """The neighbourhood that patches are taken from: as wide again as the hole on every side."""
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    spare = max(48, int(0.75 * max(rows[-1] - rows[0], columns[-1] - columns[0])))
    height, width = hole.shape
    return (
        max(0, rows[0] - spare),
        min(height, rows[-1] + spare),
        max(0, columns[0] - spare),
        min(width, columns[-1] + spare),
    )


def _origins(part: Field, gap: Mask, shrink: int, rng: np.random.Generator) -> NDArray[np.int64] | None:
    """For each small pixel of the hole from where (row and column) it is to be taken; None where nothing fits."""
    small, small_gap = _reduced(part, gap, shrink)
    sources = _whole_patches(small_gap)
    if sources.sum() < 60:
        return None
    current = membrane(small, small_gap)
    at: NDArray[np.int64] | None = None
    for size, rounds in ((2, ROUNDS[0]), (1, ROUNDS[1])):
        if size == 2 and min(small.shape[:2]) < 40:
            continue
        level, level_gap = (small, small_gap) if size == 1 else _reduced(small, small_gap, size)
        seen = current if size == 1 else _shrunk(current, size)
        valid = _whole_patches(level_gap)
        if valid.sum() < 40:
            continue
        seen = np.where(level_gap[..., None], seen, level)
        for _ in range(rounds):
            at = _nearest(seen, level_gap, valid, rng)
            seen = _voted(seen, level_gap, at)
        current = seen if size == 1 else np.where(small_gap[..., None], _grown(seen, small.shape), small)
    return at


def _reduced(part: Field, gap: Mask, shrink: int) -> tuple[Field, Mask]:
    if shrink == 1:
        return part, gap
    height, width = (-(-side // shrink) for side in gap.shape)
    wide = np.pad(gap, ((0, height * shrink - gap.shape[0]), (0, width * shrink - gap.shape[1])), mode="edge")
    known = ~wide.reshape(height, shrink, width, shrink)
    colours = np.pad(
        part, ((0, height * shrink - gap.shape[0]), (0, width * shrink - gap.shape[1]), (0, 0)), mode="edge"
    )
    tiles = colours.reshape(height, shrink, width, shrink, 3) * known[..., None]
    count = known.sum(axis=(1, 3))
    small = tiles.sum(axis=(1, 3)) / np.maximum(count, 1)[..., None]
    empty: Mask = np.logical_not(known.all(axis=(1, 3)))
    return small.astype(np.float32), empty


def _shrunk(field: Field, size: int) -> Field:
    small, _ = _reduced(field, np.zeros(field.shape[:2], np.bool_), size)
    return small


def _grown(field: Field, shape: tuple[int, ...]) -> Field:
    return field.repeat(2, axis=0).repeat(2, axis=1)[: shape[0], : shape[1]]


def _whole_patches(gap: Mask) -> Mask:
    """Where the middle of a patch may lie that touches neither the hole nor the border."""
    height, width = gap.shape
    valid = np.zeros_like(gap)
    if height <= PATCH or width <= PATCH:
        return valid
    windows = np.lib.stride_tricks.sliding_window_view(gap, (PATCH, PATCH))
    valid[REACH : height - REACH, REACH : width - REACH] = ~windows.any(axis=(2, 3))
    return valid


def _patches(field: Field, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Field:
    padded = np.pad(field, ((REACH, REACH), (REACH, REACH), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (PATCH, PATCH), axis=(0, 1))
    return windows[rows, columns].reshape(len(rows), -1)


def _nearest(seen: Field, gap: Mask, valid: Mask, rng: np.random.Generator) -> NDArray[np.int64]:
    """For every pixel of the hole the middle of the patch that looks most like its own surroundings."""
    rows, columns = np.nonzero(gap)
    from_rows, from_columns = np.nonzero(valid)
    if len(from_rows) > MOST_SAMPLES:
        chosen = rng.choice(len(from_rows), MOST_SAMPLES, replace=False)
        from_rows, from_columns = from_rows[chosen], from_columns[chosen]
    targets, samples = _patches(seen, rows, columns), _patches(seen, from_rows, from_columns)
    # What lies at the same height is preferred: land stays below the sky.
    weight = 60.0 * PATCH
    along = 0.35 * weight
    targets = np.column_stack([targets, rows * (weight / gap.shape[0] * 2), columns * (along / gap.shape[1])]).astype(
        np.float32
    )
    samples = np.column_stack(
        [samples, from_rows * (weight / gap.shape[0] * 2), from_columns * (along / gap.shape[1])]
    ).astype(np.float32)
    lengths = (samples**2).sum(axis=1)
    best = np.argmin(lengths[None, :] - 2 * (targets @ samples.T), axis=1)
    found = np.full((*gap.shape, 2), -1, np.int64)
    found[rows, columns] = np.column_stack([from_rows[best], from_columns[best]])
    return _coherent(seen, gap, valid, found)


def _coherent(seen: Field, gap: Mask, valid: Mask, found: NDArray[np.int64]) -> NDArray[np.int64]:
    """Neighbours are taken from the same place where that fits nearly as well: whole pieces instead of crumbs."""
    rows, columns = np.nonzero(gap)
    own = _patches(seen, rows, columns)
    best = ((own - _patches(seen, found[rows, columns, 0], found[rows, columns, 1])) ** 2).sum(axis=1)
    height, width = gap.shape
    for down, across in ((0, 1), (1, 0), (0, -1), (-1, 0)) * 2:
        near_rows, near_columns = np.clip(rows - down, 0, height - 1), np.clip(columns - across, 0, width - 1)
        candidate = found[near_rows, near_columns] + (down, across)
        inside = (
            (candidate >= 0).all(axis=1)
            & (candidate[:, 0] < height)
            & (candidate[:, 1] < width)
            & gap[near_rows, near_columns]
        )
        candidate = np.where(inside[:, None], candidate, found[rows, columns])
        fits = valid[candidate[:, 0], candidate[:, 1]]
        cost = ((own - _patches(seen, candidate[:, 0], candidate[:, 1])) ** 2).sum(axis=1)
        better = inside & fits & (cost <= best * 1.12 + 60)
        best = np.where(better, np.minimum(cost, best * 1.04), best)
        found[rows[better], columns[better]] = candidate[better]
    return found


def _voted(seen: Field, gap: Mask, at: NDArray[np.int64]) -> Field:
    """Every pixel of the hole as the mean of what the patches around it say."""
    height, width = gap.shape
    rows, columns = np.nonzero(gap)
    total, count = np.zeros((len(rows), 3), np.float32), np.zeros(len(rows), np.float32)
    for down in range(-2, 3):
        for across in range(-2, 3):
            near_rows, near_columns = rows - down, columns - across
            inside = (near_rows >= 0) & (near_rows < height) & (near_columns >= 0) & (near_columns < width)
            near_rows, near_columns = np.clip(near_rows, 0, height - 1), np.clip(near_columns, 0, width - 1)
            source = at[near_rows, near_columns]
            use = (inside & (source[:, 0] >= 0)) * np.float32(math.exp(-(down**2 + across**2) / 3))
            total += (
                use[:, None]
                * seen[np.clip(source[:, 0] + down, 0, height - 1), np.clip(source[:, 1] + across, 0, width - 1)]
            )
            count += use
    out = seen.copy()
    out[rows, columns] = total / np.maximum(count, 1e-6)[:, None]
    return out


def _copied(part: Field, gap: Mask, at: NDArray[np.int64], shrink: int) -> Field:
    """The full resolution, taken from the places that were found."""
    rows, columns = np.nonzero(gap)
    height, width = gap.shape
    total, weights = np.zeros((len(rows), 3), np.float32), np.zeros(len(rows), np.float32)
    for shift_down, shift_across in ((0, 0), (0.5, 0.5), (-0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)):
        near_rows = np.clip(np.floor(rows / shrink + shift_down).astype(int), 0, at.shape[0] - 1)
        near_columns = np.clip(np.floor(columns / shrink + shift_across).astype(int), 0, at.shape[1] - 1)
        source = at[near_rows, near_columns]
        known = (source[:, 0] >= 0).astype(np.float32) * (2.0 if shift_down == 0 else 0.5)
        from_rows = np.clip(rows + (source[:, 0] - near_rows) * shrink, 0, height - 1)
        from_columns = np.clip(columns + (source[:, 1] - near_columns) * shrink, 0, width - 1)
        known = known * ~gap[from_rows, from_columns]
        total += known[:, None] * part[from_rows, from_columns]
        weights += known
    out = membrane(part, gap) if (weights == 0).any() else part.copy()
    use = weights > 0
    out[rows[use], columns[use]] = total[use] / weights[use][:, None]
    return _evened(out, part, gap)


def _evened(out: Field, part: Field, gap: Mask) -> Field:
    """The step at the seam, spread smoothly over the hole."""
    outer = np.asarray(Image.fromarray(gap).convert("L").filter(ImageFilter.MaxFilter(5))) > 0
    rim = outer & ~gap
    if not rim.any():
        return out
    # What the filling looks like at its rim against what lies just outside.
    soft_in = _mean_of(out, gap)
    soft_out = _mean_of(part, rim)
    step = np.where(rim[..., None], soft_out - soft_in, 0).astype(np.float32)
    correction = membrane(step, ~rim)
    return np.where(gap[..., None], np.clip(out + 0.8 * correction, 0, 255), part).astype(np.float32)


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
    for _ in range(6):
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
