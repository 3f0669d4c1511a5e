"""What a model said to a prompt, with its figures."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from playground.api.chat import complete_chat

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.api.chat import ChatParameters
    from playground.api.chat_chunk import ChatChunk, Usage
    from playground.api.client import Client
    from playground.api.observer import Listener
    from playground.api.request import Json, JsonObject
    from playground.services.prices import Money, PriceTable


@dataclass(frozen=True, slots=True)
class Answer:
    """Seconds are counted from the moment the request was handed over. `usage` is what the server counted, in its own
    words; `first_token` is None where nothing was streamed."""

    text: str = ""
    reasoning: str = ""
    model: str = ""
    finish_reason: str = ""
    usage: JsonObject = field(default_factory=dict)
    first_token: float | None = None
    seconds: float = 0.0

    @property
    def prompt_tokens(self) -> int | None:
        return _count(self.usage.get("prompt_tokens"))

    @property
    def completion_tokens(self) -> int | None:
        return _count(self.usage.get("completion_tokens"))

    @property
    def tokens_per_second(self) -> float | None:
        """Speed after the first token: the wait for it is a figure of its own."""
        tokens = self.completion_tokens
        if tokens is None or tokens < 2 or self.first_token is None or self.seconds <= self.first_token:
            return None
        return (tokens - 1) / (self.seconds - self.first_token)

    def cost(self, prices: PriceTable, model: str) -> Money | None:
        """None where the price is unknown, which is not the same as free."""
        return prices.cost_of(model, self.usage) if self.usage else None


def to_json(answer: Answer) -> JsonObject:
    values: dict[str, Json] = {
        "text": answer.text,
        "reasoning": answer.reasoning,
        "model": answer.model,
        "finish_reason": answer.finish_reason,
        "usage": answer.usage,
        "first_token": answer.first_token,
        "seconds": answer.seconds,
    }
    return {name: value for name, value in values.items() if value not in (None, "", {})}


def from_json(values: Json) -> Answer:
    """What a file holds may be anything: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    texts = {name: str(given.get(name) or "") for name in ("text", "reasoning", "model", "finish_reason")}
    usage = given.get("usage")
    first, seconds = _seconds(given.get("first_token")), _seconds(given.get("seconds"))
    return Answer(**texts, usage=usage if isinstance(usage, dict) else {}, first_token=first, seconds=seconds or 0.0)


class Asking:
    """One question. `on_piece` gets each piece of the text as it comes."""

    def __init__(self, on_piece: Callable[[str], None] = lambda _: None) -> None:
        self._on_piece = on_piece
        self._began = time.monotonic()
        self._last = self._began
        self._first: float | None = None
        self._texts: list[str] = []
        self._thoughts: list[str] = []
        self._model = ""
        self._usage: JsonObject = {}

    @property
    def so_far(self) -> Answer:
        """All that has come, also when the question failed or was stopped."""
        text, reasoning = "".join(self._texts), "".join(self._thoughts)
        return Answer(text, reasoning, self._model, "", self._usage, self._first, self._last - self._began)

    async def ask(self, client: Client, parameters: ChatParameters, listener: Listener | None = None) -> Answer:
        """Raises `ApiError`."""
        self._began = self._last = time.monotonic()
        reply = await complete_chat(client, parameters, self._on_chunk, listener)
        self._last = time.monotonic()
        choice = next(iter(reply.choices), None)
        return replace(
            self.so_far,
            text=reply.text,
            reasoning=choice.reasoning if choice else "",
            model=reply.model,
            finish_reason=(choice.finish_reason or "") if choice else "",
            usage=_usage(reply.usage) if reply.usage else self._usage,
            first_token=self._first if parameters.stream else None,
        )

    def _on_chunk(self, chunk: ChatChunk) -> None:
        self._last = time.monotonic()
        self._model = chunk.model or self._model
        if chunk.usage is not None:
            self._usage = _usage(chunk.usage)
        for choice in chunk.choices:
            if choice.index == 0:
                self._take(choice.text, choice.reasoning)

    def _take(self, text: str, thought: str) -> None:
        if self._first is None and (text or thought):
            self._first = self._last - self._began
        if thought:
            self._thoughts.append(thought)
        if text:
            self._texts.append(text)
            self._on_piece(text)


def _usage(usage: Usage) -> JsonObject:
    return {**usage.extras, "prompt_tokens": usage.prompt_tokens, "completion_tokens": usage.completion_tokens}


def _count(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _seconds(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
