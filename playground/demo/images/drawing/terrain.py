"""Land in the distance: a field of heights seen from the side, lit by the sun and lost in the haze."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import Colour, Light
from playground.demo.images.drawing.noise import Field, cloudy, resized, ridged, step
from playground.demo.images.drawing.sky import blend, colour

MAP = 384
SNOW, SNOW_SHADE = (255, 253, 248), (168, 186, 218)


@dataclass(frozen=True, slots=True)
class Terrain:
    """One kind of land; colours from the valley to the top."""

    low: Colour
    middle: Colour
    high: Colour
    peak: float = 0.3  # how high the highest stands above the foot, as a share of the picture's shorter side
    rough: bool = True
    snow: float | None = None  # from which share of the height on; None: nowhere
    haze: float = 0.6
    depth: float = 0.1  # how far the foot of the last row lies above that of the first
    waves: float = 4.0
    cone: bool = False


KINDS: Mapping[str, Terrain] = {
    "mountain": Terrain(
        (74, 104, 62), (104, 98, 88), (126, 122, 122), 0.40, snow=0.5, haze=0.66, depth=0.06, waves=3.0
    ),
    "hill": Terrain((96, 150, 66), (106, 158, 72), (134, 174, 88), 0.13, False, haze=0.5, depth=0.09, waves=3.0),
    "desert": Terrain((214, 158, 96), (226, 174, 108), (240, 196, 132), 0.14, False, haze=0.42, depth=0.16, waves=2.6),
    "island": Terrain((62, 108, 66), (84, 122, 70), (120, 128, 100), 0.16, haze=0.5, depth=0.0, waves=3.0),
    "volcano": Terrain((70, 66, 66), (84, 70, 66), (104, 78, 68), 0.42, haze=0.34, depth=0.03, waves=3.0, cone=True),
}


def raised(pixels: Field, kind: Terrain, light: Light, foot: float, sun_left: bool, dice: Dice, winter: bool) -> Field:
    """The picture with the land standing on the line `foot`, a share of its height."""
    height, width = pixels.shape[:2]
    shorter = min(width, height)
    heights = _heights(kind, dice, width / height)
    base = foot * height
    depth = np.linspace(0, 1, MAP, dtype=np.float32)[:, None]
    rise = step(0.0, 0.3, depth) * ((0.16 + 0.84 * depth) if kind.rough else (0.3 + 0.7 * depth))
    shade = _surface(heights, heights * rise, kind, light, sun_left, dice, winter)
    columns = resized(heights, width, MAP)
    tops = base - columns * rise * np.float32(kind.peak * shorter) - depth * np.float32(kind.depth * shorter)
    first = max(0, int(tops.min()) - 1)
    last = min(height, int(base) + 2)
    if last <= first:
        return pixels
    colours = np.stack([resized(np.ascontiguousarray(shade[..., part]), width, MAP) for part in range(3)], axis=-1)
    part = np.zeros((last - first, width, 3), np.float32)
    seen = np.zeros((last - first, width), np.float32)
    for offset in (0.25, 0.75):
        shown, visible = _seen(tops, colours, first, last, offset)
        part += shown * visible[..., None] / 2
        seen += visible / 2
    pixels[first:last] = pixels[first:last] * (1 - seen[..., None]) + part
    return pixels


def _heights(kind: Terrain, dice: Dice, ratio: float) -> Field:
    rng = dice.of("heights")
    waves = kind.waves * max(0.7, ratio**0.5)
    if kind.cone:
        return _cone(rng, waves)
    field = ridged(rng, MAP, MAP, waves, 2.2) if kind.rough else cloudy(rng, MAP, MAP, waves, 3.2, 3, 0.34)
    low, high = np.percentile(field, (1, 99.8))
    scaled: Field = np.clip((field - low) / max(1e-6, high - low), 0, 1.15).astype(np.float32)
    return scaled


def _cone(rng: np.random.Generator, waves: float) -> Field:
    """One mountain with a crater, above rough land."""
    z, x = np.mgrid[0:MAP, 0:MAP].astype(np.float32) / MAP
    middle = rng.uniform(0.36, 0.64)
    away = np.hypot((x - middle) * 1.0, (z - 0.55) * 0.8)
    rough = ridged(rng, MAP, MAP, waves * 2, 4)
    flank = np.clip(1 - away / 0.42, 0, 1) ** 1.5
    rim = 0.72 + 0.05 * rough
    risen = np.where(flank > rim, 2 * rim - flank, flank)
    heights: Field = (risen * 1.3 + 0.10 * rough * (1.1 - flank)).astype(np.float32)
    return np.clip(heights, 0, 1.15)


def _surface(
    heights: Field, altitude: Field, kind: Terrain, light: Light, sun_left: bool, dice: Dice, winter: bool
) -> Field:
    """The colour of every place of the map, with light, snow and haze."""
    rng = dice.of("surface")
    slope_x = np.gradient(heights, axis=1) * np.float32(MAP / kind.waves / 1.6)
    slope_z = np.gradient(heights, axis=0) * np.float32(MAP / kind.waves / 1.6)
    side = np.float32(-1 if sun_left else 1)
    bright = (-slope_x * side * 0.85 - slope_z * -0.25 + 0.75) / np.sqrt(1 + slope_x**2 + slope_z**2)
    bright = np.clip(bright, 0.1, 1.25).astype(np.float32)
    grain = cloudy(rng, MAP, MAP, 22, 22, 4, 0.6)
    level = np.clip(altitude + 0.10 * grain, 0, 1)[..., None]
    lower, upper = np.clip(level * 2, 0, 1), np.clip(level * 2 - 1, 0, 1)
    ground = colour(kind.low) + (colour(kind.middle) - colour(kind.low)) * lower
    ground = ground + (colour(kind.high) - colour(kind.middle)) * upper
    ground = ground * (1 + 0.10 * grain[..., None])
    line = 0.08 if winter else kind.snow
    lit = ground * (0.42 + 0.68 * bright[..., None])
    if line is not None:
        steep = np.sqrt(slope_x**2 + slope_z**2).astype(np.float32)
        covered = (altitude + 0.13 * grain - 0.05 * steep).astype(np.float32)
        share = step(line, line + 0.14, covered)
        lit_snow = step(0.3, 0.85, bright.astype(np.float32))[..., None]
        white = colour(SNOW_SHADE) + (colour(SNOW) - colour(SNOW_SHADE)) * lit_snow
        lit = lit + (white - lit) * share[..., None]
    lit = lit * colour(light.ambient)
    far = np.linspace(0, 1, MAP, dtype=np.float32)[:, None]
    valley = 1 - np.clip(heights * 1.5, 0, 1)
    fog = np.clip(kind.haze * (0.16 + 0.62 * far + 0.42 * valley * far), 0, 0.94)
    return blend(lit.astype(np.float32), light.haze, fog)


def _seen(tops: Field, colours: Field, first: int, last: int, offset: float) -> tuple[Field, Field]:
    """Which place of the map every pixel shows: the nearest one that reaches up to it."""
    rows, (depths, width) = last - first, tops.shape
    crest = np.minimum.accumulate(tops, axis=0)
    line = np.clip(np.ceil(crest - np.float32(first) - np.float32(offset)), 0, rows).astype(np.int64)
    column = np.arange(width)[None, :]
    counted = np.bincount((line * width + column).ravel(), minlength=(rows + 1) * width).reshape(rows + 1, width)
    # A place whose crest lies below the pixel cannot be what it shows.
    behind = depths - np.cumsum(counted, axis=0)[:rows]
    visible = behind < depths
    place = np.minimum(behind, depths - 1)
    before = np.maximum(place - 1, 0)
    y = np.arange(first, last, dtype=np.float32)[:, None] + np.float32(offset)
    near, reach = crest[before, column], crest[place, column]
    along = np.clip((near - y) / np.maximum(near - reach, 1e-3), 0, 1)
    along = np.where(near - reach > 6, 1.0, along).astype(np.float32)[..., None]
    shown = colours[before, column] * (1 - along) + colours[place, column] * along
    return shown, visible.astype(np.float32)
