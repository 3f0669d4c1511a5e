"""CPU per event from bytes to a typed chunk, against the official SDK on the same bytes."""

import asyncio
import gc
import json
import time
from collections.abc import AsyncIterator
from dataclasses import asdict

import httpx2
from openai import AsyncOpenAI

from playground.api.chat_reply import ReplyAssembler
from playground.api.sse import EventDecoder
from tests.benchmarks.chunk_server import stream
from tests.benchmarks.rows import percentile, row

EVENTS = 50_000
ROUNDS = 5
READ = 65_536  # bytes that a socket gives at once


def ours(body: bytes) -> float:
    start = time.process_time()
    decoder = EventDecoder()
    assembler = ReplyAssembler()
    chunks = 0
    for offset in range(0, len(body), READ):
        for event in decoder.feed(body[offset : offset + READ]):
            chunks += assembler.feed(event) is not None
    assert chunks == EVENTS + 1
    return time.process_time() - start


class Reads(httpx2.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for offset in range(0, len(self._body), READ):
            yield self._body[offset : offset + READ]


async def official(body: bytes) -> float:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, stream=Reads(body))

    http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    client = AsyncOpenAI(api_key="bench", base_url="http://127.0.0.1/v1", http_client=http_client)
    reply = await client.chat.completions.create(
        model="bench", messages=[{"role": "user", "content": "hi"}], stream=True
    )
    start = time.process_time()
    chunks = 0
    async for _chunk in reply:
        chunks += 1
    assert chunks == EVENTS + 1
    return time.process_time() - start


def main() -> None:
    body = stream(EVENTS)
    gc.disable()
    pairs = []
    for _ in range(ROUNDS):
        theirs = asyncio.run(official(body))
        pairs.append((ours(body), theirs))
        gc.collect()
    ratio = percentile([mine / theirs for mine, theirs in pairs], 0.5)
    rows = [
        row("decode: CPU per event", percentile([mine for mine, _ in pairs], 0.5) / EVENTS * 1e6, "us"),
        row(
            "decode: CPU per event, official SDK", percentile([theirs for _, theirs in pairs], 0.5) / EVENTS * 1e6, "us"
        ),
        row("decode: ratio to the official SDK", ratio, "x", 0.13),
    ]
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
