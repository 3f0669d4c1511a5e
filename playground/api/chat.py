"""Chat completions: the wishes, the request that they become, and the call."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from playground.api.chat_chunk import ChatChunk, ChoiceDelta, Usage
from playground.api.chat_reply import ChatReply, Choice, ReplyAssembler, ToolCall
from playground.api.dialect import Dialect
from playground.api.errors import ApiError, BrokenOff, ParameterRejected, StreamInterrupted
from playground.api.progress import Progress
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Repeat
from playground.api.sse import ServerSentEvent
from playground.api.unset import UNSET, Unset
from playground.message import Message

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
    """Hands every chunk over as it arrives and returns the whole.

    Raises `ApiError` on failure; what arrived before was handed over. A parameter that the server refuses before the
    reply began is renamed or left out without asking where that changes nothing that the user wished for.
    """
    tried: set[str] = set()
    while True:
        request = parameters.to_request(client.dialect_for(parameters.model))
        call = _Call(parameters, on_chunk)
        try:
            return await call.run(client, request, listener)
        except ParameterRejected as error:
            param = _mendable(error, request)
            if param is None or param in tried:
                raise
            tried.add(param)
            client.learn(parameters.model, param)
            if listener is not None:
                listener.learned(parameters.model, param, _SWAPS.get(param))


class _Call:
    """One request with its reply."""

    def __init__(self, parameters: ChatParameters, on_chunk: Callable[[ChatChunk], None]) -> None:
        expected = parameters.n if isinstance(parameters.n, int) else 1
        self._assembler = ReplyAssembler(expected)
        self._on_chunk = on_chunk

    async def run(self, client: "Client", request: ApiRequest, listener: "Listener | None") -> ChatReply:
        if request.expect is Expect.JSON:
            reply = await client.send(request, listener)
            self._take(self._assembler.add_whole(reply.json_object()))
            return self._assembler.reply(complete=True, request_id=reply.request_id)
        try:
            end = await client.stream(request, self._on_event, listener)
        except BrokenOff as error:
            if not self._assembler.finished or self._assembler.expects_more:
                raise
            # All of the reply is here; only the good-bye is missing.
            return self._assembler.reply(complete=True, request_id=error.request_id)
        if end.whole is not None:
            self._take(self._assembler.add_whole(end.whole))
        elif not (self._assembler.done or self._assembler.finished):
            raise StreamInterrupted(url=end.url, request_id=end.request_id)
        if end.unterminated:
            self._assembler.warnings.append(Message("The last event of the stream was cut short, but could be read."))
        return self._assembler.reply(complete=True, request_id=end.request_id)

    def _on_event(self, event: ServerSentEvent) -> Progress:
        chunk = self._assembler.feed(event)
        if chunk is not None:
            self._take(chunk)
        if self._assembler.done:
            return Progress.END
        if chunk is None:
            return Progress.NONE
        if not self._assembler.expects_more:
            return Progress.TRAILER
        return Progress.NEW if chunk.is_progress else Progress.NONE

    def _take(self, chunk: ChatChunk) -> None:
        self._on_chunk(chunk)


def _mendable(error: ApiError, request: ApiRequest) -> str | None:
    """The refused parameter, if it may be renamed or left out without asking."""
    param = (error.param or "").partition(".")[0]
    body = request.body or {}
    if param in _SWAPS and param in body:
        return param
    return param if param == "stream_options" and param in body else None


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
