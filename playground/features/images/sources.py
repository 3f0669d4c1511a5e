"""What a run starts from: the picture on the canvas, the mask over it and the pictures that go along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.features.images.mask.mask import Mask
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.features.images.order import Reference, Shown
    from playground.features.images.pixels import Pixels

MOST_PICTURES: Final = 16  # of one request, the picture on the canvas included
_MASKS_KEPT: Final = 8


class Sources:
    """A mask outlives the picture that it was painted over: it lies over every picture of the same size."""

    def __init__(self) -> None:
        self.shown_changed: Signal[()] = Signal()
        self.mask_changed: Signal[()] = Signal()  # another mask, not another stroke
        self.painted_over: Signal[()] = Signal()  # a stroke was made, undone or redone
        self.references_changed: Signal[()] = Signal()
        self.shown: Shown | None = None
        self.references: tuple[Reference, ...] = ()
        self._masks: dict[tuple[int, int], Mask] = {}

    @property
    def mask(self) -> Mask | None:
        return None if self.shown is None else self._masks[_size(self.shown)]

    @property
    def painted(self) -> bool:
        return self.mask is not None and not self.mask.is_empty()

    def show(self, shown: Shown | None) -> None:
        before = self.mask
        self.shown = shown
        if shown is not None:
            size = _size(shown)
            mask = self._masks.pop(size) if size in self._masks else self._new_mask(*size)
            self._masks[size] = mask  # last, as the oldest goes first
            self._forget_the_oldest()
        self.shown_changed.emit()
        if self.mask is not before:
            self.mask_changed.emit()

    def _forget_the_oldest(self) -> None:
        """Those that were painted stay longer."""
        oldest = sorted(tuple(self._masks)[:-1], key=lambda size: not self._masks[size].is_empty())
        for size in oldest[: max(0, len(self._masks) - _MASKS_KEPT)]:
            del self._masks[size]

    def mask_pixels(self) -> Pixels | None:
        """A copy for a run; None where nothing is painted."""
        mask = self.mask
        return None if mask is None or mask.is_empty() else mask.snapshot()

    def _new_mask(self, width: int, height: int) -> Mask:
        mask = Mask(width, height)
        mask.edited.connect(self.painted_over.emit)
        return mask

    def add(self, references: Iterable[Reference]) -> int:
        """Takes as many as a request can hold and says how many that were not."""
        given = list(references)
        room = max(0, MOST_PICTURES - 1 - len(self.references))
        self.references += tuple(given[:room])
        self.references_changed.emit()
        return max(0, len(given) - room)

    def remove(self, position: int) -> None:
        self.references = self.references[:position] + self.references[position + 1 :]
        self.references_changed.emit()

    def exchange(self, reference: Reference, other: Reference | None) -> None:
        """Another one in its place, or none."""
        changed = [other if each is reference else each for each in self.references]
        self.references = tuple(each for each in changed if each is not None)
        self.references_changed.emit()

    def move(self, position: int, to: int) -> None:
        moved = list(self.references)
        moved.insert(to, moved.pop(position))
        self.references = tuple(moved)
        self.references_changed.emit()

    def put_references(self, references: Iterable[Reference]) -> None:
        """Instead of those that are there."""
        self.references = tuple(references)[: MOST_PICTURES - 1]
        self.references_changed.emit()


def _size(shown: Shown) -> tuple[int, int]:
    height, width = shown.pixels.shape[:2]
    return width, height
