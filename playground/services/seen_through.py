"""Work that a stop must not cut in two."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")


async def to_its_end(work: Coroutine[None, None, T]) -> T:
    """What must be done as a whole: a stop that comes meanwhile takes effect at the caller's next wait, however often
    it is asked for."""
    task = asyncio.create_task(work)
    stopped = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            stopped = True
    caller = asyncio.current_task()
    if stopped and caller is not None:
        caller.cancel()
    return task.result()
