"""What a map shows, whatever of it is seen: points, their groups, and which of them are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median

from playground.widgets.points.cloud import Cloud, Seen, Turn
from playground.widgets.points.colours import group_colour
from playground.widgets.points.layers import Layer, Sorting, layers, sort
from playground.widgets.points.legend import Entry
from playground.widgets.points.nearness import Nearness
from playground.widgets.points.scene import LABELLED, Axis, Place
from playground.widgets.tokens import Tokens


class Content:
    """Each thing is worked out when it is first asked for, and forgotten when what it is made of changes."""

    def __init__(self) -> None:
        self.cloud = Cloud()
        self.turn = Turn()
        self.texts: Sequence[str] = ()
        self.selected: frozenset[int] = frozenset()
        self.groups: Sequence[int] = ()
        self.names: Sequence[str] = ()
        self._own: Sequence[str] = ()
        self._members: dict[int, list[int]] = {}
        self._seen: Seen | None = None
        self._near: Nearness | None = None
        self._sorting: Sorting | None = None
        self._layers: tuple[Layer, ...] | None = None
        self._names: tuple[tuple[str, Place], ...] | None = None

    def set_points(self, floats: bytes | memoryview, dimensions: int, texts: Sequence[str]) -> None:
        """Groups and selection are those of other points, and go."""
        self.cloud = Cloud(floats, dimensions)
        self.texts = texts
        self.selected = frozenset()
        self.set_groups((), (), ())
        self._forget_view()

    def set_groups(self, groups: Sequence[int], names: Sequence[str], colours: Sequence[str]) -> None:
        self.groups = groups if len(groups) == len(self.cloud) else [-1] * len(self.cloud)
        self.names, self._own = names, colours
        self._members = {}
        for place, group in enumerate(self.groups):
            self._members.setdefault(group, []).append(place)
        self._sorting = self._layers = self._names = None

    def set_selected(self, places: Collection[int]) -> None:
        self.selected = frozenset(place for place in places if 0 <= place < len(self.cloud))
        self._sorting = self._layers = None

    def set_turn(self, turn: Turn) -> None:
        self.turn = turn
        self._forget_view()

    def members(self, group: int) -> tuple[int, ...]:
        return tuple(self._members.get(group, ()))

    @property
    def seen(self) -> Seen:
        if self._seen is None:
            self._seen = self.cloud.seen(self.turn)
        return self._seen

    @property
    def near(self) -> Nearness:
        if self._near is None:
            self._near = Nearness(self.seen)
        return self._near

    @property
    def sorting(self) -> Sorting:
        if self._sorting is None:
            self._sorting = sort(self.groups, self.selected)
        return self._sorting

    @property
    def layers(self) -> tuple[Layer, ...]:
        if self._layers is None:
            self._layers = layers(self.seen, self.sorting)
        return self._layers

    @property
    def name_places(self) -> tuple[tuple[str, Place], ...]:
        """Where the names of the groups belong: amid their members, strays left aside; of few points above them."""
        if self._names is None:
            named = ((name, self._members.get(group, [])) for group, name in enumerate(self.names))
            self._names = tuple((name, self._middle(places)) for name, places in named if name and places)
        return self._names

    def _middle(self, places: Sequence[int]) -> Place:
        if len(self.cloud) <= LABELLED:
            top = min(places, key=self.seen.ys.__getitem__)
            return self.seen.xs[top], self.seen.ys[top]
        # A sample tells the middle of thousands, also while they are being turned.
        sample = places[:: max(1, len(places) // 200)]
        return median(self.seen.xs[each] for each in sample), median(self.seen.ys[each] for each in sample)

    def colours(self, tokens: Tokens) -> list[str]:
        """Of each group; the last one is for points without."""
        most = max(self._members, default=-1) + 1
        own = list(self._own[:most])
        return [*own, *(group_colour(each, tokens) for each in range(len(own), most)), group_colour(-1, tokens)]

    def entries(self, tokens: Tokens) -> list[Entry]:
        colours = self.colours(tokens)
        return [
            Entry(group, name, colours[group], len(self._members[group]))
            for group, name in enumerate(self.names)
            if name and group in self._members
        ]

    def axes(self) -> tuple[Axis, ...]:
        """Of a space: three lines through its middle, by which one sees how it is turned."""
        if self.cloud.dimensions == 2:
            return ()
        reach = self.cloud.reach
        across, up = self.turn.across(), self.turn.upwards()
        ends = ((reach * x, -reach * y) for x, y in zip(across, up, strict=True))
        return tuple(((-x, -y), (x, y)) for x, y in ends)

    def box(self) -> tuple[float, float, float, float]:
        reach = self.cloud.reach
        return self.seen.box if self.cloud.dimensions == 2 else (-reach, -reach, reach, reach)

    def _forget_view(self) -> None:
        self._seen = self._near = self._layers = self._names = None
