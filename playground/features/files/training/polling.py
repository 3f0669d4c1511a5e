"""When to ask again: soon while something happens, less often while nothing does, and not at all unasked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST: Final = 5.0  # seconds between two looks
SHORTEST_HERE: Final = 1.0  # at the demo server, whom it costs nothing
LONGEST: Final = 30.0
_GROWTH: Final = 1.5


class Clock(Protocol):
    def __call__(self, seconds: float, action: Callable[[], None]) -> Callable[[], None]:
        """Acts after that time, and returns what prevents it."""


def on_the_loop(seconds: float, action: Callable[[], None]) -> Callable[[], None]:
    return asyncio.get_running_loop().call_later(seconds, action).cancel


class Pace:
    """Holds at most one look in store."""

    def __init__(self, look: Callable[[], None], clock: Clock) -> None:
        self._seconds = 0.0
        self._look = look
        self._clock = clock
        self._prevent: Callable[[], None] | None = None

    def again(self, *, changed: bool, shortest: float) -> None:
        """After a look that found something new, or nothing."""
        self._seconds = shortest if changed else max(shortest, min(LONGEST, self._seconds * _GROWTH))
        self._wait(self._seconds)

    def begin_anew(self) -> None:
        """Somebody has come to look."""
        self._seconds = 0.0

    def at_once(self) -> None:
        self._wait(0.0)

    def rarely(self) -> None:
        """After a look that failed."""
        self._seconds = LONGEST
        self._wait(LONGEST)

    def stop(self) -> None:
        if self._prevent is not None:
            self._prevent()
            self._prevent = None

    def _wait(self, seconds: float) -> None:
        self.stop()
        self._prevent = self._clock(seconds, self._go)

    def _go(self) -> None:
        self._prevent = None
        self._look()
