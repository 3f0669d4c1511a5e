"""One choice of a reply while it arrives: what is thought, what is said, and the functions that are to be called."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from playground.features.chat.thinking import Thinking
from playground.features.chat.turns import Call, Token
from playground.features.chat.writing import Writing

if TYPE_CHECKING:
    from playground.api.chat_chunk import ChoiceDelta
    from playground.api.chat_reply import Choice as WholeChoice
    from playground.api.request import Json, JsonObject


class Pen(Protocol):
    """Where the texts of one choice go. Each piece is shown once and in order; kept is the whole so far."""

    def show(self, text: str, /) -> None: ...

    def show_thought(self, text: str, /) -> None: ...

    async def keep(self, text: str, /) -> None: ...

    async def keep_thought(self, text: str, /) -> None: ...


class Writer(Protocol):
    """Who holds the turns into which choices are written."""

    def show_text(self, turn_id: int, text: str, /) -> None: ...

    def show_thought(self, turn_id: int, text: str, /) -> None: ...

    async def keep_text(self, turn_id: int, text: str, /) -> None: ...

    async def keep_thought(self, turn_id: int, thought: str, /) -> None: ...


class TurnPen:
    """Writes one choice into its turn."""

    def __init__(self, writer: Writer, turn_id: int) -> None:
        self._writer = writer
        self._number = turn_id

    def show(self, text: str) -> None:
        self._writer.show_text(self._number, text)

    def show_thought(self, text: str) -> None:
        self._writer.show_thought(self._number, text)

    async def keep(self, text: str) -> None:
        await self._writer.keep_text(self._number, text)

    async def keep_thought(self, thought: str) -> None:
        await self._writer.keep_thought(self._number, thought)


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that came for one choice."""

    text: str
    thought: str
    thought_for: float | None
    calls: tuple[Call, ...]
    tokens: tuple[Token, ...]
    finish_reason: str


class OpenChoice:
    def __init__(self, pen: Pen, beginning: str = "") -> None:
        self.said = Writing(pen.show, pen.keep, beginning)
        self.thought = Writing(pen.show_thought, pen.keep_thought)
        self._thinking = Thinking()
        self._began = time.monotonic()
        self._thought_until: float | None = None

    def take(self, delta: ChoiceDelta) -> None:
        thought, said = self._thinking.take(delta.text) if delta.text else ("", "")
        self._write(delta.reasoning + thought, said + delta.refusal)

    def show_now(self) -> None:
        self.thought.show_now()
        self.said.show_now()

    def end(self, whole: WholeChoice | None) -> Said:
        self._write(*self._thinking.end())
        thought, text = self.thought.end(), self.said.end()
        if whole is None:
            return Said(text, thought, self._seconds, (), (), "")
        calls = tuple(Call(call.id, call.name, call.arguments) for call in whole.tool_calls)
        tokens = tuple(_token(entry) for part in whole.logprobs for entry in _objects(part.get("content")))
        return Said(text, thought, self._seconds, calls, tokens, whole.finish_reason or "")

    def _write(self, thought: str, said: str) -> None:
        if thought:
            self.thought.take(thought)
            self._thought_until = time.monotonic()
        if said:
            self.said.take(said)

    @property
    def _seconds(self) -> float | None:
        return None if self._thought_until is None else self._thought_until - self._began


def _token(entry: JsonObject) -> Token:
    others = _objects(entry.get("top_logprobs"))
    return Token(_text(entry), _logprob(entry), tuple((_text(each), _logprob(each)) for each in others))


def _objects(value: Json) -> list[JsonObject]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(entry: JsonObject) -> str:
    token = entry.get("token")
    return token if isinstance(token, str) else ""


def _logprob(entry: JsonObject) -> float:
    """What cannot happen is told as −9999, minus infinity or nothing."""
    value = entry.get("logprob")
    return max(-9999.0, float(value)) if isinstance(value, int | float) else -9999.0
