"""What can be repaired at a click: which of it, a look at what changes, and the click."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from playground.widgets.buttons import Button
from playground.widgets.glyph import Glyph
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.repairs import RepairOffer

_INDENT: Final = 24  # px
_GAP: Final = 16
_LEAST_HEIGHT: Final = 28


class RepairCard(QFrame):
    """Everything is chosen at first.

    Signals:
        preview_requested, repair_requested: the names of the chosen repairs.
    """

    preview_requested = Signal(tuple)
    repair_requested = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._refused: set[str] = set()
        self._busy = False
        self.preview = Button(tr("Preview"), tr("Look at what would change"), icon_name="eye", parent=self)
        self.repair = Button(tr("Repair"), kind="primary", icon_name="wrench", parent=self)
        self._grid = QGridLayout()
        self._scroll = _Checklist(self._grid, self)
        self._arrange()
        self.preview.clicked.connect(lambda: self.preview_requested.emit(self.chosen()))
        self.repair.clicked.connect(lambda: self.repair_requested.emit(self.chosen()))

    def set_offers(self, offers: "Sequence[RepairOffer]") -> None:
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {offer.name: self._box(offer) for offer in offers}
        self._place()
        self.setVisible(bool(offers))
        self._show()

    def choose_all(self) -> None:
        """Another file is open."""
        self._refused.clear()

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show()

    def chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _box(self, offer: "RepairOffer") -> QCheckBox:
        title = tr(offer.title)
        box = QCheckBox(tr("{title} ({count})", title=title, count=count(offer.count)), self)
        box.setObjectName(f"repair_{offer.name}")
        box.setToolTip(tool_tip(title))
        box.setChecked(offer.name not in self._refused)
        box.toggled.connect(lambda on: self._on_toggled(offer.name, on))
        return box

    def _on_toggled(self, name: str, on: bool) -> None:
        (self._refused.discard if on else self._refused.add)(name)
        self._show()

    def _place(self) -> None:
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=0)
        columns = 2 if 2 * (widest + _GAP) + _INDENT < self.width() else 1
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place // columns, place % columns)
        self._scroll.updateGeometry()

    def _show(self) -> None:
        allowed = bool(self.chosen()) and not self._busy
        why_not = tr("The file is being examined.") if self._busy else tr("Choose what to repair first.")
        self.preview.setEnabled(allowed)
        self.repair.setEnabled(allowed)
        self.preview.setToolTip(tool_tip(tr("Look at what would change") if allowed else why_not))
        self.repair.setToolTip(tool_tip(tr("Repair a copy: your file stays as it is") if allowed else why_not))

    def _arrange(self) -> None:
        self.setProperty("surface", "card")
        self.preview.setObjectName("preview_repairs")
        self.repair.setObjectName("repair")
        title = QLabel(tr("Can be repaired at once"), self)
        title.setProperty("role", "heading")
        self._grid.setContentsMargins(_INDENT, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Glyph("wrench"))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.preview)
        head.addWidget(self.repair)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._scroll)
        self.hide()


class _Checklist(QScrollArea):
    """As high as what is in it, where there is room; Qt remembers how high that was once."""

    def __init__(self, content: QLayout, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self._content = content
        pane = QWidget()
        pane.setProperty("role", "pane")
        pane.setLayout(content)
        self.setWidget(pane)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()
