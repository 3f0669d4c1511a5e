"""Legacy completions: the wishes for how a text goes on, the request that they become, and the call."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from playground.api.chat_chunk import ChatChunk, Usage, text_of
from playground.api.chat_reply import ChatReply, ReplyAssembler
from playground.api.dialect import Dialect
from playground.api.generation import Generation
from playground.api.json_fields import entries, finite
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Repeat
from playground.api.unset import UNSET, Unset
from playground.message import Message

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

Prompt: TypeAlias = "str | tuple[str, ...] | tuple[int, ...] | tuple[tuple[int, ...], ...]"
Number: TypeAlias = float | Unset | None

MOST_LOGPROBS: Final = 5
MOST_CHOICES: Final = 128
MOST_CANDIDATES: Final = 20  # of which the best are chosen
_NEVER_DROPPED: Final = {"model", "prompt", "stream"}


@dataclass(frozen=True, slots=True)
class CompletionParameters:
    """Every field of the documented request; what is UNSET is not sent. `extra` comes last and wins."""

    model: str
    prompt: Prompt
    stream: bool = True
    suffix: str | Unset | None = UNSET
    max_tokens: int | Unset | None = UNSET
    temperature: Number = UNSET
    top_p: Number = UNSET
    n: int | Unset | None = UNSET
    best_of: int | Unset | None = UNSET
    echo: bool | Unset | None = UNSET
    logprobs: int | Unset | None = UNSET
    stop: str | tuple[str, ...] | Unset | None = UNSET
    presence_penalty: Number = UNSET
    frequency_penalty: Number = UNSET
    seed: int | Unset | None = UNSET
    logit_bias: Mapping[str, float] | Unset | None = UNSET
    stream_options: JsonObject | Unset | None = UNSET
    user: str | Unset = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        values = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "extra"}
        body = {name: _plain(value) for name, value in values.items() if value is not UNSET}
        if not self.stream:
            del body["stream"]
        if not self.stream or not dialect.stream_options:
            body.pop("stream_options", None)
        refused = dialect.rejects(self.model) - _NEVER_DROPPED
        return ApiRequest(
            "POST",
            dialect.path("completions"),
            body={**{name: value for name, value in body.items() if name not in refused}, **self.extra},
            expect=Expect.EVENTS if self.stream else Expect.JSON,
            repeat=Repeat.GENERATION,
        )

    @property
    def choices(self) -> int:
        """How many texts come back."""
        prompts = 1 if isinstance(self.prompt, str) or _is_tokens(self.prompt) else len(self.prompt)
        return prompts * (self.n if isinstance(self.n, int) else 1)


@dataclass(frozen=True, slots=True)
class CompletionToken:
    """`logprob` is None for the first one of a prompt that is echoed: nothing stands before it. The `others` could
    have stood in its place, the likeliest first. `offset` counts characters, from where the server likes."""

    text: str
    logprob: float | None
    others: tuple[tuple[str, float], ...] = ()
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class CompletionChoice:
    index: int
    text: str
    finish_reason: str | None
    tokens: tuple[CompletionToken, ...] = ()


@dataclass(frozen=True, slots=True)
class CompletionReply:
    """`warnings` tell what was mended."""

    id: str
    model: str
    choices: tuple[CompletionChoice, ...]
    usage: Usage | None
    warnings: tuple[Message, ...] = ()
    request_id: str | None = None


async def complete_text(
    client: "Client",
    parameters: CompletionParameters,
    on_chunk: Callable[[ChatChunk], None],
    listener: "Listener | None" = None,
) -> CompletionReply:
    """Hands every chunk over as it arrives and returns the whole. Raises `ApiError`, as `Generation` says."""
    generation = Generation(
        parameters.model,
        parameters.to_request,
        lambda: ReplyAssembler(parameters.choices, may_be_empty=True),
        on_chunk,
        {},
    )
    return _read(await generation.run(client, listener))


def tokens_of(logprobs: JsonObject) -> tuple[CompletionToken, ...]:
    """In the documented form of four lists side by side, or in that of chats, which some servers use here too."""
    if isinstance(logprobs.get("content"), list):
        return tuple(_token_of_chat(each) for each in entries(logprobs, "content") if isinstance(each, dict))
    return tuple(_tokens(logprobs))


def _read(reply: ChatReply) -> CompletionReply:
    choices = tuple(
        CompletionChoice(
            choice.index,
            choice.text,
            choice.finish_reason,
            tuple(token for part in choice.logprobs for token in tokens_of(part)),
        )
        for choice in reply.choices
    )
    return CompletionReply(reply.id, reply.model, choices, reply.usage, reply.warnings, reply.request_id)


def _tokens(logprobs: JsonObject) -> Iterator[CompletionToken]:
    """The lists need not be equally long."""
    texts = entries(logprobs, "tokens")
    names = ("token_logprobs", "top_logprobs", "text_offset")
    columns = (entries(logprobs, name)[: len(texts)] for name in names)
    for text, logprob, tops, offset in zip_longest(texts, *columns):
        others = tops if isinstance(tops, dict) else {}
        place = offset if isinstance(offset, int) else None
        yield CompletionToken(text_of(text), finite(logprob), _likeliest(others.items()), place)


def _token_of_chat(entry: JsonObject) -> CompletionToken:
    tops = [each for each in entries(entry, "top_logprobs") if isinstance(each, dict)]
    others = _likeliest((text_of(each.get("token")), each.get("logprob")) for each in tops)
    return CompletionToken(text_of(entry.get("token")), finite(entry.get("logprob")), others)


def _likeliest(others: Iterable[tuple[str, Json]]) -> tuple[tuple[str, float], ...]:
    found = [(text, logprob) for text, value in others if (logprob := finite(value)) is not None]
    return tuple(sorted(found, key=lambda other: -other[1]))


def _is_tokens(prompt: Sequence[object]) -> bool:
    return bool(prompt) and all(isinstance(each, int) for each in prompt)


def _plain(value: object) -> Json:
    """Tuples are lists in JSON."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return cast(Json, value)
