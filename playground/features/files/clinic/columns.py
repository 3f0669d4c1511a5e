"""Tables as examples: which column holds what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.features.files.clinic.json_line import NoJson, parse
from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.storage.json_values import Json, JsonObject

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "system": ("system", "system_prompt", "system message", "instruction", "系统", "系统提示"),
    "user": ("user", "question", "input", "query", "prompt", "human", "用户", "问题", "提问", "输入"),
    "assistant": (
        "assistant",
        "answer",
        "output",
        "response",
        "reply",
        "completion",
        "gpt",
        "回答",
        "答案",
        "回复",
        "输出",
    ),
    "better": ("preferred", "preferred_output", "chosen", "better", "preferred_completion"),
    "worse": ("non_preferred", "non_preferred_output", "rejected", "worse", "non_preferred_completion"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """`has_heading` says whether the first row names them; where it does not, the first is the question and the second
    the answer."""

    make: Callable[[Sequence[str]], JsonObject]
    has_heading: bool = True


def columns_of(first: Sequence[str]) -> Columns:
    """By the first row that is not empty. Raises Refused."""
    names = [each.strip().lower() for each in first]
    if "messages" in names:
        return Columns(lambda cells: _with_messages(names, cells))
    if "prompt" in names and "completion" in names:
        return Columns(lambda cells: {name: _cell(cells, names.index(name)) for name in ("prompt", "completion")})
    at = {part: _place(names, known) for part, known in _NAMES.items()}
    if at["better"] is not None and at["worse"] is not None and at["user"] is not None:
        return Columns(lambda cells: _preference(at, cells))
    if at["user"] is not None and at["assistant"] is not None:
        return Columns(lambda cells: _chat(at, cells))
    if len(names) < 2:
        raise Refused(
            Message("There is only one column. Training data needs two: the question and the answer to be learned.")
        )
    return Columns(lambda cells: _chat({"system": None, "user": 0, "assistant": 1}, cells), has_heading=False)


def _with_messages(names: Sequence[str], cells: Sequence[str]) -> JsonObject:
    return {name: _value(_cell(cells, names.index(name))) for name in ("messages", "tools") if name in names}


def _chat(at: Mapping[str, int | None], cells: Sequence[str]) -> JsonObject:
    said = {role: _cell(cells, at[role]) for role in ("system", "user", "assistant")}
    return {"messages": [_message(role, text) for role, text in said.items() if text or role != "system"]}


def _preference(at: Mapping[str, int | None], cells: Sequence[str]) -> JsonObject:
    said = {part: _cell(cells, place) for part, place in at.items()}
    before = [_message("system", said["system"])] if said["system"] else []
    return {
        "input": {"messages": [*before, _message("user", said["user"])]},
        "preferred_output": [_message("assistant", said["better"])],
        "non_preferred_output": [_message("assistant", said["worse"])],
    }


def _message(role: str, text: str) -> JsonObject:
    return {"role": role, "content": text}


def _value(text: str) -> Json:
    try:
        value: Json = parse(text)
    except NoJson:
        return text
    return value


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _place(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)
