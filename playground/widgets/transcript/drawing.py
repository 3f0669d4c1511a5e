"""Small things painted by hand: cards, hairlines, icon buttons, focus rings."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from playground.widgets import icons
from playground.widgets.transcript.look import Look

_VEIL: Final = 72  # of 255
ICON = 16
BUTTON = 28


def card(painter: QPainter, rect: QRectF, fill: QColor | None, radius: float, line: QColor | None = None) -> None:
    """A rounded rectangle; its outline is one device pixel wide at any scale."""
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        half = 0.5 / painter.device().devicePixelRatio()
        rect = rect.adjusted(half, half, -half, -half)
        painter.setPen(QPen(line, 2 * half))
    painter.drawRoundedRect(rect, radius, radius)


def hairline(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """A horizontal line of one device pixel, never between two."""
    ratio = painter.device().devicePixelRatio()
    top = round((painter.transform().dy() + y) * ratio) / ratio - painter.transform().dy()
    painter.fillRect(QRectF(left, top, right - left, 1 / ratio), colour)


def focus_ring(painter: QPainter, rect: QRectF, look: Look, radius: float = 6) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.accent, 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    side = min(rect.width(), rect.height(), ICON)
    pixmap = icons.pixmap(name, colour, round(side), painter.device().devicePixelRatio())
    painter.drawPixmap(QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2), pixmap)


def icon_button(painter: QPainter, name: str, rect: QRectF, look: Look, *, hovered: bool, pressed: bool) -> None:
    if hovered:
        veil = look.tokens.pressed if pressed else look.tokens.hover
        card(painter, rect, QColor(veil), 6)
    icon(painter, name, rect, look.tokens.text if hovered else look.tokens.secondary)


def task_box(painter: QPainter, rect: QRectF, look: Look, *, done: bool) -> None:
    """In the place of Qt's mark, whose cross looks as if the task had failed."""
    painter.fillRect(rect, QColor(look.tokens.window))
    side = 14
    box = QRectF(rect.left(), round(rect.center().y() - side / 2), side, side)
    card(painter, box, look.accent if done else None, 4, look.accent if done else QColor(look.tokens.outline))
    if done:
        icon(painter, "check", box.adjusted(1, 1, -1, -1), look.tokens.on_accent)


def found(painter: QPainter, rects: Sequence[QRectF], look: Look, *, current: bool) -> None:
    """A veil over what was looked for; the one in question has a frame as well."""
    veil = QColor(look.tokens.accent if current else look.tokens.warning)
    veil.setAlpha(_VEIL)
    for rect in rects:
        card(painter, rect.adjusted(-1, -1, 1, 1), veil, 3, look.accent if current else None)


def side_bar(painter: QPainter, left: float, right: float, y: float, share: tuple[float, float], look: Look) -> None:
    """The thin sign that a row can be moved sideways: where its visible part (from, to; 0 to 1) lies in the whole."""
    width = right - left
    groove = QRectF(left + width * share[0], y, max(24.0, width * (share[1] - share[0])), 4)
    card(painter, groove, QColor(look.tokens.track), 2)
