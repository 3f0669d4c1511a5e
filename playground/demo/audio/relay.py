"""Hands what a thread makes to the event loop, piece by piece, and tells the thread when nobody wants more."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Relay(Generic[T]):
    """What the thread holds: where it puts its pieces, and whether anybody still wants them."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._unwanted = threading.Event()
        self.arrived: asyncio.Queue[tuple[T] | None] = asyncio.Queue()

    @property
    def wanted(self) -> bool:
        return not self._unwanted.is_set()

    def give(self, piece: T) -> None:
        self._loop.call_soon_threadsafe(self.arrived.put_nowait, (piece,))

    def stop(self) -> None:
        self._unwanted.set()


async def relayed(work: Callable[[Relay[T]], None]) -> AsyncGenerator[T, None]:
    """What `work` gives while it runs in a thread of its own, as soon as it does."""
    relay: Relay[T] = Relay()
    working = asyncio.ensure_future(asyncio.to_thread(work, relay))
    working.add_done_callback(lambda _: relay.arrived.put_nowait(None))
    try:
        while (entry := await relay.arrived.get()) is not None:
            yield entry[0]
        await working
    finally:
        relay.stop()
        # The thread looks now and then whether to stop; until it has, its end must be awaited by somebody.
        await asyncio.gather(working, return_exceptions=True)
