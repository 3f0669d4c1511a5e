"""What the page with the matrix shows: by which measure, in which order, and the cells that are in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from playground.features.embeddings.arithmetic import computed
from playground.features.embeddings.clusters import no_groups
from playground.features.embeddings.matrix import order_by_group, order_by_similarity, picture, value_range
from playground.features.embeddings.similarity import between, table, vectors_for
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.embeddings.map_desk import MapDesk
    from playground.features.embeddings.matrix import Picture, Range
    from playground.features.embeddings.selection import Selection
    from playground.features.embeddings.similarity import Measure
    from playground.features.embeddings.space import Places, Space, Spaces
    from playground.services.context import Context

OrderBy: TypeAlias = Literal["given", "group", "similarity"]

_JOB: Final = "embeddings.matrix"
_CELLS_JOB: Final = "embeddings.matrix.cells"
_CSV_ROWS: Final = 256  # that are computed at once


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A part of the matrix: from which row and column, how many of them, and their values as a picture."""

    first_row: int
    rows: int
    first_column: int
    columns: int
    pixels: Picture


class MatrixDesk:
    """A *place* is a text's position in the space, a *row* its position in the order."""

    def __init__(self, context: Context, model: Spaces, selection: Selection, groups: MapDesk) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.cells_made: Signal[Cells] = Signal()
        self.measure: Measure = "cosine"
        self.order_by: OrderBy = "given"
        self.pivot: int | None = None  # the text that the others are sorted by
        self.order: Places = np.array([], np.intp)
        self.range: Range = (0.0, 1.0)
        self.space: Space | None = None  # the one that the order is of
        self.busy = False
        self._context = context
        self._model = model
        self._selection = selection
        self._groups = groups
        model.space_changed.connect(self._prepare)
        groups.groups_changed.connect(self._on_groups_changed)

    @property
    def size(self) -> int:
        return len(self.order)

    def measure_by(self, measure: Measure) -> None:
        if measure != self.measure:
            self.measure = measure
            self._prepare()

    def sort(self, order_by: OrderBy, pivot: int | None = None) -> None:
        """By similarity to the pivot, or else to the first text that is selected."""
        self.order_by = order_by
        if order_by == "similarity":
            self.pivot = pivot if pivot is not None else min(self._selection.ids, default=self.pivot)
        elif order_by == "group":
            self._groups.begin()
        self._prepare()

    def value(self, one: int, other: int) -> float:
        """Of two places."""
        assert self.space is not None
        return between(self.space.vectors[one], self.space.vectors[other], self.measure)

    def id_at(self, row: int) -> int:
        assert self.space is not None
        return self.space.ids[int(self.order[row])]

    def row_of(self, text: int) -> int | None:
        place = None if self.space is None else self.space.place(text)
        return None if place is None else int(np.flatnonzero(self.order == place)[0])

    def want(self, first_row: int, rows: int, first_column: int, columns: int, height: int, width: int) -> None:
        """`cells_made` brings them; what is asked for later takes the place of what was asked for before."""
        wanted = (first_row, rows, first_column, columns, height, width)
        self._context.jobs.start(_CELLS_JOB, self._make_cells, wanted, label=Message("Comparing texts"))

    async def picture(
        self, first_row: int, rows: int, first_column: int, columns: int, height: int, width: int
    ) -> Picture:
        """A cell for each pair of texts, or for as many as there are pixels: 0 is the low end of the range, 255 the
        high one."""
        if self.space is None:
            return np.zeros((0, 0), np.uint8)
        down, across, size = (first_row, rows), (first_column, columns), (max(1, height), max(1, width))
        return await computed(picture, self.space, self.measure, self.order, down, across, size, self.range)

    def csv_rows(self) -> Iterator[tuple[str, ...]]:
        """In the order that is shown, a heading first. Blocks: to be read in a thread."""
        return iter(()) if self.space is None else _csv_rows(self.space, self.order, self.measure)

    def _on_groups_changed(self) -> None:
        if self.order_by == "group":
            self._prepare()

    def _prepare(self) -> None:
        self._context.jobs.start(_JOB, self._sort_anew, label=Message("Sorting the matrix"))

    async def _sort_anew(self) -> None:
        space = self._model.space
        self._set_busy(True)
        try:
            if space is None or not len(space):
                order, scale = np.array([], np.intp), (0.0, 1.0)
            else:
                scale = await computed(value_range, space, self.measure)
                order = await computed(self._order_of, space)
        finally:
            self._set_busy(False)
        self.space, self.order, self.range = space, order, scale
        self.changed.emit()

    def _order_of(self, space: Space) -> Places:
        pivot = None if self.pivot is None else space.place(self.pivot)
        groups = self._groups.groups if self._groups.space is space else no_groups(0)
        if self.order_by == "similarity" and pivot is not None:
            return order_by_similarity(space, self.measure, pivot)
        if self.order_by == "group" and groups.max(initial=-1) >= 0:
            return order_by_group(space, groups)
        return np.arange(len(space))

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)

    async def _make_cells(self, wanted: tuple[int, int, int, int, int, int]) -> None:
        order = self.order
        pixels = await self.picture(*wanted)
        if order is self.order:  # otherwise they are of what stood there before
            self.cells_made.emit(Cells(*wanted[:4], pixels))


def _csv_rows(space: Space, order: Places, measure: Measure) -> Iterator[tuple[str, ...]]:
    yield ("", *(space.texts[place] for place in order))
    vectors = vectors_for(space, measure)
    for first in range(0, len(order), _CSV_ROWS):
        places = order[first : first + _CSV_ROWS]
        for place, values in zip(places, table(vectors[places], vectors, measure)[:, order], strict=True):
            yield (space.texts[place], *(f"{value:.7g}" for value in values.tolist()))
