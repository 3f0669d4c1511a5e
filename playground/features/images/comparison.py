"""Two pictures beside each other: the three ways to look at them, and where each of them lies. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

Size: TypeAlias = tuple[int, int]

STEP: Final = 0.02
LARGE_STEP: Final = 0.1
_REACH: Final = 16.0  # of the line that divides the two, on both sides


class Way(Enum):
    WIPE = "wipe"
    SIDE_BY_SIDE = "side_by_side"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Rectangle:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Comparison:
    """`split` is the share of the picture that shows how it was before; `holding`, whether all of it does for now."""

    way: Way = Way.WIPE
    split: float = 0.5
    holding: bool = False

    def seen(self, way: Way) -> Comparison:
        return replace(self, way=way, holding=False)

    def held(self, holding: bool) -> Comparison:
        return replace(self, holding=holding and self.way is Way.HOLD)

    def split_at(self, split: float) -> Comparison:
        return replace(self, split=min(1.0, max(0.0, split)))

    def line(self, picture: Rectangle, room: Rectangle) -> float:
        """Where the line stands. It divides what is in sight, so that it can be reached however large that is."""
        left, right = _in_sight(picture, room)
        return left + self.split * (right - left)

    def wiped_to(self, x: float, picture: Rectangle, room: Rectangle) -> Comparison:
        left, right = _in_sight(picture, room)
        return self.split_at((x - left) / (right - left)) if right > left else self

    def is_on_line(self, x: float, picture: Rectangle, room: Rectangle) -> bool:
        return self.way is Way.WIPE and abs(x - self.line(picture, room)) <= _REACH


def rooms(way: Way, room: Rectangle, gap: float) -> tuple[Rectangle, ...]:
    """What each picture has: both the same, or one half each."""
    if way is not Way.SIDE_BY_SIDE:
        return (room,)
    width = max(1.0, (room.width - gap) / 2)
    return replace(room, width=width), replace(room, left=room.right - width, width=width)


def common_box(before: Size, after: Size) -> Size:
    """The larger of the two, so that neither loses anything."""
    return max(before, after, key=lambda size: size[0] * size[1])


def fitted(picture: Size, box: Rectangle) -> Rectangle:
    """As large as the box allows, in its middle."""
    scale = min(box.width / max(1, picture[0]), box.height / max(1, picture[1]))
    width, height = picture[0] * scale, picture[1] * scale
    return Rectangle(box.left + (box.width - width) / 2, box.top + (box.height - height) / 2, width, height)


def _in_sight(picture: Rectangle, room: Rectangle) -> tuple[float, float]:
    return max(picture.left, room.left), min(picture.right, room.right)
