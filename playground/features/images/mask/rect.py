"""A part of the mask, in whole pixels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def slices(self) -> tuple[slice, slice]:
        """Where it is in an array: rows first."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def __bool__(self) -> bool:
        return self.width > 0 and self.height > 0

    def united(self, other: Rect) -> Rect:
        """The smallest one that holds both; an empty one adds nothing."""
        if not (self and other):
            return self or other
        return between(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def shared(self, other: Rect) -> Rect:
        return between(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


NOTHING = Rect(0, 0, 0, 0)


def between(left: int, top: int, right: int, bottom: int) -> Rect:
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else NOTHING
