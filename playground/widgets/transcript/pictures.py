"""The pictures of a turn, small, beside each other."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from playground.widgets.transcript import drawing
from playground.widgets.transcript.body import Body, Touch
from playground.widgets.transcript.content import Thumbnail
from playground.widgets.transcript.look import RADIUS, Look

MOST_HEIGHT = 160
_MOST_WIDTH = 240
_LEAST = 24
_GAP = 8
_INSIDE = Qt.AspectRatioMode.KeepAspectRatio


class PicturesBody(Body):
    """They lie on the side of the one who speaks. Until a picture is there, its place is."""

    def __init__(self, pictures: tuple[Thumbnail, ...], look: Look, *, right: bool) -> None:
        self._pictures = pictures
        self._look = look
        self._right = right
        self._rects: list[QRectF] = []

    def lay_out(self, width: int) -> None:
        self.used_width = self.content_width = width
        self._rects = []
        line: list[QRectF] = []
        top = 0.0
        for picture in self._pictures:
            wide, high = _shown_size(picture, width)
            left = line[-1].right() + _GAP if line else 0.0
            if line and left + wide > width:
                top += self._end_line(line) + _GAP
                line, left = [], 0.0
            line.append(QRectF(left, top, wide, high))
        self.height = round(top + self._end_line(line))

    def _end_line(self, line: list[QRectF]) -> float:
        """Puts the line where it belongs and says how high it is."""
        if not line:
            return 0.0
        shift = self.used_width - line[-1].right() if self._right else 0.0
        self._rects += [rect.translated(shift, 0) for rect in line]
        return max(rect.height() for rect in line)

    def paint(self, painter: QPainter, exposed: QRectF, selected: tuple[int, int] | None, touch: Touch) -> None:
        for picture, rect in zip(self._pictures, self._rects, strict=True):
            if rect.intersects(exposed):
                self._paint_one(painter, picture, rect)

    def _paint_one(self, painter: QPainter, picture: Thumbnail, rect: QRectF) -> None:
        drawing.card(painter, rect, self._look.sunken, RADIUS)
        if picture.image is None:
            drawing.icon(painter, "image", rect, self._look.tokens.secondary)
            return
        outline = QPainterPath()
        outline.addRoundedRect(rect, RADIUS, RADIUS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        place = QRectF(QPointF(), QSizeF(picture.image.size()).scaled(rect.size(), _INSIDE))
        place.moveCenter(rect.center())
        painter.drawImage(place, picture.image)
        painter.restore()


def _shown_size(picture: Thumbnail, room: int) -> tuple[float, float]:
    """Never larger than the picture itself, and never so thin that it would hardly be seen."""
    share = min(1.0, min(_MOST_WIDTH, room) / picture.width, MOST_HEIGHT / picture.height)
    return max(_LEAST, round(picture.width * share)), max(_LEAST, round(picture.height * share))
