"""How fast something goes, and how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_BACK: Final = 5.0  # seconds; what was before says little about now
_SHORTEST: Final = 0.5  # of looking on, before anything is claimed


class Pace:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._points: deque[tuple[float, int]] = deque()

    def add(self, done: int) -> None:
        now = self._clock()
        self._points.append((now, done))
        while now - self._points[0][0] > _LOOK_BACK and len(self._points) > 2:
            self._points.popleft()

    def clear(self) -> None:
        self._points.clear()

    @property
    def rate(self) -> float | None:
        """In bytes a second."""
        if len(self._points) < 2:
            return None
        (start, first), (end, last) = self._points[0], self._points[-1]
        return (last - first) / (end - start) if end - start >= _SHORTEST and last > first else None

    def seconds_left(self, size: int | None) -> float | None:
        rate = self.rate
        if rate is None or size is None or not self._points:
            return None
        return max(0, size - self._points[-1][1]) / rate
