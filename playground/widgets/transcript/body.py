"""The face of one row of a transcript, and what in it can be pressed."""

import re
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

TargetKind = Literal["link", "copy", "action", "card", "details"]


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be pressed, in its row's coordinates; `value` is the address, the text to copy, or the id. The
    name may change while the pointer is there."""

    kind: TargetKind
    value: str
    rects: tuple[QRectF, ...]
    name: str = field(compare=False)

    def contains(self, point: QPointF) -> bool:
        return any(rect.contains(point) for rect in self.rects)


@dataclass(frozen=True, slots=True)
class Touch:
    """Which targets of a row the pointer and the keyboard are on."""

    hovered: Target | None = None
    pressed: Target | None = None
    focused: Target | None = None
    done: Target | None = None


UNTOUCHED = Touch()


class Body:
    """A row without text. Heights are whole pixels; a body is laid out for one width at a time."""

    height = 0
    used_width = 0
    content_width = 0
    scrolled = 0

    def lay_out(self, width: int) -> None:
        raise NotImplementedError

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        raise NotImplementedError

    def targets(self) -> list[Target]:
        return []

    # -- text that can be selected

    def length(self) -> int:
        return 0

    def text(self, start: int, end: int) -> str:
        return ""

    def position_at(self, point: QPointF) -> int:
        return 0

    def word_at(self, position: int) -> tuple[int, int]:
        return (position, position)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        return (0, self.length())

    def caret(self, position: int) -> QRectF:
        return QRectF(0, 0, 0, self.height)

    def places(self, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
        """Where in the text the pattern is found, within a line or a paragraph."""
        return []

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The places of a part of the text that lies within a line or a paragraph, where they can be seen now."""
        return []

    # -- content wider than the row

    def scroll_by(self, pixels: int) -> bool:
        """Move sideways; says whether there was somewhere to go."""
        most = max(0, self.content_width - self.visible_width())
        to = max(0, min(most, self.scrolled + pixels))
        moved = to != self.scrolled
        self.scrolled = to
        return moved

    def visible_width(self) -> int:
        return self.used_width
