"""Smooth noise on grids that do not depend on the resolution, so that a coarse rendering shows the same picture."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field: TypeAlias = NDArray[np.float32]


def resized(field: Field, width: int, height: int, method: Image.Resampling = Image.Resampling.BICUBIC) -> Field:
    return np.asarray(Image.fromarray(field, mode=None).resize((width, height), method), dtype=np.float32)


def smooth(rng: np.random.Generator, width: int, height: int, across: float, down: float) -> Field:
    """Noise from -1 to 1 with about this many waves across and down."""
    columns, rows = max(2, round(across)) + 3, max(2, round(down)) + 3
    grid = rng.uniform(-1, 1, (rows, columns)).astype(np.float32)
    return resized(grid, width, height)


def cloudy(
    rng: np.random.Generator, width: int, height: int, across: float, down: float, octaves: int = 5, gain: float = 0.5
) -> Field:
    """A sum of waves, each twice as fine and `gain` as strong as the one before; about -1 to 1."""
    total = np.zeros((height, width), np.float32)
    weight, sum_of_weights = 1.0, 0.0
    for _ in range(octaves):
        total += weight * smooth(rng, width, height, across, down)
        sum_of_weights += weight
        across, down, weight = across * 2, down * 2, weight * gain
    return total * np.float32(1.6 / sum_of_weights)


def ridged(rng: np.random.Generator, width: int, height: int, across: float, down: float, octaves: int = 7) -> Field:
    """Crests with rough flanks, 0 to about 1; finer waves are stronger where the ground is high."""
    mound = 0.5 + 0.5 * smooth(rng, width, height, across, down)
    crest = 1 - np.abs(smooth(rng, width, height, across * 1.3, down * 1.3))
    total = 0.6 * mound + 0.55 * crest * mound
    weight = 0.34
    for _ in range(octaves - 2):
        across, down = across * 2.05, down * 2.05
        fine = 1 - np.abs(smooth(rng, width, height, across, down)) * np.float32(1.2)
        total += weight * (fine - 0.45) * (0.25 + mound * crest)
        weight *= 0.5
    return total


def step(low: float, high: float, value: Field) -> Field:
    """0 below `low`, 1 above `high`, and a smooth way between."""
    along = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    risen: Field = along * along * (3 - 2 * along)
    return risen
