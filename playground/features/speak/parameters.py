"""The parameters of the request that follow from the wishes and the text."""

from collections.abc import Mapping
from typing import Any

from playground.api.audio_parameters import SpeechParameters
from playground.api.unset import UNSET
from playground.features.speak.controls import Control
from playground.features.speak.families import Family
from playground.features.speak.settings import SpeakSettings, extra_fields


def parameters_for(
    settings: SpeakSettings, text: str, controls: Mapping[str, Control], family: Family
) -> SpeechParameters:
    """Only what the user has set and what can be used is sent. Raises ValueError if the extra fields are no JSON."""

    def wished(name: str) -> Any:  # noqa: ANN401 - whatever the field holds, or UNSET
        value = getattr(settings, name)
        if isinstance(value, str):
            value = value.strip()
        return value if value not in (None, "") and _usable(value, controls[name]) else UNSET

    return SpeechParameters(
        text.strip(),
        model=settings.model,
        voice=settings.voice.strip() or family.voice,
        instructions=wished("instructions"),
        response_format=wished("response_format"),
        speed=wished("speed"),
        stream_format=wished("stream_format"),
        extra=extra_fields(settings.extra),
    )


def _usable(value: object, control: Control) -> bool:
    """What another model took may be no choice here."""
    return control.enabled and (not control.choices or control.open or str(value) in control.choices)
