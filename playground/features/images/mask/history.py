"""Undo and redo of a plane of pixels by tiles: a step keeps what its tiles held before, compressed in a worker."""

from __future__ import annotations

import zlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy

from playground.features.images.mask.rect import NOTHING, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.images.pixels import Pixels
    from playground.message import Message

TILE: Final = 256
# What waits for the worker may take so much memory; whoever is faster than it waits, too.
_MOST_WAITING: Final = 32 << 20

_worker: Final = ThreadPoolExecutor(1, "mask-history")


class Tile:
    """What a tile held. The pixels and whether they are compressed change in one go, so that no lock is needed."""

    __slots__ = ("_held",)

    def __init__(self, pixels: Pixels) -> None:
        self._held = (False, pixels.tobytes())

    def pack(self) -> None:
        packed, data = self._held
        if not packed:
            self._held = (True, zlib.compress(data, 1))

    def data(self) -> bytes:
        packed, data = self._held
        return zlib.decompress(data) if packed else data

    @property
    def size(self) -> int:
        return len(self._held[1])


@dataclass(slots=True)
class Step:
    """`tiles` hold the other state: before the step while it is done, after it while it is undone."""

    label: Message
    tiles: dict[Rect, Tile]

    def pack(self) -> None:
        for tile in tuple(self.tiles.values()):
            tile.pack()

    @property
    def size(self) -> int:
        return sum(tile.size for tile in self.tiles.values())


class History:
    """Of one plane, which is written to only between `begin` and `end`, and only where `save` has been."""

    def __init__(self, plane: Pixels) -> None:
        self._plane = plane
        self._open: Step | None = None
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._waiting: deque[tuple[int, Future[None]]] = deque()

    @property
    def open(self) -> bool:
        return self._open is not None

    @property
    def undo_label(self) -> Message | None:
        """Of the step that would be undone; None where there is none."""
        return self._done[-1].label if self._done and not self.open else None

    @property
    def redo_label(self) -> Message | None:
        return self._undone[-1].label if self._undone and not self.open else None

    @property
    def size(self) -> int:
        """Bytes of pixels that are kept."""
        return sum(step.size for step in (*self._done, *self._undone))

    def begin(self, label: Message) -> None:
        self._open = Step(label, {})

    def save(self, area: Rect) -> None:
        """Keep what the tiles under this area hold, before it is changed."""
        assert self._open is not None
        tiles = self._open.tiles
        for rect in self._tiles_under(area):
            if rect not in tiles:
                tiles[rect] = Tile(self._plane[rect.slices])

    def end(self) -> bool:
        """Whether anything is different now; otherwise there was no step."""
        step, self._open = self._open, None
        assert step is not None
        step.tiles = {rect: tile for rect, tile in step.tiles.items() if self._differs(rect, tile)}
        if step.tiles:
            self._done.append(step)
            self._undone.clear()
            self._pack(step)
        return bool(step.tiles)

    def cancel(self) -> Rect:
        """Put back what the open step has changed; returns where."""
        step, self._open = self._open, None
        assert step is not None
        for rect, tile in step.tiles.items():
            self._put(rect, tile)
        return _around(step)

    def undo(self) -> Rect:
        return self._swap(self._done, self._undone)

    def redo(self) -> Rect:
        return self._swap(self._undone, self._done)

    def settle(self) -> None:
        """Wait until everything is compressed."""
        while self._waiting:
            self._waiting.popleft()[1].result()

    def _swap(self, source: list[Step], target: list[Step]) -> Rect:
        if not source or self.open:
            return NOTHING
        step = source.pop()
        for rect, tile in step.tiles.items():
            now = Tile(self._plane[rect.slices])
            self._put(rect, tile)
            step.tiles[rect] = now
        target.append(step)
        self._pack(step)
        return _around(step)

    def _put(self, rect: Rect, tile: Tile) -> None:
        self._plane[rect.slices] = self._pixels(rect, tile)

    def _differs(self, rect: Rect, tile: Tile) -> bool:
        return not numpy.array_equal(self._plane[rect.slices], self._pixels(rect, tile))

    def _pixels(self, rect: Rect, tile: Tile) -> Pixels:
        return numpy.frombuffer(tile.data(), numpy.uint8).reshape(rect.height, rect.width)

    def _tiles_under(self, area: Rect) -> Iterator[Rect]:
        height, width = self._plane.shape
        for top in range(area.top // TILE * TILE, area.bottom, TILE):
            for left in range(area.left // TILE * TILE, area.right, TILE):
                yield Rect(left, top, min(TILE, width - left), min(TILE, height - top))

    def _pack(self, step: Step) -> None:
        self._waiting.append((step.size, _worker.submit(step.pack)))
        while self._waiting and (self._waiting[0][1].done() or self._size_waiting() > _MOST_WAITING):
            self._waiting.popleft()[1].result()

    def _size_waiting(self) -> int:
        return sum(size for size, _ in self._waiting)


def _around(step: Step) -> Rect:
    area = NOTHING
    for rect in step.tiles:
        area = area.united(rect)
    return area
