"""Texts that are spoken, and recordings that are understood, by the application itself."""

import asyncio
import functools
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from playground.demo.audio.speech import Speech
from playground.demo.audio.voices import VOICES

SENTENCES = (
    "he bought a small house near the river",
    "can you tell me where the nearest hospital is",
    "turn on the radio and listen to the news",
    "one two three four five six seven eight nine ten",
    "how are you today",
)


@pytest.fixture
def speak(send: Callable[..., httpx.Response]) -> Callable[..., httpx.Response]:
    """One text with alloy unless another voice is named."""
    return lambda text="How are you today?", **fields: send(
        "POST", "/v1/audio/speech", {"model": "demo-espeak", "voice": "alloy", "input": text, **fields}
    )


@pytest.fixture
def hear(send: Callable[..., httpx.Response]) -> Callable[..., httpx.Response]:
    """One recording with demo-sphinx-en unless another model is named."""

    def hear(data: bytes, name: str = "a.wav", path: str = "transcriptions", **fields: Any) -> httpx.Response:
        files = {"file": (name, data)}
        return send("POST", f"/v1/audio/{path}", files=files, data={"model": "demo-sphinx-en", **fields})

    return hear


@functools.cache
def spoken(text: str = SENTENCES[4], form: str = "wav", voice: str = "alloy") -> bytes:
    """The file of a text, made once for all tests."""

    async def file() -> bytes:
        return b"".join([part async for part in Speech(text, VOICES[voice], form, 1.0, "").parts()])

    return asyncio.run(file())


def mistakes(said: str, heard: str) -> float:
    """The word error rate: insertions, deletions and replacements by the number of words that were said."""
    wanted, found = said.lower().replace(".", "").split(), heard.split()
    costs = list(range(len(found) + 1))
    for row, word in enumerate(wanted, 1):
        before, costs[0] = costs[0], row
        for column, other in enumerate(found, 1):
            step = min(costs[column] + 1, costs[column - 1] + 1, before + (word != other))
            before, costs[column] = costs[column], step
    return costs[-1] / len(wanted)
