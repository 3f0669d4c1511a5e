"""Pixmaps that were shown lately, as many as fit into so much memory."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QPixmap

_ROOM: Final = 96 * 1024 * 1024  # bytes


class PixmapShelf:
    """A null pixmap says that there is none to be had."""

    def __init__(self, room: int = _ROOM) -> None:
        self._pixmaps: OrderedDict[str, QPixmap] = OrderedDict()
        self._room = room
        self._taken = 0

    def put(self, name: str, pixmap: QPixmap) -> None:
        self._taken += _bytes(pixmap) - _bytes(self._pixmaps.pop(name, QPixmap()))
        self._pixmaps[name] = pixmap
        while self._taken > self._room and len(self._pixmaps) > 1:
            _, oldest = self._pixmaps.popitem(last=False)
            self._taken -= _bytes(oldest)

    def get(self, name: str) -> QPixmap | None:
        pixmap = self._pixmaps.get(name)
        if pixmap is not None:
            self._pixmaps.move_to_end(name)
        return pixmap

    def lacking(self, names: Iterable[str]) -> list[str]:
        return [name for name in dict.fromkeys(names) if name not in self._pixmaps]

    def clear(self) -> None:
        self._pixmaps.clear()
        self._taken = 0


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
