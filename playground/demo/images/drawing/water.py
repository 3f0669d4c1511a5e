"""Water: it mirrors what stands above it, moves a little, and glitters below the sun."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import Colour, Light, mixed
from playground.demo.images.drawing.noise import Field, resized, smooth, step
from playground.demo.images.drawing.pen import Box
from playground.demo.images.drawing.sky import Sky, blend, colour

DEEP: Colour = (16, 74, 116)


def surface_colour(light: Light) -> Colour:
    return mixed(light.on(DEEP), light.sky[0], 0.3)


def flooded(pixels: Field, sky: Sky, line: float, calm: bool, dice: Dice) -> Field:
    """The picture with water below `line`, a share of its height; a lake is calm, the sea is not."""
    height, width = pixels.shape[:2]
    first = min(height - 2, round(line * height))
    rows = height - first
    depth = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    waves = _waves(dice, width, rows, calm)
    mirrored = _mirrored(pixels, first, rows, waves, calm)
    tint = colour(surface_colour(sky.light))
    share = np.clip(
        (0.30 if calm else 0.52) + (0.34 if calm else 0.38) * depth + np.zeros((1, width), np.float32), 0, 1
    )
    water = blend(mirrored, tint, share)
    swell = waves * (0.10 + 0.9 * depth) * (13 if calm else 26)
    water = (water + swell[..., None] * colour(sky.light.ambient)).astype(np.float32)
    if sky.sun is not None and sky.light.overcast < 0.6:
        water = _glint(water, sky, depth, dice, width / height)
    shore = np.exp(-depth * rows / max(2.0, height / 260))
    water = blend(water, sky.light.haze, (0.35 * shore + np.zeros((1, width), np.float32)).astype(np.float32))
    pixels[first:] = np.clip(water, 0, 255)
    return pixels


def _waves(dice: Dice, width: int, rows: int, calm: bool) -> Field:
    """Ripples that are finer and flatter towards the horizon: one strip of noise, squeezed by perspective."""
    rng = dice.of("waves")
    ratio = width / max(1, rows)
    strip = np.zeros((rows, width), np.float32)
    for across, down, weight in ((7, 26, 0.5), (16, 60, 0.35), (40, 130, 0.24)):
        strip += weight * smooth(rng, width, rows, across * max(1.0, ratio / 2), down)
    # Row y of the picture shows row log(y) of the strip.
    along = np.log1p(np.linspace(0, 1, rows) * 14) / np.log(15)
    squeezed = strip[np.minimum((along * rows).astype(int), rows - 1)]
    shown: Field = squeezed * np.float32(0.8 if calm else 1.0)
    return shown


def _mirrored(pixels: Field, first: int, rows: int, waves: Field, calm: bool) -> Field:
    width = pixels.shape[1]
    depth = np.arange(rows, dtype=np.float32)
    source = first - 1 - depth[:, None] * np.float32(0.92)
    source = source + waves * (2 + depth[:, None] * (0.05 if calm else 0.11))
    row = np.clip(source, 0, max(0, first - 1)).astype(np.int64)
    shift = waves * (1 + depth[:, None] * (0.02 if calm else 0.05)) * width / 700
    column = np.clip(np.arange(width)[None, :] + shift, 0, width - 1).astype(np.int64)
    found = pixels[row, column]
    small = (max(2, width // 3), rows)
    # Water blurs sideways less than it seems: a third of the columns is enough, and smooth.
    soft = [resized(resized(np.ascontiguousarray(found[..., part]), *small), width, rows) for part in range(3)]
    mirrored: Field = 0.5 * found + 0.5 * np.stack(soft, axis=-1)
    return mirrored


def _glint(water: Field, sky: Sky, depth: Field, dice: Dice, ratio: float) -> Field:
    assert sky.sun is not None
    rows, width = water.shape[:2]
    rng = dice.of("glint")
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :] - np.float32(sky.sun[0])
    spread = (0.035 + 0.15 * depth) / max(0.6, ratio)
    column = np.exp(-((x / spread) ** 2))
    strip = 0.6 * smooth(rng, width, rows, 30 * ratio, 110) + 0.5 * smooth(rng, width, rows, 70 * ratio, 240)
    along = np.log1p(np.linspace(0, 1, rows) * 10) / np.log(11)
    sparkle = strip[np.minimum((along * rows).astype(int), rows - 1)]
    threshold = 0.26 - 0.62 * column + 0.16 * depth
    spots = step(0.0, 0.22, sparkle - threshold) * np.clip(column * 1.5, 0, 1)
    strength = (0.5 if sky.moon else 0.86) * (1 - 0.3 * depth) * (1 - sky.light.overcast)
    soft = 0.32 * column * (1 - 0.5 * depth)
    shine = mixed(sky.light.sun, sky.light.sky[2], 0.25)
    return blend(water, shine, np.clip(np.maximum(spots, soft) * strength, 0, 1).astype(np.float32))


def mirror_below(before: Image.Image, picture: Image.Image, box: Box, rng: np.random.Generator) -> None:
    """What floats is seen again below itself, shorter, trembling and faint."""
    left, right = max(0, int(box.left)), min(picture.width, int(box.left + box.width) + 1)
    top, foot = max(0, int(box.top)), min(picture.height, int(box.top + box.height * 0.985))
    low = min(picture.height, foot + (foot - top) // 2)
    if right - left < 4 or low - foot < 4 or foot - top < 4:
        return
    size = (right - left, low - foot)
    shown = _upside_down(picture, (left, top, right, foot), size)
    ground = _upside_down(before, (left, top, right, foot), size)
    strength = np.clip(np.abs(shown - ground).max(axis=2) / 40, 0, 1) * np.linspace(0.5, 0.05, size[1])[:, None]
    shift = np.round(smooth(rng, 1, size[1], 1, size[1] / 5)[:, 0] * size[0] * 0.03).astype(int)
    columns = np.clip(np.arange(size[0])[None, :] + shift[:, None], 0, size[0] - 1)
    rows = np.arange(size[1])[:, None]
    mask = Image.fromarray((strength[rows, columns] * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    picture.paste(Image.fromarray(shown[rows, columns].astype(np.uint8)), (left, foot), mask)


def _upside_down(picture: Image.Image, corners: tuple[int, int, int, int], size: tuple[int, int]) -> Field:
    part = picture.crop(corners).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    return np.asarray(part.resize(size, Image.Resampling.BOX), np.float32)
