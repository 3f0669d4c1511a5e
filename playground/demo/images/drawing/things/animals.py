"""Animals and people, simple and friendly."""

from __future__ import annotations

import math

import numpy as np

from playground.demo.images.drawing.light import Colour, darker, lighter
from playground.demo.images.drawing.pen import Pen, bent, ring

INK: Colour = (38, 34, 40)


def shadow(tool: Pen, x: float, half: float) -> None:
    tool.blur(ring(x, 0.975, half, 0.03), (20, 24, 34), 0.014, 0.4, glow=True)


def eye(tool: Pen, x: float, y: float, size: float, iris: Colour) -> None:
    tool.ellipse(x, y, size, size * 1.1, (252, 250, 244))
    tool.ellipse(x, y, size * 0.84, size, iris)
    tool.ellipse(x, y, size * 0.46, size * 0.86, (22, 20, 26))
    tool.ellipse(x - size * 0.3, y - size * 0.4, size * 0.24, size * 0.24, (255, 255, 255))


def cat(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A sitting cat that looks at the viewer."""
    fur = tone or ((216, 146, 78), (150, 146, 148), (92, 84, 82))[rng.integers(3)]
    pale, dark = lighter(fur, 0.72), darker(fur, 0.26)
    x = tool.aspect * 0.46
    shadow(tool, x, 0.3)
    tool.line(bent([(x + 0.2, 0.92), (x + 0.37, 0.86), (x + 0.4, 0.68), (x + 0.33, 0.58)], closed=False), 0.075, dark)
    body = bent(
        [
            (x - 0.1, 0.44),
            (x - 0.23, 0.72),
            (x - 0.23, 0.96),
            (x, 0.985),
            (x + 0.24, 0.96),
            (x + 0.25, 0.72),
            (x + 0.1, 0.44),
        ]
    )
    tool.polygon(body, lighter(fur, 0.06), dark)
    tool.inside(body, ring(x, 0.72, 0.1, 0.2), pale, 0.02, 0.95)
    for side in (-1, 1):
        tool.ellipse(x + side * 0.09, 0.94, 0.078, 0.045, lighter(fur, 0.2), fur)
        tool.line([(x + side * 0.035, 0.92), (x + side * 0.04, 0.78)], 0.008, dark)
    _cat_head(tool, x, fur, pale, dark)


def _cat_head(tool: Pen, x: float, fur: Colour, pale: Colour, dark: Colour) -> None:
    for side in (-1, 1):
        tool.polygon([(x + side * 0.05, 0.2), (x + side * 0.2, 0.03), (x + side * 0.225, 0.3)], fur, darker(fur, 0.1))
        tool.polygon([(x + side * 0.095, 0.2), (x + side * 0.185, 0.085), (x + side * 0.2, 0.27)], (238, 170, 164))
    head = bent(
        [
            (x, 0.14),
            (x + 0.2, 0.21),
            (x + 0.245, 0.36),
            (x + 0.15, 0.47),
            (x, 0.505),
            (x - 0.15, 0.47),
            (x - 0.245, 0.36),
            (x - 0.2, 0.21),
        ]
    )
    tool.polygon(head, lighter(fur, 0.14), fur)
    for shift in (-0.055, 0.0, 0.055):
        tool.line([(x + shift, 0.155), (x + shift * 0.7, 0.225)], 0.018, dark)
    tool.inside(head, ring(x, 0.45, 0.13, 0.085), pale, 0.014, 0.95)
    for side in (-1, 1):
        eye(tool, x + side * 0.1, 0.325, 0.044, (126, 176, 92))
        for lift in (-0.012, 0.012, 0.036):
            tool.line(
                [(x + side * 0.09, 0.42 + lift * 0.5), (x + side * 0.29, 0.4 + lift * 1.6)], 0.005, (250, 250, 250)
            )
        tool.line(bent([(x, 0.43), (x + side * 0.025, 0.45), (x + side * 0.06, 0.44)], closed=False), 0.009, INK)
    tool.polygon(bent([(x - 0.028, 0.395), (x + 0.028, 0.395), (x, 0.425)]), (226, 122, 126))


def dog(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    fur = tone or ((190, 138, 84), (226, 196, 146), (120, 86, 62))[rng.integers(3)]
    pale, dark = lighter(fur, 0.7), darker(fur, 0.3)
    x = tool.aspect * 0.47
    shadow(tool, x, 0.3)
    tool.line(bent([(x + 0.2, 0.86), (x + 0.34, 0.78), (x + 0.38, 0.62)], closed=False), 0.065, fur)
    body = bent(
        [
            (x - 0.12, 0.44),
            (x - 0.23, 0.74),
            (x - 0.22, 0.96),
            (x, 0.985),
            (x + 0.24, 0.96),
            (x + 0.25, 0.74),
            (x + 0.12, 0.44),
        ]
    )
    tool.polygon(body, fur, dark)
    tool.inside(body, ring(x, 0.68, 0.11, 0.2), pale, 0.02, 0.9)
    for side in (-1, 1):
        tool.ellipse(x + side * 0.095, 0.94, 0.085, 0.045, lighter(fur, 0.24), fur)
    collar = (214, 56, 60) if tone != (214, 48, 49) else (48, 108, 214)
    tool.polygon(bent([(x - 0.15, 0.475), (x, 0.545), (x + 0.15, 0.475), (x, 0.51)]), collar)
    tool.ellipse(x, 0.56, 0.024, 0.024, (248, 206, 84), (206, 150, 50))
    _dog_head(tool, x, fur, pale, dark)


def _dog_head(tool: Pen, x: float, fur: Colour, pale: Colour, dark: Colour) -> None:
    head = bent(
        [
            (x, 0.09),
            (x + 0.17, 0.15),
            (x + 0.21, 0.31),
            (x + 0.14, 0.46),
            (x, 0.51),
            (x - 0.14, 0.46),
            (x - 0.21, 0.31),
            (x - 0.17, 0.15),
        ]
    )
    tool.polygon(head, lighter(fur, 0.14), fur)
    tool.inside(head, ring(x, 0.22, 0.035, 0.16), pale, 0.012, 0.9)
    tool.inside(head, ring(x, 0.42, 0.115, 0.1), pale, 0.012, 0.95)
    for side in (-1, 1):
        tool.polygon(
            bent(
                [
                    (x + side * 0.11, 0.11),
                    (x + side * 0.25, 0.14),
                    (x + side * 0.29, 0.36),
                    (x + side * 0.21, 0.42),
                    (x + side * 0.17, 0.26),
                ]
            ),
            darker(fur, 0.2),
            dark,
        )
        eye(tool, x + side * 0.09, 0.29, 0.036, (104, 66, 38))
    tool.line([(x, 0.4), (x, 0.44)], 0.01, INK)
    tool.polygon(bent([(x - 0.03, 0.455), (x + 0.03, 0.455), (x + 0.024, 0.53), (x - 0.024, 0.53)]), (236, 116, 126))
    for side in (-1, 1):
        tool.line(bent([(x, 0.44), (x + side * 0.04, 0.465), (x + side * 0.085, 0.445)], closed=False), 0.011, INK)
    tool.polygon(bent([(x - 0.05, 0.365), (x + 0.05, 0.365), (x, 0.415)]), INK)


def rabbit(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    fur = tone or (206, 192, 178)
    x = tool.aspect / 2
    shadow(tool, x, 0.28)
    for side in (-1, 1):
        tool.ellipse(x + side * 0.09, 0.18, 0.055, 0.18, fur, darker(fur, 0.1), turn=side * 0.16)
        tool.ellipse(x + side * 0.092, 0.19, 0.028, 0.14, (240, 176, 178), turn=side * 0.16)
    tool.ellipse(x + 0.2, 0.86, 0.08, 0.08, (252, 252, 252))
    tool.ellipse(x, 0.78, 0.21, 0.2, lighter(fur, 0.1), darker(fur, 0.16))
    tool.ellipse(x, 0.8, 0.12, 0.14, lighter(fur, 0.6))
    for side in (-1, 1):
        tool.ellipse(x + side * 0.12, 0.95, 0.1, 0.042, lighter(fur, 0.3), fur)
    tool.ellipse(x, 0.46, 0.17, 0.155, lighter(fur, 0.2), fur)
    for side in (-1, 1):
        eye(tool, x + side * 0.075, 0.44, 0.033, (86, 60, 46))
        tool.blur(ring(x + side * 0.11, 0.52, 0.035, 0.025), (240, 150, 150), 0.014, 0.7)
    tool.polygon(bent([(x - 0.022, 0.5), (x + 0.022, 0.5), (x, 0.525)]), (224, 120, 130))


def fish(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    skin = tone or ((244, 142, 52), (70, 150, 200), (240, 196, 60))[rng.integers(3)]
    wide = tool.aspect
    x, y = wide * 0.54, 0.5
    tool.polygon(
        bent([(x - 0.42, y), (x - 0.76, y - 0.3), (x - 0.66, y), (x - 0.76, y + 0.3)]),
        lighter(skin, 0.16),
        darker(skin, 0.2),
    )
    tool.polygon(bent([(x - 0.2, y - 0.25), (x, y - 0.46), (x + 0.25, y - 0.24)]), darker(skin, 0.1))
    outline = bent(
        [
            (x - 0.5, y),
            (x - 0.2, y - 0.27),
            (x + 0.2, y - 0.29),
            (x + 0.52, y),
            (x + 0.2, y + 0.29),
            (x - 0.2, y + 0.27),
        ]
    )
    tool.polygon(outline, lighter(skin, 0.2), darker(skin, 0.16))
    for shift in (-0.16, 0.1):
        band = bent(
            [(x + shift - 0.05, y - 0.28), (x + shift + 0.03, y), (x + shift - 0.05, y + 0.28), (x + shift - 0.12, y)]
        )
        tool.inside(outline, band, (252, 250, 244), 0.006, 0.85)
    tool.polygon(bent([(x + 0.06, y + 0.06), (x - 0.12, y + 0.2), (x - 0.1, y + 0.02)]), darker(skin, 0.22))
    eye(tool, x + 0.34, y - 0.06, 0.05, (50, 50, 56))


def whale(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    skin = tone or (72, 112, 152)
    wide = tool.aspect
    outline = bent(
        [
            (0.06, 0.62),
            (0.14, 0.42),
            (0.5, 0.32),
            (wide - 0.46, 0.5),
            (wide - 0.16, 0.42),
            (wide - 0.24, 0.62),
            (wide - 0.7, 0.86),
            (0.4, 0.9),
            (0.12, 0.8),
        ]
    )
    tool.polygon(
        [(wide - 0.24, 0.48), (wide - 0.32, 0.2), (wide - 0.12, 0.36), (wide + 0.02, 0.16), (wide - 0.06, 0.48)],
        darker(skin, 0.1),
    )
    tool.polygon(outline, lighter(skin, 0.18), darker(skin, 0.2))
    tool.inside(
        outline,
        bent([(0.04, 0.74), (0.5, 0.78), (wide - 0.7, 0.84), (0.4, 0.98), (0.02, 0.9)]),
        (226, 234, 240),
        0.012,
        0.95,
    )
    eye(tool, 0.3, 0.64, 0.035, (30, 36, 44))
    for lean in (-0.1, 0.0, 0.1):
        tool.line(
            bent([(0.46, 0.32), (0.46 + lean * 0.5, 0.16), (0.46 + lean * 1.6, 0.08)], closed=False),
            0.03,
            (214, 236, 248),
        )


def sheep(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    wool = tone or (250, 247, 240)
    wide = tool.aspect
    shadow(tool, wide / 2, 0.42)
    for x in (0.36, 0.5, wide - 0.46, wide - 0.32):
        tool.rectangle(x - 0.035, 0.7, x + 0.035, 0.98, (72, 64, 66))
    for layer in range(2):
        for number in range(16):
            angle = number * math.pi / 8
            x, y = wide * 0.52 + math.cos(angle) * 0.32, 0.5 + math.sin(angle) * 0.2
            tool.ellipse(x, y - 0.02 * layer, 0.13, 0.12, darker(wool, 0.14) if layer == 0 else wool)
    tool.ellipse(wide * 0.52, 0.48, 0.36, 0.22, lighter(wool, 0.3), darker(wool, 0.06))
    tool.ellipse(0.26, 0.4, 0.13, 0.16, (92, 80, 80), (66, 58, 60))
    for side in (-1, 1):
        tool.ellipse(0.26 + side * 0.14, 0.36, 0.07, 0.035, (84, 72, 74), turn=side * 0.4)
        eye(tool, 0.26 + side * 0.05, 0.38, 0.024, (240, 220, 150))
    tool.ellipse(0.26, 0.26, 0.13, 0.08, wool)


def horse(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    coat = tone or (142, 92, 58)
    wide = tool.aspect
    mane = darker(coat, 0.5)
    shadow(tool, wide / 2, 0.42)
    for x, lean in ((0.5, -0.03), (0.62, 0.02), (wide - 0.42, -0.02), (wide - 0.3, 0.03)):
        tool.line([(x, 0.62), (x + lean, 0.82), (x + lean * 0.5, 0.96)], 0.06, darker(coat, 0.14))
    tool.line(bent([(wide - 0.22, 0.44), (wide - 0.08, 0.56), (wide - 0.1, 0.78)], closed=False), 0.06, mane)
    tool.polygon(
        bent(
            [
                (0.44, 0.44),
                (0.7, 0.4),
                (wide - 0.4, 0.38),
                (wide - 0.2, 0.48),
                (wide - 0.26, 0.68),
                (0.8, 0.68),
                (0.46, 0.66),
            ]
        ),
        lighter(coat, 0.12),
        darker(coat, 0.16),
    )
    tool.polygon(
        bent([(0.4, 0.16), (0.56, 0.3), (0.68, 0.44), (0.5, 0.6), (0.38, 0.36), (0.3, 0.24)]), lighter(coat, 0.12), coat
    )
    tool.polygon(bent([(0.4, 0.1), (0.5, 0.2), (0.66, 0.42), (0.58, 0.42), (0.44, 0.24)]), mane)
    tool.polygon(
        bent([(0.4, 0.12), (0.42, 0.26), (0.24, 0.42), (0.13, 0.4), (0.14, 0.32), (0.3, 0.16)]),
        lighter(coat, 0.16),
        coat,
    )
    tool.polygon([(0.36, 0.14), (0.38, 0.02), (0.44, 0.14)], coat)
    tool.ellipse(0.32, 0.22, 0.02, 0.022, INK)
    tool.ellipse(0.165, 0.37, 0.012, 0.01, INK)


def person(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    shirt = tone or ((70, 130, 190), (206, 84, 76), (86, 150, 98))[rng.integers(3)]
    skin = ((242, 200, 166), (206, 152, 112), (134, 90, 64))[rng.integers(3)]
    hair = ((70, 48, 36), (40, 36, 40), (190, 140, 76))[rng.integers(3)]
    x = tool.aspect / 2
    shadow(tool, x, 0.18)
    for side in (-1, 1):
        tool.line([(x + side * 0.055, 0.6), (x + side * 0.065, 0.95)], 0.085, (66, 78, 110))
        tool.ellipse(x + side * 0.08, 0.97, 0.06, 0.025, (60, 50, 50))
        tool.line(
            bent([(x + side * 0.1, 0.33), (x + side * 0.17, 0.46), (x + side * 0.16, 0.59)], closed=False),
            0.06,
            darker(shirt, 0.12),
        )
        tool.ellipse(x + side * 0.16, 0.61, 0.032, 0.036, skin)
    tool.polygon(
        bent([(x - 0.11, 0.29), (x + 0.11, 0.29), (x + 0.12, 0.64), (x - 0.12, 0.64)]),
        lighter(shirt, 0.12),
        darker(shirt, 0.14),
    )
    tool.rectangle(x - 0.03, 0.22, x + 0.03, 0.3, darker(skin, 0.12))
    tool.ellipse(x, 0.13, 0.115, 0.13, hair)
    tool.ellipse(x, 0.155, 0.09, 0.1, lighter(skin, 0.08), skin)
    tool.polygon(bent([(x - 0.1, 0.12), (x - 0.06, 0.05), (x + 0.08, 0.05), (x + 0.1, 0.12), (x, 0.09)]), hair)
    for side in (-1, 1):
        tool.ellipse(x + side * 0.036, 0.155, 0.011, 0.013, INK)
    tool.line(bent([(x - 0.03, 0.195), (x, 0.21), (x + 0.03, 0.195)], closed=False), 0.009, (170, 70, 66))
