"""Tools as forms hold them: a name, what it does, and a flat list of parameters."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from playground.api.request import Json, JsonObject
from playground.features.chat import checks
from playground.features.chat.schema_making import written
from playground.message import Message

KINDS: Final = ("string", "integer", "number", "boolean", "array")
_PLAIN: Final = frozenset({"type", "description", "enum", "items"})


@dataclass(frozen=True, slots=True)
class ToolParameter:
    """`choices` are the only values of a text; empty where any will do. An array is one of texts."""

    name: str
    kind: str = "string"
    description: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """`parameters` is None where they are more than a form can show; `whole` is the tool as it was written, from which
    everything that the form does not know is kept."""

    name: str = ""
    description: str = ""
    parameters: tuple[ToolParameter, ...] | None = ()
    whole: JsonObject = field(default_factory=lambda: {"type": "function", "function": {}})

    @property
    def custom(self) -> bool:
        return self.whole.get("type") == "custom"


@dataclass(frozen=True, slots=True)
class ToolExample:
    title: Message
    tool: Tool
    result: str


def tools_of(text: str) -> tuple[Tool, ...]:
    """Raises `Misread`."""
    return tuple(_tool(entry) for entry in checks.tools(text))


def text_of(tools: Sequence[Tool]) -> str:
    return written([to_json(tool) for tool in tools]) if tools else ""


def to_json(tool: Tool) -> JsonObject:
    kind = str(tool.whole.get("type", "function"))
    before = tool.whole.get(kind)
    described: dict[str, Json] = {"name": tool.name, **_known(before, "name")}
    described["name"] = tool.name
    if tool.description:
        described["description"] = tool.description
    else:
        described.pop("description", None)
    if tool.parameters is not None and not tool.custom and tool.parameters != _parameters(before):
        described["parameters"] = _schema(tool.parameters)
    return {**tool.whole, "type": kind, kind: described}


def _known(before: Json, *leaving_out: str) -> dict[str, Json]:
    known = before if isinstance(before, Mapping) else {}
    return {name: value for name, value in known.items() if name not in leaving_out}


def _tool(entry: JsonObject) -> Tool:
    described = entry.get(str(entry.get("type")))
    description = described.get("description") if isinstance(described, Mapping) else None
    return Tool(
        checks.name_of(entry),
        description if isinstance(description, str) else "",
        None if entry.get("type") == "custom" else _parameters(described),
        entry,
    )


def _parameters(described: Json) -> tuple[ToolParameter, ...] | None:
    schema = described.get("parameters", {}) if isinstance(described, Mapping) else {}
    if not isinstance(schema, Mapping) or not schema.keys() <= {
        "type",
        "properties",
        "required",
        "additionalProperties",
    }:
        return None
    properties, required = schema.get("properties", {}), schema.get("required", [])
    if not isinstance(properties, Mapping) or not isinstance(required, list):
        return None
    found = [_parameter(name, value, required) for name, value in properties.items()]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else None


def _parameter(name: str, value: Json, required: Sequence[Json]) -> ToolParameter | None:
    if not isinstance(value, Mapping) or not value.keys() <= _PLAIN or value.get("type") not in KINDS:
        return None
    choices, description = value.get("enum", []), value.get("description", "")
    if not isinstance(choices, list) or not all(isinstance(each, str) for each in choices):
        return None
    if not isinstance(description, str) or value.get("items", {"type": "string"}) != {"type": "string"}:
        return None
    return ToolParameter(name, str(value["type"]), description, name in required, tuple(map(str, choices)))


def _schema(parameters: Sequence[ToolParameter]) -> JsonObject:
    return {
        "type": "object",
        "properties": {each.name: _property(each) for each in parameters if each.name},
        "required": [each.name for each in parameters if each.required and each.name],
        "additionalProperties": False,
    }


def _property(parameter: ToolParameter) -> JsonObject:
    made: dict[str, Json] = {"type": parameter.kind}
    if parameter.description:
        made["description"] = parameter.description
    if parameter.choices and parameter.kind == "string":
        made["enum"] = list(parameter.choices)
    if parameter.kind == "array":
        made["items"] = {"type": "string"}
    return made


def fresh_name(name: str, tools: Sequence[Tool]) -> str:
    """With a number behind it where another tool has it."""
    taken = {tool.name for tool in tools}
    numbered = (f"{name}_{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


EXAMPLES: Final = (
    ToolExample(
        Message("The weather of a place"),
        Tool(
            "get_weather",
            "Tells the weather of a place",
            (
                ToolParameter("location", description="City and country"),
                ToolParameter("unit", description="Of the temperature", choices=("celsius", "fahrenheit")),
            ),
        ),
        json.dumps({"temperature": 18, "unit": "celsius", "sky": "cloudy"}),
    ),
    ToolExample(
        Message("A calculator"),
        Tool("calculate", "Works out a formula", (ToolParameter("formula", description="Such as 12 * (3 + 4)"),)),
        json.dumps({"result": 84}),
    ),
    ToolExample(
        Message("A search"),
        Tool(
            "search",
            "Searches documents and gives the best hits",
            (
                ToolParameter("query", description="What to look for"),
                ToolParameter("count", "integer", "How many hits at most", required=False),
            ),
        ),
        json.dumps({"hits": [{"title": "An example", "text": "What it says"}]}),
    ),
)
