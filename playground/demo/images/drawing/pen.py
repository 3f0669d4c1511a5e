"""Drawing with smooth edges: a part of the picture is enlarged, drawn upon and taken back, so nothing else changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from playground.demo.images.drawing.light import Colour, Light

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the picture, in pixels."""

    left: float
    top: float
    width: float
    height: float

    def part(self, left: float, top: float, width: float, height: float) -> Box:
        """A part of it, in shares of its own size."""
        return Box(
            self.left + left * self.width, self.top + top * self.height, width * self.width, height * self.height
        )


def whole(value: Colour) -> tuple[int, int, int]:
    red, green, blue = (min(255, max(0, round(part))) for part in value)
    return red, green, blue


def bent(points: Sequence[Point], closed: bool = True, parts: int = 10) -> list[Point]:
    """A smooth curve through the points (Catmull and Rom)."""
    count = len(points)
    found: list[Point] = []
    for place in range(count if closed else count - 1):
        near = [
            points[(place + k) % count] if closed else points[min(max(place + k, 0), count - 1)] for k in range(-1, 3)
        ]
        for number in range(parts):
            found.append(_between(near, number / parts))
    return found if closed else [*found, points[-1]]


def _between(near: Sequence[Point], t: float) -> Point:
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, near, strict=True)) / 2 for axis in (0, 1))
    return x, y


def ring(x: float, y: float, across: float, down: float, turn: float = 0.0, parts: int = 48) -> list[Point]:
    """The outline of an ellipse with these radii, turned by this angle."""
    cosine, sine = math.cos(turn), math.sin(turn)
    found: list[Point] = []
    for number in range(parts):
        angle = 2 * math.pi * number / parts
        px, py = across * math.cos(angle), down * math.sin(angle)
        found.append((x + px * cosine - py * sine, y + px * sine + py * cosine))
    return found


class Pen:
    """Draws in a box whose height is 1 and whose width is `aspect`; y grows downwards."""

    def __init__(self, tile: Image.Image, origin: Point, unit: float, aspect: float, light: Light) -> None:
        self.tile = tile
        self.origin = origin
        self.unit = unit
        self.aspect = aspect
        self.light = light
        self.draw = ImageDraw.Draw(tile)

    def at(self, point: Point) -> Point:
        return self.origin[0] + point[0] * self.unit, self.origin[1] + point[1] * self.unit

    def polygon(
        self, points: Iterable[Point], colour: Colour, bottom: Colour | None = None, glow: bool = False
    ) -> None:
        """A filled outline; with `bottom` the colour changes downwards. What glows is not dimmed by the hour."""
        placed = [self.at(point) for point in points]
        self._fill(placed, colour, bottom, glow)

    def ellipse(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        colour: Colour,
        bottom: Colour | None = None,
        turn: float = 0.0,
        glow: bool = False,
    ) -> None:
        # Small ones need few corners to look round.
        parts = int(min(72, max(10, 5 + 5 * (max(across, down) * self.unit) ** 0.5)))
        self.polygon(ring(x, y, across, down, turn, parts), colour, bottom, glow)

    def rectangle(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        colour: Colour,
        low: Colour | None = None,
        glow: bool = False,
    ) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour, low, glow)

    def line(self, points: Sequence[Point], width: float, colour: Colour, glow: bool = False) -> None:
        """A line with round ends and joints."""
        placed = [self.at(point) for point in points]
        shown = whole(colour if glow else self.light.on(colour))
        thick = max(1, round(width * self.unit))
        self.draw.line(placed, fill=shown, width=thick, joint="curve")
        radius = thick / 2
        if thick > 2:
            for x, y in (placed[0], placed[-1]):
                self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shown)

    def blur(self, points: Iterable[Point], colour: Colour, radius: float, opacity: float, glow: bool = False) -> None:
        """A soft patch: a shadow, a shine, a cheek."""
        placed = [self.at(point) for point in points]
        spread = radius * self.unit
        mask, corner = self._mask(placed, round(255 * opacity), spread * 2.5)
        if mask is None:
            return
        shown = whole(colour if glow else self.light.on(colour))
        self.tile.paste(shown, corner, mask.filter(ImageFilter.GaussianBlur(spread)))

    def inside(
        self, outline: Iterable[Point], points: Iterable[Point], colour: Colour, radius: float, opacity: float
    ) -> None:
        """A soft patch that stays within an outline: the shadow side of a body."""
        edge = [self.at(point) for point in outline]
        mask, corner = self._mask(edge, 255, 0)
        if mask is None:
            return
        patch = Image.new("L", mask.size, 0)
        placed = [self.at(point) for point in points]
        shifted = [(x - corner[0], y - corner[1]) for x, y in placed]
        ImageDraw.Draw(patch).polygon(shifted, fill=round(255 * opacity))
        soft = patch.filter(ImageFilter.GaussianBlur(radius * self.unit))
        self.tile.paste(whole(self.light.on(colour)), corner, Image.composite(soft, Image.new("L", mask.size, 0), mask))

    def _fill(self, placed: list[Point], colour: Colour, bottom: Colour | None, glow: bool) -> None:
        upper = colour if glow else self.light.on(colour)
        if bottom is None:
            self.draw.polygon(placed, fill=whole(upper))
            return
        lower = bottom if glow else self.light.on(bottom)
        mask, corner = self._mask(placed, 255, 0)
        if mask is None:
            return
        top, base = min(y for _, y in placed), max(y for _, y in placed)
        rows = (np.arange(mask.height) + corner[1] + 0.5 - top) / max(1.0, base - top)
        along = np.clip(rows, 0, 1)[:, None]
        ramp = np.asarray(upper) + (np.asarray(lower) - np.asarray(upper)) * along
        column = Image.fromarray(np.clip(ramp[:, None, :] + 0.5, 0, 255).astype(np.uint8))
        self.tile.paste(column.resize(mask.size, Image.Resampling.NEAREST), corner, mask)

    def _mask(self, placed: list[Point], value: int, margin: float) -> tuple[Image.Image | None, tuple[int, int]]:
        left = max(0, math.floor(min(x for x, _ in placed) - margin))
        top = max(0, math.floor(min(y for _, y in placed) - margin))
        right = min(self.tile.width, math.ceil(max(x for x, _ in placed) + margin) + 1)
        base = min(self.tile.height, math.ceil(max(y for _, y in placed) + margin) + 1)
        if right <= left or base <= top:
            return None, (0, 0)
        mask = Image.new("L", (right - left, base - top), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in placed], fill=value)
        return mask, (left, top)


@contextmanager
def pen(picture: Image.Image, box: Box, light: Light, fineness: int = 3, margin: float = 0.15) -> Iterator[Pen]:
    """A pen for this box; what was drawn is in the picture when the block ends."""
    spare = margin * max(box.width, box.height)
    left, top = max(0, math.floor(box.left - spare)), max(0, math.floor(box.top - spare))
    right = min(picture.width, math.ceil(box.left + box.width + spare))
    bottom = min(picture.height, math.ceil(box.top + box.height + spare))
    if right <= left or bottom <= top:
        left, top, right, bottom = 0, 0, 1, 1
    part = picture.crop((left, top, right, bottom))
    size = (part.width * fineness, part.height * fineness)
    tile = part.resize(size, Image.Resampling.NEAREST)
    origin = ((box.left - left) * fineness, (box.top - top) * fineness)
    yield Pen(tile, origin, box.height * fineness, box.width / box.height, light)
    picture.paste(tile.reduce(fineness), (left, top))
