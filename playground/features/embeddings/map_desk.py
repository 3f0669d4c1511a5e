"""What the page with the map shows: how it is laid out, its points, and its groups."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from playground.features.embeddings.arithmetic import computed
from playground.features.embeddings.clusters import Categories, Clusters, categories, named, no_groups
from playground.features.embeddings.clusters import carried as carried_groups
from playground.features.embeddings.layout_messages import Task
from playground.features.embeddings.layouts import Layouts
from playground.features.embeddings.projection import principal_axes
from playground.features.embeddings.reduced import Reduced
from playground.features.embeddings.standing import Standing, carried, kept
from playground.message import Message
from playground.services.explanations import explain
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.features.embeddings.clusters import Grouping
    from playground.features.embeddings.space import Floats, Groups, Space, Spaces
    from playground.services.context import Context

Method: TypeAlias = Literal["pca", "umap", "tsne"]
ColourBy: TypeAlias = Literal["group", "label", "colour", "none"]

_JOB: Final = "embeddings.map"
_PLACE_JOB: Final = "embeddings.map.place"
_GROUPS_JOB: Final = "embeddings.groups"
_FEWEST: Final = {"pca": 2, "tsne": 4, "umap": 5}
_FEWEST_GROUPED: Final = 3


class MapDesk:
    """From `begin` on it follows the space. Nothing moves by itself: a text that is added is placed among the others
    until the map is laid out again."""

    def __init__(
        self, context: Context, model: Spaces, layouts: Layouts | None = None, groupings: Layouts | None = None
    ) -> None:
        self.points_changed: Signal[bool] = Signal()  # whether it is a new layout
        self.groups_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.progress_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.method: Method = "pca"
        self.dimensions: Literal[2, 3] = 2
        self.colour_by: ColourBy = "group"
        self.grouping: Grouping = "kmeans"
        self.groups_wanted: int | None = None
        self.busy = False
        self.progress: float | None = None
        self.trouble: Message | None = None
        self._context = context
        self._model = model
        self._begun = False
        self._standing: Standing | None = None
        self._laid_out_by: tuple[Method, Literal[2, 3]] = (self.method, self.dimensions)
        self._clusters: Clusters | None = None
        self._reduced = Reduced()
        # Two processes, so that groups can be had while a long layout is on its way.
        self._layouts = layouts or Layouts()
        self._groupings = groupings or Layouts()
        model.space_changed.connect(self._follow)

    # What is to be seen

    @property
    def space(self) -> Space | None:
        """The one that the points are of."""
        return None if self._standing is None else self._standing.space

    @property
    def points(self) -> Floats | None:
        return None if self._standing is None else self._standing.points

    @property
    def explained(self) -> float | None:
        """The share of the whole variance that principal components show."""
        axes = None if self._standing is None else self._standing.axes
        return None if axes is None else axes.explained

    @property
    def standing(self) -> bool:
        """Whether there are texts that were placed later, so that laying out again would change the map."""
        return self._standing is not None and self._standing.placed_later > 0

    @property
    def groups(self) -> Groups:
        """For each point; all of them -1 until the groups are found."""
        if self._standing is None:
            return no_groups(0)
        return no_groups(len(self._standing.space)) if self._clusters is None else self._clusters.groups

    @property
    def group_names(self) -> tuple[str, ...]:
        return () if self._clusters is None else self._clusters.names

    @property
    def categories(self) -> Categories:
        """What the points are coloured by."""
        space = self.space
        if space is None or self.colour_by == "none":
            return Categories(no_groups(0 if space is None else len(space)))
        if self.colour_by == "group":
            return Categories(self.groups, self.group_names)
        return categories(space.labels if self.colour_by == "label" else space.colours)

    def why_not(self, method: Method) -> Message | None:
        count = 0 if self._model.space is None else len(self._model.space)
        if method == "umap" and not _has_umap():
            return Message("UMAP needs the package umap-learn, which is not installed: “pip install umap-learn”.")
        if count < _FEWEST[method]:
            return Message("This takes at least {count} texts with vectors.", count=_FEWEST[method])
        return None

    # Wishes

    def begin(self) -> None:
        """Whenever the map is looked at; until the first time nothing is computed."""
        if not self._begun:
            self._begun = True
            self._follow()

    def end(self) -> None:
        self._layouts.end()
        self._groupings.end()

    def choose(self, method: Method | None = None, dimensions: Literal[2, 3] | None = None) -> None:
        wanted = (method or self.method, dimensions or self.dimensions)
        if wanted != (self.method, self.dimensions):
            self.method, self.dimensions = wanted
            self.lay_out()

    def colour(self, by: ColourBy) -> None:
        if by != self.colour_by:
            self.colour_by = by
            self.groups_changed.emit()

    def group(self, grouping: Grouping, wanted: int | None = None) -> None:
        if (grouping, wanted) != (self.grouping, self.groups_wanted):
            self.grouping, self.groups_wanted = grouping, wanted
            self._find_groups_of_standing()

    def lay_out(self) -> None:
        self._begun = True
        if self._tell(self.why_not(self.method)):
            if self.space is not self._model.space:
                self._drop()  # what is left of other texts
            return
        label = Message("Laying out the map")
        self._context.jobs.start(_JOB, self._lay_out, label=label, on_error=self._on_layout_error)

    def stop(self) -> None:
        self._context.jobs.cancel(_JOB)
        self._context.jobs.cancel(_GROUPS_JOB)
        if self.busy:
            self._wish_what_stands()
            self.trouble_changed.emit()

    # Following the space

    def _follow(self) -> None:
        if not self._begun:
            return
        space = self._model.space
        if space is None or not len(space):
            self._clear()
        elif self._standing is not None:
            label = Message("Placing texts")
            self._context.jobs.start(_PLACE_JOB, self._catch_up, label=label, on_error=self._on_error)
        elif not self.busy:  # the layout that is on its way takes what came meanwhile along
            self.lay_out()

    def _clear(self) -> None:
        self.stop()
        self._tell(None)
        self._drop()

    def _drop(self) -> None:
        if self._standing is not None:
            self._standing = self._clusters = None
            self.points_changed.emit(True)
            self.groups_changed.emit()

    async def _catch_up(self) -> None:
        """Brings the standing map to the current space."""
        while (standing := self._standing) is not None and (space := self._model.space) is not standing.space:
            if space is None:
                return
            clusters = self._clusters
            both = await computed(kept, standing.space, space)
            if not both.is_worth_keeping:
                self.lay_out()
                return
            later = await computed(carried, standing, space, both)
            groups = None if clusters is None else await computed(carried_groups, clusters, space, both)
            # Otherwise it was laid out or grouped again meanwhile, and that is to be carried along.
            if (self._standing, self._clusters) == (standing, clusters):
                self._standing, self._clusters = later, groups
                self.points_changed.emit(False)
                self.groups_changed.emit()

    # Laying out

    async def _lay_out(self) -> None:
        space, method, dimensions = self._model.space, self.method, self.dimensions
        if space is None:
            return
        self._set_busy(True)
        try:
            standing = await self._laid_out(space, method, dimensions)
        finally:
            self._set_busy(False)
        if self._model.space is None:
            return
        same = self.space is space
        self._standing, self._clusters = standing, self._clusters if same else None
        self._laid_out_by = method, dimensions
        self.points_changed.emit(True)
        self.groups_changed.emit()
        await self._catch_up()
        self._find_groups_of_standing()

    async def _laid_out(self, space: Space, method: Method, dimensions: int) -> Standing:
        if method == "pca":
            return await computed(_by_components, space, dimensions)
        vectors = await self._reduced.of(space)
        points = await self._layouts.ask(Task(method, dimensions), vectors, self._on_progress)
        return Standing(space, np.ascontiguousarray(points, np.float32))

    # Groups

    def _find_groups_of_standing(self) -> None:
        if self._standing is not None:
            label = Message("Looking for groups")
            self._context.jobs.start(_GROUPS_JOB, self._find_groups, label=label, on_error=self._on_error)

    async def _find_groups(self) -> None:
        space = self.space
        if space is None:
            return
        groups = no_groups(len(space))
        if self.grouping != "none" and len(space) >= _FEWEST_GROUPED:
            wanted = self.groups_wanted if self.grouping == "kmeans" else None
            task = Task(self.grouping, wanted)
            groups = await self._groupings.ask(task, await self._reduced.of(space), lambda _: None)
        clusters = await computed(named, space, groups)
        while (now := self.space) is not None and now is not clusters.space:  # texts came meanwhile
            clusters = await computed(carried_groups, clusters, now)
        if now is not None:
            self._clusters = clusters
            self.groups_changed.emit()

    # Telling

    def _on_progress(self, share: float) -> None:
        if self.busy:
            self.progress = share
            self._context.jobs.listener(_JOB).progress(share)
            self.progress_changed.emit()

    def _wish_what_stands(self) -> None:
        if self._standing is not None:
            self.method, self.dimensions = self._laid_out_by

    def _on_error(self, error: BaseException) -> bool:
        self._tell(explain(error).title)
        return True

    def _on_layout_error(self, error: BaseException) -> bool:
        self._wish_what_stands()
        return self._on_error(error)

    def _tell(self, trouble: Message | None) -> bool:
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()
        return trouble is not None

    def _set_busy(self, busy: bool) -> None:
        self.progress = None
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def _by_components(space: Space, dimensions: int) -> Standing:
    axes = principal_axes(space.unit, dimensions)
    return Standing(space, axes.project(space.unit), axes)


@cache
def _has_umap() -> bool:
    return find_spec("umap") is not None
