"""Asks how large a blank canvas is to be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.widgets.buttons import Button, PrimaryButton
from playground.widgets.popover import PixelField, Popover
from playground.widgets.translation import tr

_LEAST, _MOST = 16, 4096
_SHAPES = ((1024, 1024), (1536, 1024), (1024, 1536))


class BlankPanel(Popover):
    """It becomes white.

    Signals:
        blank_requested: width and height in pixels.
    """

    blank_requested = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(PrimaryButton(tr("Make"), tr("Put an empty white picture onto the canvas")), parent)
        self.across = PixelField(tr("Width"), _LEAST, _MOST, self)
        self.down = PixelField(tr("Height"), _LEAST, _MOST, self)
        self.set_size(*_SHAPES[0])
        self._name()
        self._arrange()
        self.primary.clicked.connect(self._on_make)

    def set_size(self, width: int, height: int) -> None:
        self.across.setValue(width)
        self.down.setValue(height)

    def _name(self) -> None:
        self.setObjectName("blank_panel")
        self.setAccessibleName(tr("Blank picture"))
        self.across.setObjectName("blank_width")
        self.down.setObjectName("blank_height")
        self.primary.setObjectName("blank_run")

    def _arrange(self) -> None:
        heading = QLabel(tr("Blank picture"), self)
        heading.setProperty("role", "heading")
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(4)
        for column, field in enumerate((self.across, self.down)):
            label = QLabel(field.accessibleName(), self)
            label.setProperty("role", "label")
            label.setBuddy(field)
            fields.addWidget(label, 0, column)
            fields.addWidget(field, 1, column)
        fields.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addLayout(fields)
        whole.addLayout(self._presets())
        whole.addLayout(foot)

    def _presets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = (tr("Square"), tr("Landscape"), tr("Portrait"))
        for word, (width, height) in zip(words, _SHAPES, strict=True):
            button = Button(word, tr("{width} × {height} px", width=width, height=height), parent=self)
            button.setObjectName(f"blank_{width}x{height}")
            button.clicked.connect(lambda _=False, size=(width, height): self.set_size(*size))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_make(self) -> None:
        self.close()
        self.blank_requested.emit(self.across.value(), self.down.value())
