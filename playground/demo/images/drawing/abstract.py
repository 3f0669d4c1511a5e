"""Pictures without a subject: folded colour, and pages of counted shapes."""

from __future__ import annotations

import numpy as np
from PIL import Image

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.layout import wanted
from playground.demo.images.drawing.light import LIGHTS, NAMED, Colour, darker, lighter
from playground.demo.images.drawing.noise import Field, cloudy, smooth
from playground.demo.images.drawing.pen import Box, bent, pen, ring
from playground.demo.images.words import Understanding

PALETTES: tuple[tuple[Colour, ...], ...] = (
    ((20, 32, 74), (58, 76, 156), (224, 98, 122), (250, 180, 120), (254, 236, 204)),
    ((14, 50, 62), (24, 112, 118), (120, 190, 160), (236, 222, 160), (240, 150, 92)),
    ((44, 20, 66), (122, 42, 116), (226, 80, 108), (250, 160, 96), (254, 226, 160)),
    ((18, 40, 52), (38, 92, 142), (110, 170, 214), (230, 236, 240), (244, 180, 160)),
    ((34, 44, 30), (84, 116, 62), (178, 190, 92), (246, 226, 160), (226, 130, 84)),
)


def folded(width: int, height: int, dice: Dice, tints: tuple[str, ...]) -> Image.Image:
    """Colour that lies in folds like cloth, lit from the upper left."""
    rng = dice.of("folds")
    palette = _palette(rng, tints)
    across, down = max(1.0, width / height), max(1.0, height / width)
    first = smooth(rng, width, height, 2 * across, 2 * down)
    second = smooth(rng, width, height, 2 * across, 2 * down)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / min(width, height), y / min(width, height)
    angle = rng.uniform(0, 6.28)
    wave = (x * np.cos(angle) + y * np.sin(angle)) * 2.1 + 0.62 * first + 0.34 * second * np.sin(3 * x + 2 * first)
    fold = wave * 1.9 + 0.10 * cloudy(rng, width, height, 3 * across, 3 * down, 3)
    level = fold - np.floor(fold)
    ground = _mapped(wave * 0.42 + 0.3 * second, palette)
    # A fold is bright at its crest and casts a soft shadow on the next one; its edge is as wide as a pixel.
    slope = np.hypot(*np.gradient(fold))
    light = 0.70 + 0.42 * level**0.8 - 0.10 * np.exp(-(level / 0.16))
    start = 0.70 - 0.10
    edge = np.clip((1 - level) / np.maximum(slope * 1.5, 1e-4), 0, 1)
    light = start + (light - start) * edge
    return Image.fromarray(np.clip(ground * light[..., None] + 0.5, 0, 255).astype(np.uint8))


def _palette(rng: np.random.Generator, tints: tuple[str, ...]) -> tuple[Colour, ...]:
    if not tints:
        return PALETTES[rng.integers(len(PALETTES))]
    tones = [NAMED[name] for name in tints]
    return (darker(tones[0], 0.6), tones[0], lighter(tones[0], 0.5), *tones[1:], lighter(tones[-1], 0.75))


def _mapped(value: Field, palette: tuple[Colour, ...]) -> Field:
    along = (np.sin(value * 3.1) * 0.5 + 0.5) * (len(palette) - 1)
    stops = np.asarray(palette, np.float32)
    places = np.arange(len(palette))
    return np.stack([np.interp(along, places, stops[:, part]) for part in range(3)], axis=-1).astype(np.float32)


def page(width: int, height: int, dice: Dice, read: Understanding, fineness: int) -> Image.Image:
    """Exactly the shapes that were asked for, in their colours, apart from each other."""
    picture = plain(width, height, dice)
    entries = wanted(read.wishes, frozenset({"shape"}))
    columns = max(1, round((len(entries) * width / height) ** 0.5))
    rows = -(-len(entries) // columns)
    columns = -(-len(entries) // rows)
    cell_w, cell_h = width * 0.88 / columns, height * 0.88 / rows
    size = min(cell_w, cell_h, 0.52 * min(width, height)) * 0.74
    rng = dice.of("page")
    for number, (thing, tone) in enumerate(entries):
        row, column = divmod(number, columns)
        missing = columns - min(columns, len(entries) - row * columns)
        x = width * 0.06 + cell_w * (column + 0.5 + missing / 2) + rng.uniform(-0.07, 0.07) * (cell_w - size)
        y = height * 0.06 + cell_h * (row + 0.5) + rng.uniform(-0.07, 0.07) * (cell_h - size)
        box = Box(x - size / 2, y - size / 2, size, size)
        with pen(picture, box, LIGHTS["day"], fineness, 0.2) as tool:
            tool.blur(ring(0.53, 0.62, 0.33, 0.3), (40, 44, 70), 0.08, 0.26, glow=True)
            thing.draw(tool, rng, tone)
    return picture


def plain(width: int, height: int, dice: Dice) -> Image.Image:
    """A quiet, light ground."""
    rng = dice.of("plain")
    tones = (((238, 240, 246), (208, 216, 232)), ((250, 243, 232), (236, 218, 196)), ((236, 244, 238), (200, 222, 210)))
    top, base = tones[rng.integers(len(tones))]
    y, x = np.linspace(-1, 1, height, dtype=np.float32)[:, None], np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    along = np.clip(0.5 + 0.38 * y + 0.22 * (x * x + y * y) - 0.12, 0, 1)[..., None]
    pixels = np.asarray(top, np.float32) * (1 - along) + np.asarray(base, np.float32) * along
    return Image.fromarray(np.clip(pixels + rng.uniform(0, 1, (height, width, 1)), 0, 255).astype(np.uint8))


def table(width: int, height: int, dice: Dice, fineness: int) -> Image.Image:
    """A quiet wall and a wooden table."""
    picture = plain(width, height, dice)
    rng = dice.of("table")
    wood = ((196, 150, 106), (170, 122, 84), (214, 186, 150))[rng.integers(3)]
    with pen(picture, Box(0, height * 0.66, width, height * 0.34), LIGHTS["day"], fineness, 0.1) as tool:
        tool.rectangle(-1, 0, tool.aspect + 1, 1.2, lighter(wood, 0.18), darker(wood, 0.12))
        for _ in range(26):
            y, x, bow = rng.uniform(0.06, 1), rng.uniform(-0.5, tool.aspect), rng.uniform(-0.01, 0.01)
            grain = [(x, y), (x + 0.7, y + bow), (x + rng.uniform(1, 2.4), y)]
            tool.line(bent(grain, closed=False), 0.004, darker(wood, rng.uniform(0.02, 0.16)))
        tool.rectangle(-1, -0.012, tool.aspect + 1, 0.012, lighter(wood, 0.4))
    return picture
