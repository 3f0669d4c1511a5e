"""With what a prompt is asked: the few parameters that matter, and all others as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from playground.api import json_text
from playground.api.chat import ChatMessage, ChatParameters
from playground.api.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.request import Json, JsonObject

EFFORTS: Final = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
FORMATS: Final = ("text", "json_object", "json_schema")
SCHEMA_NAME: Final = "reply"  # servers insist on one


@dataclass(frozen=True, slots=True)
class AskSettings:
    """None and "" stand for "not set": the field is then left out and the server decides. `stop` has a text in each
    line; `schema` and `extra` are texts of JSON objects. What `extra` has goes out as it is and wins."""

    model: str = ""
    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    seed: int | None = None
    stop: str = ""
    reasoning_effort: str = ""
    response_format: str = ""
    schema: str = ""
    extra: str = ""


DEFAULT: Final = AskSettings()
_NUMBERS: Final[Mapping[str, tuple[float, float]]] = {"temperature": (0, 2), "top_p": (0, 1)}
_COUNTS: Final[Mapping[str, tuple[int, int]]] = {"max_tokens": (1, 2**31), "seed": (-(2**63), 2**63 - 1)}


def to_json(settings: AskSettings) -> JsonObject:
    """Only what is set."""
    return {name: value for name, value in asdict(settings).items() if value not in (None, "")}


def from_json(values: Json) -> AskSettings:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name]
        for each in fields(AskSettings)
        if each.name in given and _fits(each.name, given[each.name])
    }
    return replace(DEFAULT, **accepted)


def differing(settings: AskSettings) -> tuple[str, ...]:
    """The fields that ask for something else than the default; the model has none."""
    return tuple(name for name in to_json(settings) if name != "model")


def parameters_for(
    settings: AskSettings, messages: Sequence[tuple[str, str]], *, stream: bool = True
) -> ChatParameters:
    """Of messages with a role and a text each. A text that is no JSON object is left out: `faults` tells of it."""
    stop = tuple(line for line in settings.stop.split("\n") if line)
    return ChatParameters(
        model=settings.model,
        messages=tuple(ChatMessage(role, text) for role, text in messages),  # type: ignore[arg-type]  # any role may be
        stream=stream,
        stream_options={"include_usage": True} if stream else UNSET,
        temperature=UNSET if settings.temperature is None else settings.temperature,
        top_p=UNSET if settings.top_p is None else settings.top_p,
        max_tokens=UNSET if settings.max_tokens is None else settings.max_tokens,
        seed=UNSET if settings.seed is None else settings.seed,
        stop=stop or UNSET,
        reasoning_effort=settings.reasoning_effort or UNSET,
        response_format=_response_format(settings) or UNSET,
        extra=_readable(settings.extra),
    )


def faults(settings: AskSettings) -> tuple[str, ...]:
    """The fields whose text is no JSON object."""
    texts = {"extra": settings.extra}
    if settings.response_format == "json_schema":
        texts["schema"] = settings.schema or " "
    return tuple(name for name, text in texts.items() if text and json_object(text) is None)


def from_api(body: Mapping[str, Json]) -> AskSettings:
    """Of a request's own fields; those without a row of their own come into `extra`."""
    known: dict[str, Json] = {
        name: body[name] for name in ("model", "temperature", "top_p", "seed", "reasoning_effort") if name in body
    }
    known["max_tokens"] = body.get("max_completion_tokens", body.get("max_tokens"))
    stop = body.get("stop")
    known["stop"] = (
        stop if isinstance(stop, str) else "\n".join(map(str, stop)) if isinstance(stop, (list, tuple)) else ""
    )
    settings = _with_format(from_json(known), body.get("response_format"))
    rest = {name: value for name, value in body.items() if name not in _OWN}
    return replace(settings, extra=json.dumps(rest, ensure_ascii=False) if rest else "")


def json_object(text: str) -> JsonObject | None:
    """None for what is no JSON object, or cannot be sent as one."""
    try:
        value = json.loads(text)
        if isinstance(value, dict):
            json_text.compact(value)
            return value
    except (ValueError, RecursionError):
        pass
    return None


_OWN: Final = frozenset(
    {
        *(each.name for each in fields(AskSettings) if each.name != "extra"),
        "max_completion_tokens", "messages", "stream", "stream_options",
    }
)  # fmt: skip


def _response_format(settings: AskSettings) -> JsonObject | None:
    if settings.response_format != "json_schema":
        return {"type": settings.response_format} if settings.response_format else None
    schema = json_object(settings.schema)
    return None if schema is None else {"type": "json_schema", "json_schema": {"name": SCHEMA_NAME, "schema": schema}}


def _with_format(settings: AskSettings, wished: Json) -> AskSettings:
    kind = wished.get("type") if isinstance(wished, Mapping) else None
    if not isinstance(wished, Mapping) or kind not in FORMATS:
        return settings
    inner = wished.get("json_schema")
    schema = inner.get("schema") if isinstance(inner, Mapping) else None
    text = json.dumps(schema, ensure_ascii=False) if isinstance(schema, Mapping) else ""
    return replace(settings, response_format=str(kind), schema=text)


def _readable(text: str) -> JsonObject:
    return (json_object(text) or {}) if text.strip() else {}


def _fits(name: str, value: Json) -> bool:
    if name in _NUMBERS or name in _COUNTS:
        least, most = _NUMBERS.get(name) or _COUNTS[name]
        kinds = int if name in _COUNTS else (int, float)
        return value is None or (isinstance(value, kinds) and not isinstance(value, bool) and least <= value <= most)
    if name == "response_format":
        return value == "" or value in FORMATS
    return isinstance(value, str)
