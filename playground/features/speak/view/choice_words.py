"""The words for the values that the API knows."""

from collections.abc import Sequence

from playground.features.speak.voices import Voice
from playground.widgets.choice_rows import Choice
from playground.widgets.translation import tr


def in_words(name: str, values: Sequence[str]) -> tuple[Choice, ...]:
    words = _WORDS.get(name, dict)()
    return tuple((value, words.get(value, value)) for value in values)


def voices_in_words(voices: Sequence[Voice]) -> tuple[Choice, ...]:
    return tuple((voice.name, _voice(voice)) for voice in voices)


def _voice(voice: Voice) -> str:
    return voice.name if voice.about is None else f"{voice.name} · {tr(voice.about)}"


def _formats() -> dict[str, str]:
    return {
        "mp3": "MP3",
        "opus": "Opus",
        "aac": "AAC",
        "flac": tr("FLAC, without loss"),
        "wav": tr("WAV, sounds at once"),
        "pcm": tr("PCM, the bare samples"),
    }


def _ways() -> dict[str, str]:
    return {"audio": tr("As sound"), "sse": tr("As events (SSE)")}


_WORDS = {"response_format": _formats, "stream_format": _ways}
