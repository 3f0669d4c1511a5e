"""Trees, flowers and what else grows."""

from __future__ import annotations

import math

import numpy as np

from playground.demo.images.drawing.light import Colour, darker, lighter, mixed
from playground.demo.images.drawing.pen import Pen, Point, bent

LEAF: Colour = (74, 146, 66)
BARK: Colour = (104, 74, 52)


def tree(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A leafy tree: the crown is many small clumps, dark below and bright where the light falls."""
    leaf = tone or mixed(LEAF, (126, 164, 58), rng.uniform(0, 0.6))
    wide = tool.aspect
    _ground_shadow(tool, wide * 0.5, 0.985, wide * 0.36)
    middle = wide / 2
    tool.polygon(
        bent(
            [
                (middle - 0.05, 1.0),
                (middle - 0.022, 0.8),
                (middle - 0.03, 0.55),
                (middle + 0.03, 0.55),
                (middle + 0.026, 0.8),
                (middle + 0.055, 1.0),
            ]
        ),
        lighter(BARK, 0.1),
        darker(BARK, 0.3),
    )
    for side in (-1, 1):
        tool.line(
            [(middle, 0.7), (middle + side * 0.09, 0.58), (middle + side * 0.15, 0.45)], 0.022, darker(BARK, 0.15)
        )
    clumps = _crown(rng, middle, wide)
    for layer, (shift, tint) in enumerate(((0.02, darker(leaf, 0.42)), (0.0, darker(leaf, 0.14)), (-0.02, leaf))):
        for x, y, size in clumps:
            jitter = rng.uniform(-0.012, 0.012)
            scale = (1.0, 0.9, 0.72)[layer]
            shade = mixed(tint, darker(tint, 0.4), max(0.0, (y - 0.3) * 0.9))
            tool.ellipse(x + jitter + shift * 0.6, y + shift, size * scale, size * scale * 0.9, shade)
    for x, y, size in clumps:
        for _ in range(3):
            angle, far = rng.uniform(2.6, 5.2), rng.uniform(0.2, 0.7)
            px, py = x + math.cos(angle) * size * far, y + math.sin(angle) * size * far
            tool.ellipse(px - 0.015, py - 0.02, size * 0.3, size * 0.22, lighter(leaf, rng.uniform(0.08, 0.3)))


def _crown(rng: np.random.Generator, middle: float, wide: float) -> list[tuple[float, float, float]]:
    found = []
    for _ in range(46):
        angle, far = rng.uniform(0, 2 * math.pi), math.sqrt(rng.uniform(0, 1))
        x = middle + math.cos(angle) * far * (wide * 0.5 - 0.07)
        y = 0.33 + math.sin(angle) * far * 0.25
        found.append((x, y, rng.uniform(0.055, 0.085)))
    return sorted(found, key=lambda clump: -clump[1])


def pine(tool: Pen, rng: np.random.Generator, tone: Colour | None, snow: float = 0.0) -> None:
    leaf = tone or mixed((38, 92, 62), (54, 112, 74), rng.uniform(0, 1))
    middle = tool.aspect / 2
    tool.rectangle(middle - 0.025, 0.86, middle + 0.025, 1.0, BARK, darker(BARK, 0.4))
    rows = 6
    for number in reversed(range(rows)):
        top = 0.02 + 0.13 * number
        base, half = top + 0.27, (0.09 + 0.06 * number) * tool.aspect / 0.8
        points = _bough(rng, middle, top, min(base, 0.93), half)
        tool.polygon(points, mixed(leaf, lighter(leaf, 0.14), 1 - number / rows), darker(leaf, 0.42))
        if snow:
            _snow_on(tool, rng, middle, top, min(base, 0.93), half, snow)


def _bough(rng: np.random.Generator, middle: float, top: float, base: float, half: float) -> list[Point]:
    left = [(middle - half * (1 - k / 3), base - 0.012 * (k % 2) + rng.uniform(-0.008, 0.008)) for k in range(3)]
    right = [(middle + half * k / 3, base - 0.012 * (k % 2) + rng.uniform(-0.008, 0.008)) for k in range(1, 4)]
    flank = (base - top) * 0.55
    return [
        (middle, top),
        (middle - half * 0.42, top + flank),
        *left,
        (middle, base + 0.012),
        *right,
        (middle + half * 0.42, top + flank),
    ]


def _snow_on(
    tool: Pen, rng: np.random.Generator, middle: float, top: float, base: float, half: float, share: float
) -> None:
    low = top + (base - top) * 0.55 * share
    points = [
        (middle, top),
        (middle - half * 0.46, low),
        (middle - half * 0.86, base - 0.03),
        (middle - half * 0.42, low + 0.02),
        (middle - half * 0.1, low + 0.035),
        (middle + half * 0.22, low),
        (middle + half * 0.5, low + 0.03),
        (middle + half * 0.36, low - 0.02),
    ]
    tool.polygon(points, (252, 253, 255), (206, 220, 240))


def snowy_pine(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    pine(tool, rng, tone, 1.0)


def palm(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    leaf = tone or (66, 142, 70)
    x = tool.aspect * 0.5
    _ground_shadow(tool, x, 0.99, 0.2)
    trunk = bent([(x - 0.06, 1.0), (x - 0.03, 0.7), (x + 0.02, 0.34)], closed=False)
    tool.line(trunk, 0.042, (146, 110, 72))
    for number in range(2, len(trunk) - 2, 2):
        px, py = trunk[number]
        tool.line([(px - 0.02, py), (px + 0.02, py + 0.012)], 0.008, (110, 80, 52))
    top = (x + 0.02, 0.34)
    for order, angle in enumerate((-2.85, -0.3, -2.3, -0.85, -1.9, -1.25, 2.9, 0.25)):
        reach = min(0.36, tool.aspect * 0.46)
        tip = (top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.75 + 0.13)
        bend = (top[0] + math.cos(angle) * reach * 0.55, top[1] + math.sin(angle) * reach * 0.85 - 0.02)
        shade = mixed(leaf, darker(leaf, 0.45), (order % 3) / 3)
        tool.polygon(
            bent([top, (bend[0], bend[1] - 0.028), tip, (bend[0], bend[1] + 0.04)]), lighter(shade, 0.12), shade
        )
    for dx in (-0.03, 0.02, 0.045):
        tool.ellipse(top[0] + dx - 0.01, top[1] + 0.03, 0.026, 0.026, (122, 84, 48), (84, 56, 34))


def cactus(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    green = tone or (70, 138, 86)
    x = tool.aspect / 2
    _ground_shadow(tool, x, 0.99, 0.2)
    for side, low, high in ((-1, 0.62, 0.36), (1, 0.54, 0.26)):
        tool.line(
            bent([(x, low), (x + side * 0.17, low), (x + side * 0.19, high)], closed=False), 0.09, darker(green, 0.1)
        )
    tool.line([(x, 0.98), (x, 0.14)], 0.14, green)
    for shift in (-0.035, 0.0, 0.035):
        tool.line([(x + shift, 0.97), (x + shift, 0.13)], 0.01, darker(green, 0.25))
    tool.ellipse(x, 0.07, 0.05, 0.035, (238, 116, 150))


def bush(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    leaf = tone or (76, 140, 70)
    for layer in range(3):
        for _ in range(18):
            angle, far = rng.uniform(math.pi, 2 * math.pi), math.sqrt(rng.uniform())
            x = tool.aspect / 2 + math.cos(angle) * far * tool.aspect * 0.36
            y = 0.86 + math.sin(angle) * far * 0.6
            size = 0.17 - 0.03 * layer
            tool.ellipse(
                x - 0.02 * layer,
                y - 0.03 * layer,
                size,
                size * 0.9,
                mixed(darker(leaf, 0.4), lighter(leaf, 0.15), layer / 2),
            )


def flower(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    petal = tone or (232, 92, 122)
    x, y = tool.aspect / 2, 0.3
    tool.line(bent([(x + 0.02, 1.0), (x - 0.02, 0.7), (x, 0.34)], closed=False), 0.035, (72, 132, 64))
    for side, low in ((-1, 0.78), (1, 0.68)):
        tip = (x + side * 0.2, low - 0.13)
        tool.polygon(
            bent([(x, low), (x + side * 0.08, low - 0.12), tip, (x + side * 0.13, low - 0.01)]),
            (96, 162, 78),
            (58, 116, 58),
        )
    for number in range(8):
        angle = number * math.pi / 4 + rng.uniform(-0.06, 0.06)
        px, py = x + math.cos(angle) * 0.14, y + math.sin(angle) * 0.14
        tool.ellipse(px, py, 0.13, 0.075, lighter(petal, 0.22 if number % 2 else 0.08), darker(petal, 0.12), turn=angle)
    tool.ellipse(x, y, 0.085, 0.085, (252, 214, 84), (226, 152, 46))


def tulip(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    petal = tone or (220, 70, 88)
    x = tool.aspect / 2
    tool.line([(x, 1.0), (x, 0.3)], 0.035, (84, 142, 70))
    for side in (-1, 1):
        tool.polygon(
            bent([(x, 0.98), (x + side * 0.1, 0.78), (x + side * 0.17, 0.5), (x + side * 0.04, 0.76)]),
            (102, 166, 84),
            (66, 122, 62),
        )
    for shift, shade in ((-0.08, darker(petal, 0.16)), (0.08, darker(petal, 0.08)), (0.0, petal)):
        tool.polygon(
            bent([(x + shift * 1.5, 0.08), (x + shift + 0.1, 0.22), (x + shift * 0.4, 0.4), (x + shift - 0.1, 0.22)]),
            lighter(shade, 0.2),
            shade,
        )


def sunflower(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    petal = tone or (250, 196, 44)
    x, y = tool.aspect / 2, 0.27
    tool.line([(x, 1.0), (x, 0.35)], 0.045, (86, 134, 58))
    for side, low in ((-1, 0.82), (1, 0.66)):
        tool.polygon(
            bent(
                [(x, low), (x + side * 0.12, low - 0.14), (x + side * 0.24, low - 0.08), (x + side * 0.14, low + 0.02)]
            ),
            (104, 160, 72),
            (64, 116, 54),
        )
    for number in range(34):
        angle = number * 2 * math.pi / 17 + (0.18 if number > 16 else 0)
        px, py = x + math.cos(angle) * 0.165, y + math.sin(angle) * 0.165
        tool.ellipse(px, py, 0.085, 0.032, darker(petal, 0.12) if number < 17 else petal, turn=angle)
    tool.ellipse(x, y, 0.125, 0.125, (112, 68, 36), (70, 42, 26))
    for number in range(60):
        angle, far = number * 2.39996, 0.108 * math.sqrt(number / 60)
        tool.ellipse(x + math.cos(angle) * far, y + math.sin(angle) * far, 0.008, 0.008, (164, 110, 58))


def mushroom(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    cap = tone or (208, 52, 46)
    x = tool.aspect / 2
    tool.polygon(
        bent([(x - 0.11, 0.5), (x - 0.15, 0.95), (x, 1.0), (x + 0.15, 0.95), (x + 0.11, 0.5)]),
        (250, 242, 226),
        (216, 200, 176),
    )
    tool.polygon(
        bent([(x - 0.44, 0.5), (x - 0.34, 0.2), (x, 0.04), (x + 0.34, 0.2), (x + 0.44, 0.5), (x, 0.57)]),
        lighter(cap, 0.12),
        darker(cap, 0.2),
    )
    for dx, dy, size in (
        (-0.2, 0.24, 0.06),
        (0.04, 0.15, 0.05),
        (0.22, 0.3, 0.065),
        (-0.03, 0.38, 0.07),
        (-0.3, 0.42, 0.04),
    ):
        tool.ellipse(x + dx, dy, size, size * 0.8, (252, 246, 238))


def _ground_shadow(tool: Pen, x: float, y: float, half: float) -> None:
    outline = [(x - half, y), (x, y - 0.02), (x + half, y), (x, y + 0.02)]
    tool.blur(bent(outline), (20, 26, 40), 0.012, 0.35, glow=True)
