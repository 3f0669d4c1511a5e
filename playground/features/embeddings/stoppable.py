"""Work on large files in a thread, which looks now and then whether it is still wanted."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias, TypeVar

T = TypeVar("T")
Unwanted: TypeAlias = Callable[[], bool]

_LOOK_EVERY: Final = 1_000


async def in_stoppable_thread(work: Callable[[Unwanted], T]) -> T:
    unwanted = threading.Event()
    try:
        return await asyncio.to_thread(work, unwanted.is_set)
    finally:
        unwanted.set()


def while_wanted(items: Iterable[T], unwanted: Unwanted) -> Iterator[T]:
    """Ends early where nobody waits for the result any more."""
    for number, item in enumerate(items):
        if number % _LOOK_EVERY == 0 and unwanted():
            return
        yield item
