"""Small things and things of the sky."""

from __future__ import annotations

import math

import numpy as np

from playground.demo.images.drawing.light import Colour, darker, lighter
from playground.demo.images.drawing.pen import Pen, bent, ring


def cloud(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    white = tone or (255, 255, 255)
    wide = tool.aspect
    puffs = [(0.16, 0.7, 0.13), (0.3, 0.52, 0.2), (0.5, 0.42, 0.27), (0.7, 0.54, 0.21), (0.85, 0.7, 0.13)]
    for lift, shade in ((0.03, darker(white, 0.14)), (0.0, white)):
        tool.polygon(
            bent([(wide * 0.06, 0.86), (wide * 0.1, 0.7), (wide * 0.9, 0.7), (wide * 0.94, 0.86)], parts=6), shade
        )
        for x, y, size in puffs:
            tool.ellipse(wide * x, y + lift, size * wide / 2 * 1.0, size, shade)
    tool.blur(ring(wide * 0.45, 0.4, wide * 0.2, 0.16), lighter(white, 0.6), 0.06, 0.8)


def heart(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    red = tone or (220, 56, 72)
    outline = _heart(tool.aspect / 2)
    tool.polygon(outline, lighter(red, 0.16), darker(red, 0.16))
    tool.inside(outline, ring(tool.aspect / 2 - 0.22, 0.24, 0.12, 0.08, -0.5), (255, 255, 255), 0.03, 0.5)


def _heart(x: float) -> list[tuple[float, float]]:
    angles = [2 * math.pi * k / 60 for k in range(60)]
    return [
        (
            x + 0.029 * 16 * math.sin(a) ** 3,
            0.46 - 0.029 * (13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)),
        )
        for a in angles
    ]


def star(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    gold = tone or (250, 204, 62)
    x = tool.aspect / 2
    points = [
        (
            x + (0.48 if k % 2 == 0 else 0.2) * math.sin(k * math.pi / 5),
            0.52 - (0.48 if k % 2 == 0 else 0.2) * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    tool.polygon(points, lighter(gold, 0.2), darker(gold, 0.1))
    for k in range(0, 10, 2):
        tool.polygon([points[k], points[(k + 1) % 10], (x, 0.52)], darker(gold, 0.12))


def circle(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (62, 122, 206)
    outline = ring(tool.aspect / 2, 0.5, 0.49, 0.49, parts=96)
    tool.polygon(outline, lighter(paint, 0.12), darker(paint, 0.12))
    tool.inside(outline, ring(tool.aspect / 2 - 0.16, 0.3, 0.16, 0.1, -0.6), (255, 255, 255), 0.07, 0.42)


def square(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    _corners(tool, [(0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95)], tone or (240, 150, 52))


def rectangle(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    _corners(tool, [(0.01, 0.2), (0.99, 0.2), (0.99, 0.8), (0.01, 0.8)], tone or (86, 160, 120))


def triangle(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    _corners(tool, [(0.5, 0.04), (0.99, 0.93), (0.01, 0.93)], tone or (74, 164, 110))


def diamond(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    _corners(tool, [(0.5, 0.01), (0.88, 0.5), (0.5, 0.99), (0.12, 0.5)], tone or (120, 90, 190))


def hexagon(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    points = [(0.5 + 0.49 * math.cos(k * math.pi / 3), 0.5 + 0.49 * math.sin(k * math.pi / 3)) for k in range(6)]
    _corners(tool, points, tone or (214, 96, 110))


def _corners(tool: Pen, points: list[tuple[float, float]], paint: Colour) -> None:
    shift = tool.aspect / 2 - 0.5
    placed = [(x + shift, y) for x, y in points]
    tool.polygon(placed, lighter(paint, 0.14), darker(paint, 0.12))


def planet(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A ringed planet, lit from one side."""
    paint = tone or ((220, 160, 98), (98, 150, 200), (190, 110, 120))[rng.integers(3)]
    x, y = tool.aspect / 2, 0.5
    band = [ring(x, y, 0.62 * k, 0.17 * k, -0.32, 90) for k in (1.0, 0.78)]
    half = len(band[0]) // 2
    tool.polygon([*band[0][half:], *reversed(band[1][half:])], lighter(paint, 0.5), lighter(paint, 0.2), glow=True)
    outline = ring(x, y, 0.36, 0.36, parts=90)
    tool.polygon(outline, lighter(paint, 0.14), paint, glow=True)
    for number in range(6):
        top = y - 0.3 + number * 0.1 + rng.uniform(-0.015, 0.015)
        stripe = [(x - 0.4, top + 0.1), (x + 0.4, top - 0.1), (x + 0.4, top - 0.06), (x - 0.4, top + 0.14)]
        tool.inside(outline, stripe, darker(paint, 0.35) if number % 2 else lighter(paint, 0.4), 0.012, 0.5)
    tool.inside(outline, ring(x + 0.32, y + 0.22, 0.36, 0.42), (10, 8, 26), 0.1, 0.75)
    tool.polygon(
        [*band[0][:half], band[0][half], band[1][half], *reversed(band[1][:half])],
        lighter(paint, 0.6),
        lighter(paint, 0.3),
        glow=True,
    )


def ball(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (226, 72, 72)
    x = tool.aspect / 2
    tool.blur(ring(x, 0.95, 0.4, 0.05), (20, 24, 34), 0.02, 0.45, glow=True)
    outline = ring(x, 0.5, 0.46, 0.46, parts=80)
    tool.polygon(outline, lighter(paint, 0.18), darker(paint, 0.3))
    for k in (-0.5, 0.5):
        tool.inside(
            outline,
            bent([(x + k * 0.1, 0.02), (x + k * 0.62, 0.5), (x + k * 0.1, 0.98), (x + k * 0.24, 0.5)]),
            (252, 250, 244),
            0.004,
            0.95,
        )
    tool.inside(outline, ring(x - 0.16, 0.26, 0.12, 0.08, -0.6), (255, 255, 255), 0.04, 0.7)


def umbrella(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    cloth = tone or (220, 70, 76)
    x = tool.aspect / 2
    tool.line([(x, 0.06), (x, 0.96)], 0.022, (140, 110, 84))
    for number in range(6):
        low, high = -1 + number / 3, -1 + (number + 1) / 3
        arc = [
            (x + share * 0.48 * math.sin(along * math.pi / 2), 0.1 + 0.36 * (1 - math.cos(along * math.pi / 2)))
            for share in (low,)
            for along in np.linspace(0, 1, 14)
        ]
        back = [
            (x + high * 0.48 * math.sin(along * math.pi / 2), 0.1 + 0.36 * (1 - math.cos(along * math.pi / 2)))
            for along in np.linspace(1, 0, 14)
        ]
        shade = cloth if number % 2 else lighter(cloth, 0.7)
        tool.polygon([*arc, (x + (low + high) * 0.24, 0.43), *back], lighter(shade, 0.12), darker(shade, 0.12))


def apple(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    skin = tone or (206, 48, 52)
    x = tool.aspect / 2
    tool.blur(ring(x, 0.96, 0.34, 0.04), (20, 24, 34), 0.02, 0.4, glow=True)
    outline = bent(
        [
            (x, 0.3),
            (x + 0.24, 0.23),
            (x + 0.42, 0.46),
            (x + 0.3, 0.84),
            (x + 0.1, 0.96),
            (x, 0.93),
            (x - 0.1, 0.96),
            (x - 0.3, 0.84),
            (x - 0.42, 0.46),
            (x - 0.24, 0.23),
        ]
    )
    tool.polygon(outline, lighter(skin, 0.14), darker(skin, 0.22))
    tool.inside(outline, ring(x - 0.2, 0.45, 0.09, 0.15, 0.3), (255, 255, 255), 0.04, 0.5)
    tool.line(bent([(x, 0.32), (x + 0.02, 0.2), (x + 0.06, 0.1)], closed=False), 0.03, (106, 72, 48))
    tool.polygon(
        bent([(x + 0.03, 0.2), (x + 0.16, 0.08), (x + 0.32, 0.12), (x + 0.18, 0.22)]), (110, 176, 82), (70, 132, 62)
    )


def cup(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    china = tone or (242, 240, 234)
    x = tool.aspect * 0.45
    tool.blur(ring(x, 0.95, 0.42, 0.04), (20, 24, 34), 0.02, 0.4, glow=True)
    tool.line([*ring(x + 0.33, 0.58, 0.13, 0.15), ring(x + 0.33, 0.58, 0.13, 0.15)[0]], 0.055, darker(china, 0.08))
    tool.polygon(
        bent(
            [(x - 0.34, 0.36), (x - 0.3, 0.78), (x - 0.18, 0.93), (x + 0.18, 0.93), (x + 0.3, 0.78), (x + 0.34, 0.36)],
            parts=6,
        ),
        lighter(china, 0.3),
        darker(china, 0.14),
    )
    tool.ellipse(x, 0.36, 0.34, 0.08, lighter(china, 0.4))
    tool.ellipse(x, 0.37, 0.3, 0.06, (112, 72, 46), (84, 52, 34))
    for shift in (-0.1, 0.06):
        tool.line(
            bent(
                [(x + shift, 0.27), (x + shift + 0.05, 0.18), (x + shift, 0.1), (x + shift + 0.05, 0.03)], closed=False
            ),
            0.018,
            (246, 246, 248),
        )


def cake(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    icing = tone or (244, 168, 190)
    x, wide = tool.aspect / 2, tool.aspect * 0.42
    tool.ellipse(x, 0.93, wide * 1.12, 0.06, (236, 238, 242), (196, 202, 212))
    tool.polygon(
        bent([(x - wide, 0.44), (x - wide, 0.88), (x, 0.95), (x + wide, 0.88), (x + wide, 0.44)], parts=5),
        (232, 190, 132),
        (196, 144, 92),
    )
    tool.ellipse(x, 0.45, wide, 0.1, lighter(icing, 0.3), icing)
    for number in range(9):
        px = x - wide + wide * (number + 0.5) * 2 / 9
        tool.line([(px, 0.47), (px, 0.54 + 0.07 * (number % 3))], wide * 0.2, icing)
    for number, shade in enumerate(((86, 150, 210), (250, 206, 80), (120, 190, 120))):
        px = x + (number - 1) * wide * 0.45
        tool.line([(px, 0.42), (px, 0.2)], 0.04, shade)
        tool.ellipse(px, 0.13, 0.024, 0.055, (255, 214, 110), (246, 140, 50), glow=True)


def kite(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    cloth = tone or (232, 84, 72)
    x = tool.aspect / 2
    tool.line(bent([(x, 0.6), (x - 0.12, 0.74), (x + 0.08, 0.86), (x - 0.06, 1.0)], closed=False), 0.012, (90, 80, 80))
    for y, shift in ((0.72, -0.1), (0.84, 0.06), (0.95, -0.02)):
        tool.polygon(
            [
                (x + shift - 0.06, y - 0.03),
                (x + shift + 0.06, y + 0.03),
                (x + shift + 0.06, y - 0.03),
                (x + shift - 0.06, y + 0.03),
            ],
            lighter(cloth, 0.4),
        )
    corners = [(x, 0.02), (x + 0.28, 0.24), (x, 0.62), (x - 0.28, 0.24)]
    for k in range(4):
        tool.polygon([corners[k], corners[(k + 1) % 4], (x, 0.24)], (cloth, lighter(cloth, 0.5))[k % 2])


def lamp(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    metal = tone or (62, 66, 78)
    x = tool.aspect / 2
    if tool.light.dark or tool.light.low:
        tool.blur(ring(x, 0.13, 0.2, 0.18), (255, 214, 130), 0.08, 0.75, glow=True)
    tool.line([(x, 0.99), (x, 0.2)], 0.03, metal)
    tool.polygon([(x - 0.06, 1.0), (x + 0.06, 1.0), (x + 0.025, 0.92), (x - 0.025, 0.92)], metal)
    tool.polygon(
        [(x - 0.06, 0.07), (x + 0.06, 0.07), (x + 0.045, 0.2), (x - 0.045, 0.2)],
        (255, 236, 180),
        (250, 204, 120),
        glow=True,
    )
    tool.polygon([(x - 0.085, 0.075), (x, 0.02), (x + 0.085, 0.075)], metal)


def gift(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paper = tone or (206, 62, 74)
    ribbon = (250, 212, 92) if tone != (250, 206, 58) else (206, 62, 74)
    x = tool.aspect / 2
    tool.blur(ring(x, 0.97, 0.42, 0.03), (20, 24, 34), 0.02, 0.4, glow=True)
    tool.rectangle(x - 0.38, 0.42, x + 0.38, 0.98, paper, darker(paper, 0.24))
    tool.rectangle(x - 0.42, 0.32, x + 0.42, 0.48, lighter(paper, 0.14), darker(paper, 0.06))
    tool.rectangle(x - 0.07, 0.32, x + 0.07, 0.98, lighter(ribbon, 0.1), darker(ribbon, 0.16))
    for side in (-1, 1):
        tool.polygon(
            bent([(x, 0.32), (x + side * 0.1, 0.08), (x + side * 0.3, 0.1), (x + side * 0.24, 0.28)]),
            lighter(ribbon, 0.2),
            darker(ribbon, 0.1),
        )
    tool.ellipse(x, 0.3, 0.07, 0.055, ribbon)
