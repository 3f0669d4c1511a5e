"""A transcript that comes word by word."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.api.audio_events import TranscriptEvents
from playground.api.audio_transcript import Transcript, read_transcript
from playground.api.errors import BrokenOff, StreamInterrupted
from playground.api.request import ApiRequest

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener


class TranscriptStream:
    """One request. Used once."""

    def __init__(self, client: "Client", request: ApiRequest, on_text: Callable[[str], None] | None) -> None:
        self._client = client
        self._request = request
        self._events = TranscriptEvents(on_text)

    async def run(self, listener: "Listener | None") -> Transcript:
        events = self._events
        try:
            end = await self._client.stream(self._request, events.take, listener)
        except BrokenOff as error:
            if events.done is None:
                raise
            return await self._transcript(error.request_id)  # all is here; only the good-bye is missing
        if end.whole is not None:
            made = await asyncio.to_thread(read_transcript, end.whole)
            events.tell(made.text)
            return replace(made, request_id=end.request_id)
        if not events.whole:
            connection = self._client.connection
            interrupted = StreamInterrupted(url=end.url, request_id=end.request_id, connection=connection.name)
            interrupted.outcome_unknown = True
            raise interrupted
        return await self._transcript(end.request_id)

    async def _transcript(self, request_id: str | None) -> Transcript:
        return replace(await asyncio.to_thread(self._events.transcript), request_id=request_id)
