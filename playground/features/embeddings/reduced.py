"""The vectors with fewer dimensions, as neighbours and groups are judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.features.embeddings.arithmetic import computed
from playground.features.embeddings.projection import principal_axes

if TYPE_CHECKING:
    from playground.features.embeddings.space import Floats, Space

_COMPONENTS: Final = 50  # more would take longer and tell no more


class Reduced:
    """Keeps those of the latest space, as they are asked for by a layout and by its groups."""

    def __init__(self) -> None:
        self._of = 0
        self._vectors: Floats | None = None

    async def of(self, space: Space) -> Floats:
        if self._vectors is None or self._of != space.number:
            self._vectors = await computed(reduced, space)
            self._of = space.number
        return self._vectors


def reduced(space: Space) -> Floats:
    unit = space.unit
    count = min(_COMPONENTS, *unit.shape)
    return unit if count == unit.shape[1] else principal_axes(unit, count).project(unit)
