"""Has a take heard and tells how it went. What needs the network is in here."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from playground.api.audio import Transcript, transcribe
from playground.api.errors import ApiError
from playground.features.transcribe.captions import captions
from playground.features.transcribe.content import content_of
from playground.features.transcribe.controls import controls
from playground.features.transcribe.families import family_of
from playground.features.transcribe.packing import LARGEST, pack
from playground.features.transcribe.parameters import parameters_for
from playground.features.transcribe.speakers import (
    numbered_in,
    numbered_speakers,
    reference,
    references_from,
    samples_in,
    without_needless_numbers,
)
from playground.features.transcribe.stitching import Heard, put_into, stitched
from playground.features.transcribe.translating import Unnumbered, translate, translated
from playground.features.transcribe.worker import in_worker
from playground.message import Message
from playground.services.errors import DemoServerFailed, Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.api.client import Client
    from playground.api.connection import Connection
    from playground.api.request import Json, JsonObject
    from playground.features.transcribe.order import Order
    from playground.features.transcribe.packing import Parcel
    from playground.services.jobs import JobListener

    Connect: TypeAlias = Callable[[Connection], Awaitable[Client]]

Status: TypeAlias = Literal["done", "stopped", "failed"]


class Hearing:
    """What was heard can be read however it ended."""

    def __init__(self, order: Order, show: Callable[[str], None], largest: int = LARGEST) -> None:
        self.status: Status = "failed"
        self.error: BaseException | None = None
        self.parts = 0
        self._order = order
        self._show = show
        self._largest = largest  # bytes of a file that a server takes
        self._family = family_of(order.settings.model, order.connection)
        self._known = controls(order.settings, self._family, order.dialect, order.mode)
        self._began = time.monotonic()
        self._heard: list[Heard] = []
        self._speakers: dict[str, str] = {}  # a sample of each by their name
        self._parcel: Parcel | None = None
        self._text = ""  # of the parcel that is being heard
        self._translation: Transcript | None = None

    async def hear(self, connect: Connect, listener: JobListener) -> None:
        try:
            await asyncio.sleep(0)  # where a stop takes effect that came while the run was noted
            if self._order.translator:
                await self._translate(connect, listener)
            else:
                await self._listen(connect, listener)
            self.status = "done"
        except asyncio.CancelledError:
            self.status = "stopped"
            raise
        except (ApiError, DemoServerFailed, Refused) as error:
            self.error = error
            raise

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return time.monotonic() - self._began

    @property
    def content(self) -> Transcript:
        if self._order.translator:
            return self._translation or translated(Transcript(""), self._text)
        parts = list(self._heard)
        if self._text.strip() and self._parcel is not None:
            parts.append(Heard(self._parcel.span, Transcript(self._text.strip())))
        if not parts:
            return Transcript("")
        order, heard = self._order, _in_segments(stitched(parts))
        if self.parts > 1:
            heard = without_needless_numbers(heard, self._called)
        if order.span is None or order.base is None:
            return heard
        return put_into(content_of(order.base), order.span, heard)

    @property
    def _called(self) -> tuple[str, ...]:
        """Those whom the user has named."""
        return tuple(sample.name for sample in samples_in(self._order.settings.speakers))

    @property
    def notes(self) -> tuple[Message, ...]:
        """What is to be known of it."""
        if self.parts > 1 and numbered_in(self.content, self._called):
            return (Message("Each part has speakers of its own: those of two parts may be the same person."),)
        return ()

    @property
    def usage(self) -> JsonObject:
        """Numbers of several requests are added up."""
        total: dict[str, Json] = {}
        for part in self._heard:
            for name, value in (part.transcript.usage or {}).items():
                known = total.get(name)
                both = _is_number(known) and _is_number(value)
                total[name] = known + value if both else value  # type: ignore[operator]  # both are numbers
        return total

    async def _listen(self, connect: Connect, listener: JobListener) -> None:
        order = self._order
        listener.state(Message("Preparing the sound"))
        name = "".join(letter if letter.isalnum() else " " for letter in order.take.title).strip() or "take"
        parcels = await in_worker(pack, order.path, order.played, order.packing, order.span, name, self._largest)
        self.parts = len(parcels)
        await self._take_samples()
        client = await connect(order.connection)
        self._began = time.monotonic()
        for number, parcel in enumerate(parcels):
            several = Message("Part {number} of {count}", number=number + 1, count=len(parcels))
            listener.state(several if len(parcels) > 1 else None)
            listener.progress(number / len(parcels) if len(parcels) > 1 else None)
            await self._hear_one(client, parcel, listener)
            if number + 1 < len(parcels):
                await self._learn_speakers()

    async def _take_samples(self) -> None:
        if self._known["speakers"].enabled:
            for sample in samples_in(self._order.settings.speakers):
                self._speakers[sample.name] = await in_worker(reference, sample)

    async def _learn_speakers(self) -> None:
        """Who spoke is known in the parts that follow, where the model takes samples of voices."""
        if self._family.id == "diarize" and self._known["speakers"].enabled:
            heard, played = self._heard[-1], self._order.played
            self._speakers |= await in_worker(references_from, heard, played, dict(self._speakers))

    async def _hear_one(self, client: Client, parcel: Parcel, listener: JobListener) -> None:
        order = self._order
        parameters = parameters_for(
            order.settings, parcel.upload, order.mode, self._known, self._family, self._speakers
        )
        if self._heard:
            self._show("\n")
        self._parcel = parcel
        transcript = await transcribe(client, parameters, self._on_text, listener)
        if self.parts > 1:
            transcript = numbered_speakers(transcript, self._speakers, len(self._heard) + 1)
        self._heard.append(Heard(parcel.span, transcript))
        self._text = ""

    async def _translate(self, connect: Connect, listener: JobListener) -> None:
        order = self._order
        assert order.base is not None
        client = await connect(order.connection)
        self._began = time.monotonic()
        content = content_of(order.base)
        shown = Unnumbered(self._show)

        def take(text: str) -> None:
            self._text += text
            shown.take(text)

        self._translation = await translate(client, content, order.translator, take, listener)
        self.parts = 1

    def _on_text(self, text: str) -> None:
        self._text += text
        self._show(text)


def _in_segments(heard: Transcript) -> Transcript:
    """Words that came without segments are put together into such as can be read."""
    return heard if heard.segments else replace(heard, segments=captions(heard))


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
