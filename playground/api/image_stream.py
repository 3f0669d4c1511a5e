"""Pictures that sharpen while they come: events that hold a whole picture each, decoded one after the other."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from playground.api.errors import BrokenOff, Facts, StreamInterrupted
from playground.api.image_reply import ImageItem, ImagePartial, ImageReply, Reading, read_image, read_reply
from playground.api.progress import Progress
from playground.api.request import ApiRequest, JsonObject
from playground.api.sse import ServerSentEvent
from playground.api.typed_event import is_good_bye, read_event

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener


class ImageStream:
    """One request. Used once."""

    def __init__(
        self,
        client: "Client",
        request: ApiRequest,
        on_partial: Callable[[ImagePartial], None],
        on_picture: Callable[[ImageItem], None],
    ) -> None:
        self._client = client
        self._request = request
        self._on_partial = on_partial
        self._on_picture = on_picture
        self._arrived: asyncio.Queue[Callable[[], Coroutine[None, None, None]] | None] = asyncio.Queue()
        self._readings: list[Reading] = []
        self._finished = 0  # pictures that are whole, read or not
        self._sketches = 0

    async def run(self, listener: "Listener | None") -> ImageReply:
        decoding = asyncio.create_task(self._decode())
        try:
            facts = await self._receive(listener)
        finally:
            # What has arrived is handed over even if the rest never comes: it may be all that there is of what was
            # paid for.
            self._arrived.put_nowait(None)
            await asyncio.shield(decoding)
        return _together(self._readings).or_error(**facts)

    async def _receive(self, listener: "Listener | None") -> Facts:
        connection = self._client.connection
        facts: Facts = {"url": connection.url(self._request), "connection": connection.name}
        try:
            end = await self._client.stream(self._request, self._on_event, listener)
        except BrokenOff as error:
            if not self._finished:
                raise
            facts["request_id"] = error.request_id  # the picture is here; only the good-bye is missing
        else:
            facts["request_id"] = end.request_id
            if end.whole is not None:
                self._finish(end.whole)
        if not self._finished:
            interrupted = StreamInterrupted(**facts)
            interrupted.outcome_unknown = True
            raise interrupted
        return facts

    def _on_event(self, event: ServerSentEvent) -> Progress:
        if is_good_bye(event):
            return Progress.END
        read = read_event(event)
        return Progress.NONE if read is None else self._take(*read)

    def _take(self, name: str, payload: JsonObject) -> Progress:
        if "partial" in name:
            self._arrived.put_nowait(partial(self._read_sketch, payload))
            return Progress.NEW
        if name.endswith("completed") or _holds_pictures(payload):
            self._finish(payload)
            return Progress.END if self._finished >= self._expected else Progress.NEW
        return Progress.NONE

    def _finish(self, payload: JsonObject) -> None:
        self._finished += 1
        self._arrived.put_nowait(partial(self._read_picture, payload))

    @property
    def _expected(self) -> int:
        values = [
            (self._request.body or {}).get("n"),
            *(part.value for part in self._request.parts if part.name == "n"),
        ]
        counts = [
            int(value) for value in values if isinstance(value, int) or (isinstance(value, str) and value.isdigit())
        ]
        return max(counts, default=1)

    async def _decode(self) -> None:
        while (read := await self._arrived.get()) is not None:
            await read()

    async def _read_sketch(self, payload: JsonObject) -> None:
        encoded = payload.get("b64_json")
        if not isinstance(encoded, str):
            return
        with contextlib.suppress(ValueError):  # a sketch that cannot be read is no loss: the picture follows
            data = await asyncio.to_thread(read_image, encoded)
            self._on_partial(ImagePartial(self._index(payload), data))

    async def _read_picture(self, payload: JsonObject) -> None:
        reading = await asyncio.to_thread(read_reply, payload, self._client.connection.base_url)
        self._readings.append(reading)
        for item in reading.reply.items:
            self._on_picture(item)

    def _index(self, payload: JsonObject) -> int:
        index = payload.get("partial_image_index")
        self._sketches += 1
        return index if isinstance(index, int) else self._sketches - 1


def _holds_pictures(payload: JsonObject) -> bool:
    return bool(payload.get("b64_json") or payload.get("url") or payload.get("data"))


def _together(read: Sequence[Reading]) -> Reading:
    """With several pictures each has an event of its own; what is told of all stands in the last."""
    reply = read[-1].reply
    items = tuple(item for each in read for item in each.reply.items)
    complete = all(each.reply.complete for each in read)
    fault = next((each.fault for each in read if each.fault), "")
    return Reading(replace(reply, items=items, complete=complete), fault)
