"""One chunk of a chat's reply: what each choice gained, whatever shape the server gave it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.api import json_text
from playground.api.request import Json, JsonObject

_USAGE_FIELDS = ("prompt_tokens", "completion_tokens", "total_tokens")


@dataclass(frozen=True, slots=True)
class Usage:
    """`extras` keeps what only some servers tell: details, cost, timings."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    extras: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToolCallDelta:
    index: int | None
    id: str
    name: str
    arguments: str
    type: str


@dataclass(frozen=True, slots=True)
class ChoiceDelta:
    """What one chunk adds to one choice."""

    index: int
    text: str = ""
    reasoning: str = ""
    tool_calls: tuple[ToolCallDelta, ...] = ()
    finish_reason: str | None = None
    refusal: str = ""
    logprobs: JsonObject | None = None

    @property
    def brings_something(self) -> bool:
        return bool(self.text or self.reasoning or self.tool_calls or self.finish_reason or self.refusal)


@dataclass(frozen=True, slots=True)
class ChatChunk:
    """`raw` is the payload as the server sent it."""

    id: str
    model: str
    choices: tuple[ChoiceDelta, ...]
    usage: Usage | None
    raw: JsonObject

    @property
    def is_progress(self) -> bool:
        """Whether it brought anything that a reader waits for."""
        return any(choice.brings_something for choice in self.choices)


def read_delta(index: int, item: Mapping[str, Json], delta: Mapping[str, Json]) -> ChoiceDelta:
    content = delta.get("content")
    text = content if isinstance(content, str) else _content(content)
    finish = item.get("finish_reason")
    logprobs = item.get("logprobs")
    if len(delta) == 1 and text and not finish and logprobs is None:
        return ChoiceDelta(index, text)  # nearly every chunk of a stream
    calls = delta.get("tool_calls")
    return ChoiceDelta(
        index,
        text or text_of(item.get("text")),
        text_of(delta.get("reasoning")) or text_of(delta.get("reasoning_content")),
        tuple(_tool_call(call) for call in calls if isinstance(call, dict)) if isinstance(calls, list) else (),
        str(finish) if finish else None,
        text_of(delta.get("refusal")),
        logprobs if isinstance(logprobs, dict) else None,
    )


def _tool_call(call: Mapping[str, Json]) -> ToolCallDelta:
    index = call.get("index")
    kind = text_of(call.get("type"))
    function = call.get("custom") if kind == "custom" else call.get("function")
    if not isinstance(function, dict):
        function = {}
    arguments = function.get("input") if kind == "custom" else function.get("arguments")
    if isinstance(arguments, dict | list):
        arguments = json_text.compact(arguments)
    return ToolCallDelta(
        index if isinstance(index, int) else None,
        text_of(call.get("id")),
        json_text.whole(text_of(function.get("name"))),
        json_text.whole(text_of(arguments)),
        kind,
    )


def _content(value: Json) -> str:
    """Content as a list of parts, which some servers send, or of a type that nobody should send."""
    if isinstance(value, list):
        return "".join(text_of(part.get("text")) for part in value if isinstance(part, dict))
    return "" if value is None or isinstance(value, dict) else str(value)


def read_usage(value: Json) -> Usage | None:
    """All zeros mean that the server does not count."""
    if not isinstance(value, dict):
        return None
    prompt, completion, total = (_count(value.get(name)) for name in _USAGE_FIELDS)
    if not (prompt or completion or total):
        return None
    extras = {name: item for name, item in value.items() if name not in _USAGE_FIELDS}
    return Usage(prompt, completion, total or prompt + completion, extras)


def _count(value: Json) -> int:
    return int(value) if isinstance(value, int | float) and 0 <= value < 2**53 else 0


def text_of(value: Json) -> str:
    return value if isinstance(value, str) else ""
