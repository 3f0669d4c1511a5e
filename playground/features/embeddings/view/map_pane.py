"""One of two maps that are compared: whose it is, and its points."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.widgets.elided_label import ElidedLabel
from playground.widgets.point_map import PointMap


class MapPane(QWidget):
    """The groups are those of the left one on either side, so that one sees where they went."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(parent=self)
        self.name.setProperty("role", "label")
        self.map = PointMap(name, self)
        self.map.set_legend_shown(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.map, 1)

    def set_side(self, name: str, floats: bytes | memoryview, texts: Sequence[str], groups: Sequence[int]) -> None:
        self.name.set_full_text(name)
        self.map.set_points(floats, 2, texts)
        self.map.set_groups(groups)
