"""The same texts through two models, or through more and fewer dimensions, beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from playground.features.embeddings.arithmetic import computed
from playground.features.embeddings.clusters import no_groups
from playground.features.embeddings.comparison import agreement, aligned
from playground.features.embeddings.projection import principal_axes
from playground.features.embeddings.space import vector_of
from playground.message import Message
from playground.services.errors import Refused
from playground.services.explanations import explain
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.embeddings.comparison import Agreement
    from playground.features.embeddings.map_desk import MapDesk
    from playground.features.embeddings.settings import EmbeddingSettings
    from playground.features.embeddings.space import Floats, Groups, Space, Spaces
    from playground.services.context import Context

_JOB: Final = "embeddings.compare"
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class MapSide:
    """`ids` are the texts of the points, the same on both sides. The groups are those of the map: the colours show
    what stays together."""

    name: str
    ids: tuple[int, ...]
    points: Floats
    groups: Groups


@dataclass(frozen=True, slots=True)
class PairDifference:
    """Two texts and their cosines on either side."""

    a: int
    b: int
    left: float
    right: float


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """`sampled` says that there were too many pairs to compare them all."""

    left: MapSide
    right: MapSide
    correlation: float | None
    pairs: tuple[PairDifference, ...]
    sampled: bool


class _Sides(NamedTuple):
    left: Space
    right: Space


class Comparing:
    def __init__(self, context: Context, model: Spaces, groups: MapDesk) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.comparison: Comparison | None = None
        self.trouble: Message | None = None
        self.busy = False
        self._context = context
        self._model = model
        self._groups = groups
        groups.groups_changed.connect(self._on_groups_changed)

    @property
    def left(self) -> MapSide | None:
        return None if self.comparison is None else self.comparison.left

    @property
    def right(self) -> MapSide | None:
        return None if self.comparison is None else self.comparison.right

    @property
    def correlation(self) -> float | None:
        return None if self.comparison is None else self.comparison.correlation

    @property
    def sampled(self) -> bool:
        return self.comparison is not None and self.comparison.sampled

    @property
    def pairs(self) -> tuple[PairDifference, ...]:
        return () if self.comparison is None else self.comparison.pairs

    def begin(self, other: EmbeddingSettings) -> None:
        """Embeds the texts a second time; those that have been already are not sent."""
        self._groups.begin()
        label = Message("Comparing two models")
        self._context.jobs.start(_JOB, self._compare, other, label=label, on_error=self._on_error)

    def stop(self) -> None:
        self._context.jobs.cancel(_JOB)

    def clear(self) -> None:
        self.stop()
        self._show(None, None)

    async def _compare(self, other: EmbeddingSettings) -> None:
        self._set_busy(True)
        try:
            space, model = self._model.space, self._model.shown_model
            if space is None or len(space) < _FEWEST:
                raise Refused(Message("Embed at least {count} texts first, then compare.", count=_FEWEST))
            sides = _both(space, await self._model.embed_texts(space.texts, other))
            self._show(await self._compared(sides, model, other.model), None)
        finally:
            self._set_busy(False)

    async def _compared(self, sides: _Sides, left_model: str, right_model: str) -> Comparison:
        left, right = await computed(_points, sides)
        found = await computed(_agreement, sides)
        ids, groups = sides.left.ids, self._groups_of(sides.left.ids)
        return Comparison(
            MapSide(_name(left_model, sides.left), ids, left, groups),
            MapSide(_name(right_model, sides.right), ids, right, groups),
            found.correlation,
            _pairs(ids, found),
            found.sampled,
        )

    def _groups_of(self, ids: tuple[int, ...]) -> Groups:
        mapped, groups = self._groups.space, self._groups.groups
        if mapped is None:
            return no_groups(len(ids))
        places = (mapped.place(text) for text in ids)
        return np.array([-1 if place is None else groups[place] for place in places], np.int32)

    def _on_groups_changed(self) -> None:
        was = self.comparison
        if was is None:
            return
        groups = self._groups_of(was.left.ids)
        if not np.array_equal(groups, was.left.groups):
            left, right = replace(was.left, groups=groups), replace(was.right, groups=groups)
            self._show(replace(was, left=left, right=right), self.trouble)

    def _on_error(self, error: BaseException) -> bool:
        self._show(None, explain(error).title)
        return True

    def _show(self, comparison: Comparison | None, trouble: Message | None) -> None:
        self.comparison = comparison
        self.changed.emit()
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def _both(space: Space, other: Sequence[bytes | None]) -> _Sides:
    """The texts that have a vector on both sides."""
    vectors = [vector_of(data) for data in other if data is not None]
    if len(vectors) < _FEWEST:
        raise Refused(Message("The other model gave no vectors for these texts. Choose another one."))
    if len({len(vector) for vector in vectors}) > 1:
        raise Refused(Message("The other model gave vectors of different lengths. Choose another one."))
    there = [place for place, data in enumerate(other) if data is not None]
    left = space if len(there) == len(space) else space.part(there, space.vectors[there])
    return _Sides(left, space.part(there, np.array(vectors)))


def _agreement(sides: _Sides) -> Agreement:
    return agreement(sides.left.unit, sides.right.unit)


def _points(sides: _Sides) -> tuple[Floats, Floats]:
    left, right = (principal_axes(side.unit, 2).project(side.unit) for side in sides)
    return left, aligned(right, left)


def _pairs(ids: tuple[int, ...], found: Agreement) -> tuple[PairDifference, ...]:
    return tuple(PairDifference(ids[each.one], ids[each.other], each.left, each.right) for each in found.differences)


def _name(model: str, space: Space) -> str:
    return f"{model} · {space.dimensions}"
