"""The words for the values that the API knows."""

from collections.abc import Sequence

from playground.widgets.choice_rows import Choice
from playground.widgets.translation import tr


def in_words(name: str, values: Sequence[str]) -> tuple[Choice, ...]:
    """Without what the server does when nothing is set: that stands at the head of every list."""
    words = _WORDS.get(name, dict)()
    unset = "1" if name == "n" else "auto"
    return tuple((value, words.get(value, value)) for value in values if value != unset)


def quality_in_words(quality: str) -> str:
    return _qualities().get(quality, quality)


def sizes_in_words(sizes: Sequence[str]) -> tuple[Choice, ...]:
    return tuple((size, _size(size)) for size in sizes if size != "auto")


def _size(size: str) -> str:
    width, _, height = size.partition("x")
    if int(width) == int(height):
        return tr("{size}, square", size=size)
    return tr("{size}, landscape", size=size) if int(width) > int(height) else tr("{size}, portrait", size=size)


def _qualities() -> dict[str, str]:
    return {
        "low": tr("Low, fast"),
        "medium": tr("Medium"),
        "high": tr("High"),
        "xhigh": tr("Very high"),
        "max": tr("Highest, slow"),
        "standard": tr("Standard"),
        "hd": tr("Fine (HD)"),
    }


def _styles() -> dict[str, str]:
    return {"vivid": tr("Vivid"), "natural": tr("Natural")}


def _backgrounds() -> dict[str, str]:
    return {"transparent": tr("Transparent"), "opaque": tr("Filled")}


def _formats() -> dict[str, str]:
    return {"png": "PNG", "jpeg": "JPEG", "webp": "WebP"}


def _ways() -> dict[str, str]:
    return {"b64_json": tr("As the picture itself"), "url": tr("As an address")}


def _partials() -> dict[str, str]:
    return {
        "0": tr("Streamed, without steps"),
        "1": tr("1 step"),
        "2": tr("2 steps"),
        "3": tr("3 steps"),
    }


def _filters() -> dict[str, str]:
    return {"low": tr("Less strict")}


def _fidelities() -> dict[str, str]:
    return {"high": tr("Closely"), "low": tr("Loosely")}


_WORDS = {
    "quality": _qualities,
    "style": _styles,
    "background": _backgrounds,
    "output_format": _formats,
    "response_format": _ways,
    "partial_images": _partials,
    "moderation": _filters,
    "input_fidelity": _fidelities,
}
