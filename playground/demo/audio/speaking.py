"""POST /v1/audio/speech: checked here, spoken by espeak-ng, and sent while it is being spoken."""

from __future__ import annotations

import asyncio
import base64
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from playground.demo.checks import Check, number, one_of, record, string
from playground.demo.errors import ApiError, unsupported_parameter, unsupported_value
from playground.demo.json_value import Json
from playground.demo.models import DemoModel, find
from playground.demo.replies import BrokenOffError, ClientGoneError, EventStream, unless_gone
from playground.demo.tokens import vocabulary

if TYPE_CHECKING:
    from playground.demo.audio.speech import Speech

LONGEST = 4096
TOKENS_A_SECOND = 1250 / 60
# A slow server is still a little faster than the sound that it sends.
SLOW = 1.2
BROKEN_AFTER = 3


def _format(value: Json, path: str) -> str:
    if value == "aac":
        raise unsupported_value(path, "The demo cannot write 'aac'; use 'mp3', 'opus', 'flac', 'wav' or 'pcm'.")
    return str(one_of("mp3", "opus", "flac", "wav", "pcm")(value, path))


def _blank(value: Json, path: str) -> str:
    text: str = string(LONGEST, 1)(value, path)
    if not text.strip():
        raise ApiError(400, f"Invalid '{path}': there is nothing to say in it.", code="invalid_value", param=path)
    return text


def _voice(value: Json, path: str) -> Json:
    # The voices know NumPy, which no chat should pay for.
    from playground.demo.audio.voices import voice

    return voice(value, path)


FIELDS: Mapping[str, Check] = {
    "model": string(),
    "input": _blank,
    "voice": _voice,
    "instructions": string(LONGEST),
    "response_format": _format,
    "speed": number(0.25, 4),
    "stream_format": one_of("audio", "sse"),
}


@dataclass(frozen=True, slots=True)
class Booth:
    """Where texts are spoken."""

    before: Callable[[DemoModel], None]

    async def speak(self, body: dict[str, Json]) -> Response:
        values = await asyncio.to_thread(checked, body)
        model = find(values["model"])
        if not model.speaks:
            raise unsupported_value("model", f"{model.id} cannot speak; demo-espeak does.")
        self.before(model)
        speech = await asyncio.to_thread(_prepared, values)
        headers = {"x-demo-engine": "demo-espeak"}
        if values.get("instructions"):
            headers["x-demo-instructions"] = ", ".join(speech.wishes) or "none understood"
        if values.get("stream_format") == "sse":
            response: Response = EventStream(_events(speech, values["input"], model))
            response.headers.update(headers)
            return response
        return Sound(_parts(speech, model), speech.media, headers)


def checked(body: Json) -> dict[str, Any]:
    values: dict[str, Any] = record(FIELDS, ("model", "input", "voice"))(body, "")
    if values["model"].startswith("tts-1"):
        if values.get("instructions"):
            raise unsupported_parameter("instructions", f"{values['model']} does not follow instructions.")
        if values.get("stream_format") == "sse":
            raise unsupported_value("stream_format", f"{values['model']} sends 'audio' only.")
    return values


def _prepared(values: Mapping[str, Any]) -> Speech:
    # NumPy, the voice and the encoders are loaded by the first text that is spoken.
    from playground.demo.audio.speech import Speech

    return Speech(
        values["input"],
        values["voice"],
        values.get("response_format", "mp3"),
        values.get("speed", 1.0),
        values.get("instructions", ""),
    )


async def _parts(speech: Speech, model: DemoModel) -> AsyncGenerator[bytes, None]:
    """The file, as it grows; slowly or not to its end where the model is made for that."""
    slow = model.pace.first > 1
    if slow:
        await asyncio.sleep(model.pace.first)
    began, count = time.monotonic(), 0
    async with aclosing(speech.parts()) as parts:
        async for part in parts:
            if slow:
                await asyncio.sleep(max(0.0, began + speech.seconds / SLOW - time.monotonic()))
            yield part
            count += 1
            if model.fault == "broken-stream" and count == BROKEN_AFTER:
                raise BrokenOffError
    if model.fault == "broken-stream":
        raise BrokenOffError


async def _events(speech: Speech, text: str, model: DemoModel) -> AsyncIterator[Json]:
    async with aclosing(_parts(speech, model)) as parts:
        async for part in parts:
            yield {"type": "speech.audio.delta", "audio": base64.b64encode(part).decode()}
    read, made = vocabulary().count(text), math.ceil(speech.seconds * TOKENS_A_SECOND)
    usage = {"input_tokens": read, "output_tokens": made, "total_tokens": read + made}
    yield {"type": "speech.audio.done", "usage": usage}


class Sound(Response):
    """A body that is sent while it is made, and ends with its client."""

    def __init__(self, parts: AsyncIterator[bytes], media: str, headers: Mapping[str, str]) -> None:
        super().__init__(headers={"cache-control": "no-store", **headers}, media_type=media)
        del self.headers["content-length"]
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            await unless_gone(receive, self._write(send))
        except (BrokenOffError, ClientGoneError):
            # Without the last message the server closes the socket in the middle of the body.
            return
        await send({"type": "http.response.body", "body": b""})

    async def _write(self, send: Send) -> None:
        async for part in self.parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
