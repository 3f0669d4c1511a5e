"""How one picture of the library is painted: the picture, and the beginning of its prompt under it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.features.images.view.library_rows import LibraryRows, title_of
from playground.features.images.view.pixmap_shelf import PixmapShelf
from playground.storage.gallery import PictureRecord
from playground.widgets import icons, theme
from playground.widgets.tokens import RADIUS

PICTURE_SIDE: Final = 160
MARGIN: Final = 8
CAPTION: Final = 24
_ICON_SIDE: Final = 24
_CAPTION_WIDTH: Final = PICTURE_SIDE - 4
_LONGEST_CAPTION: Final = 100
_CAPTIONS_KEPT: Final = 2000

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class LibraryCell(QStyledItemDelegate):
    """Looks the pixmaps up on the shelf; whoever owns the shelf fills it."""

    def __init__(self, rows: LibraryRows, shelf: PixmapShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._shelf = shelf
        self._font = theme.font(9)
        self._metrics = QFontMetrics(self._font)
        self._captions: dict[int, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(PICTURE_SIDE + 2 * MARGIN, PICTURE_SIDE + CAPTION + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = picture_place(option.rect)
        picture = self._rows.picture(index.row())
        pixmap = None if picture is None else self._shelf.get(picture.hash)
        self._paint_ground(painter, option, place)
        self._paint_picture(painter, place, pixmap)
        if picture is not None:
            painter.setFont(self._font)
            painter.setPen(QColor(t.text if option.state & _State.State_Selected else t.secondary))
            caption = QRect(place.left() + 2, place.bottom() + 4, _CAPTION_WIDTH, CAPTION - 4)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
            painter.drawText(caption, int(flags), self._caption(picture))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        t = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(option.state & _State.State_Selected)
        if selected or option.state & _State.State_MouseOver:
            painter.setBrush(QColor(t.selection if selected else t.hover))
            painter.drawRoundedRect(place.adjusted(-5, -5, 5, CAPTION + 3), RADIUS + 2, RADIUS + 2)
        if option.state & _State.State_HasFocus and option.state & _State.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place.adjusted(-5, -5, 5, CAPTION + 3)), RADIUS + 2, RADIUS + 2)

    def _paint_picture(self, painter: QPainter, place: QRect, pixmap: QPixmap | None) -> None:
        if pixmap is None or pixmap.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().sunken))
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if pixmap is not None and pixmap.isNull():
            edge = (place.width() - _ICON_SIDE) // 2
            scale = painter.device().devicePixelRatio()
            mark = icons.pixmap("image", theme.tokens().disabled, _ICON_SIDE, scale)
            painter.drawPixmap(place.topLeft() + QPoint(edge, edge), mark)
        elif pixmap is not None:
            inside = QRect(QPoint(), pixmap.deviceIndependentSize().toSize())
            inside.moveCenter(place.center())
            painter.drawPixmap(inside.topLeft(), pixmap)

    def _caption(self, picture: PictureRecord) -> str:
        """Measuring words takes longer than painting the picture."""
        found = self._captions.get(picture.id)
        if found is None:
            if len(self._captions) > _CAPTIONS_KEPT:
                self._captions.clear()
            words = title_of(picture)[:_LONGEST_CAPTION]
            found = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, _CAPTION_WIDTH)
            self._captions[picture.id] = found
        return found


def picture_place(cell: QRect) -> QRect:
    left = cell.left() + (cell.width() - PICTURE_SIDE) // 2
    return QRect(left, cell.top() + MARGIN, PICTURE_SIDE, PICTURE_SIDE)


def rounded(pixmap: QPixmap) -> QPixmap:
    """With the corners of its ground, cut once and not with each frame."""
    result = QPixmap(pixmap.size())
    result.setDevicePixelRatio(pixmap.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(QPoint(), pixmap.deviceIndependentSize()), RADIUS, RADIUS)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return result
