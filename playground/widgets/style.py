"""What a style sheet cannot paint well: check marks, arrows, sliders, boxes with arrows, and the focus ring.

Only drawing is changed; the sizes come from Fusion and from the style sheet. Overriding what a style is asked thousands
of times while a window is laid out, such as `pixelMetric`, would cost the start more than all this painting.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QCheckBox,
    QProxyStyle,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTabBar,
    QWidget,
)

from playground.widgets.tokens import RADIUS, Tokens

_State = QStyle.StateFlag
_Primitive = QStyle.PrimitiveElement
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl

_TURNS: Final = {
    _Primitive.PE_IndicatorArrowDown: 0,
    _Primitive.PE_IndicatorArrowLeft: 90,
    _Primitive.PE_IndicatorArrowUp: 180,
    _Primitive.PE_IndicatorArrowRight: 270,
}
_HANDLE: Final = 7.5
_TEXT_INDENT: Final = 5


class FlatStyle(QProxyStyle):
    """Fusion with our own marks."""

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__("Fusion")
        self._tokens = tokens

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element == _Primitive.PE_FrameFocusRect:
            self._draw_focus(option, painter, widget)
        elif element in (_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck):
            self._draw_check(option, painter)
        elif element == _Primitive.PE_IndicatorRadioButton:
            self._draw_radio(option, painter)
        elif (turn := _turn(element, option)) is not None:
            self._draw_arrow(QRectF(option.rect), turn, option, painter)
        elif element == _Primitive.PE_IndicatorBranch:
            self._draw_branch(option, painter)
        elif element != _Primitive.PE_FrameStatusBarItem:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _Complex.CC_Slider and isinstance(option, QStyleOptionSlider):
            self._draw_slider(option, painter, widget)
        elif control == _Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._draw_combo(option, painter, widget)
        elif control == _Complex.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            self._draw_spin(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type] # None is allowed
        if part == _Sub.SC_ComboBoxEditField or (part == _Sub.SC_SpinBoxEditField and control == _Complex.CC_SpinBox):
            rect.setLeft(rect.left() + _TEXT_INDENT)
        return rect

    def _draw_focus(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        # A click with the mouse needs no ring: the eye is there already. Boxes draw their ring with their mark.
        if not _is_ringed(option) or isinstance(widget, QCheckBox | QRadioButton):
            return
        rect, inset, colour = QRectF(option.rect), 1.0, self._tokens().accent
        if isinstance(widget, QTabBar):
            rect = QRectF(widget.tabRect(widget.currentIndex())).adjusted(2, 4, -2, -4)
        elif isinstance(widget, QPushButton):
            rect = QRectF(widget.rect())
            if widget.property("kind") == "primary" or widget.isDefault():
                inset, colour = 3.0, self._tokens().on_accent
        _rounded(
            painter, rect.adjusted(inset, inset, -inset, -inset), RADIUS - inset / 2, None, QPen(QColor(colour), 2)
        )

    def _draw_check(self, option: QStyleOption, painter: QPainter) -> None:
        t = self._tokens()
        side = min(18, option.rect.height())
        box = QRectF(option.rect.x() + 0.5, option.rect.center().y() - side / 2 + 1, side - 1, side - 1)
        marked = bool(option.state & (_State.State_On | _State.State_NoChange))
        fill, edge = self._box_colours(option, marked)
        _rounded(painter, box, 4, QColor(fill), QPen(QColor(edge), 1))
        if _is_ringed(option):
            _rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), 4, None, QPen(QColor(self._ring(marked)), 2))
        if not marked:
            return
        x, y, unit = box.x(), box.y(), box.width() / 16
        points = [(3.8, 8.4), (6.8, 11.3), (12.3, 4.9)] if option.state & _State.State_On else [(4.5, 8), (11.5, 8)]
        colour = t.on_accent if option.state & _State.State_Enabled else t.surface
        _polyline(painter, [QPointF(x + left * unit, y + top * unit) for left, top in points], colour, 1.8)

    def _draw_radio(self, option: QStyleOption, painter: QPainter) -> None:
        t = self._tokens()
        circle = QRectF(option.rect).adjusted(1, 1, -1, -1)
        marked = bool(option.state & _State.State_On)
        fill, edge = self._box_colours(option, marked)
        _rounded(painter, circle, circle.width() / 2, QColor(fill), QPen(QColor(edge), 1))
        if _is_ringed(option):
            _rounded(painter, circle, circle.width() / 2, None, QPen(QColor(self._ring(marked)), 2))
        if marked:
            dot = circle.adjusted(5, 5, -5, -5)
            _rounded(painter, dot, dot.width() / 2, QColor(t.on_accent), None)

    def _ring(self, marked: bool) -> str:
        """On a box that is filled with the accent, an accented ring would not be seen."""
        return self._tokens().text if marked else self._tokens().accent

    def _box_colours(self, option: QStyleOption, marked: bool) -> tuple[str, str]:
        t = self._tokens()
        if not option.state & _State.State_Enabled:
            return (t.disabled if marked else t.window, t.disabled if marked else t.border)
        hovered = bool(option.state & _State.State_MouseOver)
        if marked:
            fill = t.accent_hover if hovered else t.accent
            return fill, fill
        return t.surface, t.accent if hovered else t.outline

    def _draw_arrow(self, rect: QRectF, turn: int, option: QStyleOption, painter: QPainter) -> None:
        enabled = bool(option.state & _State.State_Enabled)
        colour = self._tokens().secondary if enabled else self._tokens().disabled
        painter.save()
        painter.translate(rect.center())
        painter.rotate(turn)
        _polyline(painter, [QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)], colour, 1.4)
        painter.restore()

    def _draw_branch(self, option: QStyleOption, painter: QPainter) -> None:
        if option.state & _State.State_Children:
            self._draw_arrow(QRectF(option.rect), 0 if option.state & _State.State_Open else 270, option, painter)

    def _draw_slider(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
        t = self._tokens()
        handle = _inside(self._part(_Complex.CC_Slider, option, _Sub.SC_SliderHandle, widget).center(), option)
        enabled = bool(option.state & _State.State_Enabled)
        groove, filled = _slider_bars(option, handle)
        _rounded(painter, groove, 2, QColor(t.track), None)
        if option.sliderPosition > option.minimum:
            _rounded(painter, filled, 2, QColor(t.accent if enabled else t.disabled), None)
        hovered = bool(option.state & _State.State_MouseOver) and enabled
        focused = _is_ringed(option)
        circle = QRectF(handle.x() - _HANDLE + 0.5, handle.y() - _HANDLE + 0.5, 2 * _HANDLE - 1, 2 * _HANDLE - 1)
        edge = t.accent if hovered or focused else t.outline if enabled else t.border
        _rounded(painter, circle, _HANDLE, QColor(t.surface), QPen(QColor(edge), 2 if focused else 1))

    def _part(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None,
    ) -> QRectF:
        return QRectF(self.subControlRect(control, option, part, widget))

    def _draw_combo(self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
        open_ = bool(option.state & _State.State_On)
        invalid = widget is not None and bool(widget.property("invalid"))
        self._draw_field(option, painter, open_, invalid=invalid)
        arrow = self._part(_Complex.CC_ComboBox, option, _Sub.SC_ComboBoxArrow, widget)
        self._draw_arrow(arrow.translated(-3, 0), 0, option, painter)

    def _draw_spin(self, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
        self._draw_field(option, painter, False)
        for part, turn in ((_Sub.SC_SpinBoxUp, 180), (_Sub.SC_SpinBoxDown, 0)):
            if option.subControls & part:
                rect = self._part(_Complex.CC_SpinBox, option, part, widget)
                self._draw_arrow(rect.translated(-2, 1 if turn else -1), turn, option, painter)

    def _draw_field(
        self, option: QStyleOptionComplex, painter: QPainter, open_: bool, *, invalid: bool = False
    ) -> None:
        t = self._tokens()
        enabled = bool(option.state & _State.State_Enabled)
        focused = bool(option.state & _State.State_HasFocus) and enabled
        width = 2 if focused or open_ else 1
        edge = t.accent if focused or open_ else t.outline if enabled else t.border
        fill = t.surface if enabled else t.window
        inset = width / 2
        if invalid and enabled:
            edge = t.danger
        rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        _rounded(painter, rect, RADIUS - inset, QColor(fill), QPen(QColor(edge), width))


def _is_ringed(option: QStyleOption) -> bool:
    """Whether it has the focus, and got it by the keyboard."""
    return bool(option.state & _State.State_HasFocus) and bool(option.state & _State.State_KeyboardFocusChange)


def _inside(centre: QPointF, option: QStyleOptionSlider) -> QPointF:
    """Our handle is a little larger than Fusion's: at the ends it would be cut off."""
    room = QRectF(option.rect).adjusted(_HANDLE, _HANDLE, -_HANDLE, -_HANDLE)
    if option.orientation == Qt.Orientation.Horizontal:
        return QPointF(min(max(centre.x(), room.left()), room.right()), centre.y())
    return QPointF(centre.x(), min(max(centre.y(), room.top()), room.bottom()))


