"""Points in a plane or in space, that one moves, turns, encircles and chooses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from playground.widgets import theme
from playground.widgets.buttons import IconButton
from playground.widgets.points.camera import Camera
from playground.widgets.points.content import Content
from playground.widgets.points.legend import Legend
from playground.widgets.points.scene import LABELLED, Scene, paint
from playground.widgets.points.svg import svg
from playground.widgets.tokens import with_alpha
from playground.widgets.translation import tr
from playground.widgets.zoom_area import ZoomArea

Grip = Literal["none", "press", "move", "turn", "lasso"]

_MARGIN: Final = 40.0
_LONGEST: Final = 300  # characters of a text in a tooltip
_LEGEND: Final = 170.0  # px
_REACH: Final = 10.0  # px around the mouse in which a point is found
_READABLE: Final = 2.0  # times as close as when all is seen, from where on few of many points may be in sight
_TURN: Final = 0.008  # radians for a pixel
_STEP: Final = 40.0  # px for a press of a key
_WAYS: Final = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class PointMap(ZoomArea):
    """Points go by their places in the order in which they were given. Setters are silent.

    Signals:
        hovered: a place, -1 when the mouse has left it.
        clicked: a place, -1 beside all points; and whether the others stay selected.
        encircled: the places within a lasso or of a group; and whether the others stay selected.
    """

    hovered = Signal(int)
    clicked = Signal(int, bool)
    encircled = Signal(tuple, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFont(theme.font(9))
        self._content = Content()
        self._camera = Camera(QRectF(0, 0, 1, 1))
        self._all_seen = True
        self._legend: Legend | None = None
        self._legend_shown = True
        self._named = False  # also while points come or go, and their groups follow
        self._hovered = -1
        self._grip: Grip = "none"
        self._pressed = self._last = QPointF()
        self._loop: list[QPointF] = []
        self.lasso = IconButton("lasso", tr("Encircle points (or drag with Shift)"), checkable=True, small=True)
        self.lasso.setObjectName("lasso")
        self.add_tool(self.lasso)

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    # What is shown

    def set_points(
        self, floats: bytes | memoryview, dimensions: int, texts: Sequence[str], *, keep_view: bool = False
    ) -> None:
        """Float32, point after point. With `keep_view` what is seen stays where it is: a point has come or gone."""
        keeps = keep_view and dimensions == self._content.cloud.dimensions and len(self._content.cloud) > 0
        self._content.set_points(floats, dimensions, texts)
        self._hovered, self._legend = -1, None
        if not keeps:
            self.fit()
        self.update()

    def set_groups(self, groups: Sequence[int], names: Sequence[str] = (), colours: Sequence[str] = ()) -> None:
        """-1 is a point without a group; with `colours`, the groups have those and no others."""
        self._content.set_groups(groups, names, colours)
        self._legend = None
        if self._named != bool(names):
            self._named = bool(names)
            if self._all_seen:
                self.fit()
        self.update()

    def set_selected(self, places: Collection[int]) -> None:
        self._content.set_selected(places)
        self.update()

    def set_hovered(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place if place < len(self._content.cloud) else -1
            self.describe(self._content.texts[place][:_LONGEST] if 0 <= place < len(self._content.texts) else "")
            self.update()

    def set_legend_shown(self, shown: bool) -> None:
        self._legend_shown = shown
        self._legend = None
        self.update()

    def place_on_screen(self, place: int) -> QPointF:
        return self._camera.screen(self._content.seen.xs[place], self._content.seen.ys[place])

    def to_image(self, scale: float = 2.0) -> QImage:
        """What is seen now, without what belongs to the hand."""
        result = QImage(self.size() * scale, QImage.Format.Format_RGB32)
        result.setDevicePixelRatio(scale)
        tokens = theme.tokens()
        result.fill(QColor(tokens.surface))
        with QPainter(result) as painter:
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, self._scene(), tokens)
            self._key().paint(painter, tokens)
        return result

    def to_svg(self) -> str:
        texts = self._content.texts
        titles = [texts[place] for _, _, places in self._content.sorting for place in places] if texts else []
        return svg(self._scene(), self._key(), titles, QFontMetricsF(self.font()), theme.tokens())

    # Seen closer, and from elsewhere

    def zoom_by(self, factor: float, where: QPointF) -> None:
        self._look(self._camera.zoomed(factor, where))

    def pan_by(self, dx: float, dy: float) -> None:
        self._look(self._camera.moved(dx, dy))

    def turn_by(self, dx: float, dy: float) -> None:
        self._content.set_turn(self._content.turn.turned(_TURN * dx, _TURN * dy))
        self.update()

    def fit(self) -> None:
        self._camera = Camera.around(self._content.box(), self._view())
        self._all_seen = True
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend = None
        if self._all_seen:
            self.fit()
        else:
            self._camera = self._camera.within(self._view())

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._last = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            encircles = self.lasso.isChecked() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._grip = "lasso" if encircles else "press"
            self._loop = [event.position()]
        elif event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            self._grip = "move"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._grip == "none":
            self._hover(where)
            return
        far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._grip == "press" and far:
            self._grip = "move" if self._content.cloud.dimensions == 2 else "turn"
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        step = where - self._last
        if self._grip == "move":
            self.pan_by(step.x(), step.y())
        elif self._grip == "turn":
            self.turn_by(step.x(), step.y())
        elif self._grip == "lasso":
            self._loop.append(where)
            self.update()
        if self._grip != "press":
            self._last = where

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, "none"
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.unsetCursor()
        if grip == "press" or (grip == "lasso" and len(self._loop) < 3):
            self._click(event.position(), adds)
        elif grip == "lasso":
            loop = QPolygonF([self._camera.plane(each) for each in self._loop])
            self.encircled.emit(self._content.near.inside(loop), adds)
        self._loop = []
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell_hovered(-1)

    # Keyboard

    def obey(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in _WAYS and modifiers & Qt.KeyboardModifier.ShiftModifier:
            x, y = _WAYS[key]
            move = self.pan_by if self._content.cloud.dimensions == 2 else self.turn_by
            move(-x * _STEP, -y * _STEP)
        elif key in _WAYS and len(self._content.cloud):
            x, y = _WAYS[key]
            self._tell_hovered(self._content.near.towards(self._hovered, x, y) if self._hovered >= 0 else 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._hovered >= 0:
            self.clicked.emit(self._hovered, key == Qt.Key.Key_Space)
        else:
            return super().obey(key, modifiers)
        return True

    # Painting

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._legend = None

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        with QPainter(self) as painter:
            self.paint_ground(painter, tokens.surface)
            painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
            scene = self._scene()
            paint(painter, scene, tokens)
            self._key().paint(painter, tokens)
            self._paint_hovered(painter, scene)
            if len(self._loop) > 1:
                painter.setPen(QPen(QColor(tokens.accent), 1.5, Qt.PenStyle.DashLine))
                painter.setBrush(QColor(with_alpha(tokens.accent, 0.12)))
                painter.drawPolygon(QPolygonF(self._loop))
            painter.setClipping(False)
            self.paint_ring(painter)

    def _paint_hovered(self, painter: QPainter, scene: Scene) -> None:
        if self._hovered < 0:
            return
        side = scene.size() + 8
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(self.place_on_screen(self._hovered))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().text), 2))
        painter.drawEllipse(ring)

    # Inside

    def _scene(self) -> Scene:
        content = self._content
        tokens = theme.tokens()
        return Scene(
            self._camera,
            content.seen,
            content.layers,
            content.colours(tokens),
            content.name_places,
            content.texts,
            self._labelled(),
            content.selected,
            content.axes(),
        )

    def _labelled(self) -> Sequence[int]:
        """The points that have their texts beside them: those in sight, when they are few."""
        count = len(self._content.texts)
        if count <= LABELLED:
            return range(count)
        # To find them anew in each frame while space is turned would take longer than the frame.
        if self._grip == "turn" or self._camera.scale < _READABLE * self._camera.fitted:
            return ()
        view = self._camera.view
        first, last = self._camera.plane(view.topLeft()), self._camera.plane(view.bottomRight())
        return self._content.near.few_within(first.x(), first.y(), last.x(), last.y(), LABELLED)

    def _key(self) -> Legend:
        if self._legend is None:
            entries = self._content.entries(theme.tokens()) if self._legend_shown else []
            room = QRectF(10, 40, self._beside(), self.height() - 50)
            self._legend = Legend(entries, QFontMetricsF(self.font()), room)
        return self._legend

    def _beside(self) -> float:
        """The width of the legend: it depends on no name, lest the picture jumps with each text."""
        return min(_LEGEND, self.width() * 0.3) if self._legend_shown and self._named else 0.0

    def _view(self) -> QRectF:
        view = QRectF(self.rect()).adjusted(_MARGIN + self._beside(), _MARGIN, -_MARGIN, -_MARGIN)
        return view if view.width() > 1 and view.height() > 1 else QRectF(0, 0, 1, 1)

    def _look(self, camera: Camera) -> None:
        self._camera = camera
        self._all_seen = False
        self.update()

    def _point_at(self, where: QPointF) -> int:
        if self._key().box.contains(where):
            return -1
        return self._content.near.nearest(self._camera.plane(where), _REACH / self._camera.scale)

    def _hover(self, where: QPointF) -> None:
        entry = self._key().at(where)
        place = self._point_at(where)
        hand = entry is not None or place >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self._tell_hovered(place)

    def _tell_hovered(self, place: int) -> None:
        if place != self._hovered:
            self.set_hovered(place)
            self.hovered.emit(place)

    def _click(self, where: QPointF, adds: bool) -> None:
        entry = self._key().at(where)
        if entry is not None:
            self.encircled.emit(self._content.members(entry.group), adds)
        else:
            self.clicked.emit(self._point_at(where), adds)
