"""Makes the pictures of one run and tells how it went. What needs the network is in here."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.download import download
from playground.api.errors import ApiError
from playground.api.images import ImageItem, ImagePartial, ImageReply, make_images
from playground.api.observer import Listener
from playground.api.request import Json
from playground.features.images.fetching import may_fetch
from playground.features.images.finishing import Finished, finish
from playground.features.images.order import Order
from playground.features.images.preparing import Prepared, prepare
from playground.message import Message
from playground.services.errors import DemoServerFailed, Refused

Status = Literal["done", "stopped", "failed"]
Connect = Callable[[Connection], Awaitable[Client]]


class Keep(Protocol):
    """Puts a finished picture where it stays."""

    def __call__(self, finished: Finished) -> Awaitable[None]: ...


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended. `unfetched` are addresses that came instead of pictures and that nobody allowed to open yet."""

    status: Status
    duration: float
    usage: Mapping[str, Json] = field(default_factory=dict)
    size: str = ""
    quality: str = ""
    answered_by: str = ""
    notes: tuple[Message, ...] = ()
    unfetched: tuple[str, ...] = ()


class Making:
    """The ending can be read however it ended."""

    def __init__(self, order: Order, keep: Keep, show: Callable[[ImagePartial], None]) -> None:
        self._order = order
        self._keep = keep
        self._show = show
        self._began = time.monotonic()
        self._partial: ImagePartial | None = None
        self._prepared: Prepared | None = None
        self._reply: ImageReply | None = None
        self._status: Status = "failed"
        self._unfetched: list[str] = []
        self._kept = 0
        self.error: BaseException | None = None

    async def make(self, connect: Connect, listener: Listener) -> None:
        try:
            await asyncio.sleep(0)  # where a stop takes effect that came while the step was saved
            self._prepared = await asyncio.to_thread(prepare, self._order)
            client = await connect(self._order.connection)
            self._began = time.monotonic()
            self._reply = await make_images(client, self._prepared.parameters, self._on_partial, listener)
            for item in self._reply.items:
                await self._take(client, item)
            self._status = "done"
        except asyncio.CancelledError:
            self._status = "stopped"
            raise
        except (ApiError, DemoServerFailed, Refused) as error:
            self.error = error
            raise

    async def fetch(self, connect: Connect) -> None:
        """Opens the addresses, now that somebody allowed it."""
        client = await connect(self._order.connection)
        while self._unfetched:
            await self._finish(ImageItem(await download(client, self._unfetched[0])), draft=False)
            del self._unfetched[0]

    async def keep_partial(self) -> None:
        """What was to be seen when the run ended early is kept, as a draft."""
        if self._partial is not None and not self._kept and self._status != "done":
            await self._finish(ImageItem(self._partial.data, "", "", None), draft=True)

    def ending(self) -> Ending:
        reply, prepared = self._reply, self._prepared
        return Ending(
            self._status,
            time.monotonic() - self._began,
            usage=reply.usage or {} if reply else {},
            size=reply.size if reply else "",
            quality=reply.quality if reply else "",
            answered_by=reply.model if reply else "",
            notes=prepared.changes if prepared else (),
            unfetched=tuple(self._unfetched),
        )

    async def _take(self, client: Client, item: ImageItem) -> None:
        if item.data is None:
            if not may_fetch(item.url, self._order):
                self._unfetched.append(item.url)
                return
            item = ImageItem(await download(client, item.url), item.url, item.revised_prompt, item.seed)
        await self._finish(item, draft=False)

    async def _finish(self, item: ImageItem, *, draft: bool) -> None:
        finished = await asyncio.to_thread(finish, item, self._order, self._prepared, draft=draft)
        await self._keep(finished)
        self._kept += 1

    def _on_partial(self, partial: ImagePartial) -> None:
        self._partial = partial
        self._show(partial)
