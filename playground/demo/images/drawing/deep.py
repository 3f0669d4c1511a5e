"""Space and the bottom of the sea."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import LIGHTS, NAMED, Colour, darker, lighter
from playground.demo.images.drawing.noise import Field, cloudy, smooth, step
from playground.demo.images.drawing.pen import Box, Pen, bent, pen
from playground.demo.images.drawing.sky import Sky, blend, starred

LIGHT = {
    "space": LIGHTS["day"],
    "underwater": replace(LIGHTS["day"], ambient=(0.72, 0.92, 1.0)),
}
NEBULAE: tuple[tuple[Colour, Colour], ...] = (
    ((128, 60, 170), (60, 130, 220)),
    ((220, 80, 110), (250, 160, 90)),
    ((40, 150, 170), (120, 90, 220)),
)


def space(width: int, height: int, dice: Dice, tints: tuple[str, ...]) -> Field:
    rng = dice.of("space")
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    pixels = np.asarray((10, 10, 30), np.float32) * (1 - y) + np.asarray((26, 18, 56), np.float32) * y
    pixels = np.repeat(pixels, width, axis=1)
    first, second = NEBULAE[rng.integers(len(NEBULAE))]
    if tints:
        first, second = NAMED[tints[0]], lighter(NAMED[tints[-1]], 0.3)
    ratio = width / height
    for tone, push in ((first, 0.0), (second, 0.12)):
        mist = cloudy(rng, width, height, 2 * max(1, ratio), 2 * max(1, 1 / ratio), 6, 0.56)
        pixels = blend(pixels, tone, step(-0.35 + push, 1.1, mist) * 0.62)
    glow = step(0.35, 1.1, cloudy(rng, width, height, 3, 3, 5))
    pixels = blend(pixels, (255, 236, 226), glow * 0.45)
    return starred(pixels, Sky(LIGHTS["night"], 1.0, None, stars=1.3), dice)


def sea(width: int, height: int, dice: Dice) -> Field:
    rng = dice.of("depth")
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    pixels = np.asarray((92, 202, 222), np.float32) * (1 - y) ** 1.5 + np.asarray((10, 62, 112), np.float32) * (
        1 - (1 - y) ** 1.5
    )
    pixels = np.repeat(pixels, width, axis=1)
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    slanted = x + 0.22 * np.linspace(0, 1, height, dtype=np.float32)[:, None]
    rays = smooth(rng, 2048, 1, 22, 1)[0] + 0.6 * smooth(rng, 2048, 1, 50, 1)[0]
    shown = rays[np.clip((slanted / 1.22 * 2047).astype(int), 0, 2047)]
    pixels = blend(pixels, (226, 250, 246), np.clip(step(0.05, 0.9, shown) * 0.5 * (1 - y[..., 0]) ** 1.3, 0, 1))
    bed = 0.87 + 0.02 * smooth(rng, width, 1, 3, 1)[0]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    depth = np.clip((rows - bed[None, :]) / 0.13, 0, 1)
    grain = cloudy(rng, width, height, 14, 40, 4, 0.6)[..., None] * 10
    sand = (
        np.asarray((150, 176, 158), np.float32)
        + (np.asarray((214, 200, 152), np.float32) - np.asarray((150, 176, 158), np.float32)) * depth[..., None]
    )
    return blend(pixels, sand + grain, np.clip((rows - bed[None, :]) * height, 0, 1))


def weeds(picture: Image.Image, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    rng = dice.of("weeds")
    with pen(picture, Box(0, height * 0.55, width, height * 0.45), LIGHT["underwater"], fineness, 0.02) as tool:
        for _ in range(round(9 * tool.aspect)):
            x, foot = rng.uniform(0, tool.aspect), rng.uniform(0.78, 0.98)
            if rng.uniform() < 0.35:
                _coral(tool, rng, x, foot)
                continue
            green = ((60, 150, 100), (90, 170, 90), (40, 120, 110))[rng.integers(3)]
            for _ in range(4):
                tall, sway = rng.uniform(0.2, 0.5), rng.uniform(-0.08, 0.08)
                left = x + rng.uniform(-0.06, 0.06)
                spine = bent(
                    [
                        (left, foot),
                        (left + sway, foot - tall * 0.4),
                        (left - sway, foot - tall * 0.75),
                        (left + sway * 0.6, foot - tall),
                    ],
                    closed=False,
                )
                back = [(px + 0.022 * (1 - k / len(spine)) + 0.004, py) for k, (px, py) in enumerate(spine)]
                tool.polygon([*spine, *reversed(back)], lighter(green, 0.2), darker(green, 0.35))


def _coral(tool: Pen, rng: np.random.Generator, x: float, foot: float) -> None:
    tone = ((236, 110, 120), (246, 160, 90), (200, 110, 200))[rng.integers(3)]
    for _ in range(7):
        lean, tall = rng.uniform(-0.12, 0.12), rng.uniform(0.08, 0.2)
        tool.line(
            bent([(x, foot), (x + lean * 0.4, foot - tall * 0.6), (x + lean, foot - tall)], closed=False),
            0.022,
            darker(tone, rng.uniform(0, 0.2)),
        )
        tool.ellipse(x + lean, foot - tall, 0.018, 0.018, lighter(tone, 0.2))
