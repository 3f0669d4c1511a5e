"""Chat completions: the wishes, the request that they become, and the call."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from playground.api.chat_chunk import ChatChunk, ChoiceDelta, Usage
from playground.api.chat_reply import ChatReply, Choice, ReplyAssembler, ToolCall
from playground.api.dialect import Dialect
from playground.api.generation import Generation
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Repeat
from playground.api.unset import UNSET, Unset

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

__all__ = [
    "ChatChunk",
    "ChatMessage",
    "ChatParameters",
    "ChatReply",
    "Choice",
    "ChoiceDelta",
    "ReplyAssembler",
    "ToolCall",
    "Usage",
    "complete_chat",
]

Role: TypeAlias = Literal["system", "developer", "user", "assistant", "tool", "function"]
Number: TypeAlias = float | Unset | None

MAX_TOKENS = "max_tokens"
MAX_COMPLETION_TOKENS = "max_completion_tokens"
_SWAPS = {MAX_TOKENS: MAX_COMPLETION_TOKENS, MAX_COMPLETION_TOKENS: MAX_TOKENS}
_NEVER_DROPPED = {"model", "messages", "stream"}
_NOT_FIELDS = {"extra", "messages"}


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """`extra` holds fields that only some servers know."""

    role: Role
    content: str | tuple[JsonObject, ...] | None = None
    name: str | Unset = UNSET
    tool_call_id: str | Unset = UNSET
    tool_calls: tuple[JsonObject, ...] | Unset = UNSET
    refusal: str | Unset = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_json(self, dialect: Dialect) -> JsonObject:
        role = "developer" if self.role == "system" and dialect.developer_role else self.role
        message: dict[str, Json] = {"role": role, "content": _plain(self.content)}
        for name in ("name", "tool_call_id", "tool_calls", "refusal"):
            value = getattr(self, name)
            if value is not UNSET:
                message[name] = _plain(value)
        return {**message, **self.extra}


@dataclass(frozen=True, slots=True)
class ChatParameters:
    """Every field of the documented request; what is UNSET is not sent.

    `max_tokens` goes out under the name that the dialect prefers. `extra` comes last and wins.
    """

    model: str
    messages: tuple[ChatMessage, ...]
    stream: bool = True
    temperature: Number = UNSET
    top_p: Number = UNSET
    max_tokens: int | Unset | None = UNSET
    max_completion_tokens: int | Unset | None = UNSET
    n: int | Unset | None = UNSET
    stop: str | tuple[str, ...] | Unset | None = UNSET
    seed: int | Unset | None = UNSET
    presence_penalty: Number = UNSET
    frequency_penalty: Number = UNSET
    logit_bias: Mapping[str, float] | Unset | None = UNSET
    logprobs: bool | Unset | None = UNSET
    top_logprobs: int | Unset | None = UNSET
    stream_options: JsonObject | Unset | None = UNSET
    response_format: JsonObject | Unset = UNSET
    tools: tuple[JsonObject, ...] | Unset = UNSET
    tool_choice: str | JsonObject | Unset = UNSET
    parallel_tool_calls: bool | Unset = UNSET
    reasoning_effort: str | Unset | None = UNSET
    verbosity: str | Unset | None = UNSET
    modalities: tuple[str, ...] | Unset | None = UNSET
    audio: JsonObject | Unset | None = UNSET
    prediction: JsonObject | Unset | None = UNSET
    web_search_options: JsonObject | Unset = UNSET
    metadata: Mapping[str, str] | Unset | None = UNSET
    store: bool | Unset | None = UNSET
    service_tier: str | Unset | None = UNSET
    user: str | Unset = UNSET
    safety_identifier: str | Unset = UNSET
    prompt_cache_key: str | Unset = UNSET
    prompt_cache_options: JsonObject | Unset = UNSET
    prompt_cache_retention: str | Unset | None = UNSET
    moderation: JsonObject | Unset = UNSET
    functions: tuple[JsonObject, ...] | Unset = UNSET
    function_call: str | JsonObject | Unset = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        body: dict[str, Json] = {
            "model": self.model,
            "messages": [message.to_json(dialect) for message in self.messages],
        }
        for parameter in fields(self):
            value = getattr(self, parameter.name)
            if parameter.name not in _NOT_FIELDS and value is not UNSET:
                body[parameter.name] = _plain(value)
        if not self.stream:
            del body["stream"]
        if not self.stream or not dialect.stream_options:
            body.pop("stream_options", None)
        body = _renamed(body, dialect, self.model)
        rejected = dialect.rejects(self.model) - _NEVER_DROPPED
        body = {name: value for name, value in body.items() if name not in rejected}
        return ApiRequest(
            "POST",
            dialect.path("chat/completions"),
            body={**body, **self.extra},
            expect=Expect.EVENTS if self.stream else Expect.JSON,
            repeat=Repeat.GENERATION,
        )


async def complete_chat(
    client: "Client",
    parameters: ChatParameters,
    on_chunk: Callable[[ChatChunk], None],
    listener: "Listener | None" = None,
) -> ChatReply:
    """Hands every chunk over as it arrives and returns the whole. Raises `ApiError`, as `Generation` says."""
    expected = parameters.n if isinstance(parameters.n, int) else 1
    generation = Generation(parameters.model, parameters.to_request, lambda: ReplyAssembler(expected), on_chunk, _SWAPS)
    return await generation.run(client, listener)


def _renamed(body: dict[str, Json], dialect: Dialect, model: str) -> dict[str, Json]:
    """`max_tokens` under the name that this server wants, and either name under the other once it was refused."""
    rejected = dialect.rejects(model)
    renamed = {}
    for name, value in body.items():
        if name == MAX_TOKENS and dialect.max_tokens_field not in rejected:
            name = dialect.max_tokens_field
        elif name in rejected:
            name = _SWAPS.get(name, name)
        renamed[name] = value
    return renamed


def _plain(value: object) -> Json:
    """Tuples are lists in JSON; a value that compares equal to what a server received must be one too."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return cast(Json, value)
