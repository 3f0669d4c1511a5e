"""Hands what a thread makes to the event loop, piece by piece, and tells the thread when nobody wants more."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from typing import TypeVar

T = TypeVar("T")
# Takes a piece; False when the work should stop.
Take = Callable[[T], bool]


async def relayed(work: Callable[[Take[T]], None]) -> AsyncGenerator[T, None]:
    """What `work` hands over while it runs in a thread of its own, as soon as it does."""
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[tuple[T] | None] = asyncio.Queue()
    unwanted = threading.Event()

    def take(piece: T) -> bool:
        loop.call_soon_threadsafe(arrived.put_nowait, (piece,))
        return not unwanted.is_set()

    working = asyncio.ensure_future(asyncio.to_thread(work, take))
    working.add_done_callback(lambda _: arrived.put_nowait(None))
    try:
        while (entry := await arrived.get()) is not None:
            yield entry[0]
        await working
    finally:
        unwanted.set()
        # The thread stops at its next piece; until then its future must be looked at by somebody.
        await asyncio.gather(working, return_exceptions=True)
