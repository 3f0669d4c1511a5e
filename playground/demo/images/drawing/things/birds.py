"""What has wings."""

from __future__ import annotations

import numpy as np

from playground.demo.images.drawing.light import Colour, darker, lighter
from playground.demo.images.drawing.pen import Pen, bent
from playground.demo.images.drawing.things.animals import INK, eye, shadow


def bird(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    """A bird in flight, seen from the side."""
    body = tone or ((250, 250, 250), (70, 110, 170), (214, 90, 70))[rng.integers(3)]
    wide = tool.aspect
    x, y = wide / 2, 0.58
    lift = rng.uniform(0.0, 0.12)
    tool.polygon(
        bent(
            [
                (x + 0.02, y - 0.04),
                (x - 0.1, 0.24 + lift),
                (x - 0.42, 0.06 + lift),
                (x - 0.26, y - 0.1),
                (x - 0.12, y + 0.03),
            ]
        ),
        darker(body, 0.16),
        darker(body, 0.3),
    )
    outline = bent(
        [
            (x - 0.5, y + 0.12),
            (x - 0.22, y + 0.02),
            (x + 0.1, y - 0.09),
            (x + 0.33, y - 0.1),
            (x + 0.42, y - 0.03),
            (x + 0.3, y + 0.08),
            (x, y + 0.16),
            (x - 0.26, y + 0.12),
        ]
    )
    tool.polygon(outline, lighter(body, 0.1), darker(body, 0.12))
    tool.polygon(
        [(x - 0.42, y + 0.06), (x - 0.66, y + 0.02), (x - 0.6, y + 0.12), (x - 0.68, y + 0.22), (x - 0.4, y + 0.14)],
        darker(body, 0.2),
    )
    tool.polygon(
        bent(
            [
                (x + 0.14, y - 0.04),
                (x + 0.12, 0.22 + lift),
                (x + 0.3, 0.02 + lift),
                (x - 0.06, 0.1 + lift),
                (x - 0.16, y),
            ]
        ),
        lighter(body, 0.05),
        darker(body, 0.18),
    )
    tool.polygon([(x + 0.4, y - 0.06), (x + 0.52, y - 0.015), (x + 0.4, y + 0.01)], (244, 168, 60))
    tool.ellipse(x + 0.335, y - 0.045, 0.02, 0.02, INK)


def butterfly(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    wing = tone or (240, 144, 52)
    x = tool.aspect / 2
    for side in (-1, 1):
        upper = bent(
            [
                (x + side * 0.02, 0.5),
                (x + side * 0.12, 0.2),
                (x + side * 0.46, 0.1),
                (x + side * 0.46, 0.4),
                (x + side * 0.2, 0.54),
            ]
        )
        lower = bent([(x + side * 0.02, 0.52), (x + side * 0.3, 0.54), (x + side * 0.38, 0.76), (x + side * 0.18, 0.9)])
        for outline, spot in ((lower, (0.25, 0.7, 0.05)), (upper, (0.35, 0.25, 0.06))):
            tool.polygon(outline, lighter(wing, 0.2), darker(wing, 0.1))
            tool.line([*outline, outline[0]], 0.022, INK)
            tool.ellipse(x + side * spot[0], spot[1], spot[2], spot[2], (255, 246, 220))
        tool.line(bent([(x, 0.32), (x + side * 0.05, 0.16), (x + side * 0.12, 0.1)], closed=False), 0.012, INK)
    tool.ellipse(x, 0.52, 0.032, 0.24, INK)


def duck(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    down = tone or (248, 208, 70)
    wide = tool.aspect
    tool.polygon(
        bent(
            [
                (0.1, 0.56),
                (0.3, 0.62),
                (wide - 0.4, 0.58),
                (wide - 0.14, 0.7),
                (wide - 0.4, 0.96),
                (0.4, 0.97),
                (0.14, 0.8),
            ]
        ),
        lighter(down, 0.14),
        darker(down, 0.14),
    )
    tool.polygon(bent([(0.28, 0.66), (0.6, 0.66), (0.74, 0.76), (0.46, 0.88)]), darker(down, 0.08), darker(down, 0.22))
    head = wide - 0.36
    tool.polygon([(head + 0.16, 0.3), (head + 0.36, 0.36), (head + 0.16, 0.43)], (240, 136, 48), (210, 104, 36))
    tool.ellipse(head, 0.34, 0.21, 0.21, lighter(down, 0.2), down)
    eye(tool, head + 0.07, 0.3, 0.035, (40, 36, 40))


def penguin(tool: Pen, rng: np.random.Generator, tone: Colour | None) -> None:
    coat = tone or (46, 52, 66)
    x = tool.aspect / 2
    shadow(tool, x, 0.24)
    for side in (-1, 1):
        tool.ellipse(x + side * 0.09, 0.95, 0.09, 0.035, (244, 152, 52))
        tool.ellipse(x + side * 0.25, 0.55, 0.06, 0.22, darker(coat, 0.2), turn=-side * 0.24)
    tool.polygon(
        bent(
            [
                (x, 0.06),
                (x + 0.17, 0.16),
                (x + 0.24, 0.6),
                (x + 0.17, 0.93),
                (x - 0.17, 0.93),
                (x - 0.24, 0.6),
                (x - 0.17, 0.16),
            ]
        ),
        lighter(coat, 0.1),
        darker(coat, 0.2),
    )
    tool.polygon(
        bent([(x, 0.3), (x + 0.14, 0.44), (x + 0.15, 0.74), (x, 0.92), (x - 0.15, 0.74), (x - 0.14, 0.44)]),
        (255, 255, 255),
        (222, 230, 240),
    )
    for side in (-1, 1):
        tool.ellipse(x + side * 0.065, 0.24, 0.07, 0.085, (250, 250, 252))
        eye(tool, x + side * 0.06, 0.23, 0.026, (36, 36, 44))
    tool.polygon([(x - 0.045, 0.28), (x + 0.045, 0.28), (x, 0.35)], (248, 168, 56), (220, 124, 40))
