"""How much of a plane is seen: the scale, and what lies in the middle of the view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

_NEAREST: Final = 400.0  # times as large as when all is seen
_FARTHEST: Final = 0.5


@dataclass(frozen=True, slots=True)
class Camera:
    """`fitted` is the scale at which everything is seen."""

    view: QRectF
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitted: float = 1.0

    @classmethod
    def around(cls, box: tuple[float, float, float, float], view: QRectF) -> Camera:
        left, top, right, bottom = box
        width, height = max(right - left, 1e-9), max(bottom - top, 1e-9)
        scale = min(view.width() / width, view.height() / height)
        if right - left < 1e-9 and bottom - top < 1e-9:
            scale = 1.0
        return cls(view, scale, (left + right) / 2, (top + bottom) / 2, scale)

    def moved(self, dx: float, dy: float) -> Camera:
        """By so many pixels, as the hand moves that holds the picture."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, where: QPointF) -> Camera:
        scale = max(self.fitted * _FARTHEST, min(self.fitted * _NEAREST, self.scale * factor))
        under = self.plane(where)
        away = where - self.view.center()
        return replace(self, scale=scale, x=under.x() - away.x() / scale, y=under.y() - away.y() / scale)

    def within(self, view: QRectF) -> Camera:
        """The same for a view of another size; all of it, where all was seen."""
        share = min(view.width() / max(1.0, self.view.width()), view.height() / max(1.0, self.view.height()))
        return replace(self, view=view, scale=self.scale * share, fitted=self.fitted * share)

    def transform(self) -> QTransform:
        middle = self.view.center()
        dx, dy = middle.x() - self.x * self.scale, middle.y() - self.y * self.scale
        return QTransform(self.scale, 0, 0, self.scale, dx, dy)

    def screen(self, x: float, y: float) -> QPointF:
        middle = self.view.center()
        return QPointF(middle.x() + (x - self.x) * self.scale, middle.y() + (y - self.y) * self.scale)

    def plane(self, where: QPointF) -> QPointF:
        away = where - self.view.center()
        return QPointF(self.x + away.x() / self.scale, self.y + away.y() / self.scale)
