"""Where a ruler of time has its marks, and what stands beside them."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QPainter

from playground.widgets.clock import clock

_STEPS: Final = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
PARTS: Final = 5
GAP: Final = 4  # px from the mark to the time
LEAST_GAP: Final = 84  # px from one time to the next


@dataclass(frozen=True, slots=True)
class Tick:
    seconds: float
    words: str = ""
    """Empty for the small ones in between."""


def ticks(first: float, last: float, pixels_per_second: float) -> list[Tick]:
    if pixels_per_second <= 0:
        return []
    step = step_for(pixels_per_second)
    places = 0 if step >= 1 else 2 if step < 0.1 else 1
    part = step / PARTS
    found = []
    for number in range(max(0, math.ceil(first / part)), math.floor(last / part) + 1):
        large, small = divmod(number, PARTS)
        found.append(Tick(number * part) if small else Tick(large * step, clock(large * step, places)))
    return found


def write(painter: QPainter, x: int, base: int, words: str) -> None:
    """Beside the mark, and above the line."""
    painter.drawText(x + GAP, base - 9, words)


def step_for(pixels_per_second: float) -> float:
    """Seconds from one time to the next."""
    wanted = LEAST_GAP / pixels_per_second
    return next((step for step in _STEPS if step >= wanted), math.ceil(wanted / 3600) * 3600)
