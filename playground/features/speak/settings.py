"""The user's wishes for speech."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from playground.api import json_text
from playground.api.request import Json, JsonObject
from playground.message import Message

SPEEDS: Final = (0.25, 4.0)
PITCHES: Final = (-12.0, 12.0)
_NUMBERS: Final = {"speed": SPEEDS, "pitch": PITCHES}
# Words in the names of models that speak; servers list all of theirs in one place.
_SPEAKERS: Final = ("tts", "speech", "espeak", "kokoro", "piper", "orpheus", "bark", "xtts", "parler", "cosyvoice")


@dataclass(frozen=True, slots=True)
class SpeakSettings:
    """None and "" stand for "not set": the field is then left out and the server decides.

    `pitch` is in semitones and never sent: it changes the sound after it came. `plain` reads Markdown as plain words;
    `extra` is the text of a JSON object.
    """

    model: str = ""
    voice: str = ""
    instructions: str = ""
    response_format: str = ""
    speed: float | None = None
    stream_format: str = ""
    pitch: float = 0.0
    plain: bool = True
    extra: str = ""


DEFAULT: Final = SpeakSettings()


def to_json(settings: SpeakSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> SpeakSettings:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name]
        for each in fields(SpeakSettings)
        if each.name in given and _fits(each.name, given[each.name])
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
        return Message("Write the extra fields as a JSON object, such as {example}.", example='{"lang_code": "a"}')
    return None


def likely_model(wished: str, offered: Sequence[str]) -> str:
    """The wished model; without a wish the first on offer that looks like one that speaks."""
    if wished or not offered:
        return wished
    return next((name for name in offered if any(word in name.lower() for word in _SPEAKERS)), "")


def _fits(name: str, value: Json) -> bool:
    if name == "plain":
        return isinstance(value, bool)
    if name not in _NUMBERS:
        return isinstance(value, str)
    if value is None:
        return name == "speed"
    least, most = _NUMBERS[name]
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
