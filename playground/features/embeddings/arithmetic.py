"""The one thread in which this tab computes.

Each large product of matrices uses all cores but one by itself; two at once would only be in each other's way. What has
been cancelled before its turn is never computed.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def _leave_a_core() -> None:
    """The threads of a matrix product wait by spinning: where they have every core, the window stands still."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    threadpool_limits(max(1, (os.cpu_count() or 2) - 1), user_api="blas")


_THREAD: Final = ThreadPoolExecutor(1, thread_name_prefix="embeddings", initializer=_leave_a_core)


async def computed(
    function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
) -> Result:
    return await asyncio.get_running_loop().run_in_executor(_THREAD, partial(function, *arguments, **named))
