"""The words for the values that the API knows."""

from collections.abc import Sequence

from playground.features.transcribe.settings import DEFAULT
from playground.widgets.choice_rows import Choice
from playground.widgets.translation import tr


def in_words(name: str, values: Sequence[str]) -> tuple[Choice, ...]:
    """Without what is taken when nothing is set: that stands at the head of every list."""
    words = _formats() if name == "response_format" else _cuttings()
    return tuple((value, words.get(value, value)) for value in values if value != DEFAULT.response_format)


def _formats() -> dict[str, str]:
    return {
        "json": tr("Text only (json)"),
        "text": tr("Plain text (text)"),
        "srt": tr("SRT captions (srt)"),
        "vtt": tr("WebVTT captions (vtt)"),
        "diarized_json": tr("With speakers (diarized_json)"),
    }


def _cuttings() -> dict[str, str]:
    return {"auto": tr("By the server (auto)"), "server_vad": tr("At pauses (server_vad)")}
