"""The user's wishes for how a text goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from playground.api.completions import MOST_CANDIDATES, MOST_CHOICES, MOST_LOGPROBS
from playground.api.request import Json, JsonObject
from playground.features.chat import wording
from playground.features.chat.settings import PENALTIES
from playground.message import Message

LABELS: Final[Mapping[str, Message]] = {
    **{name: wording.LABELS[name] for name in (
        "temperature", "top_p", "max_tokens", "stream", "presence_penalty", "frequency_penalty", "seed", "stop",
        "logprobs", "logit_bias", "user", "extra",
    )},
    "n": Message("Versions"),
    "best_of": Message("Best of"),
    "echo": Message("Send the text back too"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CompletionSettings:
    """None and "" stand for "not set": the field is then left out and the server decides. `stop` has a sequence in
    each line; `logit_bias` and `extra` are JSON objects."""

    model: str = ""
    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    n: int | None = None
    best_of: int | None = None
    echo: bool = False
    logprobs: int | None = None
    stop: str = ""
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    seed: int | None = None
    logit_bias: str = ""
    stream: bool = True
    user: str = ""
    extra: str = ""

    @property
    def choices(self) -> int:
        """How many continuations of each text."""
        return self.n or 1


DEFAULT: Final = CompletionSettings()
_WHOLE: Final[Mapping[str, tuple[int, int]]] = {
    "max_tokens": (0, 2**31),
    "n": (1, MOST_CHOICES),
    "best_of": (1, MOST_CANDIDATES),
    "logprobs": (0, MOST_LOGPROBS),
    "seed": (-(2**63), 2**63 - 1),
}
_FRACTIONS: Final[Mapping[str, tuple[float, float]]] = {
    "temperature": (0, 2),
    "top_p": (0, 1),
    "presence_penalty": PENALTIES,
    "frequency_penalty": PENALTIES,
}
# Words in the names of models that go on with a text, the likeliest first.
_TRADE: Final = ("instruct", "davinci", "babbage", "ngram", "base", "coder")


def differing(settings: CompletionSettings) -> tuple[str, ...]:
    """The fields that ask for something else than the default; the model has none."""
    names = (each.name for each in fields(CompletionSettings) if each.name != "model")
    return tuple(name for name in names if getattr(settings, name) != getattr(DEFAULT, name))


def to_json(settings: CompletionSettings) -> JsonObject:
    return asdict(settings)


def from_json(values: Json) -> CompletionSettings:
    """What a settings file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    accepted: dict[str, Any] = {
        each.name: given[each.name]
        for each in fields(CompletionSettings)
        if each.name in given and _fits(each.name, given[each.name])
    }
    return replace(DEFAULT, **accepted)


def likely_model(wished: str, offered: Sequence[str]) -> str:
    """The wished model; without a wish the first on offer that looks like one for this."""
    if wished or not offered:
        return wished
    fitting = (name for word in _TRADE for name in offered if word in name.lower())
    return next(fitting, offered[0])


def _fits(name: str, value: Json) -> bool:
    if name in _WHOLE or name in _FRACTIONS:
        least, most = _WHOLE.get(name) or _FRACTIONS[name]
        kinds = int if name in _WHOLE else (int, float)
        return value is None or (isinstance(value, kinds) and not isinstance(value, bool) and least <= value <= most)
    return isinstance(value, bool if isinstance(getattr(DEFAULT, name), bool) else str)
