"""What drives, floats and flies."""

from __future__ import annotations

import math

import numpy as np

from playground.demo.images.drawing.light import Colour, darker, lighter
from playground.demo.images.drawing.pen import Pen, bent, ring

TYRE: Colour = (44, 44, 50)
GLASS: Colour = (186, 218, 236)


def _wheel(tool: Pen, x: float, y: float, size: float) -> None:
    tool.ellipse(x, y, size, size, TYRE)
    tool.ellipse(x, y, size * 0.58, size * 0.58, (206, 210, 218), (150, 154, 164))
    tool.ellipse(x, y, size * 0.18, size * 0.18, (90, 94, 104))


def _shadow(tool: Pen) -> None:
    tool.blur(ring(tool.aspect / 2, 0.97, tool.aspect * 0.47, 0.035), (18, 20, 30), 0.02, 0.5, glow=True)


def car(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or ((206, 58, 56), (52, 110, 190), (242, 190, 62))[rng.integers(3)]
    wide = tool.aspect
    _shadow(tool)
    cabin = bent(
        [(wide * 0.2, 0.5), (wide * 0.3, 0.14), (wide * 0.46, 0.08), (wide * 0.62, 0.12), (wide * 0.76, 0.48)],
        closed=False,
    )
    tool.polygon(cabin, lighter(paint, 0.1), paint)
    tool.polygon(
        bent([(wide * 0.26, 0.46), (wide * 0.33, 0.2), (wide * 0.45, 0.16), (wide * 0.46, 0.46)], closed=False),
        lighter(GLASS, 0.2),
        (120, 160, 190),
    )
    tool.polygon(
        bent([(wide * 0.49, 0.46), (wide * 0.49, 0.16), (wide * 0.59, 0.19), (wide * 0.7, 0.46)], closed=False),
        lighter(GLASS, 0.2),
        (120, 160, 190),
    )
    body = bent(
        [
            (wide * 0.03, 0.74),
            (wide * 0.05, 0.52),
            (wide * 0.2, 0.45),
            (wide * 0.74, 0.45),
            (wide * 0.93, 0.54),
            (wide * 0.975, 0.72),
            (wide * 0.95, 0.84),
            (wide * 0.05, 0.84),
        ]
    )
    tool.polygon(body, lighter(paint, 0.16), darker(paint, 0.24))
    tool.line([(wide * 0.475, 0.48), (wide * 0.475, 0.8)], 0.01, darker(paint, 0.3))
    tool.line([(wide * 0.52, 0.56), (wide * 0.57, 0.56)], 0.022, (226, 228, 232))
    tool.ellipse(wide * 0.94, 0.62, 0.05, 0.045, (255, 246, 206), glow=tool.light.dark)
    tool.ellipse(wide * 0.055, 0.62, 0.032, 0.045, (190, 40, 44), glow=tool.light.dark)
    if tool.light.dark:
        tool.blur([(wide * 0.95, 0.6), (wide * 1.35, 0.5), (wide * 1.35, 0.9)], (255, 240, 190), 0.05, 0.45, glow=True)
    for x in (0.24, 0.77):
        tool.ellipse(wide * x, 0.82, 0.2, 0.2, darker(paint, 0.6))
        _wheel(tool, wide * x, 0.82, 0.17)


def bus(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (240, 176, 44)
    wide = tool.aspect
    _shadow(tool)
    tool.polygon(
        bent(
            [
                (0.04, 0.84),
                (0.04, 0.16),
                (0.12, 0.08),
                (wide - 0.12, 0.08),
                (wide - 0.04, 0.16),
                (wide - 0.02, 0.6),
                (wide - 0.04, 0.84),
            ],
            parts=4,
        ),
        lighter(paint, 0.14),
        darker(paint, 0.16),
    )
    count = 5
    for number in range(count):
        left = 0.14 + number * (wide - 0.28) / count
        lamp = tool.light.dark
        tool.rectangle(
            left,
            0.2,
            left + (wide - 0.28) / count - 0.06,
            0.46,
            (255, 226, 150) if lamp else lighter(GLASS, 0.3),
            (250, 200, 110) if lamp else (130, 170, 200),
            glow=lamp,
        )
    tool.rectangle(0.04, 0.58, wide - 0.03, 0.64, darker(paint, 0.3))
    for x in (0.2, 0.8):
        _wheel(tool, wide * x, 0.84, 0.135)


def train(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (62, 122, 96)
    wide = tool.aspect
    tool.rectangle(-0.1, 0.955, wide + 0.1, 0.985, (110, 100, 96))
    for number, share in enumerate((0.0, 0.5)):
        left = wide * share + 0.04
        right = wide * (share + 0.5) - 0.05
        tool.rectangle(left, 0.4, right, 0.84, lighter(paint, 0.16), darker(paint, 0.2))
        tool.rectangle(left - 0.02, 0.35, right + 0.02, 0.42, darker(paint, 0.4))
        if number == 0:
            for k in range(3):
                x = left + 0.1 + k * (right - left - 0.1) / 3
                tool.rectangle(x, 0.48, x + 0.18, 0.64, (255, 232, 170), (214, 226, 236), glow=tool.light.dark)
        for x in (left + 0.14, right - 0.14):
            _wheel(tool, x, 0.87, 0.1)
    nose = wide * 0.56
    tool.rectangle(nose, 0.12, nose + 0.3, 0.5, lighter(paint, 0.06), darker(paint, 0.1))
    tool.rectangle(nose + 0.06, 0.19, nose + 0.24, 0.36, (255, 232, 170), (190, 214, 230), glow=tool.light.dark)
    tool.rectangle(nose - 0.04, 0.08, nose + 0.36, 0.14, (58, 54, 60))
    tool.rectangle(wide - 0.34, 0.16, wide - 0.22, 0.42, (58, 54, 60))
    for k, size in enumerate((0.06, 0.085, 0.11)):
        tool.blur(ring(wide - 0.3 - 0.16 * k, 0.09 - 0.05 * k, size, size * 0.8), (238, 238, 242), 0.02, 0.85)


def boat(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A sailing boat with two sails."""
    hull = tone or ((150, 82, 54), (44, 70, 120), (198, 60, 56))[rng.integers(3)]
    wide = tool.aspect
    mast = wide * 0.48
    tool.line([(mast, 0.84), (mast, 0.03)], 0.02, (120, 84, 58))
    tool.polygon(
        bent([(mast + 0.02, 0.06), (mast + 0.22, 0.4), (mast + 0.34, 0.74), (mast + 0.02, 0.76)], closed=False),
        (255, 253, 246),
        (226, 226, 228),
    )
    tool.polygon(
        bent([(mast - 0.02, 0.14), (mast - 0.12, 0.48), (mast - 0.3, 0.76), (mast - 0.02, 0.74)], closed=False),
        (244, 236, 224),
        (206, 204, 210),
    )
    tool.polygon([(mast, 0.03), (mast + 0.11, 0.055), (mast, 0.08)], (222, 66, 66))
    tool.polygon(
        bent(
            [
                (wide * 0.06, 0.8),
                (wide * 0.3, 0.82),
                (wide * 0.7, 0.82),
                (wide * 0.96, 0.78),
                (wide * 0.84, 0.96),
                (wide * 0.2, 0.97),
            ],
            parts=6,
        ),
        lighter(hull, 0.14),
        darker(hull, 0.26),
    )
    tool.line([(wide * 0.08, 0.815), (wide * 0.94, 0.8)], 0.018, lighter(hull, 0.5))
    tool.blur(ring(wide / 2, 0.975, wide * 0.44, 0.02), (240, 248, 252), 0.012, 0.6)


def ship(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    hull = tone or (46, 62, 96)
    wide = tool.aspect
    for left, top, right in ((0.3, 0.5, 0.84), (0.38, 0.36, 0.76)):
        tool.rectangle(wide * left, top, wide * right, 0.72, (252, 252, 250), (218, 224, 230))
        for number in range(9):
            x = wide * (left + 0.03 + number * (right - left - 0.04) / 9)
            tool.rectangle(
                x,
                top + 0.05,
                x + 0.05,
                top + 0.1,
                (255, 220, 140) if tool.light.dark else (96, 140, 176),
                glow=tool.light.dark,
            )
    for x in (0.48, 0.6):
        tool.polygon(
            [(wide * x, 0.12), (wide * x + 0.12, 0.12), (wide * x + 0.14, 0.37), (wide * x - 0.02, 0.37)],
            (214, 74, 58),
            (160, 50, 44),
        )
        tool.rectangle(wide * x - 0.005, 0.12, wide * x + 0.125, 0.17, (44, 44, 50))
    tool.polygon(
        [(wide * 0.02, 0.66), (wide * 0.98, 0.66), (wide * 0.9, 0.96), (wide * 0.1, 0.96)],
        lighter(hull, 0.1),
        darker(hull, 0.2),
    )
    tool.polygon([(wide * 0.085, 0.9), (wide * 0.915, 0.9), (wide * 0.9, 0.96), (wide * 0.1, 0.96)], (170, 56, 50))
    tool.blur(ring(wide / 2, 0.97, wide * 0.46, 0.025), (240, 248, 252), 0.014, 0.7)


def balloon(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A hot-air balloon with gores in two colours."""
    paint = tone or ((214, 66, 62), (56, 118, 196), (236, 152, 52))[rng.integers(3)]
    other = lighter(paint, 0.72) if tone is None or sum(paint) < 560 else (236, 152, 52)
    x = tool.aspect / 2
    gores = 8
    for number in range(gores):
        low, high = math.pi * number / gores, math.pi * (number + 1) / gores
        inner, outer = -math.cos(low), -math.cos(high)
        shade = paint if number % 2 else other
        dim = 0.34 * max(0.0, outer) ** 1.2
        tool.polygon(_gore(x, inner, outer), lighter(shade, 0.16 * (1 - max(0.0, outer))), darker(shade, 0.12 + dim))
    for side in (-1, 1):
        tool.line([(x + side * 0.09, 0.72), (x + side * 0.055, 0.88)], 0.007, (90, 70, 60))
    tool.polygon([(x - 0.09, 0.715), (x + 0.09, 0.715), (x + 0.075, 0.745), (x - 0.075, 0.745)], darker(paint, 0.4))
    if tool.light.dark:
        tool.blur(ring(x, 0.78, 0.05, 0.06), (255, 200, 90), 0.03, 0.9, glow=True)
    tool.rectangle(x - 0.062, 0.87, x + 0.062, 0.98, (166, 116, 70), (112, 74, 46))
    tool.rectangle(x - 0.07, 0.86, x + 0.07, 0.885, (96, 62, 40))


def _gore(x: float, inner: float, outer: float) -> list[tuple[float, float]]:
    down = [k / 24 for k in range(25)]

    def edge(share: float) -> list[tuple[float, float]]:
        return [(x + share * _girth(along), 0.02 + 0.7 * along) for along in down]

    return [*edge(inner), *reversed(edge(outer))]


def _girth(along: float) -> float:
    if along < 0.45:
        return 0.37 * math.sqrt(max(0.0, 1 - ((0.45 - along) / 0.45) ** 2))
    fall = (along - 0.45) / 0.55
    return 0.37 - 0.28 * float(fall**1.5)


def plane(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (244, 246, 250)
    stripe = (52, 108, 190) if tone is None else darker(paint, 0.4)
    wide = tool.aspect
    tool.polygon(
        [(wide * 0.1, 0.46), (wide * 0.02, 0.08), (wide * 0.13, 0.08), (wide * 0.27, 0.44)], stripe, darker(stripe, 0.2)
    )
    tool.polygon(
        [(wide * 0.5, 0.48), (wide * 0.36, 0.22), (wide * 0.43, 0.22), (wide * 0.62, 0.46)], darker(paint, 0.22)
    )
    tool.polygon(
        bent(
            [
                (wide * 0.03, 0.46),
                (wide * 0.3, 0.42),
                (wide * 0.8, 0.4),
                (wide * 0.93, 0.47),
                (wide * 0.975, 0.55),
                (wide * 0.85, 0.64),
                (wide * 0.3, 0.64),
                (wide * 0.1, 0.54),
            ]
        ),
        lighter(paint, 0.3),
        darker(paint, 0.16),
    )
    tool.line([(wide * 0.14, 0.55), (wide * 0.95, 0.57)], 0.03, stripe)
    for number in range(9):
        tool.ellipse(wide * (0.28 + number * 0.06), 0.49, 0.018, 0.024, (96, 140, 180))
    tool.polygon(
        bent([(wide * 0.84, 0.44), (wide * 0.9, 0.45), (wide * 0.93, 0.5), (wide * 0.84, 0.5)], parts=3), (96, 140, 180)
    )
    tool.polygon(
        [(wide * 0.58, 0.57), (wide * 0.28, 0.97), (wide * 0.38, 0.97), (wide * 0.72, 0.58)],
        lighter(paint, 0.1),
        darker(paint, 0.26),
    )
    tool.polygon(
        [(wide * 0.14, 0.52), (wide * 0.03, 0.68), (wide * 0.09, 0.68), (wide * 0.24, 0.53)], darker(paint, 0.18)
    )


def rocket(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (216, 66, 62)
    x = tool.aspect / 2
    for size, shade in ((1.0, (236, 96, 40)), (0.7, (252, 180, 60)), (0.4, (255, 240, 190))):
        tool.polygon(
            bent(
                [
                    (x - 0.09 * size, 0.74),
                    (x - 0.06 * size, 0.74 + 0.14 * size),
                    (x, 0.74 + 0.26 * size),
                    (x + 0.06 * size, 0.74 + 0.14 * size),
                    (x + 0.09 * size, 0.74),
                ]
            ),
            shade,
            glow=True,
        )
    for side in (-1, 1):
        tool.polygon(
            bent(
                [(x + side * 0.1, 0.5), (x + side * 0.25, 0.66), (x + side * 0.25, 0.82), (x + side * 0.1, 0.72)],
                parts=5,
            ),
            paint,
            darker(paint, 0.3),
        )
    body = bent(
        [
            (x, 0.02),
            (x + 0.12, 0.2),
            (x + 0.15, 0.46),
            (x + 0.1, 0.74),
            (x - 0.1, 0.74),
            (x - 0.15, 0.46),
            (x - 0.12, 0.2),
        ]
    )
    tool.polygon(body, (252, 252, 252), (214, 220, 230))
    tool.inside(body, [(x + 0.05, 0), (x + 0.3, 0), (x + 0.3, 0.8), (x + 0.05, 0.8)], (140, 150, 170), 0.03, 0.6)
    tool.inside(body, [(x - 0.3, 0), (x + 0.3, 0), (x + 0.3, 0.18), (x - 0.3, 0.18)], paint, 0.003, 1.0)
    tool.ellipse(x, 0.34, 0.075, 0.075, darker(paint, 0.1))
    tool.ellipse(x, 0.34, 0.055, 0.055, lighter(GLASS, 0.3), (100, 150, 190))
    tool.polygon([(x - 0.03, 0.56), (x + 0.03, 0.56), (x + 0.02, 0.8), (x - 0.02, 0.8)], darker(paint, 0.15))


def bicycle(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    paint = tone or (206, 60, 64)
    wide = tool.aspect
    left, right, y = wide * 0.22, wide * 0.78, 0.72
    for x in (left, right):
        tool.line([*ring(x, y, 0.25, 0.25), ring(x, y, 0.25, 0.25)[0]], 0.03, TYRE)
        for number in range(8):
            angle = number * math.pi / 8
            tool.line(
                [
                    (x + math.cos(angle) * 0.24, y + math.sin(angle) * 0.24),
                    (x - math.cos(angle) * 0.24, y - math.sin(angle) * 0.24),
                ],
                0.006,
                (170, 174, 184),
            )
    seat, crank, head = (wide * 0.4, 0.32), (wide * 0.48, 0.74), (wide * 0.68, 0.3)
    for start, end in (
        ((left, y), (crank[0], crank[1])),
        ((left, y), seat),
        (seat, crank),
        (seat, head),
        (crank, head),
        (head, (right, y)),
    ):
        tool.line([start, end], 0.034, paint)
    tool.line([(wide * 0.36, 0.26), (wide * 0.45, 0.26)], 0.05, (58, 46, 44))
    tool.line(bent([head, (wide * 0.67, 0.18), (wide * 0.73, 0.14)], closed=False), 0.03, (80, 84, 94))
    tool.ellipse(crank[0], crank[1], 0.05, 0.05, (90, 94, 104))
