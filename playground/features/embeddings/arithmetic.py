"""The one thread in which this tab computes.

A large product of matrices uses several cores by itself; two at once would only be in each other's way. What has been
cancelled before its turn is never computed.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_THREAD: Final = ThreadPoolExecutor(1, thread_name_prefix="embeddings")


async def computed(
    function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
) -> Result:
    """Leaves the window a core."""
    return await _in_thread(partial(_beside_the_window, partial(function, *arguments, **named)))


async def computed_at_once(
    function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
) -> Result:
    """With every core: for what takes no longer than a frame."""
    return await _in_thread(partial(function, *arguments, **named))


async def _in_thread(function: Callable[[], Result]) -> Result:
    return await asyncio.get_running_loop().run_in_executor(_THREAD, function)


def _beside_the_window(function: Callable[[], Result]) -> Result:
    # The threads of a matrix product wait by spinning: where they have every core, the window stands still.
    with _cores().limit(limits=max(1, (os.cpu_count() or 2) - 1), user_api="blas"):
        return function()


@cache
def _cores() -> Any:  # noqa: ANN401 - the library says nothing of its types
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
