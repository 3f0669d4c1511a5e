"""A city: towers in the haze, and lit windows when it is dark."""

from __future__ import annotations

import numpy as np
from PIL import Image

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import Colour, Light, darker, lighter, mixed
from playground.demo.images.drawing.pen import Box, Pen, pen

WALLS: tuple[Colour, ...] = ((126, 142, 166), (158, 150, 150), (98, 118, 148), (176, 166, 154), (110, 112, 130))
LAMPS: tuple[Colour, ...] = ((255, 220, 140), (255, 196, 104), (250, 238, 200), (180, 214, 250))


def skyline(picture: Image.Image, light: Light, foot: float, dice: Dice, fineness: int) -> None:
    """Three rows of towers that stand on the line `foot`, a share of the picture's height."""
    width, height = picture.size
    tall = min(0.42 * min(width, height), foot * height * 0.85)
    for row, (scale, haze) in enumerate(((0.82, 0.62), (1.0, 0.34), (0.62, 0.08))):
        band = Box(0, foot * height - tall, width, tall)
        with pen(picture, band, light, fineness, 0.03) as tool:
            _row(tool, dice.of("towers", row), light, scale, haze)


def _row(tool: Pen, rng: np.random.Generator, light: Light, scale: float, haze: float) -> None:
    x = -0.05
    while x < tool.aspect:
        wide = rng.uniform(0.11, 0.26) * (0.7 + 0.3 * scale)
        middle = 1 - 0.5 * abs((x + wide / 2) / tool.aspect * 2 - 1)
        tall = scale * rng.uniform(0.45, 1.0) * (0.55 + 0.45 * middle)
        _tower(tool, rng, light, (x, 1 - tall, x + wide), haze)
        x += wide * rng.uniform(0.86, 1.14)


def _tower(tool: Pen, rng: np.random.Generator, light: Light, place: tuple[float, float, float], haze: float) -> None:
    left, top, right = place
    wall = light.on(WALLS[rng.integers(len(WALLS))])
    wall = mixed(darker(wall, 0.25) if light.dark else wall, light.haze, haze)
    base = mixed(wall, light.haze, 0.25)
    crown = int(rng.integers(5))
    tool.rectangle(left, top, right, 1.01, lighter(wall, 0.06), base, glow=True)
    tool.rectangle(
        left + (right - left) * 0.72,
        top,
        right,
        1.01,
        darker(wall, 0.2),
        mixed(darker(wall, 0.2), light.haze, 0.2),
        glow=True,
    )
    middle = (left + right) / 2
    if crown == 0:
        tool.line([(middle, top), (middle, top - 0.09)], 0.006, wall, glow=True)
    elif crown == 1:
        tool.polygon([(left, top + 0.002), (middle, top - 0.06), (right, top + 0.002)], wall, glow=True)
    elif crown == 2:
        inset = (right - left) * 0.2
        tool.rectangle(left + inset, top - 0.05, right - inset, top + 0.002, wall, glow=True)
    _windows(tool, rng, light, place, haze)


def _windows(tool: Pen, rng: np.random.Generator, light: Light, place: tuple[float, float, float], haze: float) -> None:
    left, top, right = place
    across = max(3, round((right - left) / 0.028))
    step = (right - left) / (across + 0.6)
    rows = int((1 - top - 0.03) / 0.034)
    lamp = LAMPS[rng.integers(len(LAMPS))]
    lit = rng.uniform(0.25, 0.6) if light.dark else 0.34 if light.low else 0.0
    chances = rng.uniform(0, 1, (rows, across))
    glass = mixed(light.on((92, 124, 164)), light.haze, haze + 0.15)
    for row in range(rows):
        for column in range(across):
            shines = chances[row, column] < lit
            if not shines and light.dark:
                continue
            shade = (
                mixed(lamp, light.haze, haze * 0.75)
                if shines
                else mixed(glass, lighter(glass, 0.4), chances[row, column] * 0.5)
            )
            x, y = left + step * (column + 0.5), top + 0.03 + row * 0.034
            tool.rectangle(x, y, x + step * 0.6, y + 0.019, shade, glow=True)
