"""A transcript that comes word by word."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.api.audio_transcript import Segment, Transcript, joined, read_segment, read_transcript
from playground.api.chat_reply import OpenText
from playground.api.errors import BrokenOff, StreamInterrupted
from playground.api.progress import Progress
from playground.api.request import ApiRequest, Json, JsonObject
from playground.api.sse import ServerSentEvent
from playground.api.typed_event import is_good_bye, read_event

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener


class TranscriptStream:
    """One request. Used once."""

    def __init__(self, client: "Client", request: ApiRequest, on_text: Callable[[str], None] | None) -> None:
        self._client = client
        self._request = request
        self._on_text = on_text
        self._text = OpenText()
        self._segments: list[Segment] = []
        self._logprobs: list[Json] = []
        self._done: JsonObject | None = None
        self._said_by_deltas = False
        self._last = ""  # letter of a text that came in whole pieces
        self._nameless = False  # a server whose events have no types, and so no last one

    async def run(self, listener: "Listener | None") -> Transcript:
        try:
            end = await self._client.stream(self._request, self._on_event, listener)
        except BrokenOff as error:
            if self._done is None:
                raise
            return await self._transcript(error.request_id)  # all is here; only the good-bye is missing
        if end.whole is not None:
            made = await asyncio.to_thread(read_transcript, end.whole)
            self._tell(made.text)
            return replace(made, request_id=end.request_id)
        if self._done is None and not self._nameless:
            connection = self._client.connection
            interrupted = StreamInterrupted(url=end.url, request_id=end.request_id, connection=connection.name)
            interrupted.outcome_unknown = True
            raise interrupted
        return await self._transcript(end.request_id)

    def _on_event(self, event: ServerSentEvent) -> Progress:
        if is_good_bye(event):
            self._done = self._done or {}
            return Progress.END
        read = read_event(event)
        return Progress.NONE if read is None else self._take(*read)

    def _take(self, name: str, payload: JsonObject) -> Progress:
        if name.endswith(".delta"):
            self._take_delta(payload)
            return Progress.NEW
        if name.endswith(".segment"):
            self._take_segment(payload)
            return Progress.NEW
        if name.endswith(".done"):
            self._done = payload
            return Progress.END
        if isinstance(payload.get("text"), str):
            self._take_nameless(payload)
            return Progress.NEW
        return Progress.NONE

    def _take_delta(self, payload: JsonObject) -> None:
        delta, logprobs = payload.get("delta"), payload.get("logprobs")
        if isinstance(logprobs, list):
            self._logprobs += logprobs
        if isinstance(delta, str):
            self._said_by_deltas = True
            self._tell(self._text.add(delta))

    def _take_segment(self, payload: JsonObject) -> None:
        since = self._segments[-1].end if self._segments else 0.0
        segment = read_segment(payload, len(self._segments), since)
        self._segments.append(segment)
        if not self._said_by_deltas and segment.text:
            self._say(segment.text)

    def _take_nameless(self, payload: JsonObject) -> None:
        """Older servers send one small transcript after the other."""
        self._nameless = True
        part = read_transcript(payload)
        self._segments += part.segments
        self._say(part.text)

    def _say(self, text: str) -> None:
        """A text that is whole in itself, behind what there is."""
        if text:
            self._tell(self._text.add(joined((self._last, text))[len(self._last) :]))
            self._last = text[-1]

    def _tell(self, text: str) -> None:
        if text and self._on_text is not None:
            self._on_text(text)

    async def _transcript(self, request_id: str | None) -> Transcript:
        done = self._done or {}
        collected: dict[str, Json] = {"text": self._text.close(), "logprobs": self._logprobs}
        known = {**collected, **{name: value for name, value in done.items() if value is not None}}
        made = await asyncio.to_thread(read_transcript, known)
        return replace(made, segments=made.segments or tuple(self._segments), raw=done, request_id=request_id)
