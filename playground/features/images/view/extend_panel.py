"""Asks how much room to put around the picture on the canvas."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.images.margins import Margins, by_share, check, to_shape
from playground.features.images.view.margin_diagram import MarginDiagram
from playground.widgets.buttons import Button, PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.popover import PixelField, Popover
from playground.widgets.translation import tr

_MOST = 4096


class ExtendPanel(Popover):
    """The fields lie around the drawing as the new room lies around the picture.

    Signals:
        extend_requested: how many pixels left, top, right and bottom.
    """

    extend_requested = Signal(int, int, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(PrimaryButton(tr("Extend")), parent)
        self._size = (1024, 1024)
        self.left = PixelField(tr("Left"), 0, _MOST, self)
        self.top = PixelField(tr("Top"), 0, _MOST, self)
        self.right = PixelField(tr("Right"), 0, _MOST, self)
        self.bottom = PixelField(tr("Bottom"), 0, _MOST, self)
        self.diagram = MarginDiagram(self)
        self.result = QLabel(self)
        self._name()
        self._arrange()
        self._connect()
        self._refresh()

    def set_picture_size(self, width: int, height: int) -> None:
        self._size = (width, height)
        self.set_margins(Margins())

    def margins(self) -> Margins:
        return Margins(*(field.value() for field in self._fields))

    def set_margins(self, margins: Margins) -> None:
        values = (margins.left, margins.top, margins.right, margins.bottom)
        for field, value in zip(self._fields, values, strict=True):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._refresh()

    @property
    def _fields(self) -> tuple[PixelField, ...]:
        return self.left, self.top, self.right, self.bottom

    def _name(self) -> None:
        self.setObjectName("extend_panel")
        self.setAccessibleName(tr("Extend the picture"))
        for side in ("left", "top", "right", "bottom"):
            getattr(self, side).setObjectName(f"extend_{side}")
        self.primary.setObjectName("extend_run")
        self.result.setProperty("role", "secondary")
        self.result.setWordWrap(True)

    def _arrange(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        heading = QLabel(tr("Extend the picture"), self)
        heading.setProperty("role", "heading")
        cross = QGridLayout()
        cross.setSpacing(8)
        cross.addWidget(self.top, 0, 1, centre)
        cross.addWidget(self.left, 1, 0, centre)
        cross.addWidget(self.diagram, 1, 1, centre)
        cross.addWidget(self.right, 1, 2, centre)
        cross.addWidget(self.bottom, 2, 1, centre)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.result, 1)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(cross)
        column.addLayout(self._presets())
        column.addLayout(foot)
        for before, after in zip(self._fields, self._fields[1:], strict=False):
            self.setTabOrder(before, after)

    def _presets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        shares = Button(tr("+25 % each side"), tr("A quarter of the picture more on every side"), parent=self)
        square = Button(tr("To a square"), tr("Room on two sides, until the picture is a square"), parent=self)
        wide = Button(tr("To 16:9"), tr("Room on two sides, until the picture is as wide as a screen"), parent=self)
        shares.clicked.connect(lambda: self.set_margins(by_share(*self._size, 0.25)))
        square.clicked.connect(lambda: self.set_margins(to_shape(*self._size, 1, 1)))
        wide.clicked.connect(lambda: self.set_margins(to_shape(*self._size, 16, 9)))
        for name, button in (("share", shares), ("square", square), ("wide", wide)):
            button.setObjectName(f"extend_{name}")
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        for field in self._fields:
            field.valueChanged.connect(self._refresh)
        self.primary.clicked.connect(self._on_extend)

    def _refresh(self) -> None:
        margins = self.margins()
        width, height = margins.around(*self._size)
        why_not = check(margins, *self._size)
        self.diagram.show_margins(*self._size, margins)
        self.result.setText(tr("{width} × {height} px", width=width, height=height) if why_not is None else tr(why_not))
        self.primary.setEnabled(why_not is None)
        tip = tr("Make the picture larger; the new room is the mask") if why_not is None else tr(why_not)
        self.primary.setToolTip(tool_tip(tip))

    def _on_extend(self) -> None:
        margins = self.margins()
        self.close()
        self.extend_requested.emit(margins.left, margins.top, margins.right, margins.bottom)
