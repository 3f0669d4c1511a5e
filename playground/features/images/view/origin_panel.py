"""Tells how a step was made, and makes it possible to begin there again."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.images.origins import Origin
from playground.features.images.view.origin_words import lines
from playground.features.images.view.pixel_image import image_of
from playground.features.images.view.result_words import NOT_MADE
from playground.widgets.buttons import PrimaryButton
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.plain_text import tool_tip
from playground.widgets.popover import Popover
from playground.widgets.translation import tr

_WIDTH: Final = 380
_HIGHEST: Final = 420
_SIDE: Final = 56


class OriginPanel(Popover):
    """Signals:
    prompt_requested: the step whose prompt is to be used again.
    """

    prompt_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        again = PrimaryButton(tr("Use prompt again"), tr("Prompt, settings, mask and references as they were"))
        super().__init__(again, parent)
        self._origin: Origin | None = None
        self._pane = QWidget(self)
        self.setObjectName("origin_panel")
        self.setAccessibleName(tr("How it was made"))
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange()
        self.primary.clicked.connect(self._on_again)

    def set_origin(self, origin: Origin) -> None:
        self._origin = origin
        pane = self._pane = QWidget()
        pane.setProperty("role", "pane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addLayout(_grid(lines(origin)))
        pictures = _pictures(origin)
        if pictures:
            column.addWidget(_flow(pictures))
        column.addStretch(1)
        self._scroll.setWidget(pane)
        self._scroll.setFixedHeight(min(_HIGHEST, pane.heightForWidth(_WIDTH - 48) + 4))
        self.primary.setVisible(origin.step.kind not in NOT_MADE)

    def text(self) -> str:
        """Everything that is to be read."""
        return "\n".join(label.text() for label in self._pane.findChildren(QLabel) if label.text())

    def _arrange(self) -> None:
        self.setFixedWidth(_WIDTH)
        heading = QLabel(self.accessibleName(), self)
        heading.setProperty("role", "heading")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 8, 0)
        foot.addStretch(1)
        foot.addWidget(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 8, 16)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addWidget(self._scroll)
        whole.addLayout(foot)

    def _on_again(self) -> None:
        self.hide()
        if self._origin is not None:
            self.prompt_requested.emit(self._origin.step)


def _grid(pairs: Iterable[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (label, value) in enumerate(pairs):
        grid.addWidget(_label(label, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
        written = _label(value, "body")
        written.setWordWrap(True)
        written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(written, row, 1)
    return grid


def _pictures(origin: Origin) -> list[QWidget]:
    found: list[QWidget] = []
    if origin.mask is not None:
        found.append(
            _picture(QPixmap.fromImage(image_of(origin.mask)), tr("Mask"), tr("Mask: what is white may change"))
        )
    for each in origin.references:
        pixmap = QPixmap()
        pixmap.loadFromData(each.small)
        found.append(_picture(pixmap, each.name, tr("Reference: {name}", name=each.name)))
    return found


def _picture(pixmap: QPixmap, name: str, tip: str) -> QWidget:
    label = QLabel()
    ratio = label.devicePixelRatioF()
    side = round(_SIDE * ratio)
    keeping, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = pixmap.scaled(side, side, keeping, smooth)
    small.setDevicePixelRatio(ratio)
    label.setPixmap(small)
    label.setFixedSize(_SIDE, _SIDE)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setAccessibleName(name)
    label.setToolTip(tool_tip(tip))
    return label


def _flow(pictures: Iterable[QWidget]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    for each in pictures:
        flow.addWidget(each)
    return holder


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
