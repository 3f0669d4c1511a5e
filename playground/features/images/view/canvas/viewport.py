"""Where the picture lies in the view, and how large: fit, zoom at a point, pan. Knows no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

SMALLEST: Final = 0.02
LARGEST: Final = 32.0
_MARGIN: Final = 8.0  # round a picture that fits
_KEPT: Final = 48.0  # so much of a picture stays in sight however far it is pushed
# The factors that a key or a button goes through; the wheel goes in finer steps.
_STOPS: Final = (0.02, 0.05, 0.1, 0.25, 1 / 3, 0.5, 2 / 3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0)


@dataclass(frozen=True, slots=True)
class Viewport:
    """Lengths of the view are in its own units; `ratio` of them are one pixel of the screen.

    With zoom 1 a pixel of the picture is a pixel of the screen. `x` and `y` are where the picture's corner is.
    `fitting` pictures are fitted anew when the view or the picture changes its size.
    """

    width: float = 1.0
    height: float = 1.0
    ratio: float = 1.0
    picture_width: int = 0
    picture_height: int = 0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitting: bool = True

    @property
    def scale(self) -> float:
        """Units of the view for a pixel of the picture."""
        return self.zoom / self.ratio

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.scale, self.y + y * self.scale

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def resized(self, width: float, height: float, ratio: float) -> Viewport:
        """What is in the middle stays there."""
        moved = replace(
            self,
            width=width,
            height=height,
            ratio=ratio,
            x=self.x + (width - self.width) / 2,
            y=self.y + (height - self.height) / 2,
        )
        return moved._settled()

    def showing(self, width: int, height: int) -> Viewport:
        """A picture of another size is fitted; one of the same size lies where the other lay."""
        if (width, height) == (self.picture_width, self.picture_height):
            return self
        return replace(self, picture_width=width, picture_height=height).fitted()

    def fitted(self) -> Viewport:
        """All of it in sight, and never larger than it is."""
        if not (self.picture_width and self.picture_height):
            return replace(self, fitting=True)
        room_x, room_y = max(1.0, self.width - 2 * _MARGIN), max(1.0, self.height - 2 * _MARGIN)
        scale = min(room_x / self.picture_width, room_y / self.picture_height, 1 / self.ratio)
        zoom = max(SMALLEST, scale * self.ratio)
        return replace(self, zoom=zoom, fitting=True)._centred()

    def zoomed(self, zoom: float, x: float | None = None, y: float | None = None) -> Viewport:
        """What is at this point of the view, or in its middle, stays there."""
        at_x, at_y = self.width / 2 if x is None else x, self.height / 2 if y is None else y
        inside_x, inside_y = self.to_picture(at_x, at_y)
        changed = replace(self, zoom=min(LARGEST, max(SMALLEST, zoom)), fitting=False)
        return replace(changed, x=at_x - inside_x * changed.scale, y=at_y - inside_y * changed.scale)._settled()

    def panned(self, across: float, down: float) -> Viewport:
        return replace(self, x=self.x + across, y=self.y + down, fitting=False)._settled()

    def next_stop(self, *, closer: bool) -> float:
        """The zoom to which a button goes from here."""
        if closer:
            return next((stop for stop in _STOPS if stop > self.zoom * 1.01), LARGEST)
        return next((stop for stop in reversed(_STOPS) if stop < self.zoom / 1.01), SMALLEST)

    def _settled(self) -> Viewport:
        if self.fitting:
            return self.fitted()
        return replace(
            self,
            x=_kept(self.x, self.picture_width * self.scale, self.width),
            y=_kept(self.y, self.picture_height * self.scale, self.height),
        )._on_pixels()

    def _centred(self) -> Viewport:
        x = (self.width - self.picture_width * self.scale) / 2
        y = (self.height - self.picture_height * self.scale) / 2
        return replace(self, x=x, y=y)._on_pixels()

    def _on_pixels(self) -> Viewport:
        """On whole pixels of the screen: at 100 % nothing has to be blended then, and lines stay sharp."""
        return replace(self, x=round(self.x * self.ratio) / self.ratio, y=round(self.y * self.ratio) / self.ratio)


def _kept(start: float, length: float, room: float) -> float:
    kept = min(_KEPT, length, room)
    return min(max(start, kept - length), room - kept)


def level_for(zoom: float, levels: int) -> int:
    """Of a picture and its halves, the smallest that need not be enlarged."""
    if zoom >= 1:
        return 0
    return max(0, min(levels - 1, math.floor(math.log2(1 / zoom) + 1e-6)))
