"""Houses, towers and what else people build."""

from __future__ import annotations

import math

import numpy as np

from playground.demo.images.drawing.light import Colour, darker, lighter, mixed
from playground.demo.images.drawing.pen import Pen, bent

LAMP: Colour = (255, 214, 128)


def house(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A gabled house: lit front, shaded side, chimney, windows that glow at night."""
    wall = tone or ((238, 222, 196), (226, 196, 160), (214, 224, 226))[rng.integers(3)]
    roof = (128, 66, 56) if tone != (214, 48, 49) else (92, 70, 70)
    right = tool.aspect
    _foot(tool, 0.02, right - 0.02)
    tool.rectangle(0.62, 0.48, right - 0.04, 0.98, darker(wall, 0.16), darker(wall, 0.3))
    tool.rectangle(right - 0.36, 0.08, right - 0.26, 0.36, (150, 92, 78), (118, 70, 62))
    tool.rectangle(right - 0.375, 0.07, right - 0.245, 0.105, (112, 66, 58))
    tool.polygon(
        [(0.36, 0.13), (right - 0.2, 0.13), (right + 0.01, 0.5), (0.62, 0.5)], lighter(roof, 0.1), darker(roof, 0.18)
    )
    for number in range(1, 5):
        share = number / 5
        y = 0.13 + 0.37 * share
        tool.line([(0.36 + 0.26 * share, y), (right - 0.2 + 0.2 * share, y)], 0.006, darker(roof, 0.28))
    tool.polygon([(0.1, 0.5), (0.36, 0.16), (0.62, 0.5), (0.62, 0.98), (0.1, 0.98)], lighter(wall, 0.12), wall)
    tool.line([(0.04, 0.54), (0.36, 0.125), (0.68, 0.54)], 0.035, darker(roof, 0.1))
    tool.ellipse(0.36, 0.36, 0.045, 0.045, *_glass(tool))
    tool.rectangle(0.3, 0.66, 0.44, 0.98, (122, 78, 52), (92, 58, 40))
    tool.ellipse(0.415, 0.83, 0.009, 0.009, (236, 200, 110))
    for x in (0.15, 0.49):
        window(tool, x, 0.6, 0.09, 0.14)
    room = right - 0.04 - 0.62
    for number in range(2):
        window(tool, 0.62 + room * (0.14 + 0.44 * number), 0.6, room * 0.26, 0.17)


def window(tool: Pen, x: float, y: float, wide: float, tall: float) -> None:
    tool.rectangle(x - 0.012, y - 0.012, x + wide + 0.012, y + tall + 0.012, (248, 246, 240))
    top, base = _glass(tool)
    tool.rectangle(x, y, x + wide, y + tall, top, base, glow=tool.light.dark)
    tool.line([(x + wide / 2, y), (x + wide / 2, y + tall)], 0.01, (248, 246, 240))
    tool.line([(x, y + tall / 2), (x + wide, y + tall / 2)], 0.01, (248, 246, 240))


def _glass(tool: Pen) -> tuple[Colour, Colour]:
    return (LAMP, (250, 178, 88)) if tool.light.dark else ((176, 214, 236), (96, 144, 184))


def _foot(tool: Pen, left: float, right: float) -> None:
    middle, half = (left + right) / 2, (right - left) / 2
    tool.blur(
        bent([(middle - half, 0.985), (middle, 0.95), (middle + half, 0.985), (middle, 1.01)]),
        (24, 28, 36),
        0.014,
        0.42,
        glow=True,
    )


def castle(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    stone = tone or (182, 176, 172)
    wide = tool.aspect
    _foot(tool, 0.04, wide - 0.04)
    _tower(tool, wide * 0.5, 0.26, 0.15, stone, 0.34)
    tool.rectangle(0.12, 0.52, wide - 0.12, 1.0, lighter(stone, 0.08), darker(stone, 0.18))
    _battlements(tool, 0.12, wide - 0.12, 0.52, stone)
    for x, top in ((0.12, 0.38), (wide - 0.12, 0.38), (wide * 0.31, 0.42), (wide * 0.69, 0.42)):
        _tower(tool, x, top, 0.095, stone, 0.24)
    gate = wide / 2
    tool.polygon(
        [
            (gate - 0.09, 1.0),
            (gate - 0.09, 0.78),
            *[(gate + 0.09 * math.cos(a), 0.78 - 0.1 * math.sin(a)) for a in np.linspace(math.pi, 0, 12)],
            (gate + 0.09, 1.0),
        ],
        (84, 58, 44),
        (54, 38, 32),
    )


def _tower(tool: Pen, x: float, top: float, half: float, stone: Colour, roof: float) -> None:
    tool.rectangle(x - half, top, x + half, 1.0, lighter(stone, 0.12), darker(stone, 0.2))
    tool.polygon(
        [(x + half * 0.25, top), (x + half, top), (x + half, 1.0), (x + half * 0.25, 1.0)],
        darker(stone, 0.1),
        darker(stone, 0.32),
    )
    tool.polygon([(x - half * 1.3, top), (x, top - roof), (x + half * 1.3, top)], (120, 88, 158), (76, 54, 116))
    tool.polygon([(x, top - roof), (x + half * 1.3, top), (x + half * 0.2, top)], (90, 64, 130))
    tool.line([(x, top - roof), (x, top - roof - 0.07)], 0.008, (80, 70, 70))
    tool.polygon([(x, top - roof - 0.07), (x + 0.07, top - roof - 0.05), (x, top - roof - 0.03)], (222, 68, 68))
    glass = LAMP if tool.light.dark else (70, 78, 104)
    tool.polygon(
        [
            (x - half * 0.25, top + 0.2),
            (x - half * 0.25, top + 0.11),
            (x, top + 0.07),
            (x + half * 0.25, top + 0.11),
            (x + half * 0.25, top + 0.2),
        ],
        glass,
        glow=tool.light.dark,
    )


def _battlements(tool: Pen, left: float, right: float, top: float, stone: Colour) -> None:
    count = 11
    step = (right - left) / count
    for number in range(0, count, 2):
        tool.rectangle(left + number * step, top - 0.045, left + (number + 1) * step, top + 0.01, lighter(stone, 0.1))


def lighthouse(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    band = tone or (206, 54, 50)
    x = tool.aspect / 2
    _foot(tool, x - 0.18, x + 0.18)
    if tool.light.dark or tool.light.low:
        for side in (-1, 1):
            tool.blur(
                [(x, 0.135), (x + side * 0.9, 0.02), (x + side * 0.9, 0.25)], (255, 240, 180), 0.03, 0.42, glow=True
            )
    for number in range(6):
        top, base = 0.22 + number * 0.13, 0.22 + (number + 1) * 0.13
        high, low = 0.085 + number * 0.0115, 0.085 + (number + 1) * 0.0115
        shade = (246, 244, 238) if number % 2 else band
        tool.polygon([(x - high, top), (x + high, top), (x + low, base), (x - low, base)], shade)
        tool.polygon(
            [(x + high * 0.2, top), (x + high, top), (x + low, base), (x + low * 0.2, base)], darker(shade, 0.18)
        )
    tool.rectangle(x - 0.115, 0.205, x + 0.115, 0.23, (70, 74, 86))
    tool.rectangle(x - 0.065, 0.09, x + 0.065, 0.205, LAMP, (255, 236, 176), glow=True)
    for shift in (-0.065, -0.02, 0.025, 0.065):
        tool.line([(x + shift, 0.09), (x + shift, 0.205)], 0.009, (70, 74, 86))
    tool.polygon([(x - 0.09, 0.095), (x, 0.01), (x + 0.09, 0.095)], lighter(band, 0.05), darker(band, 0.2))
    tool.rectangle(x - 0.04, 0.88, x + 0.04, 1.0, (110, 74, 54))


def windmill(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    wall = tone or (240, 232, 216)
    x = tool.aspect / 2
    _foot(tool, x - 0.22, x + 0.22)
    tool.polygon([(x - 0.12, 0.42), (x + 0.12, 0.42), (x + 0.19, 1.0), (x - 0.19, 1.0)], lighter(wall, 0.2), wall)
    tool.polygon([(x + 0.04, 0.42), (x + 0.12, 0.42), (x + 0.19, 1.0), (x + 0.07, 1.0)], darker(wall, 0.16))
    tool.polygon(
        bent([(x - 0.15, 0.43), (x - 0.09, 0.31), (x, 0.27), (x + 0.09, 0.31), (x + 0.15, 0.43)]),
        (150, 82, 62),
        (112, 60, 50),
    )
    tool.rectangle(x - 0.05, 0.82, x + 0.05, 1.0, (112, 76, 56))
    window(tool, x - 0.035, 0.58, 0.07, 0.09)
    start = rng.uniform(0.3, 1.2)
    for number in range(4):
        angle = start + number * math.pi / 2
        ux, uy = math.cos(angle), math.sin(angle)
        near, far = 0.06, 0.36
        tool.polygon(
            [
                (x + ux * near, 0.38 + uy * near),
                (x + ux * far, 0.38 + uy * far),
                (x + ux * far - uy * 0.09, 0.38 + uy * far + ux * 0.09),
                (x + ux * near - uy * 0.09, 0.38 + uy * near + ux * 0.09),
            ],
            (252, 248, 238),
        )
        tool.line([(x, 0.38), (x + ux * far, 0.38 + uy * far)], 0.018, (120, 90, 70))
    tool.ellipse(x, 0.38, 0.03, 0.03, (96, 70, 56))


def church(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    wall = tone or (240, 236, 228)
    wide = tool.aspect
    _foot(tool, 0.03, wide - 0.03)
    tool.rectangle(0.36, 0.6, wide - 0.04, 1.0, wall, darker(wall, 0.14))
    tool.polygon([(0.34, 0.62), (0.46, 0.4), (wide - 0.14, 0.4), (wide, 0.62)], (136, 78, 62), (104, 58, 50))
    tool.rectangle(0.1, 0.36, 0.4, 1.0, lighter(wall, 0.2), wall)
    tool.rectangle(0.3, 0.36, 0.4, 1.0, darker(wall, 0.14))
    tool.polygon([(0.06, 0.38), (0.25, 0.06), (0.44, 0.38)], (96, 112, 132), (66, 78, 98))
    tool.line([(0.25, 0.07), (0.25, 0.0)], 0.01, (80, 76, 70))
    tool.line([(0.225, 0.025), (0.275, 0.025)], 0.01, (80, 76, 70))
    tool.rectangle(0.19, 0.8, 0.29, 1.0, (112, 76, 56))
    tool.ellipse(0.24, 0.5, 0.045, 0.045, *_glass(tool))
    for number in range(3):
        x = 0.5 + number * (wide - 0.62) / 2.6
        tool.polygon(
            bent([(x, 0.86), (x, 0.72), (x + 0.035, 0.67), (x + 0.07, 0.72), (x + 0.07, 0.86)]),
            *_glass(tool),
            glow=tool.light.dark,
        )


def tent(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    cloth = tone or (232, 150, 60)
    wide = tool.aspect
    _foot(tool, 0.0, wide)
    tool.polygon(
        [(wide * 0.42, 0.08), (wide - 0.02, 0.98), (wide * 0.66, 1.0)], darker(cloth, 0.3), darker(cloth, 0.42)
    )
    tool.polygon([(wide * 0.42, 0.08), (wide * 0.7, 1.0), (0.02, 1.0)], lighter(cloth, 0.16), darker(cloth, 0.1))
    inner = LAMP if tool.light.dark else (92, 60, 44)
    tool.polygon(
        [(wide * 0.42, 0.34), (wide * 0.52, 1.0), (wide * 0.26, 1.0)],
        mixed(inner, (60, 40, 30), 0.1),
        glow=tool.light.dark,
    )


def bridge(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    stone = tone or (170, 160, 150)
    wide = tool.aspect
    arches = 4
    tool.rectangle(0, 0.3, wide, 1.0, lighter(stone, 0.1), darker(stone, 0.2))
    step = wide / arches
    for number in range(arches):
        x = step * (number + 0.5)
        arch = [(x + step * 0.38 * math.cos(a), 0.98 - 0.5 * math.sin(a)) for a in np.linspace(math.pi, 0, 20)]
        tool.polygon([(x - step * 0.38, 1.02), *arch, (x + step * 0.38, 1.02)], (58, 96, 124), (34, 70, 104))
    tool.rectangle(-0.02, 0.22, wide + 0.02, 0.32, lighter(stone, 0.2), stone)


def snowman(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    x = tool.aspect / 2
    _foot(tool, x - 0.25, x + 0.25)
    for y, size in ((0.78, 0.22), (0.47, 0.165), (0.23, 0.115)):
        tool.ellipse(x, y, size, size, (254, 254, 255), (202, 216, 236))
    for side in (-1, 1):
        tool.line([(x + side * 0.14, 0.44), (x + side * 0.34, 0.3)], 0.016, (100, 70, 50))
        tool.ellipse(x + side * 0.04, 0.2, 0.014, 0.014, (36, 36, 42))
    tool.polygon([(x, 0.225), (x + 0.13, 0.25), (x, 0.262)], (240, 138, 46))
    scarf = tone or (206, 52, 56)
    tool.rectangle(x - 0.11, 0.315, x + 0.11, 0.365, scarf, darker(scarf, 0.2))
    tool.rectangle(x + 0.04, 0.34, x + 0.095, 0.5, darker(scarf, 0.1))
    tool.rectangle(x - 0.13, 0.12, x + 0.13, 0.145, (44, 44, 54))
    tool.rectangle(x - 0.085, 0.01, x + 0.085, 0.13, (58, 58, 70), (40, 40, 50))
    for y in (0.44, 0.5, 0.7):
        tool.ellipse(x, y, 0.014, 0.014, (36, 36, 42))


def fence(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    wood = tone or (246, 242, 234)
    wide = tool.aspect
    for y in (0.4, 0.72):
        tool.rectangle(0, y, wide, y + 0.1, wood, darker(wood, 0.14))
    count = max(3, round(wide / 0.4))
    for number in range(count):
        x = (number + 0.5) * wide / count
        tool.polygon(
            [(x - 0.09, 1.0), (x - 0.09, 0.22), (x, 0.06), (x + 0.09, 0.22), (x + 0.09, 1.0)],
            lighter(wood, 0.2),
            darker(wood, 0.12),
        )


def campfire(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    x = tool.aspect / 2
    tool.blur(bent([(x - 0.5, 0.8), (x, 0.2), (x + 0.5, 0.8), (x, 1.1)]), (255, 170, 70), 0.16, 0.4, glow=True)
    for turn in (-1, 1):
        tool.line([(x - turn * 0.3, 0.97), (x + turn * 0.3, 0.83)], 0.1, (110, 74, 48))
    for size, shade in ((1.0, (232, 92, 36)), (0.7, (250, 168, 50)), (0.4, (255, 234, 150))):
        tool.polygon(
            bent(
                [
                    (x - 0.2 * size, 0.88),
                    (x - 0.17 * size, 0.88 - 0.35 * size),
                    (x - 0.05 * size, 0.88 - 0.5 * size),
                    (x + 0.02, 0.88 - 0.82 * size),
                    (x + 0.12 * size, 0.88 - 0.45 * size),
                    (x + 0.22 * size, 0.88 - 0.28 * size),
                    (x + 0.16 * size, 0.9),
                ]
            ),
            shade,
            glow=True,
        )
