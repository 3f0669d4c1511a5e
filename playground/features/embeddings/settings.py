"""The user's wishes for vectors."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from playground.api import json_text
from playground.api.request import Json, JsonObject
from playground.message import Message

ENCODINGS: Final = ("float", "base64")
MOST_DIMENSIONS: Final = 65_536
# Words in the names of models that make vectors; servers list all of theirs in one place.
_EMBEDDERS: Final = ("embed", "minilm", "bge-", "bge_", "gte-", "e5-", "mpnet", "arctic", "jina", "voyage")


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """None and "" stand for "not set": the field is then left out and the server decides.

    Without an `encoding_format` the dialect decides. `extra` is the text of a JSON object.
    """

    model: str = ""
    dimensions: int | None = None
    encoding_format: str = ""
    user: str = ""
    extra: str = ""


DEFAULT: Final = EmbeddingSettings()


def to_json(settings: EmbeddingSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> EmbeddingSettings:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name] for each in fields(EmbeddingSettings) if _fits(each.name, given.get(each.name))
    }
    return replace(DEFAULT, **accepted)


def extra_fields(text: str) -> JsonObject:
    """Raises ValueError where `check_extra` has something to say."""
    if not text.strip():
        return {}
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    json_text.compact(value)
    return value


def check_extra(text: str) -> Message | None:
    """What is wrong with the text of the extra fields."""
    try:
        extra = extra_fields(text)
    except json.JSONDecodeError as error:
        return Message(
            "The extra fields are no JSON: look at line {line}, column {column}.", line=error.lineno, column=error.colno
        )
    except (ValueError, RecursionError):
        example = '{"input_type": "query"}'
        return Message("Write the extra fields as a JSON object, such as {example}.", example=example)
    if "input" in extra:
        return Message("The texts themselves are the input: take it out of the extra fields.")
    return None


def likely_model(wished: str, offered: Sequence[str]) -> str:
    """The wished model; without a wish the first on offer that looks like one for vectors."""
    if wished or not offered:
        return wished
    return next((name for name in offered if any(word in name.lower() for word in _EMBEDDERS)), "")


def _fits(name: str, value: Json) -> bool:
    if name == "dimensions":
        return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_DIMENSIONS
    if name == "encoding_format":
        return value in ("", *ENCODINGS)
    return isinstance(value, str)
