"""What lies over or stretches behind everything: rain, snow, fog, fireworks, and the wood."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageFilter

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import LIGHTS, Colour, Light, mixed
from playground.demo.images.drawing.noise import cloudy
from playground.demo.images.drawing.pen import Box, Pen, pen
from playground.demo.images.drawing.sky import blend
from playground.demo.images.drawing.things import plants

SPARKS: tuple[Colour, ...] = ((255, 110, 110), (255, 210, 110), (130, 210, 255), (190, 140, 255), (150, 250, 170))


def over(
    picture: Image.Image, falling: str | None, fog: bool, fireworks: bool, light: Light, dice: Dice, fineness: int
) -> Image.Image:
    if fireworks:
        _fireworks(picture, dice, fineness)
    if fog:
        picture = _fog(picture, light, dice)
    if falling == "rain":
        _rain(picture, dice, fineness)
    if falling == "snow":
        picture = _snow(picture, dice, fineness)
    return picture


def _rain(picture: Image.Image, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    rng = dice.of("rain")
    with pen(picture, Box(0, 0, width, height), LIGHTS["day"], max(2, fineness - 1), 0) as tool:
        for _ in range(round(260 * max(1.0, tool.aspect))):
            x, y, long = rng.uniform(-0.1, tool.aspect), rng.uniform(-0.1, 1), rng.uniform(0.02, 0.06)
            tool.line(
                [(x, y), (x + long * 0.18, y + long)],
                0.0011,
                mixed((150, 164, 184), (226, 234, 244), rng.uniform()),
                glow=True,
            )


def _snow(picture: Image.Image, dice: Dice, fineness: int) -> Image.Image:
    width, height = picture.size
    rng = dice.of("flakes")
    flakes = Image.new("L", (width, height), 0)
    sheet = Image.new("RGB", (width, height), (0, 0, 0))
    with pen(sheet, Box(0, 0, width, height), LIGHTS["day"], max(2, fineness - 1), 0) as tool:
        for _ in range(round(230 * max(1.0, tool.aspect))):
            size = 0.0012 + 0.004 * rng.uniform() ** 3
            tool.ellipse(rng.uniform(0, tool.aspect), rng.uniform(0, 1), size, size, (255, 255, 255), glow=True)
    flakes = (
        sheet.getchannel(0)
        .filter(ImageFilter.GaussianBlur(min(width, height) / 1400))
        .point(lambda value: value * 0.85)
    )
    picture.paste((250, 252, 255), (0, 0), flakes)
    return picture


def _fog(picture: Image.Image, light: Light, dice: Dice) -> Image.Image:
    width, height = picture.size
    bank = cloudy(dice.of("fog"), width, height, 2.5, 5, 4)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    share = np.clip(0.58 - 1.1 * np.abs(y - 0.55) + 0.26 * bank, 0, 0.82)
    pixels = blend(np.asarray(picture, np.float32), light.haze, share.astype(np.float32))
    return Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))


def _fireworks(picture: Image.Image, dice: Dice, fineness: int) -> None:
    width, height = picture.size
    rng = dice.of("fireworks")
    with pen(picture, Box(0, 0, width, height), LIGHTS["day"], max(2, fineness - 1), 0) as tool:
        for number in range(5):
            x, y = tool.aspect * (0.12 + 0.19 * number + rng.uniform(-0.05, 0.05)), rng.uniform(0.1, 0.34)
            _burst(tool, rng, x, y, rng.uniform(0.09, 0.17), SPARKS[number % len(SPARKS)])


def _burst(tool: Pen, rng: np.random.Generator, x: float, y: float, size: float, tone: Colour) -> None:
    ring = [(x + math.cos(k * 0.3) * size * 0.8, y + math.sin(k * 0.3) * size * 0.8) for k in range(21)]
    tool.blur(ring, tone, size * 0.4, 0.32, glow=True)
    for number in range(44):
        angle, far = number * math.pi / 22 + rng.uniform(-0.05, 0.05), size * rng.uniform(0.6, 1.0)
        for part in range(5):
            share = (part + 1) / 5
            px = x + math.cos(angle) * far * share
            py = y + math.sin(angle) * far * share + 0.25 * size * share**2 * 0.5
            tool.ellipse(
                px, py, 0.0022 * (0.6 + share), 0.0022 * (0.6 + share), mixed((255, 255, 240), tone, share), glow=True
            )


def forest(
    picture: Image.Image, light: Light, line: float, dice: Dice, fineness: int, winter: bool, autumn: bool
) -> None:
    """Rows of firs, the far ones pale in the haze."""
    width, height = picture.size
    unit = min(width, height)
    for row, (size, haze) in enumerate(((0.15, 0.62), (0.22, 0.36), (0.31, 0.1))):
        rng = dice.of("firs", row)
        foot = line * height + unit * 0.018 * row
        tall = size * unit
        with pen(picture, Box(0, foot - tall * 1.15, width, tall * 1.15), light, fineness, 0.02) as tool:
            _row(tool, rng, light, haze, winter, autumn)


def _row(tool: Pen, rng: np.random.Generator, light: Light, haze: float, winter: bool, autumn: bool) -> None:
    x = -0.2
    while x < tool.aspect + 0.2:
        tall = rng.uniform(0.66, 0.98)
        base: Colour = (
            ((198, 130, 52), (178, 92, 44), (206, 168, 70))[rng.integers(3)]
            if autumn
            else ((30, 80, 56), (42, 98, 64), (52, 108, 78))[rng.integers(3)]
        )
        # The pen multiplies by the ambient light, the haze must not be: it is divided out first.
        mist = tuple(part / max(0.05, share) for part, share in zip(light.haze, light.ambient, strict=True))
        tone = mixed(base, (mist[0], mist[1], mist[2]), haze)
        part = _Shifted(tool, x, 1.0 - tall, tall)
        plants.pine(part, rng, tone, 0.9 if winter else 0.0)
        x += rng.uniform(0.16, 0.3) * tall


class _Shifted(Pen):
    """A pen for a smaller box within the box of another."""

    def __init__(self, outer: Pen, left: float, top: float, scale: float) -> None:
        super().__init__(outer.tile, outer.at((left, top)), outer.unit * scale, 0.8, outer.light)
