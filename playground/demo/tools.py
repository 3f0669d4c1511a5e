"""Which tools the demo calls and with what: chosen by the words of the prompt, filled from it, always valid."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from playground.demo import slots
from playground.demo.errors import invalid_schema, invalid_value
from playground.demo.instance import SchemaError, instance
from playground.demo.json_value import Json
from playground.demo.skills.conversation import Conversation
from playground.demo.structured import check_strict
from playground.demo.tokens import common_words

MOST_CALLS = 4
WISHES = re.compile(r"\s+(?:and|then)\s+|[;.?!]\s+|[，；。？！]|然后|还有")
# Words that mean the same to the demo when it looks for a tool, in both languages.
SYNONYMS: tuple[frozenset[str], ...] = (
    frozenset({"weather", "forecast", "temperature", "天气", "气温", "rain", "sunny"}),
    frozenset({"time", "clock", "时间", "几点"}),
    frozenset({"search", "look", "find", "google", "搜索", "查找", "web"}),
    frozenset({"email", "mail", "send", "邮件", "发送"}),
    frozenset({"calculate", "calculator", "compute", "math", "sum", "计算"}),
    frozenset({"translate", "translation", "翻译"}),
    frozenset({"stock", "price", "share", "股票", "价格"}),
    frozenset({"book", "reserve", "booking", "reservation", "预订"}),
)


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    description: str
    parameters: Mapping[str, Json]
    strict: bool
    kind: Literal["function", "custom"]
    path: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A call that the reply makes."""

    name: str
    text: str
    kind: Literal["function", "custom"]


def calls(values: Mapping[str, Json], conversation: Conversation) -> list[Chosen]:
    """The calls that answer the conversation, none when text should answer it."""
    offered = _offered(values)
    mode, allowed = _choice(values, offered)
    if mode == "none" or not offered:
        return []
    # A result has just come back: it is reported in words, unless a call is demanded.
    if mode == "auto" and conversation.turns[-1].role in ("tool", "function"):
        return []
    demanded = mode == "required"
    several = _several(allowed, conversation.prompt) if values.get("parallel_tool_calls", True) else {}
    if len(several) > 1 and "functions" not in values:
        return [call for tool, wish in several.values() for call in _filled(tool, wish, conversation, values)]
    tool = _fitting(allowed, conversation.prompt, demanded=demanded)
    return _filled(tool, conversation.prompt, conversation, values) if tool else []


def _several(offered: Sequence[Tool], prompt: str) -> dict[str, tuple[Tool, str]]:
    """The tools that the parts of a prompt ask for, each with its part: "The weather in Rome and the time in Oslo"."""
    found: dict[str, tuple[Tool, str]] = {}
    for wish in WISHES.split(prompt[:4000]):
        tool = _fitting(offered, wish, demanded=False)
        if tool is not None and len(found) < MOST_CALLS:
            found.setdefault(tool.name, (tool, wish))
    return found


def _offered(values: Mapping[str, Json]) -> list[Tool]:
    raw = [("tools", index, entry["type"], entry[entry["type"]]) for index, entry in enumerate(values.get("tools", []))]
    raw += [("functions", index, "function", entry) for index, entry in enumerate(values.get("functions", []))]
    found = [
        Tool(
            name=entry["name"],
            description=entry.get("description", ""),
            parameters=entry.get("parameters", {"type": "object", "properties": {}}),
            strict=bool(entry.get("strict")),
            kind="custom" if kind == "custom" else "function",
            path=f"{field}[{index}]" + (".function.parameters" if field == "tools" else ".parameters"),
        )
        for field, index, kind, entry in raw
    ]
    for tool in found:
        if tool.strict:
            check_strict(tool.parameters, tool.path)
    return found


def _choice(values: Mapping[str, Json], offered: Sequence[Tool]) -> tuple[str, list[Tool]]:
    """none, auto or required, and the tools among which to choose."""
    choice = values.get("tool_choice", values.get("function_call", "auto"))
    if isinstance(choice, str):
        return choice, list(offered)
    if choice.get("type") == "allowed_tools":
        allowed = choice["allowed_tools"]
        names = [entry.get(entry.get("type"), {}).get("name") for entry in allowed["tools"]]
        return allowed["mode"], [_named(str(name), offered) for name in names]
    kind = choice.get("type")
    return "required", [_named(choice[kind]["name"] if kind else choice["name"], offered)]


def _named(name: str, offered: Sequence[Tool]) -> Tool:
    found = next((tool for tool in offered if tool.name == name), None)
    if found is None:
        raise invalid_value("tool_choice", f"there is no tool named '{name[:64]}'.")
    return found


def _fitting(offered: Sequence[Tool], prompt: str, *, demanded: bool) -> Tool | None:
    heard = _meaning(prompt[:4000])
    rated = [(len(heard & _meaning(f"{tool.name} {tool.description}")), tool) for tool in offered]
    best = max(rated, key=lambda entry: entry[0], default=None)
    if best is None or (best[0] == 0 and not demanded):
        return None
    return best[1]


def _meaning(text: str) -> set[str]:
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", text)}
    words = {word.rstrip("s") for word in words if word not in common_words() and len(word) > 2}
    for group in SYNONYMS:
        if words & group or any(word in text for word in group if not word.isascii()):
            words |= group
    return words


def _filled(tool: Tool, wish: str, conversation: Conversation, values: Mapping[str, Json]) -> list[Chosen]:
    if tool.kind == "custom":
        return [Chosen(tool.name, wish[:2000], "custom")]
    prompts = [wish]
    named = slots.places(wish)
    if (
        values.get("parallel_tool_calls", True)
        and "functions" not in values
        and _asks_for_place(tool)
        and len(named) > 1
    ):
        rest = slots.PLACE.sub("", slots.CHINESE_PLACE.sub("", wish))
        prompts = [f"{rest} in {place}" if place.isascii() else f"{rest}{place}的天气" for place in named[:MOST_CALLS]]
    try:
        found = [instance(tool.parameters, prompt, conversation.chance, sparing=True) for prompt in prompts]
    except SchemaError as error:
        raise invalid_schema(tool.path, str(error)) from error
    return [Chosen(tool.name, json.dumps(value, ensure_ascii=False), "function") for value in found]


def _asks_for_place(tool: Tool) -> bool:
    properties = tool.parameters.get("properties", {})
    return isinstance(properties, dict) and any(word in key.lower() for key in properties for word in slots.PLACES)
