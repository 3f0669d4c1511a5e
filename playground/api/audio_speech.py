"""Sound that is handed over while it comes: as the body of a reply, or as base64 in events."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.api.base64_text import decoded
from playground.api.errors import BrokenOff, ReplyUnreadable, StreamInterrupted
from playground.api.progress import Progress
from playground.api.request import ApiRequest, JsonObject
from playground.api.sse import ServerSentEvent
from playground.api.typed_event import is_good_bye, read_event

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "mp3": "audio/mpeg",
    "opus": "audio/ogg",
    "aac": "audio/aac",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "pcm": "audio/pcm",
}
_LARGE = 128 * 1024  # characters of base64 that are no longer decoded on the thread that paints


@dataclass(frozen=True, slots=True)
class SpeechEnd:
    """`size` is in bytes, all of which were handed over. `media_type` is the server's word, or what was asked for."""

    media_type: str
    size: int
    usage: JsonObject | None = None
    request_id: str | None = None


class SpeechStream:
    """One request. Used once."""

    def __init__(self, client: "Client", request: ApiRequest, on_audio: Callable[[bytes], None]) -> None:
        self._client = client
        self._request = request
        self._on_audio = on_audio
        self._arrived: asyncio.Queue[str | None] = asyncio.Queue()
        self._fault = ""
        self._size = 0
        self._done: JsonObject | None = None

    async def run(self, listener: "Listener | None") -> SpeechEnd:
        decoding = asyncio.create_task(self._decode())
        try:
            return await self._read(decoding, listener)
        finally:
            # What has arrived can be heard even if the rest never comes.
            self._arrived.put_nowait(None)
            await asyncio.shield(decoding)

    async def _read(self, decoding: "asyncio.Task[None]", listener: "Listener | None") -> SpeechEnd:
        request_id, media_type = None, ""
        try:
            end = await self._client.stream_bytes(self._request, self._on_bytes, self._on_event, listener)
        except BrokenOff as error:
            if self._done is None:
                raise
            request_id = error.request_id  # the sound is here; only the good-bye is missing
        else:
            request_id, media_type = end.request_id, end.media_type
            if end.as_events and self._done is None:
                raise StreamInterrupted(url=end.url, request_id=request_id, connection=self._client.connection.name)
        self._arrived.put_nowait(None)
        await asyncio.shield(decoding)
        if self._fault or not self._size:
            url, name = self._client.connection.url(self._request), self._client.connection.name
            raise ReplyUnreadable(
                self._fault or "The reply holds no sound.", url=url, request_id=request_id, connection=name
            )
        usage = (self._done or {}).get("usage")
        known = media_type if media_type.startswith(("audio/", "video/")) else self._asked_for()
        return SpeechEnd(known, self._size, usage if isinstance(usage, Mapping) else None, request_id)

    def _on_bytes(self, data: bytes) -> None:
        self._size += len(data)
        self._on_audio(data)

    def _on_event(self, event: ServerSentEvent) -> Progress:
        if is_good_bye(event):
            self._done = self._done or {}
            return Progress.END
        read = read_event(event)
        if read is None:
            return Progress.NONE
        name, payload = read
        encoded = payload.get("audio")
        if isinstance(encoded, str) and encoded:
            self._arrived.put_nowait(encoded)
        if name.endswith(".done"):
            self._done = payload
            return Progress.END
        return Progress.NEW if encoded else Progress.NONE

    async def _decode(self) -> None:
        while (encoded := await self._arrived.get()) is not None:
            if self._fault:
                continue
            try:
                data = await asyncio.to_thread(decoded, encoded) if len(encoded) > _LARGE else decoded(encoded)
            except ValueError as error:
                self._fault = f"The sound is not valid base64: {error}"
            else:
                self._on_bytes(data)

    def _asked_for(self) -> str:
        body = self._request.body or {}
        name = body.get("response_format", body.get("output_format"))
        return MEDIA_TYPES.get(name if isinstance(name, str) else "", MEDIA_TYPES["mp3"])
