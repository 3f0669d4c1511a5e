"""Blocking work beside the event loop, in threads that never hold up the end of the program."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

T = TypeVar("T")


async def in_daemon_thread(function: Callable[[], T], name: str) -> T:
    """Like `asyncio.to_thread`, but for calls that may block for ever: the interpreter does not wait for this one."""
    import asyncio  # these modules are needed before the first paint, asyncio only after it

    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    threading.Thread(target=answer, args=(function, loop, future), name=name, daemon=True).start()
    return await future


def answer(function: Callable[[], T], loop: asyncio.AbstractEventLoop, future: asyncio.Future[T]) -> None:
    """Calls the function in this thread and hands its result or its exception to the future's loop."""
    try:
        result = function()
    except BaseException as error:  # noqa: BLE001 - it travels to the one who waits
        _deliver(loop, future, future.set_exception, error)
    else:
        _deliver(loop, future, future.set_result, result)


def _deliver(
    loop: asyncio.AbstractEventLoop, future: asyncio.Future[T], settle: Callable[..., None], value: object
) -> None:
    def settle_unless_cancelled() -> None:
        if not future.done():
            settle(value)

    # A loop that has closed meanwhile has nobody left who waits.
    if not loop.is_closed():
        loop.call_soon_threadsafe(settle_unless_cancelled)
