"""The ground in front: meadow, sand, snow, street; with a soft edge, grain in perspective, blades and flowers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PIL import Image

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.light import NAMED, Colour, Light, darker, lighter, mixed
from playground.demo.images.drawing.noise import Field, cloudy, smooth
from playground.demo.images.drawing.pen import Box, Pen, pen
from playground.demo.images.drawing.sky import blend, colour


@dataclass(frozen=True, slots=True)
class Cover:
    """What the ground is covered with."""

    far: Colour
    near: Colour
    grain: float = 12.0
    blades: bool = False


COVERS: Mapping[str, Cover] = {
    "grass": Cover((142, 184, 88), (58, 116, 50), 12, blades=True),
    "sand": Cover((240, 214, 160), (222, 184, 122), 8),
    "snow": Cover((240, 245, 252), (214, 226, 242), 6),
    "street": Cover((96, 98, 106), (66, 68, 78), 5),
    "autumn": Cover((206, 166, 84), (138, 98, 46), 14, blades=True),
    "moon": Cover((170, 170, 176), (112, 112, 122), 12),
    "seabed": Cover((196, 190, 150), (120, 136, 128), 12),
}
PETALS = ("red", "yellow", "pink", "purple", "white", "orange")


def covered(
    pixels: Field, cover: Cover, light: Light, line: float, dice: Dice, bend: float = 0.012, fog: float = 0.4
) -> Field:
    """The picture with ground below `line`, a share of its height; `bend` is how hilly its edge is."""
    height, width = pixels.shape[:2]
    rng = dice.of("ground")
    shorter = min(width, height)
    edge = line * height + bend * shorter * smooth(rng, width, 1, 2.5, 1)[0] * 1.6
    first = max(0, int(edge.min()) - 1)
    if first >= height:
        return pixels
    rows = height - first
    y = np.arange(first, height, dtype=np.float32)[:, None]
    depth = np.clip((y - edge[None, :]) / max(1.0, height - float(edge.min())), 0, 1)
    shown = (
        colour(light.on(cover.far)) + (colour(light.on(cover.near)) - colour(light.on(cover.far))) * depth[..., None]
    )
    strip = cloudy(rng, width, rows, 8, 30, 5, 0.62) + 0.5 * smooth(rng, width, rows, 3, 4)
    along = np.log1p(np.linspace(0, 1, rows) * 9) / np.log(10)
    grain = strip[np.minimum((along * rows).astype(int), rows - 1)]
    shown = shown + (grain * cover.grain * (0.5 + depth))[..., None] * colour(light.ambient)
    shown = blend(shown, light.haze, (fog * (1 - depth) ** 5).astype(np.float32))
    pixels[first:] = blend(pixels[first:], np.clip(shown, 0, 255), np.clip(y + 1 - edge[None, :], 0, 1))
    return pixels


def blades(picture: Image.Image, cover: Cover, light: Light, line: float, dice: Dice, fineness: int) -> None:
    """Tufts of grass, larger in front."""
    width, height = picture.size
    rng = dice.of("blades")
    band = Box(0, line * height, width, height - line * height)
    with pen(picture, band, light, fineness, 0.02) as tool:
        for number in range(round(240 * band.width / max(1.0, band.height) / 3)):
            depth = 0.12 + 0.88 * ((number + rng.uniform()) / (80 * band.width / max(1.0, band.height))) ** 0.7
            _tuft(tool, rng, rng.uniform(0, tool.aspect), min(depth, 1.02), cover)


def _tuft(tool: Pen, rng: np.random.Generator, x: float, depth: float, cover: Cover) -> None:
    tall = (0.025 + 0.075 * depth) * rng.uniform(0.7, 1.2)
    base = mixed(cover.far, cover.near, depth)
    for _ in range(5):
        lean = rng.uniform(-0.45, 0.45) * tall
        foot = x + rng.uniform(-0.25, 0.25) * tall
        tone = mixed(base, darker(base, 0.5) if rng.uniform() < 0.5 else lighter(base, 0.35), rng.uniform(0.2, 0.8))
        wide = tall * 0.055
        tool.polygon([(foot - wide, depth), (foot + lean, depth - tall), (foot + wide, depth)], tone)


def flowers(
    picture: Image.Image, light: Light, line: float, dice: Dice, fineness: int, tone: Colour | None, dense: float
) -> None:
    """A meadow in bloom."""
    width, height = picture.size
    rng = dice.of("meadow")
    band = Box(0, line * height, width, height - line * height)
    with pen(picture, band, light, fineness, 0.02) as tool:
        count = round(130 * dense * tool.aspect / 3)
        for number in range(count):
            depth = 0.10 + 0.92 * ((number + rng.uniform()) / count) ** 0.75
            blossom(tool, rng, rng.uniform(0, tool.aspect), depth, 0.02 + 0.05 * depth, tone)


def blossom(tool: Pen, rng: np.random.Generator, x: float, y: float, size: float, tone: Colour | None) -> None:
    shade = tone or NAMED[PETALS[rng.integers(len(PETALS))]]
    tool.line([(x, y + size * 2.2), (x + size * 0.1, y)], size * 0.16, (70, 128, 58))
    tool.ellipse(x + size * 0.45, y + size * 1.4, size * 0.42, size * 0.14, (84, 146, 66), turn=-0.6)
    turn = rng.uniform(0, 6.3)
    for number in range(6):
        angle = turn + number * 2 * np.pi / 6
        px, py = x + np.cos(angle) * size * 0.5, y + np.sin(angle) * size * 0.42
        tool.ellipse(px, py, size * 0.36, size * 0.24, shade if number % 2 else lighter(shade, 0.16), turn=angle)
    tool.ellipse(x, y, size * 0.24, size * 0.2, (250, 206, 70), (226, 150, 40))
