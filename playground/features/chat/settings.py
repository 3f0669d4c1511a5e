"""The user's wishes for a reply."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final

from playground.api.request import Json, JsonObject

FORMATS: Final = ("text", "json_object", "json_schema")
EFFORTS: Final = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
VERBOSITIES: Final = ("low", "medium", "high")
TIERS: Final = ("auto", "default", "flex", "scale", "priority", "fast")
MOST_CHOICES: Final = 128
MOST_LOGPROBS: Final = 20
PENALTIES: Final = (-2.0, 2.0)


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """None and "" stand for "not set": the field is then left out and the server decides.

    Some are texts that stand for more: `stop` has a sequence in each line; `logit_bias`, `metadata`, `extra` and
    `schema` are JSON objects, `tools` is a JSON list. `tool_results` holds by the name of a tool what its calls are
    answered with. `tool_choice` is a word of the API or `function:` or `custom:` with a name.
    """

    model: str = ""
    system: str = ""
    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    stream: bool = True
    n: int | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    seed: int | None = None
    stop: str = ""
    logprobs: bool = False
    top_logprobs: int | None = None
    logit_bias: str = ""
    response_format: str = ""
    schema: str = ""
    schema_name: str = ""
    schema_strict: bool = False
    tools: str = ""
    tool_results: Mapping[str, str] = field(default_factory=dict)
    tool_choice: str = ""
    parallel_tool_calls: bool = True
    reasoning_effort: str = ""
    verbosity: str = ""
    service_tier: str = ""
    user: str = ""
    safety_identifier: str = ""
    metadata: str = ""
    extra: str = ""


DEFAULT: Final = ChatSettings()
_OF_THE_CONVERSATION: Final = ("model", "system")
# They have no row of their own.
_PARTS: Final = {"schema": "response_format", "schema_name": "response_format", "schema_strict": "response_format"}


def differing(settings: ChatSettings) -> tuple[str, ...]:
    """The fields that ask for something else than the default; the model and the system message have none."""
    names = (each.name for each in fields(ChatSettings) if each.name not in _OF_THE_CONVERSATION)
    found = (_PARTS.get(name, name) for name in names if getattr(settings, name) != getattr(DEFAULT, name))
    return tuple(name for name in dict.fromkeys(found) if name != "tool_results")


def at_defaults(settings: ChatSettings) -> ChatSettings:
    return ChatSettings(settings.model, settings.system)


def to_json(settings: ChatSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> ChatSettings:
    """What a settings file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name]
        for each in fields(ChatSettings)
        if each.name in given and _fits(each.name, given[each.name])
    }
    return replace(DEFAULT, **accepted)


def _fits(name: str, value: Json) -> bool:
    check = _CHECKS.get(name)
    if check is not None:
        return check(value)
    return isinstance(value, bool if isinstance(getattr(DEFAULT, name), bool) else str)


def _number(least: float, most: float) -> Callable[[Json], bool]:
    return lambda value: (
        value is None or (isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most)
    )


def _whole(least: int, most: int) -> Callable[[Json], bool]:
    return lambda value: (
        value is None or (isinstance(value, int) and not isinstance(value, bool) and least <= value <= most)
    )


def _one_of(values: Sequence[str]) -> Callable[[Json], bool]:
    return lambda value: value == "" or value in values


def _texts(value: Json) -> bool:
    return isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values())


_CHECKS: Final[Mapping[str, Callable[[Json], bool]]] = {
    "temperature": _number(0, 2),
    "top_p": _number(0, 1),
    "max_tokens": _whole(1, 2**31),
    "n": _whole(1, MOST_CHOICES),
    "presence_penalty": _number(*PENALTIES),
    "frequency_penalty": _number(*PENALTIES),
    "seed": _whole(-(2**63), 2**63 - 1),
    "top_logprobs": _whole(0, MOST_LOGPROBS),
    "response_format": _one_of(FORMATS),
    "tool_results": _texts,
}


# Words in the names of models that answer no chat; servers list all of theirs in one place.
_OTHER_TRADES = (
    "embed", "whisper", "tts", "dall-e", "image", "moderation", "transcribe", "realtime", "audio", "sora", "ngram",
    "davinci", "babbage", "instruct", "search", "rerank", "sketch", "espeak", "sphinx", "hash", "minilm",
)  # fmt: skip


def likely_model(wished: str, offered: Sequence[str]) -> str:
    """The wished model; without a wish the first on offer that looks like one for a chat."""
    if wished or not offered:
        return wished
    fitting = (name for name in offered if not any(word in name.lower() for word in _OTHER_TRADES))
    return next(fitting, offered[0])
