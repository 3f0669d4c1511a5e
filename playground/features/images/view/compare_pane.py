"""Where two pictures are laid over each other, or side by side."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.features.images.comparison import (
    LARGE_STEP,
    STEP,
    Comparison,
    Rectangle,
    Way,
    common_box,
    fitted,
    rooms,
)
from playground.features.images.view.canvas import drawing
from playground.features.images.view.canvas.picture_levels import PictureLevels
from playground.features.images.view.overlaid_words import HEIGHT, draw_words
from playground.features.images.view.zoomed_pane import ZoomedPane, draw_picture
from playground.widgets import icons, theme
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

_GAP: Final = 8.0
_EDGE: Final = 8.0
_KNOB: Final = 15.0
_WORDS_WIDTH: Final = 240.0


class ComparePane(ZoomedPane):
    """Signals:
    compared: the line was moved, or the picture before is held in sight.
    """

    compared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison = Comparison()
        self._before = PictureLevels(self)
        self._after = PictureLevels(self)
        self._labels = ("", "")
        self._wiping = False
        self._ringed = False
        self.setObjectName("compare_pane")
        self.setAccessibleName(tr("Comparison"))
        for levels in (self._before, self._after):
            levels.ready.connect(self.update)
        self.set_way(Way.WIPE)

    def set_pictures(self, before: QImage, after: QImage, before_label: str, after_label: str) -> None:
        self._before.set_picture(before)
        self._after.set_picture(after)
        self._labels = (_label(tr("Before"), before_label), _label(tr("After"), after_label))
        self.setAccessibleDescription(" / ".join(self._labels))
        self.comparison = Comparison(self.comparison.way)
        self.show_size(QSize(*common_box((before.width(), before.height()), (after.width(), after.height()))))

    def set_way(self, way: Way) -> None:
        self.setToolTip(tool_tip(_hint(way)))
        self._compare(self.comparison.seen(way))
        self._measure()

    def room(self) -> QRectF:
        return self._rooms()[0]

    def in_room(self, point: QPointF) -> QPointF:
        room = next((each for each in self._rooms() if each.contains(point)), self.room())
        return point - room.topLeft()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().sunken))
        if self.comparison.way is Way.SIDE_BY_SIDE:
            self._paint_both(painter)
        elif self.comparison.way is Way.WIPE:
            self._paint_wipe(painter)
        else:
            self._paint_one(painter)
        drawing.frame(painter, event.rect(), self.size(), theme.tokens(), focused=self._ringed)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.comparison.way is Way.HOLD:
            self._compare(self.comparison.held(True))
        elif left and self._takes_line(event.position().x()):
            self._wiping = True
            self._wipe(event.position().x())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._wiping:
            self._wipe(event.position().x())
        elif self._grip is None and self.comparison.is_on_line(event.position().x(), *self._places()):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._grip is None:
            self.unsetCursor()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._wiping = False
        self._compare(self.comparison.held(False))
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.comparison.way is Way.SIDE_BY_SIDE:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.comparison.way is Way.HOLD:
            self._compare(self.comparison.held(True))
        elif self.comparison.way is not Way.WIPE or not self._move_line(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # A key that is held comes again and again, each time as if it had been let go in between.
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._compare(self.comparison.held(False))
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        self._compare(self.comparison.held(False))
        super().focusOutEvent(event)

    def _move_line(self, event: QKeyEvent) -> bool:
        step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        split = self.comparison.split
        splits = {
            Qt.Key.Key_Left: split - step,
            Qt.Key.Key_Right: split + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        wanted = splits.get(Qt.Key(event.key()))
        if wanted is None:
            return False
        self._compare(self.comparison.split_at(wanted))
        return True

    def _takes_line(self, x: float) -> bool:
        """A picture that is all in sight need not be panned, so that any place of it moves the line."""
        fits = self.comparison.way is Way.WIPE and self.look.fitting
        return fits or self.comparison.is_on_line(x, *self._places())

    def _wipe(self, x: float) -> None:
        self._compare(self.comparison.wiped_to(x, *self._places()))

    def _compare(self, comparison: Comparison) -> None:
        if comparison != self.comparison:
            self.comparison = comparison
            self.update()
            self.compared.emit()

    def _places(self) -> tuple[Rectangle, Rectangle]:
        """Of the pictures and of the room that they have."""
        picture = self.picture_rect()
        return _rectangle(picture), Rectangle(0, 0, self.width(), self.height())

    def _rooms(self) -> list[QRectF]:
        whole = Rectangle(0, 0, self.width(), self.height())
        return [_qrect(each) for each in rooms(self.comparison.way, whole, _GAP)]

    def _paint_both(self, painter: QPainter) -> None:
        for room, levels, label in zip(self._rooms(), (self._before, self._after), self._labels, strict=True):
            self._paint_picture(painter, levels, room, room)
            self._paint_label(painter, label, self._words_place(room))

    def _paint_wipe(self, painter: QPainter) -> None:
        room = self.room()
        line = self.comparison.line(*self._places())
        before, after = QRectF(room), QRectF(room)
        before.setRight(line)
        after.setLeft(line)
        self._paint_picture(painter, self._before, room, before)
        self._paint_picture(painter, self._after, room, after)
        self._paint_line(painter, line)
        left, right = self._words_place(room), self._words_place(room)
        left.setWidth(left.width() / 2)
        right.setLeft(left.right())
        self._paint_label(painter, self._labels[0], left)
        self._paint_label(painter, self._labels[1], right, Qt.AlignmentFlag.AlignRight)

    def _paint_one(self, painter: QPainter) -> None:
        room, holding = self.room(), self.comparison.holding
        self._paint_picture(painter, self._before if holding else self._after, room, room)
        place = self._words_place(room)
        self._paint_label(painter, self._labels[0 if holding else 1], place)
        if not holding:
            at = QPointF(place.center().x(), place.bottom() - HEIGHT - _EDGE)
            draw_words(painter, _hint(Way.HOLD), at, room.width() - 2 * _EDGE, Qt.AlignmentFlag.AlignHCenter)

    def _paint_label(
        self, painter: QPainter, text: str, place: QRectF, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        x = place.right() - _EDGE if align == Qt.AlignmentFlag.AlignRight else place.left() + _EDGE
        draw_words(painter, text, QPointF(x, place.top() + _EDGE), place.width() - 2 * _EDGE, align)

    def _words_place(self, room: QRectF) -> QRectF:
        """Over the picture, as far as that is in sight and wide enough for words."""
        picture = self.picture_rect().translated(room.topLeft()).intersected(room)
        return picture if picture.width() >= _WORDS_WIDTH else room

    def _paint_picture(self, painter: QPainter, levels: PictureLevels, room: QRectF, sight: QRectF) -> None:
        images = levels.levels.images
        if not images:
            return
        size = images[0].width(), images[0].height()
        box = _rectangle(self.picture_rect().translated(room.topLeft()))
        place = fitted(size, box)
        zoom = place.width / size[0] * self.look.ratio
        look = replace(self.look, picture_width=size[0], picture_height=size[1], zoom=zoom, x=place.left, y=place.top)
        draw_picture(painter, levels.levels, look, sight)

    def _paint_line(self, painter: QPainter, line: float) -> None:
        t = theme.tokens()
        top, height = max(0.0, self.picture_rect().top()), self.picture_rect().height()
        bottom = min(float(self.height()), top + height)
        middle = QPointF(line, (top + bottom) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 90), 4))
        painter.drawLine(QPointF(line, top), QPointF(line, bottom))
        painter.setPen(QPen(QColor("#FFFFFF"), 2))
        painter.drawLine(QPointF(line, top), QPointF(line, bottom))
        painter.setPen(QPen(QColor(t.accent if self.hasFocus() else "#00000050"), 2))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(middle, _KNOB, _KNOB)
        for name, shift in (("caret-left", -13.0), ("caret-right", 1.0)):
            mark = icons.pixmap(name, "#1B1E23", 12, self.devicePixelRatioF())
            painter.drawPixmap(middle + QPointF(shift, -6), mark)


def _label(word: str, words: str) -> str:
    return f"{word} · {one_line(words)}" if words else word


def _hint(way: Way) -> str:
    if way is Way.WIPE:
        return tr("Drag the line, or move it with the arrow keys")
    if way is Way.HOLD:
        return tr("Hold Space or the mouse button to see the picture before")
    return tr("Drag to move both, turn the wheel to bring them closer")


def _rectangle(rect: QRectF) -> Rectangle:
    return Rectangle(rect.left(), rect.top(), rect.width(), rect.height())


def _qrect(rectangle: Rectangle) -> QRectF:
    return QRectF(rectangle.left, rectangle.top, rectangle.width, rectangle.height)
