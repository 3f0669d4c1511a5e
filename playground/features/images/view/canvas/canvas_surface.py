"""The picture with the mask over it: shown, zoomed and moved, but not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.features.images.view.canvas import drawing
from playground.features.images.view.canvas.backdrop import Backdrop
from playground.features.images.view.canvas.overlay import Overlay
from playground.features.images.view.canvas.picture_levels import PictureLevels
from playground.features.images.view.canvas.viewport import Viewport
from playground.widgets import theme
from playground.widgets.tokens import channels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.images.mask.mask import Mask
    from playground.features.images.mask.rect import Rect

_COLOUR: Final = "#2B66E0"
_OPACITY: Final = 0.55


class CanvasSurface(QWidget):
    """Only what has changed is painted anew.

    Signals:
        zoom_changed: pixels of the screen for a pixel of the picture.
    """

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport = Viewport()
        self._mask: Mask | None = None
        self._picture = PictureLevels(self)
        self._backdrop = Backdrop()
        self._partial: QImage | None = None
        self._overlay: Overlay | None = None
        self._overlay_image = QImage()
        self._warming: Iterator[None] = iter(())
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._warm)
        self._colour, self._opacity = _COLOUR, _OPACITY
        self._picture.ready.connect(self._renew)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    @property
    def zoom(self) -> float:
        return self.viewport.zoom

    @property
    def settled(self) -> bool:
        """Whether the picture looks as it will, and all is ready for the first stroke."""
        return not (self._picture.busy or self._idle.isActive())

    def set_picture(self, image: QImage | None) -> None:
        self._picture.set_picture(image)
        self._partial = None
        size = QSize() if image is None else image.size()
        self._show(self.viewport.showing(max(0, size.width()), max(0, size.height())))

    def set_partial(self, image: QImage | None) -> None:
        """A picture on its way is shown in the place of the one that is there; None takes it away."""
        self._partial = image
        if image is not None and not self._picture.levels.images:
            self._show(self.viewport.showing(image.width(), image.height()))
        self._renew()

    def set_mask(self, mask: Mask | None) -> None:
        """Of the size of the picture."""
        if mask is self._mask:
            return
        if self._mask is not None:
            self._mask.changed.disconnect(self._on_mask_changed)
        self._mask = mask
        if mask is not None:
            mask.changed.connect(self._on_mask_changed)
        self._make_overlay()

    def set_overlay(self, colour: str, opacity: float) -> None:
        if (colour, opacity) == (self._colour, self._opacity):
            return
        self._colour, self._opacity = colour, opacity
        if self._overlay is not None:
            self._overlay.set_colour(channels(colour), opacity)
        self.update()

    def fit(self) -> None:
        self._show(self.viewport.fitted())

    def set_zoom(self, zoom: float) -> None:
        self._show(self.viewport.zoomed(zoom))

    def zoom_in(self) -> None:
        self._show(self.viewport.zoomed(self.viewport.next_stop(closer=True)))

    def zoom_out(self) -> None:
        self._show(self.viewport.zoomed(self.viewport.next_stop(closer=False)))

    def zoom_at(self, factor: float, point: QPointF) -> None:
        self._show(self.viewport.zoomed(self.zoom * factor, point.x(), point.y()))

    def pan(self, across: float, down: float) -> None:
        self._show(self.viewport.panned(across, down))

    def to_picture(self, point: QPointF) -> tuple[float, float]:
        return self.viewport.to_picture(point.x(), point.y())

    def paint_above(self, painter: QPainter, exposed: QRect) -> None:
        """For what a hand adds."""

    def has_ring(self) -> bool:
        """Whether a focus ring is to be seen."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._measure()
        elif event.type() == QEvent.Type.PaletteChange:
            self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        exposed = event.rect()
        self._backdrop.prepare(self.size(), self.devicePixelRatioF(), self._paint_backdrop)
        painter = QPainter(self)
        self._backdrop.paint(painter, exposed)
        if self._overlay is not None and self._picture.levels.images:
            painted = QRectF(self._place_of(self._overlay.painted).intersected(exposed))
            drawing.image(painter, painted, self.viewport, self._overlay_image)
        if self.zoom >= drawing.GRID_FROM:
            drawing.grid(painter, exposed, self.viewport)
        self.paint_above(painter, exposed)
        drawing.frame(painter, exposed, self.size(), theme.tokens(), focused=self.has_ring())
        painter.end()

    def _paint_backdrop(self, painter: QPainter, exposed: QRect) -> None:
        levels = self._picture.levels
        drawing.ground(painter, exposed, theme.tokens())
        if self._partial is not None or (levels.images and not levels.opaque):
            drawing.checkerboard(painter, exposed, self.viewport, theme.tokens())
        if self._partial is not None:
            drawing.image(painter, QRectF(exposed), self.viewport, self._partial)
        elif levels.images:
            drawing.image(painter, QRectF(exposed), self.viewport, levels.at(self.zoom))

    def _measure(self) -> None:
        self._show(self.viewport.resized(self.width(), self.height(), self.devicePixelRatioF()))

    def _show(self, viewport: Viewport) -> None:
        before, self.viewport = self.viewport, viewport
        self._renew()
        if viewport.zoom != before.zoom:
            self.zoom_changed.emit(viewport.zoom)

    def _renew(self) -> None:
        self._backdrop.expire()
        self.update()

    def _make_overlay(self) -> None:
        self._overlay, self._overlay_image = None, QImage()
        if self._mask is not None:
            overlay = self._overlay = Overlay(self._mask.pixels, channels(self._colour), self._opacity)
            height, width = overlay.colours.shape
            # The image has no pixels of its own: what is written to the array is seen.
            form = QImage.Format.Format_ARGB32_Premultiplied
            self._overlay_image = QImage(overlay.colours.data, width, height, 4 * width, form)
            self._warming = overlay.warming()
            self._idle.start(0)
        self.update()

    def _warm(self) -> None:
        if next(self._warming, self._idle) is self._idle:
            self._idle.stop()

    def _on_mask_changed(self, area: Rect) -> None:
        assert self._overlay is not None
        self._overlay.refresh(area)
        self.update(self._place_of(area))

    def _place_of(self, area: Rect) -> QRect:
        """With a pixel more all round, as blending reaches so far."""
        left, top = self.viewport.to_view(area.left - 1, area.top - 1)
        right, bottom = self.viewport.to_view(area.right + 1, area.bottom + 1)
        return QRectF(QPointF(left, top), QPointF(right, bottom)).toAlignedRect().adjusted(-1, -1, 1, 1)
