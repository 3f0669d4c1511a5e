"""Makes the parts of one clip, one after the other, and tells how it went. What needs the network is in here."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.api.audio import speak
from playground.api.errors import ApiError
from playground.features.speak.track import decoded
from playground.services.errors import DemoServerFailed, Refused
from playground.sound.arriving import ArrivingSound
from playground.sound.errors import SoundError
from playground.sound.kinds import WAV
from playground.storage.clips import NewPart
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from playground.api.client import Client
    from playground.api.connection import Connection
    from playground.api.observer import Listener
    from playground.api.request import Json
    from playground.features.speak.order import Order
    from playground.features.speak.track import Track
    from playground.storage.clips import PartRecord

    Status: TypeAlias = Literal["done", "stopped", "failed"]
    Connect: TypeAlias = Callable[[Connection], Awaitable[Client]]
    Keep: TypeAlias = Callable[[NewPart, bytes], Awaitable[object]]
    Recall: TypeAlias = Callable[[str], Awaitable[tuple[PartRecord, bytes] | None]]

PCM: Final = "pcm"
PCM_TYPE: Final = "audio/pcm"
UNKNOWN_TYPE: Final = "application/octet-stream"
PCM_RATE: Final = 24_000  # as OpenAI documents it; bare samples do not say


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended."""

    status: Status
    duration: float
    usage: Mapping[str, Json] = field(default_factory=dict)


class Arrival:
    """One part on its way: its bytes are kept as they come, and heard."""

    def __init__(self, position: int, key: str, text: str, track: Track, *, pcm: bool) -> None:
        self.data = bytearray()
        self._arriving = ArrivingSound(PCM_RATE if pcm else None)
        self._facts = position, key, text
        self._pcm = pcm
        self._whole: bool | None = None  # while it has not ended
        self._adding = asyncio.create_task(track.add(self._arriving.sound))

    @property
    def error(self) -> SoundError | None:
        return self._arriving.sound.error

    def feed(self, data: bytes) -> None:
        self.data += data
        self._arriving.feed(data)

    async def end(self, *, complete: bool) -> NewPart:
        """When all that came is decoded and can be heard. What ended once stays as it ended."""
        if self._whole is None:
            self._whole = complete
            (self._arriving.finish if complete else self._arriving.abandon)()
        sound = self._arriving.sound
        await decoded(sound)
        await asyncio.shield(self._adding)
        seconds = sound.frames / sound.rate if sound.rate else 0.0
        return NewPart(*self._facts, self._media_type(), seconds, self._whole and sound.error is None)

    def _media_type(self) -> str:
        kind = self._arriving.kind
        if self._pcm and kind is not WAV:  # samples may look like anything
            return PCM_TYPE
        return UNKNOWN_TYPE if kind is None else kind.media_type


class Making:
    """The ending can be read however it ended. `settle` must be called in any case."""

    def __init__(self, order: Order, track: Track, keep: Keep, recall: Recall) -> None:
        self._order = order
        self._track = track
        self._keep = keep
        self._recall = recall
        self._began = time.monotonic()
        self._client: Client | None = None
        self._arrival: Arrival | None = None
        self._usage: Mapping[str, Json] = {}
        self._status: Status = "failed"
        self.error: BaseException | None = None

    async def make(self, connect: Connect, listener: Listener) -> None:
        try:
            await asyncio.sleep(0)  # where a stop takes effect that came while the clip was saved
            for position, text in enumerate(self._order.texts):
                await self._make_part(position, text, connect, listener)
            self._status = "done"
        except asyncio.CancelledError:
            self._status = "stopped"
            raise
        except (ApiError, DemoServerFailed, Refused, SoundError, StorageError) as error:
            self.error = error
            raise

    async def settle(self) -> None:
        """What came before a run ended early is kept."""
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            part = await arrival.end(complete=False)
            if arrival.data:
                await self._keep(part, bytes(arrival.data))
        self._track.close()

    def ending(self) -> Ending:
        return Ending(self._status, time.monotonic() - self._began, self._usage)

    async def _make_part(self, position: int, text: str, connect: Connect, listener: Listener) -> None:
        key = self._order.part_key(text)
        known = None if self._order.anew else await self._recall(key)
        pcm = self._order.parameters(text).response_format == PCM if known is None else known[0].media_type == PCM_TYPE
        arrival = self._arrival = Arrival(position, key, text, self._track, pcm=pcm)
        if known is None:
            await self._ask(arrival, text, connect, listener)
        else:
            await asyncio.to_thread(arrival.feed, known[1])
        part = await arrival.end(complete=True)
        self._arrival = None
        await self._keep(part, bytes(arrival.data))
        if arrival.error is not None:
            raise arrival.error

    async def _ask(self, arrival: Arrival, text: str, connect: Connect, listener: Listener) -> None:
        if self._client is None:
            self._client = await connect(self._order.connection)
        end = await speak(self._client, self._order.parameters(text), arrival.feed, listener)
        self._usage = _sum(self._usage, end.usage or {})


def _sum(known: Mapping[str, Json], more: Mapping[str, Json]) -> Mapping[str, Json]:
    """Of all parts; what is no number is that of the last."""
    found = dict(known)
    for name, value in more.items():
        before = known.get(name, 0)
        found[name] = before + value if isinstance(value, int) and isinstance(before, int) else value
    return found
