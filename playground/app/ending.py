"""The end of the program: everything is put away within three seconds, the database last and whatever happens."""

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable

from playground.services.context import Context

# Together the three seconds that a person waits for a window to go.
SECONDS_FOR_JOBS = 1.4
SECONDS_FOR_CONNECTIONS = 0.6
SECONDS_FOR_DATABASE = 0.8
SECONDS_FOR_THE_REST = 0.2
# Work that does not end in time must not keep the process alive.
SECONDS_TO_END = 8.0


async def put_away(context: Context, on_fault: Callable[[Exception], None]) -> None:
    """Each part for itself: one that fails or hangs does not keep the others from being put away."""
    await _in_time(context.jobs.close(SECONDS_FOR_JOBS), SECONDS_FOR_JOBS + 0.1, on_fault)
    await asyncio.gather(
        _in_time(context.connections.close(), SECONDS_FOR_CONNECTIONS, on_fault),
        _in_time(context.settings.flush(), SECONDS_FOR_CONNECTIONS, on_fault),
    )
    await _in_time(context.database.close(), SECONDS_FOR_DATABASE, on_fault)
    await _stop_everything_else()


def end_by_force_later() -> threading.Timer:
    watchdog = threading.Timer(SECONDS_TO_END, os._exit, (1,))
    watchdog.daemon = True
    watchdog.start()
    return watchdog


async def _in_time(closing: Awaitable[None], seconds: float, on_fault: Callable[[Exception], None]) -> None:
    outcome = await asyncio.gather(asyncio.wait_for(closing, seconds), return_exceptions=True)
    for error in outcome:
        if isinstance(error, Exception):
            on_fault(error)


async def _stop_everything_else() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=SECONDS_FOR_THE_REST)
    await asyncio.get_running_loop().shutdown_asyncgens()
