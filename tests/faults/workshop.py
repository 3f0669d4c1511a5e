"""The threads behind an event loop, with a record of what was made on them: proof that the loop did not make it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


class Workshop(ThreadPoolExecutor):
    """Takes over what the running loop gives to threads; `asyncio.run` ends it with its loop."""

    def __init__(self) -> None:
        super().__init__()
        self.products: list[object] = []
        asyncio.get_running_loop().set_default_executor(self)

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        def make() -> Any:
            product = work(*args, **kwargs)
            self.products.append(product)
            return product

        return super().submit(make)
