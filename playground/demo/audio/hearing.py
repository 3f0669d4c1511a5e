"""POST /v1/audio/transcriptions and /v1/audio/translations: checked here, understood by CMU Sphinx."""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from playground.demo.audio.families import Family, family, transcription, translation
from playground.demo.audio.forms import Upload, read_form
from playground.demo.audio.relay import Relay, relayed
from playground.demo.audio.transcript import Segment, as_logprobs, as_segments, as_srt, as_vtt, as_words, text_of
from playground.demo.errors import unsupported_value
from playground.demo.json_value import Json
from playground.demo.models import DemoModel, find
from playground.demo.replies import BrokenOffError, EventStream, HalfReply, json_reply, unless_gone
from playground.demo.tokens import vocabulary

if TYPE_CHECKING:
    from playground.demo.audio.recordings import Samples
    from playground.demo.audio.sphinx import Chunking

HEADERS = {"x-demo-engine": "demo-sphinx-en"}
TOKENS_A_SECOND = 10
SENTENCE = re.compile(r"[.!?;:\n。！？；]+")
BROKEN_AFTER = 2


@dataclass(frozen=True, slots=True)
class Study:
    """Where recordings are listened to."""

    before: Callable[[DemoModel], None]

    async def transcribe(self, request: Request) -> Response:
        return await self._answer(request, transcription)

    async def translate(self, request: Request) -> Response:
        return await self._answer(request, translation)

    async def _answer(
        self, request: Request, check: Callable[[Mapping[str, Json], Family], dict[str, Any]]
    ) -> Response:
        sent = await read_form(request)
        name = sent.values.get("model")
        kind = family(name if isinstance(name, str) else "")
        values = check(sent.values, kind)
        model = find(values["model"])
        if not model.hears:
            raise unsupported_value("model", f"{model.id} cannot listen; demo-sphinx-en does.")
        self.before(model)
        samples = await asyncio.to_thread(_read, sent.file)
        task = "translate" if check is translation else "transcribe"
        reply = _Reply(samples, values, kind, model, task)
        if values.get("stream") and kind.streams:
            response: Response = EventStream(reply.stream())
        else:
            found = await unless_gone(request.receive, reply.complete())
            response = reply.written(found)
        response.headers.update(HEADERS)
        return response


def _read(upload: Upload | None) -> Samples:
    # NumPy, the decoders and the recogniser are loaded by the first recording.
    from playground.demo.audio import recordings, sphinx

    checked = recordings.checked(upload)
    sphinx.ear()
    return recordings.read(checked)


class _Reply:
    """The transcript of one recording."""

    def __init__(self, samples: Samples, values: Mapping[str, Any], kind: Family, model: DemoModel, task: str) -> None:
        from playground.demo.audio.recordings import RATE

        self.samples = samples
        self.seconds = len(samples) / RATE
        self.values = values
        self.kind = kind
        self.model = model
        self.task = task
        self.logprobs = "include" in values

    async def complete(self) -> list[Segment]:
        async with aclosing(self._segments()) as segments:
            return [segment async for segment in segments]

    def written(self, segments: Sequence[Segment]) -> Response:
        """The transcript in the format that was asked for."""
        form = self.values.get("response_format", "json")
        if form == "text":
            return PlainTextResponse(text_of(segments) + "\n")
        if form in ("srt", "vtt"):
            return PlainTextResponse(as_srt(segments) if form == "srt" else as_vtt(segments))
        body = self._verbose(segments) if form == "verbose_json" else self._brief(segments)
        return HalfReply(body) if self.model.fault == "broken-stream" else json_reply(body)

    async def stream(self) -> AsyncIterator[Json]:
        heard: list[Segment] = []
        count = 0
        async with aclosing(self._segments()) as segments:
            async for segment in segments:
                for word in segment.words:
                    entry = as_logprobs([word], first=not count)
                    extra = {"logprobs": entry} if self.logprobs else {}
                    yield {"type": "transcript.text.delta", "delta": entry[0]["token"], **extra}
                    count += 1
                    if self.model.fault == "broken-stream" and count == BROKEN_AFTER:
                        raise BrokenOffError
                    if self._slow():
                        await asyncio.sleep(1 / (self.model.pace.rate or 1))
                heard.append(segment)
        if self.model.fault == "broken-stream":
            raise BrokenOffError
        yield {"type": "transcript.text.done", **self._brief(heard), "usage": self._tokens(heard)}

    async def _segments(self) -> AsyncGenerator[Segment, None]:
        if self._slow():
            await asyncio.sleep(self.model.pace.first)
        async with aclosing(relayed(self._listen)) as segments:
            async for segment in segments:
                yield segment

    def _listen(self, relay: Relay[Segment]) -> None:
        from playground.demo.audio.sphinx import segments

        for segment in segments(self.samples, self._chunking(), self._lines(), lambda: relay.wanted):
            relay.give(segment)

    def _chunking(self) -> Chunking:
        from playground.demo.audio.sphinx import Chunking

        wish = self.values.get("chunking_strategy")
        if not isinstance(wish, dict):
            return Chunking()
        return Chunking(
            silence=wish.get("silence_duration_ms", 200) / 1000,
            lead=wish.get("prefix_padding_ms", 300) / 1000,
            strictness=min(3, int(wish.get("threshold", 0.5) * 4)),
        )

    def _lines(self) -> list[str]:
        return [*SENTENCE.split(self.values.get("prompt", "")), *self.values.get("keywords", [])]

    def _slow(self) -> bool:
        return self.model.pace.first > 1

    def _brief(self, segments: Sequence[Segment]) -> dict[str, Json]:
        body: dict[str, Json] = {"text": text_of(segments)}
        if self.task == "translate":
            return body
        if self.logprobs:
            words = [word for segment in segments for word in segment.words]
            body["logprobs"] = as_logprobs(words, first=True)
        if self.kind.name == "gpt-transcribe":
            body["languages"] = ["en"]
        return body | {"usage": self._duration() if self.kind.seconds else self._tokens(segments)}

    def _verbose(self, segments: Sequence[Segment]) -> dict[str, Json]:
        wanted = self.values.get("timestamp_granularities", ["segment"])
        duration, text = round(self.seconds, 2), text_of(segments)
        body: dict[str, Json] = {"task": self.task, "language": "english", "duration": duration, "text": text}
        if "segment" in wanted:
            body["segments"] = as_segments(segments, self.values.get("temperature", 0.0))
        if "word" in wanted:
            body["words"] = as_words(segments)
        return body if self.task == "translate" else body | {"usage": self._duration()}

    def _duration(self) -> Json:
        return {"type": "duration", "seconds": math.ceil(self.seconds)}

    def _tokens(self, segments: Sequence[Segment]) -> Json:
        audio, text = math.ceil(self.seconds * TOKENS_A_SECOND), vocabulary().count(self.values.get("prompt", ""))
        written = vocabulary().count(text_of(segments))
        return {
            "type": "tokens",
            "input_tokens": audio + text,
            "input_token_details": {"audio_tokens": audio, "text_tokens": text},
            "output_tokens": written,
            "total_tokens": audio + text + written,
        }
