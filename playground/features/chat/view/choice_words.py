"""The words for the values that the API knows."""

from collections.abc import Sequence

from playground.widgets.choice_rows import Choice
from playground.widgets.translation import tr


def in_words(name: str, values: Sequence[str]) -> tuple[Choice, ...]:
    words = _WORDS.get(name, dict)()
    return tuple((value, words.get(value) or _named(value)) for value in values)


def _named(value: str) -> str:
    """A tool is called by its name."""
    kind, _, name = value.partition(":")
    return tr("Always {name}", name=name) if name and kind in ("function", "custom") else value


def _formats() -> dict[str, str]:
    return {
        "text": tr("Text"),
        "json_object": tr("Any JSON object"),
        "json_schema": tr("JSON by a schema"),
    }


def _tool_choices() -> dict[str, str]:
    return {
        "auto": tr("The model decides"),
        "none": tr("None"),
        "required": tr("At least one"),
    }


def _efforts() -> dict[str, str]:
    return {
        "none": tr("None"),
        "minimal": tr("Minimal"),
        "low": tr("Low"),
        "medium": tr("Medium"),
        "high": tr("High"),
        "xhigh": tr("Very high"),
        "max": tr("Highest"),
    }


def _lengths() -> dict[str, str]:
    return {"low": tr("Short"), "medium": tr("Medium"), "high": tr("Long")}


def _tiers() -> dict[str, str]:
    return {
        "auto": tr("As set for the project"),
        "default": tr("Standard"),
        "flex": tr("Slower and cheaper (flex)"),
        "scale": tr("Reserved capacity (scale)"),
        "priority": tr("Faster and dearer (priority)"),
        "fast": tr("Fastest (fast)"),
    }


_WORDS = {
    "response_format": _formats,
    "tool_choice": _tool_choices,
    "reasoning_effort": _efforts,
    "verbosity": _lengths,
    "service_tier": _tiers,
}
