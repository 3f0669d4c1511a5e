"""The map: similar texts lie beside each other, and it stands still while texts come and go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from playground.features.embeddings.view.map_tools import MapTools
from playground.features.embeddings.view.readout import Readout
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.point_map import PointMap
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from playground.features.embeddings.parts import Parts

_PROGRESS_WIDTH = 120


class MapPage(QWidget):
    """Points are known to the map by their places, and to everybody else by the ids of their texts."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model, self._selection = parts.map, parts.model, parts.selection
        self.tools = MapTools(self)
        self.map = PointMap(tr("Map of the texts"), self)
        self.again = Button(tr("Lay out again"), tr("Make the map anew from all texts"), parent=self)
        self.halt = Button(tr("Stop"), tr("Keep the map that is there"), icon_name="stop-fill", parent=self)
        self.progress = QProgressBar(self)
        self.trouble = TroubleLine("map_trouble", self)
        self.readout = Readout(1, self)
        self.empty = EmptyState(
            "squares-four",
            tr("No map yet"),
            tr("The map appears as soon as two texts have their vectors."),
            parent=self,
        )
        self._dress()
        self._arrange()
        self._connect()
        self._show_points(new_layout=True)
        self._show_busy()

    def to_image(self) -> QImage:
        return self.map.to_image()

    def to_svg(self) -> bytes:
        return self.map.to_svg().encode()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is laid out before somebody wants to see it."""
        super().showEvent(event)
        self._desk.begin()

    # What the desk tells

    def _show_points(self, new_layout: bool) -> None:
        points, space = self._desk.points, self._desk.space
        if points is not None and space is not None:
            self.map.set_points(points.tobytes(), points.shape[1], space.texts, keep_view=not new_layout)
        self._show_groups()
        self._show_selection()
        self._show_state()

    def _show_groups(self) -> None:
        desk = self._desk
        categories = desk.categories
        own = desk.colour_by == "colour" and all(map(QColor.isValidColorName, categories.names))
        names = [""] * len(categories.names) if own else categories.names
        self.map.set_groups(categories.numbers.tolist(), names, categories.names if own else ())
        self.tools.set_groups_shown(desk.colour_by, desk.grouping, desk.groups_wanted)

    def _show_state(self) -> None:
        desk = self._desk
        for method in ("pca", "tsne", "umap"):
            reason = desk.why_not(method)
            self.tools.method.set_available(method, "" if reason is None else tr(reason))
        self.tools.set_layout_shown(desk.method, desk.dimensions)
        self.trouble.set_text("" if desk.trouble is None else tr(desk.trouble))
        self.again.setEnabled(desk.points is not None)
        self.again.setToolTip(tool_tip(_why_again(desk.standing)))
        few = self._model.space is None or len(self._model.space) < 2
        self._pages.setCurrentWidget(self.empty if few and desk.points is None else self._work)
        self._show_readout()

    def _show_busy(self, _: bool = False) -> None:
        busy, progress = self._desk.busy, self._desk.progress
        self.again.setVisible(not busy)
        self.halt.setVisible(busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0 if progress is None else 100)
        self.progress.setValue(round(100 * (progress or 0)))
        self._show_state()

    # What is selected and pointed at

    def _show_selection(self) -> None:
        self.map.set_selected(self._places(self._selection.ids))

    def _show_hover(self) -> None:
        hovered = self._selection.hovered
        self.map.set_hovered(next(iter(self._places(() if hovered is None else (hovered,))), -1))
        self._show_readout()

    def _show_readout(self) -> None:
        hovered = self._selection.hovered
        row = None if hovered is None else self._model.row(hovered)
        self.readout.show_words("", [self._hint() if row is None else row.text], hint=row is None)

    def _hint(self) -> str:
        desk = self._desk
        if desk.busy:
            return tr("Laying out the map")
        if desk.standing:
            return tr("New texts were placed among the others; nothing else has moved.")
        if desk.explained is not None:
            share = decimal(100 * desk.explained, 0)
            return tr("Shows {share} % of the differences between the texts.", share=share)
        return tr("Point at a text to read it; drag with Shift to encircle several.")

    # What the user does

    def _on_hovered(self, place: int) -> None:
        self._selection.hover(self._id(place))

    def _on_clicked(self, place: int, adds: bool) -> None:
        id_ = self._id(place)
        if id_ is not None and adds:
            self._selection.toggle(id_)
        elif not adds:
            self._selection.select(() if id_ is None else (id_,))

    def _on_encircled(self, places: tuple[int, ...], adds: bool) -> None:
        ids = {id_ for place in places if (id_ := self._id(place)) is not None}
        self._selection.select(ids | self._selection.ids if adds else ids)

    def _id(self, place: int) -> int | None:
        space = self._desk.space
        return space.ids[place] if space is not None and 0 <= place < len(space) else None

    def _places(self, ids: Iterable[int]) -> list[int]:
        space = self._desk.space
        found = (None if space is None else space.place(each) for each in ids)
        return [place for place in found if place is not None]

    def _dress(self) -> None:
        self.again.setObjectName("lay_out_again")
        self.halt.setObjectName("stop_layout")
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_PROGRESS_WIDTH)

    def _arrange(self) -> None:
        self._work = QWidget(self)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.readout, 1)
        foot.addWidget(self.progress)
        foot.addWidget(self.again)
        foot.addWidget(self.halt)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tools)
        column.addWidget(self.trouble)
        column.addWidget(self.map, 1)
        column.addLayout(foot)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._work)

    def _connect(self) -> None:
        desk, selection, tools = self._desk, self._selection, self.tools
        desk.points_changed.connect(self._show_points)
        desk.groups_changed.connect(self._show_groups)
        desk.busy_changed.connect(self._show_busy)
        desk.progress_changed.connect(self._show_busy)
        desk.trouble_changed.connect(self._show_state)
        self._model.space_changed.connect(self._show_state)
        selection.changed.connect(self._show_selection)
        selection.hover_changed.connect(self._show_hover)
        tools.method.changed.connect(lambda method: desk.choose(method=method))
        tools.dimensions.changed.connect(lambda count: desk.choose(dimensions=3 if count == "3" else 2))
        tools.coloured.connect(desk.colour)
        tools.grouped.connect(lambda grouping, wanted: desk.group(grouping, wanted or None))
        self.again.clicked.connect(desk.lay_out)
        self.halt.clicked.connect(desk.stop)
        self.map.hovered.connect(self._on_hovered)
        self.map.clicked.connect(self._on_clicked)
        self.map.encircled.connect(self._on_encircled)


def _why_again(standing: bool) -> str:
    if standing:
        return tr("Make the map anew from all texts: some were placed when it was already there")
    return tr("Make the map anew from all texts")
