"""The reply of a chat: events become typed chunks, and these add up to the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from playground.api import json_text
from playground.api.chat_chunk import ChatChunk, ChoiceDelta, ToolCallDelta, Usage, read_delta, read_usage, text_of
from playground.api.errors import ErrorInReply, ReplyUnreadable
from playground.api.failures import error_in_payload
from playground.api.request import Json, JsonObject
from playground.api.sse import ServerSentEvent
from playground.message import Message

__all__ = ["ChatChunk", "ChatReply", "Choice", "OpenText", "ReplyAssembler", "ToolCall", "Usage"]

DONE = "[DONE]"
_SKIPS_ALLOWED = 3


@dataclass(frozen=True, slots=True)
class ToolCall:
    id: str
    name: str
    arguments: str
    type: str = "function"


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


class OpenText:
    """Text that grows by deltas. The halves of a surrogate pair may come in two of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._half = ""

    def add(self, text: str) -> str:
        """Returns what there is to show of it."""
        if self._half or not text.isascii():
            text = self._joined(text)
        self._pieces.append(text)
        return text

    def close(self) -> str:
        return "".join(self._pieces) + ("\ufffd" if self._half else "")

    def _joined(self, text: str) -> str:
        text = self._half + text
        self._half = text[-1] if "\ud800" <= text[-1:] <= "\udbff" else ""
        return json_text.whole(text.removesuffix(self._half))


class _OpenChoice:
    """One choice while it grows."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.text = OpenText()
        self.reasoning = OpenText()
        self.refusal = OpenText()
        self.logprobs: list[JsonObject] = []
        self.calls = OpenToolCalls()
        self.finish_reason: str | None = None

    def add(self, delta: ChoiceDelta) -> ChoiceDelta:
        """Returns the delta with its text as it can be shown."""
        if delta.finish_reason is not None:
            self.finish_reason = delta.finish_reason
        if delta.logprobs is not None:
            self.logprobs.append(delta.logprobs)
        for call in delta.tool_calls:
            self.calls.add(call)
        text = self.text.add(delta.text)
        if text is delta.text and not (delta.reasoning or delta.refusal):
            return delta
        return replace(
            delta, text=text, reasoning=self.reasoning.add(delta.reasoning), refusal=self.refusal.add(delta.refusal)
        )

    def close(self) -> Choice:
        return Choice(
            index=self.index,
            text=self.text.close(),
            reasoning=self.reasoning.close(),
            tool_calls=self.calls.close(),
            finish_reason=self.finish_reason,
            refusal=self.refusal.close(),
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

    def __init__(self, expected: int = 1, *, may_be_empty: bool = False) -> None:
        self.done = False
        self.warnings: list[Message] = []
        self._expected = expected
        self._may_be_empty = may_be_empty
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
        choices = (choice.close() for choice in self._choices.values())
        return not any(choice.text or choice.reasoning or choice.refusal or choice.tool_calls for choice in choices)

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
        counted = read_usage(usage) if usage else None
        chunk = ChatChunk(text_of(payload.get("id")), text_of(payload.get("model")), deltas, counted, payload)
        self._id = chunk.id or self._id
        self._model = chunk.model or self._model
        self._usage = chunk.usage or self._usage
        self._fingerprint = text_of(payload.get("system_fingerprint")) or self._fingerprint
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
        if self.empty and not self._may_be_empty:
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
            return ChoiceDelta(0)
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
        return choice.add(read_delta(index, item, delta))
