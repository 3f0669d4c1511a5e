"""The bar above the canvas: the brush on the left, the zoom on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from playground.features.images.mask.brush import LARGEST, SMALLEST
from playground.features.images.mask.tool import Tool
from playground.features.images.view.canvas.gauge import Gauge
from playground.widgets import numbers
from playground.widgets.buttons import Button, IconButton
from playground.widgets.parameter_rows import Span
from playground.widgets.translation import tr

BLUE: Final = "#2B66E0"
_OPACITIES: Final = (0.25, 0.4, 0.55, 0.7, 0.85)
_SWATCH: Final = 14


class CanvasToolbar(QWidget):
    """
    Signals:
        brush_size_changed, hardness_changed: by the user.
        overlay_changed: the colour of the mask as #RRGGBB, and its opacity.
        mask_shown_changed: whether the mask is to be seen.
        zoom_in_requested, zoom_out_requested, fit_requested, full_size_requested.
    """

    brush_size_changed = Signal(float)
    hardness_changed = Signal(float)
    overlay_changed = Signal(str, float)
    mask_shown_changed = Signal(bool)
    zoom_in_requested = Signal()
    zoom_out_requested = Signal()
    fit_requested = Signal()
    full_size_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size_tip = tr("Size of the brush: the keys [ and ], or Ctrl and the wheel")
        hardness_tip = tr("How sharp its edge is: Shift and the keys [ and ]")
        self.size_gauge = Gauge(tr("Brush"), size_tip, Span(SMALLEST, LARGEST, 1, logarithmic=True), _pixels)
        self.hardness = Gauge(tr("Hardness"), hardness_tip, Span(0, 1, 0.05), _percent)
        self.eye = IconButton("eye", tr("Show the mask"), checkable=True)
        self.eye.setObjectName("show_mask")
        self.eye.setChecked(True)
        self.overlay = IconButton("drop-half", tr("Colour of the mask"))
        self.out = IconButton("magnifying-glass-minus", tr("Zoom out"), keys_shown="-")
        self.zoom = Button("", tr("Show at 100 %"), kind="quiet")
        self.closer = IconButton("magnifying-glass-plus", tr("Zoom in"), keys_shown="+")
        self.fit = IconButton("corners-out", tr("Fit into the window"), keys_shown="0")
        self._colour, self._opacity = BLUE, _OPACITIES[2]
        self._colours, self._opacities = QActionGroup(self), QActionGroup(self)
        self._fill_menu()
        self._arrange()
        self._connect()
        self.set_zoom(1)

    def set_tool(self, tool: Tool) -> None:
        for gauge in (self.size_gauge, self.hardness):
            gauge.setVisible(tool.has_brush)

    def set_brush(self, size: float, hardness: float) -> None:
        self.size_gauge.set_value(size)
        self.hardness.set_value(hardness)

    def set_overlay(self, colour: str, opacity: float) -> None:
        self._colour, self._opacity = colour, opacity
        for group, value in ((self._colours, colour), (self._opacities, opacity)):
            for action in group.actions():
                action.setChecked(action.data() == value)

    def set_mask_shown(self, shown: bool) -> None:
        self.eye.setChecked(shown)

    def set_zoom(self, zoom: float) -> None:
        self.zoom.setText(_percent(zoom))
        self.zoom.setAccessibleName(tr("Zoom {percent}. Show at 100 %", percent=_percent(zoom)))

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        colours = {BLUE: tr("Blue"), "#D93A49": tr("Red"), "#1F9D55": tr("Green"), "#F2C230": tr("Yellow")}
        for colour, name in colours.items():
            self._add(menu, self._colours, name, colour).setIcon(_swatch(colour))
        menu.addSeparator()
        for opacity in _OPACITIES:
            text = tr("Opacity {percent}", percent=_percent(opacity))
            self._add(menu, self._opacities, text, opacity)
        self.overlay.setMenu(menu)
        self.overlay.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_overlay(self._colour, self._opacity)

    def _add(self, menu: QMenu, group: QActionGroup, text: str, value: str | float) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
        return action

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.size_gauge)
        layout.addSpacing(8)
        layout.addWidget(self.hardness)
        layout.addStretch(1)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance(_percent(32)) + 24)
        for button in (self.eye, self.overlay, self.out, self.zoom, self.closer, self.fit):
            layout.addWidget(button)

    def _connect(self) -> None:
        self.size_gauge.value_changed.connect(self.brush_size_changed)
        self.hardness.value_changed.connect(self.hardness_changed)
        self.eye.clicked.connect(self.mask_shown_changed)
        self._colours.triggered.connect(self._on_colour)
        self._opacities.triggered.connect(self._on_opacity)
        pairs = (
            (self.out, self.zoom_out_requested),
            (self.zoom, self.full_size_requested),
            (self.closer, self.zoom_in_requested),
            (self.fit, self.fit_requested),
        )
        for button, signal in pairs:
            button.clicked.connect(signal)

    def _on_colour(self, action: QAction) -> None:
        self._colour = str(action.data())
        self.overlay_changed.emit(self._colour, self._opacity)

    def _on_opacity(self, action: QAction) -> None:
        self._opacity = float(action.data())
        self.overlay_changed.emit(self._colour, self._opacity)


def _pixels(value: float) -> str:
    return tr("{number} px", number=numbers.count(round(value)))


def _percent(share: float) -> str:
    return tr("{number} %", number=numbers.decimal(share * 100, 0))


def _swatch(colour: str) -> QIcon:
    """With a dot while it is the chosen one."""
    swatch = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        pixmap = QPixmap(QSize(_SWATCH, _SWATCH))
        pixmap.fill(QColor(colour))
        if state == QIcon.State.On:
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
            painter.setBrush(QColor("white"))
            painter.drawEllipse(QRectF(pixmap.rect()).adjusted(4, 4, -4, -4))
            painter.end()
        swatch.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return swatch