def _slider_bars(option: QStyleOptionSlider, handle: QPointF) -> tuple[QRectF, QRectF]:
    """The whole groove, and the part of it from the start to the handle."""
    rect = QRectF(option.rect)
    if option.orientation == Qt.Orientation.Horizontal:
        top = handle.y() - 2
        whole = QRectF(rect.left(), top, rect.width(), 4)
        if option.upsideDown:
            return whole, QRectF(handle.x(), top, rect.right() - handle.x(), 4)
        return whole, QRectF(rect.left(), top, handle.x() - rect.left(), 4)
    left = handle.x() - 2
    whole = QRectF(left, rect.top(), 4, rect.height())
    return whole, QRectF(left, handle.y(), 4, rect.bottom() - handle.y())


def _rounded(painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, pen: QPen | None) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else QBrush())
    painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def _polyline(painter: QPainter, points: list[QPointF], colour: str, width: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def _turn(element: QStyle.PrimitiveElement, option: QStyleOption) -> int | None:
    """Of an arrow, in degrees from one that points downwards. In a header Qt would have it point up for the largest
    first, while everyone else lets it point to where the values grow smaller."""
    if element == _Primitive.PE_IndicatorHeaderArrow and isinstance(option, QStyleOptionHeader):
        return 180 if option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown else 0
    return _TURNS.get(element)
