"""Paints one result: a small picture with rounded corners, ringed when it is the chosen one."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from playground.widgets import theme
from playground.widgets.tokens import RADIUS, with_alpha
from playground.widgets.translation import tr

SIDE: Final = 72
CELL: Final = SIDE + 8  # the ring lies around the picture
_COVERING: Final = Qt.AspectRatioMode.KeepAspectRatioByExpanding


class ResultTile(QStyledItemDelegate):
    """Knows the pictures by their numbers, and each only at the size that it is shown at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._images: dict[int, QImage] = {}
        self._fitted: dict[int, QImage] = {}

    def set_image(self, number: int, image: QImage) -> None:
        self._images[number] = image
        self._fitted.pop(number, None)

    def forget(self, kept: Iterable[int]) -> None:
        """All but these."""
        numbers = set(kept)
        self._images = {number: image for number, image in self._images.items() if number in numbers}
        self._fitted = {number: image for number, image in self._fitted.items() if number in numbers}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(CELL, CELL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = theme.tokens()
        item = index.data(Qt.ItemDataRole.UserRole)
        place = QRectF(option.rect.x() + 4, option.rect.y() + 4, SIDE, SIDE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item is None:
            _paint_waiting(painter, place)
        else:
            self._paint_picture(painter, place, item.id)
            if item.draft:
                _paint_tag(painter, place, tr("Draft"))
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            _outline(painter, place.adjusted(-2.5, -2.5, 2.5, 2.5), RADIUS + 2.5, t.accent, 3 if focused else 2)
        elif option.state & QStyle.StateFlag.State_MouseOver and item is not None:
            _outline(painter, place.adjusted(-2, -2, 2, 2), RADIUS + 2, t.outline, 1)
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRectF, number: int) -> None:
        t = theme.tokens()
        path = QPainterPath()
        path.addRoundedRect(place, RADIUS, RADIUS)
        painter.fillPath(path, QColor(t.sunken))
        image = self._image(number, round(SIDE * painter.device().devicePixelRatio()))
        if image is not None:
            painter.save()
            painter.setClipPath(path)
            painter.drawImage(place, image)
            painter.restore()
        # A white picture on a white window would have no edge.
        _outline(painter, place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, with_alpha(t.text, 0.14), 1)

    def _image(self, number: int, side: int) -> QImage | None:
        """Cut to a square."""
        fitted, image = self._fitted.get(number), self._images.get(number)
        if image is None or (fitted is not None and fitted.width() == side):
            return fitted
        scaled = image.scaled(side, side, _COVERING, Qt.TransformationMode.SmoothTransformation)
        left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
        self._fitted[number] = scaled.copy(left, top, side, side)
        return self._fitted[number]


def _paint_waiting(painter: QPainter, place: QRectF) -> None:
    """Three dots, as of someone who is at work; they stand still, as the line under the tabs already moves."""
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.border), 1))
    painter.setBrush(QColor(t.sunken))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.disabled))
    for offset in (-9, 0, 9):
        painter.drawEllipse(place.center() + QPointF(offset, 0), 2, 2)


def _paint_tag(painter: QPainter, place: QRectF, word: str) -> None:
    t = theme.tokens()
    painter.setFont(theme.font(8))
    metrics = QFontMetricsF(painter.font())
    width = min(metrics.horizontalAdvance(word) + 10, place.width() - 8)
    tag = QRectF(place.left() + 4, place.bottom() - metrics.height() - 6, width, metrics.height() + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.surface))
    painter.drawRoundedRect(tag, 4, 4)
    painter.setPen(QColor(t.text))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, word)


def _outline(painter: QPainter, rect: QRectF, radius: float, colour: str, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawRoundedRect(rect, radius, radius)
