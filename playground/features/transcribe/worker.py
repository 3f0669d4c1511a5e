"""Work with sound beside the event loop. What it complains about is said in the words of the application."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from playground.services.errors import Refused
from playground.sound.errors import SoundError

if TYPE_CHECKING:
    from collections.abc import Callable

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


async def in_worker(
    function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
) -> Result:
    """Raises `Refused` in the place of a `SoundError`."""
    try:
        return await asyncio.to_thread(partial(function, *arguments, **named))
    except SoundError as error:
        raise Refused(error.message) from error
