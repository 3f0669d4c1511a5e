"""The parameters of the request that follow from the wishes and the sound."""

from collections.abc import Mapping
from typing import Any, Final

from playground.api.audio_parameters import HearingParameters, TranscriptionParameters, TranslationParameters
from playground.api.request import Json
from playground.api.unset import UNSET, Unset
from playground.api.upload import Upload
from playground.features.transcribe.controls import Control, Mode, sent_format
from playground.features.transcribe.families import Family
from playground.features.transcribe.languages import codes_of
from playground.features.transcribe.settings import TranscribeSettings, extra_fields, keyword_list

_DETECTION: Final = ("prefix_padding_ms", "silence_duration_ms", "threshold")


def parameters_for(
    settings: TranscribeSettings,
    file: Upload,
    mode: Mode,
    controls: Mapping[str, Control],
    family: Family,
    speakers: Mapping[str, str],
) -> HearingParameters:
    """Only what the user has set and what can be used is sent, and the speakers: a sample of each by their name.

    Raises ValueError if the extra fields are no JSON.
    """
    wishes = _Wishes(settings, controls)
    asked = sent_format(settings, family, mode) if controls["response_format"].enabled else ""
    response_format: str | Unset = asked or UNSET
    common: dict[str, Any] = {
        "model": settings.model,
        "prompt": wishes.value("prompt"),
        "temperature": wishes.value("temperature"),
        "extra": extra_fields(settings.extra),
    }
    if mode is Mode.TRANSLATE:
        return TranslationParameters(file, response_format=response_format, **common)
    stream: bool | Unset = True if wishes.on("stream") else UNSET
    if stream is True and asked == "text":
        response_format = UNSET  # a stream brings the same text as JSON, and a server that cannot stream then does too
    return TranscriptionParameters(
        file,
        **common,
        response_format=response_format,
        language=wishes.value("language"),
        timestamp_granularities=_times(wishes) if asked == "verbose_json" else UNSET,
        include=("logprobs",) if wishes.on("logprobs") else UNSET,
        chunking_strategy=_chunking(wishes, family),
        stream=stream,
        keywords=keyword_list(settings.keywords) or UNSET if wishes.enabled("keywords") else UNSET,
        languages=codes_of(keyword_list(settings.languages)) or UNSET if wishes.enabled("languages") else UNSET,
        known_speaker_names=tuple(speakers) or UNSET,
        known_speaker_references=tuple(speakers.values()) or UNSET,
    )


class _Wishes:
    def __init__(self, settings: TranscribeSettings, controls: Mapping[str, Control]) -> None:
        self._settings = settings
        self._controls = controls

    def value(self, name: str) -> Any:  # noqa: ANN401 - whatever the field holds, or UNSET
        value = getattr(self._settings, name)
        if isinstance(value, str):
            value = value.strip()
        return value if value not in (None, "") and self.usable(name) else UNSET

    def on(self, name: str) -> bool:
        return getattr(self._settings, name) is True and self.enabled(name)

    def enabled(self, name: str) -> bool:
        return self._controls[name].enabled

    def usable(self, name: str) -> bool:
        """What another model took may be no choice here."""
        control = self._controls[name]
        known = not control.choices or control.open or str(getattr(self._settings, name)) in control.choices
        return control.enabled and known


def _times(wishes: _Wishes) -> tuple[str, ...] | Unset:
    """Segments alone are what comes without being asked for."""
    if not wishes.on("word_times"):
        return UNSET
    return ("word", "segment") if wishes.on("segment_times") else ("word",)


def _chunking(wishes: _Wishes, family: Family) -> str | Mapping[str, Json] | Unset:
    chunking = wishes.value("chunking")
    if chunking == "server_vad":
        tuned = {name: wishes.value(name) for name in _DETECTION}
        return {"type": "server_vad", **{name: value for name, value in tuned.items() if value is not UNSET}}
    if chunking is UNSET and family.chunked and wishes.enabled("chunking"):
        return "auto"
    return chunking  # type: ignore[no-any-return]  # a text, or UNSET
