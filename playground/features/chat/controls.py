"""Which of the wishes can be fulfilled now: by the other wishes, and by what this server has refused."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from playground.api.dialect import Dialect
from playground.features.chat.checks import tool_names
from playground.features.chat.settings import EFFORTS, FORMATS, TIERS, VERBOSITIES, ChatSettings
from playground.message import Message

_TOOL_CHOICES: Final = ("auto", "none", "required")
_SENT: Final[Mapping[str, tuple[str, ...]]] = {
    "max_tokens": ("max_tokens", "max_completion_tokens"),  # of which one is enough
    "schema": ("response_format",),
    "schema_name": ("response_format",),
    "schema_strict": ("response_format",),
}
_NEVER_REFUSED: Final = frozenset({"model", "system", "stream", "tool_results", "extra"})


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form. One with a reason cannot be used and is not sent."""

    reason: Message | None = None
    choices: tuple[str, ...] = ()


def controls(settings: ChatSettings, dialect: Dialect) -> Mapping[str, Control]:
    """For every field of the settings."""
    choices = {
        "response_format": FORMATS,
        "reasoning_effort": EFFORTS,
        "verbosity": VERBOSITIES,
        "service_tier": TIERS,
        "tool_choice": (*_TOOL_CHOICES, *tool_names(settings)),
    }
    return {
        each.name: Control(_reason(each.name, settings, dialect), choices.get(each.name, ()))
        for each in fields(ChatSettings)
    }


def _reason(name: str, settings: ChatSettings, dialect: Dialect) -> Message | None:
    if name in _NEVER_REFUSED:
        return None
    rejected = dialect.rejects(settings.model)
    if all(sent in rejected for sent in _SENT.get(name, (name,))):
        return Message("{model} has refused this before, so it is no longer sent.", model=settings.model)
    if name == "top_logprobs" and not settings.logprobs:
        return Message("Turn on the probabilities first.")
    if name in ("tool_choice", "parallel_tool_calls") and not tool_names(settings):
        return Message("Add a tool first.")
    return None
