"""The user's wishes for a reply, and the parameters of the request that follow from them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from playground.api.request import Json, JsonObject


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """None stands for "not set": the field is then left out and the server decides."""

    model: str = ""
    system: str = ""
    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    stream: bool = True


DEFAULT = ChatSettings()


def to_json(settings: ChatSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: JsonObject) -> ChatSettings:
    """What a settings file holds may be of another version or edited by hand: only fitting values are taken."""
    accepted: dict[str, Any] = {
        each.name: values[each.name] for each in fields(ChatSettings) if _fits(each.name, values.get(each.name))
    }
    return replace(DEFAULT, **accepted)


def _fits(name: str, value: Json) -> bool:
    if name == "stream":
        return isinstance(value, bool)
    if name in ("model", "system"):
        return isinstance(value, str)
    if isinstance(value, bool):
        return False
    if name == "max_tokens":
        return isinstance(value, int) and value > 0
    return isinstance(value, int | float) and 0 <= value <= (2 if name == "temperature" else 1)


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
