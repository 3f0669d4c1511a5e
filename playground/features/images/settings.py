"""The user's wishes for pictures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from playground.api import json_text
from playground.api.request import Json, JsonObject
from playground.message import Message

MOST_FEATHER: Final = 64
_RANGES: Final = {
    "n": (1, 100),
    "output_compression": (0, 100),
    "partial_images": (0, 3),
    "seed": (-(2**63), 2**63 - 1),
    "feather": (0, MOST_FEATHER),
}
_SWITCHES: Final = ("keep_outside", "colour_match")
# Words in the names of models that make pictures; servers list all of theirs in one place.
_PAINTERS: Final = (
    "image",
    "dall-e",
    "sketch",
    "diffusion",
    "sdxl",
    "sd3",
    "flux",
    "imagen",
    "kandinsky",
    "playground-v",
)


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """None and "" stand for "not set": the field is then left out and the server decides.

    `partial_images` is None where the picture is to come whole; `extra` is the text of a JSON object.
    """

    model: str = ""
    n: int | None = None
    size: str = ""
    quality: str = ""
    style: str = ""
    background: str = ""
    output_format: str = ""
    output_compression: int | None = None
    response_format: str = ""
    user: str = ""
    moderation: str = ""
    partial_images: int | None = None
    seed: int | None = None
    input_fidelity: str = ""
    keep_outside: bool = True
    feather: int = 8
    colour_match: bool = False
    extra: str = ""


DEFAULT: Final = ImageSettings()


def to_json(settings: ImageSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> ImageSettings:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name] for each in fields(ImageSettings) if _fits(each.name, given.get(each.name))
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
        extra_fields(text)
    except json.JSONDecodeError as error:
        return Message(
            "The extra fields are no JSON: look at line {line}, column {column}.", line=error.lineno, column=error.colno
        )
    except (ValueError, RecursionError):
        return Message("Write the extra fields as a JSON object, such as {example}.", example='{"steps": 30}')
    return None


def likely_model(wished: str, offered: Sequence[str]) -> str:
    """The wished model; without a wish the first on offer that looks like one for pictures."""
    if wished or not offered:
        return wished
    return next((name for name in offered if any(word in name.lower() for word in _PAINTERS)), "")


def _fits(name: str, value: Json) -> bool:
    if name in _SWITCHES:
        return isinstance(value, bool)
    if name not in _RANGES:
        return isinstance(value, str)
    least, most = _RANGES[name]
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
