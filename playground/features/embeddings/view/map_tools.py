"""How the map is laid out and coloured."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSpinBox, QWidget

from playground.widgets.flow_layout import FlowLayout
from playground.widgets.plain_text import tool_tip
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

_MOST_GROUPS = 30


class MapTools(QWidget):
    """Setters are silent.

    Signals:
        grouped: how groups are found, and how many; 0 for as many as there seem to be.
        coloured: by what.
    """

    grouped = Signal(str, int)
    coloured = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.method = SegmentedSwitch(tr("Layout"), _methods(), self)
        self.dimensions = SegmentedSwitch(tr("Dimensions"), _dimensions(), self)
        self.colour = _box("colour_by", tr("Colour by"), _colours())
        self.grouping = _box("grouping", tr("How groups are found"), _groupings())
        self.wanted = QSpinBox(self)
        self.method.setObjectName("method")
        self.dimensions.setObjectName("map_dimensions")
        self.wanted.setObjectName("groups_wanted")
        self.wanted.setRange(1, _MOST_GROUPS)
        self.wanted.setSpecialValueText(tr("Automatic"))
        self.wanted.setSuffix(tr(" groups"))
        self.wanted.setAccessibleName(tr("Number of groups"))
        self.wanted.setToolTip(tool_tip(tr("How many groups to find")))
        # While a number is being written, each of its figures is not yet a wish.
        self.wanted.setKeyboardTracking(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self)
        for part in (self.method, self.dimensions, self.colour, self.grouping, self.wanted):
            flow.addWidget(part)
        self.colour.activated.connect(lambda _: self.coloured.emit(self.colour.currentData()))
        self.grouping.activated.connect(lambda _: self._tell_grouping())
        self.wanted.valueChanged.connect(lambda _: self._tell_grouping())

    def set_layout_shown(self, method: str, dimensions: int) -> None:
        self.method.set_value(method)
        self.dimensions.set_value(str(dimensions))

    def set_groups_shown(self, colour_by: str, grouping: str, wanted: int | None) -> None:
        self.colour.setCurrentIndex(self.colour.findData(colour_by))
        self.grouping.setCurrentIndex(self.grouping.findData(grouping))
        self.wanted.blockSignals(True)
        self.wanted.setValue(wanted or self.wanted.minimum())
        self.wanted.blockSignals(False)
        self.grouping.setVisible(colour_by == "group")
        self.wanted.setVisible(colour_by == "group" and grouping == "kmeans")

    def _tell_grouping(self) -> None:
        wanted = self.wanted.value()
        self.grouped.emit(self.grouping.currentData(), 0 if wanted == self.wanted.minimum() else wanted)


def _box(name: str, label: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for value, words in choices:
        box.addItem(words, value)
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setToolTip(tool_tip(label))
    return box


def _methods() -> list[tuple[str, str, str]]:
    return [
        ("pca", tr("PCA"), tr("The directions in which the texts differ most; quick, and the same each time")),
        ("tsne", tr("t-SNE"), tr("Keeps neighbours together; distances between groups mean little")),
        ("umap", tr("UMAP"), tr("Keeps neighbours together, and something of the larger shape")),
    ]


def _dimensions() -> list[tuple[str, str, str]]:
    return [
        ("2", tr("2-D"), tr("On a plane")),
        ("3", tr("3-D"), tr("In space: drag to turn it")),
    ]


def _colours() -> list[tuple[str, str]]:
    return [
        ("group", tr("Colour by group")),
        ("label", tr("Colour by label")),
        ("colour", tr("Colours of the table")),
        ("none", tr("One colour")),
    ]


def _groupings() -> list[tuple[str, str]]:
    return [
        ("kmeans", tr("k-means: each text in a group")),
        ("hdbscan", tr("HDBSCAN: dense groups, strays left out")),
        ("none", tr("No groups")),
    ]
