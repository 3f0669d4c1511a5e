"""Work that a stop must not cut in two."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")


async def to_its_end(work: Coroutine[None, None, T]) -> T:
    """What must be done as a whole: a stop that comes meanwhile takes effect at the caller's next wait."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        caller = asyncio.current_task()
        assert caller is not None
        caller.cancel()
        return task.result()
