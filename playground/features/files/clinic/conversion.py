"""Examples of one kind as examples of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playground.features.files.clinic.rules import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.features.files.clinic.rules import Kind
    from playground.storage.json_values import Json, JsonObject

# Where a prompt ends and where a completion does, as it was advised while there was nothing else to tell it by.
_END_OF_PROMPT: Final = "\n\n###\n\n"
_ENDS_OF_PROMPTS: Final = ("###", "->")
_END_OF_COMPLETION: Final = "###"
_SPEAKERS: Final = {"user": "User", "assistant": "Assistant"}

POSSIBLE: Final[Mapping[Kind, tuple[Kind, ...]]] = {
    "chat": ("completion",),
    "completion": ("chat",),
    "preference": ("chat", "completion"),
}


def converted(record: JsonObject, kind: Kind) -> JsonObject | None:
    """None where something would get lost."""
    own = kind_of(record)
    if own == kind:
        return record
    if own == "completion":
        return _chat_of_pair(record) if kind == "chat" else None
    conversation = _chat_of_preference(record) if own == "preference" else record
    if conversation is None or kind == "preference":
        return None
    return conversation if kind == "chat" else _pair_of_chat(conversation)


def empty(kind: Kind) -> JsonObject:
    """An example to be filled in."""
    user, assistant = {"role": "user", "content": ""}, {"role": "assistant", "content": ""}
    if kind == "completion":
        return {"prompt": "", "completion": ""}
    if kind == "preference":
        return {
            "input": {"messages": [user]},
            "preferred_output": [assistant],
            "non_preferred_output": [dict(assistant)],
        }
    return {"messages": [user, assistant]}


def _chat_of_pair(record: JsonObject) -> JsonObject | None:
    prompt, completion = record.get("prompt"), record.get("completion")
    if not isinstance(prompt, str) or not isinstance(completion, str):
        return None
    asked = prompt.strip()
    for end in _ENDS_OF_PROMPTS:
        asked = asked.removesuffix(end).rstrip()
    answer = completion.strip().removesuffix(_END_OF_COMPLETION).rstrip()
    return {"messages": [{"role": "user", "content": asked}, {"role": "assistant", "content": answer}]}


def _chat_of_preference(record: JsonObject) -> JsonObject | None:
    asked = record.get("input")
    better: Any = record.get("preferred_output") or record.get("preferred_completion")
    messages: Any = asked.get("messages") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(messages, list) or not isinstance(better, list):
        return None
    beside = {name: value for name, value in asked.items() if name in ("tools", "parallel_tool_calls")}
    return {"messages": [*messages, *better], **beside}


def _pair_of_chat(record: JsonObject) -> JsonObject | None:
    messages = record.get("messages")
    texts = [_said(message) for message in messages] if isinstance(messages, list) else []
    if "tools" in record or len(texts) < 2 or not all(texts) or _role(messages, -1) != "assistant":
        return None
    *before, answer = [text for text in texts if text is not None]
    roles = [_role(messages, place) for place in range(len(before))]
    talk = roles.count("user") > 1 or "assistant" in roles
    lines = [
        f"{_SPEAKERS[role]}: {text}" if talk and role in _SPEAKERS else text
        for role, text in zip(roles, before, strict=True)
    ]
    return {"prompt": "\n\n".join(lines) + _END_OF_PROMPT, "completion": f" {answer}"}


def _said(message: Json) -> str | None:
    content = message.get("content") if isinstance(message, dict) and message.get("role") != "tool" else None
    return content if isinstance(content, str) else None


def _role(messages: Any, place: int) -> str:  # noqa: ANN401 - known to be a list of messages
    return str(messages[place].get("role"))
