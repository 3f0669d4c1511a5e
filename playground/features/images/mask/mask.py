"""The mask over a picture: for each pixel how far it may change, from 0 to 255, with everything undoable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy

from playground.features.images.mask.history import TILE, History
from playground.features.images.mask.rect import NOTHING, Rect
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.features.images.mask.patch import Patch
    from playground.features.images.pixels import Pixels
    from playground.message import Message


class Mask:
    """Patches are laid between `begin` and `end`, which makes them one step.

    Signals:
        changed: an area of pixels, many times in a stroke.
        edited: a step was made, undone or redone.
    """

    def __init__(self, width: int, height: int) -> None:
        self.changed: Signal[Rect] = Signal()
        self.edited: Signal[()] = Signal()
        self.revision = 0  # rises with every change
        self._plane = numpy.zeros((height, width), numpy.uint8)
        self._seen = self._plane.view()
        self._seen.flags.writeable = False
        self._history = History(self._plane)
        self._emptiness: tuple[int, bool] = (0, True)

    @property
    def pixels(self) -> Pixels:
        """Rows of coverage, to be read. They change as the mask does."""
        return self._seen

    @property
    def width(self) -> int:
        return int(self._plane.shape[1])

    @property
    def height(self) -> int:
        return int(self._plane.shape[0])

    @property
    def history(self) -> History:
        return self._history

    @property
    def can_undo(self) -> bool:
        return self._history.undo_label is not None

    @property
    def can_redo(self) -> bool:
        return self._history.redo_label is not None

    def is_empty(self) -> bool:
        if self._emptiness[0] != self.revision:
            self._emptiness = (self.revision, not self._plane.max(initial=0))
        return self._emptiness[1]

    def snapshot(self) -> Pixels:
        """A copy, for a worker."""
        return self._plane.copy()

    def begin(self, label: Message) -> None:
        if self._history.open:
            self.end()
        self._history.begin(label)

    def lay(self, patches: Iterable[Patch], *, erase: bool = False) -> None:
        """Where patches overlap the stronger one counts. A stroke that `replace` has cut off lays nothing more."""
        if not self._history.open:
            return
        everything = Rect(0, 0, self.width, self.height)
        area = NOTHING
        for patch in patches:
            place = patch.rect.shared(everything)
            if place:
                self._history.save(place)
                self._lay(patch, place, erase)
                area = area.united(place)
        self._tell(area)

    def end(self) -> None:
        if self._history.open and self._history.end():
            self.edited.emit()

    def cancel(self) -> None:
        """As if `begin` had not been."""
        if self._history.open:
            self._tell(self._history.cancel())

    def replace(self, pixels: Pixels, label: Message) -> None:
        """Other pixels of the same size, as one step."""
        assert pixels.shape == self._plane.shape
        self.begin(label)
        area = NOTHING
        for top in range(0, self.height, TILE):
            row = self._replace_row(pixels, top)
            area = area.united(row)
        self._tell(area)
        self.end()

    def undo(self) -> None:
        """Nothing happens while a stroke is being made."""
        self._travelled(self._history.undo())

    def redo(self) -> None:
        self._travelled(self._history.redo())

    def _lay(self, patch: Patch, place: Rect, erase: bool) -> None:
        target = self._plane[place.slices]
        rows = slice(place.top - patch.top, place.bottom - patch.top)
        coverage = patch.pixels[rows, place.left - patch.left : place.right - patch.left]
        if erase:
            numpy.minimum(target, 255 - coverage, out=target)
        else:
            numpy.maximum(target, coverage, out=target)

    def _replace_row(self, pixels: Pixels, top: int) -> Rect:
        area = NOTHING
        for left in range(0, self.width, TILE):
            tile = Rect(left, top, min(TILE, self.width - left), min(TILE, self.height - top))
            if not numpy.array_equal(self._plane[tile.slices], pixels[tile.slices]):
                self._history.save(tile)
                self._plane[tile.slices] = pixels[tile.slices]
                area = area.united(tile)
        return area

    def _travelled(self, area: Rect) -> None:
        if area:
            self._tell(area)
            self.edited.emit()

    def _tell(self, area: Rect) -> None:
        if area:
            self.revision += 1
            self.changed.emit(area)
