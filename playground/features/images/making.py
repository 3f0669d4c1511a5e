"""Makes the pictures of one run and tells how it went. What needs the network is in here."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.download import download
from playground.api.errors import ApiError, UnsafeDownload
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
        self._duration = 0.0
        self._partial: ImagePartial | None = None
        self._prepared: Prepared | None = None
        self._reply: ImageReply | None = None
        self._status: Status = "failed"
        self._arrived: deque[ImageItem] = deque()  # and not kept yet
        self._unfetched: list[ImageItem] = []
        self._kept = 0
        self.error: BaseException | None = None

    async def make(self, connect: Connect, listener: Listener) -> None:
        began = time.monotonic()
        try:
            await asyncio.sleep(0)  # where a stop takes effect that came while the step was saved
            self._prepared = await asyncio.to_thread(prepare, self._order)
            client = await connect(self._order.connection)
            began = time.monotonic()
            self._reply = await make_images(
                client, self._prepared.parameters, self._on_partial, listener, on_picture=self._arrived.append
            )
            await self._take_all(client)
            self._status = "done"
        except asyncio.CancelledError:
            self._status = "stopped"
            raise
        except (ApiError, DemoServerFailed, Refused) as error:
            self.error = error
            raise
        finally:
            self._duration = time.monotonic() - began

    async def fetch(self, connect: Connect) -> None:
        """Opens the addresses, now that somebody allowed it."""
        client = await connect(self._order.connection)
        while self._unfetched:
            await self._finish(await _downloaded(client, self._unfetched[0]), draft=False)
            del self._unfetched[0]
        self._status, self.error = "done", None

    async def keep_the_rest(self) -> None:
        """What had come when the run ended early: whole pictures, or else what was to be seen of one, as a draft."""
        while self._arrived:
            await self._keep_if_readable(self._arrived.popleft(), draft=False)
        if self._partial is not None and not self._kept and self._status != "done":
            await self._keep_if_readable(ImageItem(self._partial.data), draft=True)

    def ending(self) -> Ending:
        reply, prepared = self._reply, self._prepared
        return Ending(
            self._status,
            self._duration,
            usage=reply.usage or {} if reply else {},
            size=reply.size if reply else "",
            quality=reply.quality if reply else "",
            answered_by=reply.model if reply else "",
            notes=prepared.changes if prepared else (),
            unfetched=tuple(item.url for item in self._unfetched),
        )

    async def _take_all(self, client: Client) -> None:
        """One that is broken or cannot be fetched does not keep the others out: all of them are paid for."""
        errors: list[ApiError | Refused] = []
        while self._arrived:
            try:
                await self._take(client, self._arrived[0])
            except (ApiError, Refused) as error:
                errors.append(error)
            self._arrived.popleft()
        if errors:
            raise errors[0]

    async def _take(self, client: Client, item: ImageItem) -> None:
        if item.data is None and not may_fetch(item.url, self._order):
            self._unfetched.append(item)
            return
        try:
            whole = await _downloaded(client, item)
        except UnsafeDownload:
            raise
        except ApiError:
            self._unfetched.append(item)  # it may work later
            raise
        await self._finish(whole, draft=False)

    async def _keep_if_readable(self, item: ImageItem, *, draft: bool) -> None:
        if item.data is None:
            self._unfetched.append(item)
            return
        with suppress(Refused):
            await self._finish(item, draft=draft)

    async def _finish(self, item: ImageItem, *, draft: bool) -> None:
        finished = await asyncio.to_thread(finish, item, self._order, self._prepared, draft=draft)
        await self._keep(finished)
        self._kept += 1

    def _on_partial(self, partial: ImagePartial) -> None:
        self._partial = partial
        self._show(partial)


async def _downloaded(client: Client, item: ImageItem) -> ImageItem:
    return item if item.data is not None else replace(item, data=await download(client, item.url))
