"""Points of a plane or of space, and how they look from where one stands."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from typing import Final

_STEEPEST: Final = math.radians(89)


@dataclass(frozen=True, slots=True)
class Turn:
    """From where a space is seen, in radians."""

    yaw: float = math.radians(30)
    pitch: float = math.radians(20)

    def turned(self, yaw: float, pitch: float) -> Turn:
        return Turn((self.yaw + yaw) % math.tau, max(-_STEEPEST, min(_STEEPEST, self.pitch + pitch)))

    def across(self) -> tuple[float, float, float]:
        return math.cos(self.yaw), 0.0, math.sin(self.yaw)

    def upwards(self) -> tuple[float, float, float]:
        sine = math.sin(self.pitch)
        return sine * math.sin(self.yaw), math.cos(self.pitch), -sine * math.cos(self.yaw)


@dataclass(frozen=True, slots=True)
class Seen:
    """The points as they lie on the screen, yet without its scale; y grows downwards."""

    xs: array[float]
    ys: array[float]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        if not self.xs:
            return -1.0, -1.0, 1.0, 1.0
        return min(self.xs), min(self.ys), max(self.xs), max(self.ys)

    def picked(self, places: list[int]) -> Seen:
        xs, ys = self.xs, self.ys
        return Seen(array("f", [xs[place] for place in places]), array("f", [ys[place] for place in places]))


class Cloud:
    """Float32, point after point, with two or three numbers for each."""

    def __init__(self, floats: bytes | memoryview = b"", dimensions: int = 2) -> None:
        flat = array("f")
        flat.frombytes(floats)
        self.dimensions = dimensions
        self._axes = [flat[axis::dimensions] for axis in range(dimensions)]
        self._flat = Seen(self._axes[0], array("f", [-y for y in self._axes[1]]))
        self.middle = tuple((min(axis) + max(axis)) / 2 if axis else 0.0 for axis in self._axes)
        # Of a ball around them all, so that nothing leaves the view while they are turned.
        self.reach = math.hypot(*((max(axis) - min(axis)) / 2 if axis else 1.0 for axis in self._axes)) or 1.0

    def __len__(self) -> int:
        return len(self._axes[0])

    def seen(self, turn: Turn) -> Seen:
        if self.dimensions == 2:
            return self._flat
        a, _, c = turn.across()
        d, e, f = turn.upwards()
        mx, my, mz = self.middle
        right, up = a * mx + c * mz, d * mx + e * my + f * mz
        xs, ys, zs = self._axes
        return Seen(
            array("f", [a * x + c * z - right for x, z in zip(xs, zs, strict=True)]),
            array("f", [up - d * x - e * y - f * z for x, y, z in zip(xs, ys, zs, strict=True)]),
        )
