"""How the canvas is painted: the ground, the picture, the mask over it, outlines and the cursor."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QRegion

from playground.widgets.tokens import CARD_RADIUS, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.images.view.canvas.viewport import Viewport
    from playground.widgets.tokens import Tokens

GRID_FROM: Final = 8.0
_SHARP_FROM: Final = 2.0
_CHECK: Final = 8
_MARGIN: Final = 2  # pixels beyond what is exposed, which blending looks at
_DARK: Final = QColor(0, 0, 0, 170)
_LIGHT: Final = QColor(255, 255, 255, 235)
_CORNER: Final = 3.0
_GRID: Final = 0x5A2D2D2D  # grey that lets two thirds through, multiplied by its opacity
_LARGEST_RING: Final = 512
_LARGE_RING: Final = 120
_SLABS: Final = 5
_RECTANGLE: Final = 4  # corners


def picture_rect(viewport: Viewport) -> QRectF:
    width, height = viewport.picture_width * viewport.scale, viewport.picture_height * viewport.scale
    return QRectF(viewport.x, viewport.y, width, height)


def ground(painter: QPainter, exposed: QRect, tokens: Tokens) -> None:
    painter.fillRect(exposed, QColor(tokens.sunken))


def checkerboard(painter: QPainter, exposed: QRect, viewport: Viewport, tokens: Tokens) -> None:
    area = picture_rect(viewport).intersected(QRectF(exposed))
    painter.setBrushOrigin(QPointF(viewport.x, viewport.y))
    painter.fillRect(area, _checks(mix(tokens.surface, tokens.text, 0.06), mix(tokens.surface, tokens.text, 0.2)))


def image(painter: QPainter, exposed: QRectF, viewport: Viewport, shown: QImage) -> None:
    """All of the image fills the place of the picture; only what is exposed of it is looked at."""
    place = picture_rect(viewport)
    if place.isEmpty() or shown.isNull():
        return
    across, down = place.width() / shown.width(), place.height() / shown.height()
    part = exposed.intersected(place).translated(-place.topLeft())
    if part.isEmpty():
        return
    source = QRectF(part.x() / across, part.y() / down, part.width() / across, part.height() / down)
    pixels = source.toAlignedRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN).intersected(shown.rect())
    target = QRectF(pixels.x() * across, pixels.y() * down, pixels.width() * across, pixels.height() * down)
    smooth = across * viewport.ratio < _SHARP_FROM and not math.isclose(across * viewport.ratio, 1)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(target.translated(place.topLeft()), shown, QRectF(pixels))


def grid(painter: QPainter, exposed: QRect, viewport: Viewport) -> None:
    """Lines between the pixels, which are large enough for that."""
    area = picture_rect(viewport).intersected(QRectF(exposed)).toAlignedRect()
    if area.isEmpty():
        return
    ratio = viewport.ratio
    # As an image, because Qt takes fifty times as long for upright lines that let something through.
    lines = numpy.zeros((round(area.height() * ratio), round(area.width() * ratio)), numpy.uint32)
    left, top = viewport.to_picture(area.left(), area.top())
    lines[:, _lines(left, lines.shape[1], viewport.zoom)] = _GRID
    lines[_lines(top, lines.shape[0], viewport.zoom)] = _GRID
    height, width = lines.shape
    form = QImage.Format.Format_ARGB32_Premultiplied
    painter.drawImage(QRectF(area), QImage(lines.data, width, height, 4 * width, form), QRectF(0, 0, width, height))


def _lines(start: float, length: int, zoom: float) -> NDArray[numpy.int64]:
    """Where in this length of the screen a pixel of the picture begins; `start` is where in the picture it begins."""
    first = math.ceil(start)
    places = numpy.rint((numpy.arange(first, first + length / zoom + 1) - start) * zoom).astype(numpy.int64)
    return places[places < length]


def outline(painter: QPainter, viewport: Viewport, points: Sequence[tuple[float, float]], *, closed: bool) -> None:
    """Of a shape that is being made: light on dark, so that it is seen on any ground."""
    places = [viewport.to_view(*point) for point in points]
    if len(places) == _RECTANGLE and closed:
        # Upright lines are sharp where they lie in the middle of a pixel.
        places = [(math.floor(x) + 0.5, math.floor(y) + 0.5) for x, y in places]
    polygon = QPolygonF([QPointF(*place) for place in places])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in _double_line():
        painter.setPen(pen)
        if closed:
            painter.drawPolygon(polygon)
        else:
            painter.drawPolyline(polygon)


def corners(painter: QPainter, viewport: Viewport, points: Sequence[tuple[float, float]]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_DARK, 1))
    painter.setBrush(_LIGHT)
    for point in points:
        painter.drawRect(QRectF(-_CORNER, -_CORNER, 2 * _CORNER, 2 * _CORNER).translated(*viewport.to_view(*point)))


def brush_ring(painter: QPainter, centre: QPointF, diameter: float, ratio: float) -> None:
    """As large as the brush; a small one has a cross round it, so that it is found."""
    if diameter > _LARGEST_RING:
        _draw_ring(painter, centre, diameter)
        return
    ring = _ring(diameter, math.ceil(diameter) + 4, ratio) if diameter > _CORNER else _cross(ratio)
    half = ring.deviceIndependentSize() / 2
    painter.drawPixmap(centre - QPointF(half.width(), half.height()), ring)


def ring_region(centre: QPointF, diameter: float) -> QRegion:
    """What has to be painted anew where the ring comes or goes: of a large one not its middle."""
    return _ring_region(diameter).translated(centre.toPoint())


# Putting regions together takes a fifth of a stroke's event.
@lru_cache(maxsize=8)
def _ring_region(diameter: float) -> QRegion:
    reach = max(diameter / 2, 3 * _CORNER) + 4
    if diameter < _LARGE_RING:
        return QRegion(QRectF(-reach, -reach, 2 * reach, 2 * reach).toAlignedRect())
    region = QRegion()
    edges = [reach * step / _SLABS for step in range(-_SLABS, _SLABS + 1)]
    for left, right in pairwise(edges):
        nearest, farthest = sorted((abs(left), abs(right)))
        high = math.sqrt(reach**2 - nearest**2)
        low = math.sqrt(max(0.0, (reach - 8) ** 2 - farthest**2))
        for top, bottom in ((-high, -low), (low, high)):
            region += QRectF(QPointF(left, top), QPointF(right, bottom)).toAlignedRect()
    return region


def frame(painter: QPainter, exposed: QRect, size: QSize, tokens: Tokens, *, focused: bool) -> None:
    """Round corners over whatever lies under them, and the focus ring."""
    whole = QRectF(QPointF(0, 0), size.toSizeF())
    if focused:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)
    if _reaches_edge(QRectF(exposed), whole, painter.device().devicePixelRatioF()):
        outside = QPainterPath()
        # With a fractional scale the last pixel of the screen belongs to the view only in part.
        outside.addRect(whole.adjusted(-1, -1, 1, 1))
        outside.addRoundedRect(whole, CARD_RADIUS, CARD_RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outside, QColor(tokens.window))


def _reaches_edge(exposed: QRectF, whole: QRectF, ratio: float) -> bool:
    """Of what is exposed, whether any lies where the round corners are, or the last pixels of a fractional scale."""
    past_sides = exposed.left() < CARD_RADIUS or exposed.right() > whole.right() - CARD_RADIUS
    past_ends = exposed.top() < CARD_RADIUS or exposed.bottom() > whole.bottom() - CARD_RADIUS
    on_last_pixels = not ratio.is_integer() and not whole.adjusted(0, 0, -1, -1).contains(exposed)
    return (past_sides and past_ends) or on_last_pixels


def _double_line() -> tuple[QPen, QPen]:
    dark, light = QPen(_DARK, 3), QPen(_LIGHT, 1)
    for pen in (dark, light):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return dark, light


def _draw_ring(painter: QPainter, centre: QPointF, diameter: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in _double_line():
        painter.setPen(pen)
        painter.drawEllipse(centre, diameter / 2, diameter / 2)


# Painting circles with smooth edges takes longer than all the rest of a stroke's event.
@lru_cache(maxsize=8)
def _ring(diameter: float, side: int, ratio: float) -> QPixmap:
    pixmap = _clear_pixmap(side, ratio)
    painter = QPainter(pixmap)
    _draw_ring(painter, QPointF(side / 2, side / 2), diameter)
    painter.end()
    return pixmap


@lru_cache(maxsize=2)
def _cross(ratio: float) -> QPixmap:
    pixmap = _clear_pixmap(19, ratio)
    painter = QPainter(pixmap)
    lines = [QLineF(*ends) for ends in ((9.5, 1, 9.5, 7), (9.5, 12, 9.5, 18), (1, 9.5, 7, 9.5), (12, 9.5, 18, 9.5))]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for pen in _double_line():
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.end()
    return pixmap


@lru_cache(maxsize=2)
def _checks(light: str, dark: str) -> QBrush:
    tile = QPixmap(2 * _CHECK, 2 * _CHECK)
    tile.fill(QColor(light))
    painter = QPainter(tile)
    for corner in (QPoint(0, 0), QPoint(_CHECK, _CHECK)):
        painter.fillRect(QRect(corner, QSize(_CHECK, _CHECK)), QColor(dark))
    painter.end()
    return QBrush(tile)


def _clear_pixmap(side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(math.ceil(side * ratio), math.ceil(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
