"""What the hand does with the tool it holds: presses, moves and releases on the picture become changes of the mask."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from playground.features.images.mask import shapes
from playground.features.images.mask.brush import Brush
from playground.features.images.mask.flooding import flooded
from playground.features.images.mask.stroke import Stroke, Touch
from playground.features.images.mask.tool import Tool
from playground.message import Message

if TYPE_CHECKING:
    from playground.features.images.mask.mask import Mask
    from playground.features.images.mask.shapes import Point

_LABELS: Final = {
    Tool.BRUSH: Message("Brush stroke"),
    Tool.ERASER: Message("Eraser stroke"),
    Tool.RECTANGLE: Message("Rectangle"),
    Tool.ELLIPSE: Message("Ellipse"),
    Tool.LASSO: Message("Lasso"),
    Tool.POLYGON: Message("Polygon"),
    Tool.FILL: Message("Fill"),
}
_CORNERS: Final = 3  # of the smallest polygon
_LEAST: Final = 1.0  # a lasso gets a new corner after so many pixels

_Corners = Callable[["Point", "Point"], tuple["Point", ...]]


class _Gesture(Protocol):
    """Begun by a press; ended by the release, or by what `ended` waits for."""

    outline: tuple[Point, ...]
    ended: bool

    def move(self, touch: Touch, *, even: bool) -> None: ...

    def release(self, touch: Touch, *, even: bool) -> None: ...

    def cancel(self) -> None: ...


class Hand:
    """All places are in pixels of the picture.

    `opposite` takes away what the tool would add, and adds what the eraser would take away.
    """

    def __init__(self) -> None:
        self.brush = Brush()
        self._tool = Tool.BRUSH
        self._mask: Mask | None = None
        self._gesture: _Gesture | None = None
        self._last: Point | None = None

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def busy(self) -> bool:
        """In the middle of a stroke or a shape."""
        return self._gesture is not None

    @property
    def outline(self) -> tuple[Point, ...]:
        """Of the shape that is being made."""
        return () if self._gesture is None else self._gesture.outline

    def set_tool(self, tool: Tool) -> None:
        self.cancel()
        self._tool = tool

    def set_mask(self, mask: Mask | None) -> None:
        self.cancel()
        self._mask = mask
        self._last = None

    def press(self, touch: Touch, *, opposite: bool = False, line: bool = False, near: float = 0.0) -> None:
        """`line` draws a straight one from where the last stroke ended; so `near` to its start a polygon is closed."""
        if self._mask is None or self._tool is Tool.PAN:
            return
        if isinstance(self._gesture, _Polygon):
            self._gesture.press(touch, near)
        else:
            self.cancel()
            self._begin(self._mask, touch, opposite, line)
        self._settle()

    def move(self, touch: Touch, *, even: bool = False) -> None:
        """`even` makes a square or a circle."""
        if self._gesture is not None:
            self._gesture.move(touch, even=even)

    def release(self, touch: Touch, *, even: bool = False) -> None:
        if self._gesture is not None:
            self._gesture.release(touch, even=even)
            if self._tool.has_brush:
                self._last = touch[:2]
            self._settle()

    def finish(self) -> None:
        """Close a polygon."""
        if isinstance(self._gesture, _Polygon):
            self._gesture.close()
            self._settle()

    def step_back(self) -> None:
        """Take back the last corner of a polygon."""
        if isinstance(self._gesture, _Polygon):
            self._gesture.step_back()
            self._settle()

    def cancel(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def _settle(self) -> None:
        if self._gesture is not None and self._gesture.ended:
            self._gesture = None

    def _begin(self, mask: Mask, touch: Touch, opposite: bool, line: bool) -> None:
        erase = opposite != (self._tool is Tool.ERASER)
        fill = _Fill(mask, _LABELS[self._tool], erase)
        if self._tool is Tool.FILL:
            fill.flood(touch)
        elif self._tool.has_brush:
            brush = replace(self.brush, erase=erase)
            start = Touch(*self._last, touch.pressure) if line and self._last is not None else touch
            self._gesture = _Painting(mask, brush, _LABELS[self._tool], start, touch)
        elif self._tool is Tool.LASSO:
            self._gesture = _Lasso(fill, touch)
        elif self._tool is Tool.POLYGON:
            self._gesture = _Polygon(fill, touch)
        else:
            corners = shapes.rectangle if self._tool is Tool.RECTANGLE else shapes.ellipse
            self._gesture = _Box(fill, corners, touch)


class _Fill:
    """Lays what an outline holds onto the mask, or takes it away."""

    def __init__(self, mask: Mask, label: Message, erase: bool) -> None:
        self._mask = mask
        self._label = label
        self._erase = erase

    def outline(self, outline: tuple[Point, ...]) -> None:
        self._mask.begin(self._label)
        self._mask.lay(shapes.filled(outline, self._mask.width, self._mask.height), erase=self._erase)
        self._mask.end()

    def flood(self, touch: Touch) -> None:
        x, y = math.floor(touch.x), math.floor(touch.y)
        if 0 <= x < self._mask.width and 0 <= y < self._mask.height:
            self._mask.replace(flooded(self._mask.pixels, x, y, erase=self._erase), self._label)


class _Painting:
    def __init__(self, mask: Mask, brush: Brush, label: Message, start: Touch, touch: Touch) -> None:
        self.outline: tuple[Point, ...] = ()
        self.ended = False
        self._mask = mask
        mask.begin(label)
        self._stroke = Stroke(mask, brush, start)
        if touch != start:
            self._stroke.to(touch)

    def move(self, touch: Touch, *, even: bool) -> None:
        self._stroke.to(touch)

    def release(self, touch: Touch, *, even: bool) -> None:
        # A pen that is lifted presses with nothing: the last dab has been.
        self.ended = True
        self._mask.end()

    def cancel(self) -> None:
        self._mask.cancel()


class _Box:
    """A rectangle or an ellipse, from one corner to the other."""

    def __init__(self, fill: _Fill, corners: _Corners, touch: Touch) -> None:
        self.outline: tuple[Point, ...] = ()
        self.ended = False
        self._fill = fill
        self._corners = corners
        self._anchor = touch[:2]

    def move(self, touch: Touch, *, even: bool) -> None:
        corner = shapes.squared(self._anchor, touch[:2]) if even else touch[:2]
        self.outline = self._corners(self._anchor, corner)

    def release(self, touch: Touch, *, even: bool) -> None:
        self.move(touch, even=even)
        self.ended = True
        self._fill.outline(self.outline)

    def cancel(self) -> None:
        """Nothing was laid yet."""


class _Lasso:
    def __init__(self, fill: _Fill, touch: Touch) -> None:
        self.outline: tuple[Point, ...] = (touch[:2],)
        self.ended = False
        self._fill = fill

    def move(self, touch: Touch, *, even: bool) -> None:
        if math.dist(self.outline[-1], touch[:2]) >= _LEAST:
            self.outline += (touch[:2],)

    def release(self, touch: Touch, *, even: bool) -> None:
        self.ended = True
        self._fill.outline(self.outline)

    def cancel(self) -> None:
        """Nothing was laid yet."""


class _Polygon:
    """The last corner of the outline follows the pointer until it is pressed."""

    def __init__(self, fill: _Fill, touch: Touch) -> None:
        self.outline: tuple[Point, ...] = (touch[:2], touch[:2])
        self.ended = False
        self._fill = fill

    def press(self, touch: Touch, near: float) -> None:
        if len(self.outline) > _CORNERS and math.dist(self.outline[0], touch[:2]) <= near:
            self.close()
            return
        self.outline = (*self.outline[:-1], touch[:2], touch[:2])

    def move(self, touch: Touch, *, even: bool) -> None:
        self.outline = (*self.outline[:-1], touch[:2])

    def release(self, touch: Touch, *, even: bool) -> None:
        """It goes on."""

    def step_back(self) -> None:
        self.outline = (*self.outline[:-2], self.outline[-1])
        self.ended = len(self.outline) < 2

    def close(self) -> None:
        self.ended = True
        self._fill.outline(self.outline[:-1])

    def cancel(self) -> None:
        """Nothing was laid yet."""
