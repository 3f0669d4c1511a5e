"""The user's wishes for transcripts."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from playground.api import json_text
from playground.api.request import Json, JsonObject
from playground.message import Message

TEMPERATURES: Final = (0.0, 1.0)
_WHOLE_NUMBERS: Final = {"prefix_padding_ms": (0, 5000), "silence_duration_ms": (100, 5000)}
_NUMBERS: Final = {"temperature": TEMPERATURES, "threshold": (0.0, 1.0)}
_SWITCHES: Final = ("word_times", "segment_times", "logprobs", "stream")
# Words in the names of models that listen; servers list all of theirs in one place.
_LISTENERS: Final = ("whisper", "transcri", "sphinx", "parakeet", "canary", "voxtral", "sensevoice", "asr", "stt")


@dataclass(frozen=True, slots=True)
class TranscribeSettings:
    """None and "" stand for "not set": the field is then left out and the server decides.

    `chunking` is "", "auto" or "server_vad", to which the three numbers behind it belong. `keywords`, `languages` and
    `speakers` have one in each line, the latter a name, a tab and a file; `extra` is the text of a JSON object.
    """

    model: str = ""
    language: str = ""
    prompt: str = ""
    temperature: float | None = None
    response_format: str = "verbose_json"
    word_times: bool = True
    segment_times: bool = True
    logprobs: bool = False
    chunking: str = ""
    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
    threshold: float | None = None
    stream: bool = True
    keywords: str = ""
    languages: str = ""
    speakers: str = ""
    extra: str = ""


DEFAULT: Final = TranscribeSettings()


def to_json(settings: TranscribeSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> TranscribeSettings:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name]
        for each in fields(TranscribeSettings)
        if each.name in given and _fits(each.name, given[each.name])
    }
    return replace(DEFAULT, **accepted)


def keyword_list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in re.split(r"[\n,，、;；]", text) if word.strip()))


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
        return Message(
            "Write the extra fields as a JSON object, such as {example}.", example='{"hotwords": "Playground"}'
        )
    return None


def likely_model(wished: str, offered: Sequence[str]) -> str:
    """The wished model; without a wish the first on offer that looks like one that listens."""
    if wished or not offered:
        return wished
    return next((name for name in offered if any(word in name.lower() for word in _LISTENERS)), "")


def _fits(name: str, value: Json) -> bool:
    if name in _SWITCHES:
        return isinstance(value, bool)
    if name not in _WHOLE_NUMBERS and name not in _NUMBERS:
        return isinstance(value, str)
    if value is None:
        return True
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    least, most = _WHOLE_NUMBERS.get(name) or _NUMBERS[name]
    return least <= value <= most and (name in _NUMBERS or isinstance(value, int))
