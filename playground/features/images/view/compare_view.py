"""Compares two pictures: by a wipe, side by side, or by holding a key to see the one before."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.images.comparison import Way
from playground.features.images.view.compare_pane import ComparePane
from playground.widgets.buttons import Button, IconButton
from playground.widgets.escape import claims_escape
from playground.widgets.numbers import decimal
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr


class CompareView(QFrame):
    """Stands in the place of the canvas for as long as it is needed.

    Signals:
        closed: back to the work.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.pane = ComparePane(self)
        self.way_switch = SegmentedSwitch(
            tr("How to compare"),
            [
                (Way.WIPE.value, tr("Wipe"), tr("One over the other, divided by a line")),
                (Way.SIDE_BY_SIDE.value, tr("Side by side"), tr("Both at the same zoom")),
                (Way.HOLD.value, tr("Hold"), tr("The picture before, while Space or the mouse button is held")),
            ],
            self,
        )
        self._zoom = QLabel(self)
        self.fit_button = IconButton("corners-out", tr("Fit into the window"), keys_shown="0", parent=self)
        self.actual_button = Button("100 %", tr("Each pixel of the picture as one of the screen  (1)"), kind="quiet")
        self.close_button = IconButton("x", tr("Close the comparison"), keys_shown="Esc", parent=self)
        self._arrange()
        self._connect()

    def set_pictures(self, before: QImage, after: QImage, before_label: str, after_label: str) -> None:
        """The labels are their prompts. A smaller picture is shown as large as the other."""
        self.pane.set_pictures(before, after, before_label, after_label)
        self._show_zoom(self.pane.zoom)

    def set_way(self, way: Way) -> None:
        self.way_switch.set_value(way.value)
        self.pane.set_way(way)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_zoom(self, zoom: float) -> None:
        self._zoom.setText(tr("{number} %", number=decimal(100 * zoom, 0)))

    def _arrange(self) -> None:
        self.setFocusProxy(self.pane)
        self.way_switch.setObjectName("compare_way")
        self.fit_button.setObjectName("compare_fit")
        self.actual_button.setObjectName("compare_actual")
        self.close_button.setObjectName("compare_close")
        self._zoom.setProperty("role", "secondary")
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self.way_switch)
        bar.addStretch(1)
        bar.addWidget(self._zoom)
        for widget in (self.fit_button, self.actual_button, self.close_button):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.pane, 1)

    def _connect(self) -> None:
        self.way_switch.changed.connect(lambda value: self.pane.set_way(Way(value)))
        self.pane.zoom_changed.connect(self._show_zoom)
        self.fit_button.clicked.connect(self.pane.fit)
        self.actual_button.clicked.connect(lambda: self.pane.set_zoom(1.0))
        self.close_button.clicked.connect(lambda: self.closed.emit())
