"""The reply of a chat: typed chunks as they arrive, and the whole that they add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from playground.api import json_text
from playground.api.errors import ErrorInReply, ReplyUnreadable
from playground.api.failures import error_in_payload
from playground.api.request import Json, JsonObject
from playground.api.sse import ServerSentEvent
from playground.message import Message

DONE = "[DONE]"
_SKIPS_ALLOWED = 3
_USAGE_FIELDS = ("prompt_tokens", "completion_tokens", "total_tokens")


@dataclass(frozen=True, slots=True)
class Usage:
    """`extras` keeps what only some servers tell: details, cost, timings."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    extras: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToolCall:
    id: str
    name: str
    arguments: str
    type: str = "function"


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


@dataclass(frozen=True, slots=True)
class Choice:
    index: int
    text: str
    reasoning: str
    tool_calls: tuple[ToolCall, ...]
    finish_reason: str | None
    refusal: str = ""
    logprobs: tuple[JsonObject, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatReply:
    """`complete` is false only for a reply that is looked at before its end; `warnings` tell what was mended."""

    id: str
    model: str
    choices: tuple[Choice, ...]
    usage: Usage | None
    complete: bool
    warnings: tuple[Message, ...] = ()
    system_fingerprint: str = ""
    request_id: str | None = None

    @property
    def text(self) -> str:
        return self.choices[0].text if self.choices else ""


class _OpenChoice:
    """One choice while it grows."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.text: list[str] = []
        self.reasoning: list[str] = []
        self.refusal: list[str] = []
        self.logprobs: list[JsonObject] = []
        self.calls = OpenToolCalls()
        self.finish_reason: str | None = None
        self.half = ""  # of a surrogate pair, whose other half comes with the next delta

    def add(self, delta: ChoiceDelta) -> None:
        if delta.text:
            self.text.append(delta.text)
        if delta.reasoning:
            self.reasoning.append(delta.reasoning)
        if delta.refusal:
            self.refusal.append(delta.refusal)
        if delta.logprobs is not None:
            self.logprobs.append(delta.logprobs)
        for call in delta.tool_calls:
            self.calls.add(call)
        if delta.finish_reason is not None:
            self.finish_reason = delta.finish_reason

    def close(self) -> Choice:
        return Choice(
            index=self.index,
            text="".join(self.text) + ("\ufffd" if self.half else ""),
            reasoning="".join(self.reasoning),
            tool_calls=self.calls.close(),
            finish_reason=self.finish_reason,
            refusal="".join(self.refusal),
            logprobs=tuple(self.logprobs),
        )


class OpenToolCalls:
    """Fragments of tool calls, put together by index; a new id opens a new call, whatever the index says."""

    def __init__(self) -> None:
        self._calls: list[list[ToolCallDelta]] = []
        self._by_index: dict[int, list[ToolCallDelta]] = {}

    def add(self, delta: ToolCallDelta) -> None:
        current = self._current(delta)
        if current is None or (delta.id and current[0].id and delta.id != current[0].id):
            current = []
            self._calls.append(current)
            if delta.index is not None:
                self._by_index[delta.index] = current
        current.append(delta)

    def close(self) -> tuple[ToolCall, ...]:
        return tuple(
            ToolCall(
                id=next((part.id for part in parts if part.id), f"call_{number}"),
                name=next((part.name for part in parts if part.name), ""),
                arguments="".join(part.arguments for part in parts),
                type=next((part.type for part in parts if part.type), "function"),
            )
            for number, parts in enumerate(self._calls)
        )

    def _current(self, delta: ToolCallDelta) -> list[ToolCallDelta] | None:
        if delta.index is not None:
            return self._by_index.get(delta.index)
        if delta.id:
            return next((call for call in self._calls if call[0].id == delta.id), None)
        return self._calls[-1] if self._calls else None


class ReplyAssembler:
    """Turns events into chunks and adds them up. Raises `ErrorInReply` for an error that the server put into them."""

    def __init__(self, expected: int = 1) -> None:
        self.done = False
        self.warnings: list[Message] = []
        self._expected = expected
        self._choices: dict[int, _OpenChoice] = {}
        self._usage: Usage | None = None
        self._id = ""
        self._model = ""
        self._fingerprint = ""
        self._skipped = 0

    @property
    def finished(self) -> bool:
        """Every choice that was seen has its finish reason."""
        return bool(self._choices) and all(choice.finish_reason is not None for choice in self._choices.values())

    @property
    def expects_more(self) -> bool:
        """Some choice is not finished, or has not even begun."""
        return len(self._choices) < self._expected or not self.finished

    @property
    def empty(self) -> bool:
        return not any(c.text or c.reasoning or c.refusal or c.calls.close() for c in self._choices.values())

    def feed(self, event: ServerSentEvent) -> ChatChunk | None:
        data = event.data
        if data[:6] == DONE and event.event != "error":
            self.done = True
            return None
        if not data or data[0] == ":":
            return None
        payload = event.payload if event.payload is not None else self._decode(event)
        if payload is None:
            return None
        if "error" in payload or event.event == "error" or "choices" not in payload:
            self._raise_error(event, payload)
        return self.add(payload)

    def add(self, payload: JsonObject) -> ChatChunk:
        choices = payload.get("choices")
        deltas = tuple(map(self._delta, choices)) if isinstance(choices, list) else ()
        usage = payload.get("usage")
        chunk = ChatChunk(
            _text(payload.get("id")), _text(payload.get("model")), deltas, _usage(usage) if usage else None, payload
        )
        self._id = chunk.id or self._id
        self._model = chunk.model or self._model
        self._usage = chunk.usage or self._usage
        self._fingerprint = _text(payload.get("system_fingerprint")) or self._fingerprint
        return chunk

    def add_whole(self, payload: JsonObject) -> ChatChunk:
        """A reply that did not come as a stream."""
        if not isinstance(payload.get("choices"), list):
            raise error_in_payload(payload) or ReplyUnreadable(json_text.compact(payload)[:400])
        return self.add(payload)

    def reply(self, *, complete: bool, request_id: str | None = None) -> ChatReply:
        choices = tuple(self._choices[index].close() for index in sorted(self._choices))
        warnings = [*self.warnings, *self._doubts(choices)] if complete else self.warnings
        return ChatReply(
            self._id, self._model, choices, self._usage, complete, tuple(warnings), self._fingerprint, request_id
        )

    def _doubts(self, choices: Sequence[Choice]) -> list[Message]:
        doubts = []
        if not self.finished:
            doubts.append(Message("The server did not say why the reply ended."))
        if self.empty:
            doubts.append(Message("The reply is empty. The conversation may be longer than the model can read."))
        if len(choices) < self._expected and self._choices:
            doubts.append(
                Message("The server sent {count} of {asked} replies.", count=len(choices), asked=self._expected)
            )
        return doubts

    def _decode(self, event: ServerSentEvent) -> JsonObject | None:
        try:
            payload = json_text.decode(event.data)
        except ValueError as error:
            if event.event == "error":
                raise ErrorInReply(event.data[:400]) from error
            self._skip(error)
            return None
        if isinstance(payload, dict):
            return payload
        if event.event == "error":
            raise ErrorInReply(str(payload)[:400])
        self._skip(None)
        return None

    def _skip(self, error: ValueError | None) -> None:
        self._skipped += 1
        if self._skipped > _SKIPS_ALLOWED:
            raise ReplyUnreadable(str(error or "")) from error
        self.warnings.append(Message("A part of the stream could not be read and was left out."))

    def _raise_error(self, event: ServerSentEvent, payload: JsonObject) -> None:
        error = error_in_payload(payload, sure=event.event == "error")
        if error is not None:
            raise error

    def _delta(self, item: Json) -> ChoiceDelta:
        if not isinstance(item, dict):
            return _EMPTY
        index = item.get("index")
        if not isinstance(index, int):
            index = 0
        choice = self._choices.get(index)
        if choice is None:
            choice = self._choices[index] = _OpenChoice(index)
        delta = item.get("delta")
        if not isinstance(delta, dict):
            message = item.get("message")
            delta = message if isinstance(message, dict) else {}
        read = _read_delta(index, item, delta)
        if read.text and (choice.half or not read.text.isascii()):
            read = replace(read, text=_joined(choice, read.text))
        choice.add(read)
        return read


_EMPTY = ChoiceDelta(0)


def _read_delta(index: int, item: Mapping[str, Json], delta: Mapping[str, Json]) -> ChoiceDelta:
    content = delta.get("content")
    text = content if isinstance(content, str) else _content(content)
    finish = item.get("finish_reason")
    logprobs = item.get("logprobs")
    if len(delta) == 1 and text and not finish and logprobs is None:
        return ChoiceDelta(index, text)  # nearly every chunk of a stream
    calls = delta.get("tool_calls")
    return ChoiceDelta(
        index,
        text or _text(item.get("text")),
        json_text.whole(_text(delta.get("reasoning")) or _text(delta.get("reasoning_content"))),
        tuple(_tool_call(call) for call in calls if isinstance(call, dict)) if isinstance(calls, list) else (),
        str(finish) if finish else None,
        json_text.whole(_text(delta.get("refusal"))),
        logprobs if isinstance(logprobs, dict) else None,
    )


def _joined(choice: _OpenChoice, text: str) -> str:
    """Keeps a trailing first half of a surrogate pair back until its second half comes."""
    text = choice.half + text
    choice.half = ""
    if "\ud800" <= text[-1] <= "\udbff":
        choice.half = text[-1]
        text = text[:-1]
    return json_text.whole(text)


def _tool_call(call: Mapping[str, Json]) -> ToolCallDelta:
    index = call.get("index")
    kind = _text(call.get("type"))
    function = call.get("custom") if kind == "custom" else call.get("function")
    if not isinstance(function, dict):
        function = {}
    arguments = function.get("input") if kind == "custom" else function.get("arguments")
    if isinstance(arguments, dict | list):
        arguments = json_text.compact(arguments)
    return ToolCallDelta(
        index if isinstance(index, int) else None,
        _text(call.get("id")),
        json_text.whole(_text(function.get("name"))),
        json_text.whole(_text(arguments)),
        kind,
    )


def _content(value: Json) -> str:
    """Content as a list of parts, which some servers send, or of a type that nobody should send."""
    if isinstance(value, list):
        return "".join(_text(part.get("text")) for part in value if isinstance(part, dict))
    return "" if value is None or isinstance(value, dict) else str(value)


def _usage(value: Json) -> Usage | None:
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


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
