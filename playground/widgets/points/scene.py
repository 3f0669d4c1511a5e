"""Everything that is seen of a map at one moment, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.widgets.plain_text import one_line
from playground.widgets.points.camera import Camera
from playground.widgets.points.cloud import Seen
from playground.widgets.points.colours import muted
from playground.widgets.points.layers import Layer
from playground.widgets.tokens import Tokens, with_alpha

LABELLED: Final = 60  # of more points the texts would hide the picture
_EXACT: Final = 400  # of more points nobody sees that each lies at a whole pixel
_ROUND: Final = 2000  # of more points a painter takes too long over circles, and they are too small to tell
_SIZES: Final = ((60, 11.0), (400, 9.0), (2000, 7.0), (6000, 4.0))
_SMALLEST: Final = 3.0
_LONGEST: Final = 200.0  # px of a label
_EDGE: Final = 36.0  # px around the view in which there may be labels

Place = tuple[float, float]
Axis = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Scene:
    camera: Camera
    seen: Seen
    layers: tuple[Layer, ...]
    colours: Sequence[str]  # of each group; the last one of what has none
    names: tuple[tuple[str, Place], ...]
    texts: Sequence[str]
    labelled: Sequence[int]
    selected: frozenset[int] = frozenset()
    axes: tuple[Axis, ...] = ()

    def size(self) -> float:
        """Of a dot, in pixels: of few points they are large."""
        count = len(self.seen.xs)
        size = next((size for most, size in _SIZES if count <= most), _SMALLEST)
        return size + min(3.0, max(0.0, self.camera.scale / self.camera.fitted - 1) / 4)

    def colour(self, layer: Layer, tokens: Tokens) -> str:
        colour = self.colours[layer.group]
        return muted(colour, tokens) if self.selected and not layer.selected else colour


def paint(painter: QPainter, scene: Scene, tokens: Tokens) -> None:
    _paint_axes(painter, scene, tokens)
    _paint_dots(painter, scene, tokens)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    taken = _paint_names(painter, scene, tokens)
    for place, words, where in labels(scene, QFontMetricsF(painter.font()), taken):
        dim = scene.selected and place not in scene.selected
        painter.setPen(QColor(tokens.secondary if dim else tokens.text))
        painter.drawText(where, words)


def labels(scene: Scene, metrics: QFontMetricsF, taken: Sequence[QRectF] = ()) -> list[tuple[int, str, QPointF]]:
    """The texts of the points, as far as they do not lie on one another; with the places of their base lines."""
    away = scene.size() / 2 + 4
    xs, ys = scene.seen.xs, scene.seen.ys
    # What is selected has its label before the others.
    places = sorted(scene.labelled, key=lambda place: place not in scene.selected)
    dots = [scene.camera.screen(xs[place], ys[place]) for place in places]
    rooms = [*taken, *(QRectF(dot.x() - 4, dot.y() - 4, 8, 8) for dot in dots)]
    found = []
    for place, dot in zip(places, dots, strict=True):
        words = metrics.elidedText(one_line(scene.texts[place]), Qt.TextElideMode.ElideRight, _LONGEST)
        tried = _rooms(dot, away, metrics.horizontalAdvance(words), metrics.height())
        room = next((each for each in tried if _is_free(each, rooms, scene.camera.view)), None)
        if room is not None:
            rooms.append(room)
            found.append((place, words, QPointF(room.left(), room.top() + metrics.ascent())))
    return found


def _rooms(dot: QPointF, away: float, width: float, height: float) -> tuple[QRectF, ...]:
    """Beside the dot, or above or below it."""
    right = QRectF(dot.x() + away, dot.y() - height / 2, width, height)
    above = QRectF(dot.x() - width / 2, dot.y() - away - height, width, height)
    return right, right.translated(-2 * away - width, 0), above, above.translated(0, 2 * away + height)


def _is_free(room: QRectF, taken: Sequence[QRectF], view: QRectF) -> bool:
    paper = view.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
    return paper.contains(room) and not any(room.intersects(other) for other in taken)


def _paint_axes(painter: QPainter, scene: Scene, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.border), 1))
    for one, other in scene.axes:
        painter.drawLine(QLineF(scene.camera.screen(*one), scene.camera.screen(*other)))


def _paint_dots(painter: QPainter, scene: Scene, tokens: Tokens) -> None:
    size, count = scene.size(), len(scene.seen.xs)
    painter.save()
    # The edges of squares are sharp anyhow, and smoothing them would double the time.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, count <= _ROUND)
    paint_layer = _paint_circles if count <= _EXACT else _paint_points
    for layer in scene.layers:
        if layer.selected:
            paint_layer(painter, scene, layer, tokens.text, size + 4)
        paint_layer(painter, scene, layer, scene.colour(layer, tokens), size)
    painter.restore()


def _paint_circles(painter: QPainter, scene: Scene, layer: Layer, colour: str, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for point in scene.camera.transform().map(layer.dots).toList():
        painter.drawEllipse(point, size / 2, size / 2)


def _paint_points(painter: QPainter, scene: Scene, layer: Layer, colour: str, size: float) -> None:
    cap = Qt.PenCapStyle.RoundCap if len(scene.seen.xs) <= _ROUND else Qt.PenCapStyle.SquareCap
    painter.setPen(QPen(QColor(colour), size, Qt.PenStyle.SolidLine, cap))
    # The painter's own scale would stretch the dots.
    painter.drawPoints(scene.camera.transform().map(layer.dots))


def _paint_names(painter: QPainter, scene: Scene, tokens: Tokens) -> list[QRectF]:
    """At each group; where two would lie on each other the legend must do."""
    metrics = QFontMetricsF(painter.font())
    rooms: list[QRectF] = []
    paper = scene.camera.view.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
    for name, place in scene.names:
        words = metrics.elidedText(one_line(name), Qt.TextElideMode.ElideRight, _LONGEST)
        room = QRectF(0, 0, metrics.horizontalAdvance(words) + 14, metrics.height() + 6)
        middle = scene.camera.screen(*place)
        # Of few points none may be hidden: there the place is that of the highest one.
        room.moveCenter(middle - QPointF(0, room.height()) if len(scene.seen.xs) <= LABELLED else middle)
        if paper.contains(middle):
            room.moveRight(min(room.right(), paper.right()))
        if any(room.intersects(other) for other in rooms):
            continue
        rooms.append(room)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(with_alpha(tokens.surface, 0.9)))
        painter.drawRoundedRect(room, 6, 6)
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
    return rooms
