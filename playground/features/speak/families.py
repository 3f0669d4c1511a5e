"""What the models of one family take, as far as that is known. Of the models of other servers nothing is asserted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, TypeAlias

from playground.api.audio_parameters import LONGEST_INPUT
from playground.api.dialect import OPENAI_HOST
from playground.features.speak.voices import OPENAI, OPENAI_TTS_1, Voice, guessed
from playground.message import Message

FamilyId: TypeAlias = Literal["tts-1", "gpt-4o-mini-tts", "demo", "generic"]

FORMATS: Final = ("mp3", "opus", "aac", "flac", "wav", "pcm")
_NOT_IN_DEMO: Final = {"aac": Message("The demo server cannot write AAC.")}


@dataclass(frozen=True, slots=True)
class Family:
    """`refused` says by field why the models do not take it, `no_format` why they do not send one of the formats;
    `voice` speaks where none was chosen."""

    id: FamilyId
    voices: tuple[Voice, ...]
    voice: str = ""
    formats: tuple[str, ...] = FORMATS
    longest_input: int = LONGEST_INPUT
    refused: Mapping[str, Message] = field(default_factory=dict)
    no_format: Mapping[str, Message] = field(default_factory=dict)


class Place(Protocol):
    """What has to be known of a connection."""

    @property
    def host(self) -> str: ...

    @property
    def preset(self) -> str: ...


def family_of(model: str, connection: Place) -> Family:
    """At OpenAI and in the demo a name says what a model takes; elsewhere it is a hint at voices, no more."""
    if connection.preset == "demo":
        # It is as strict as the models whose names it takes.
        known = _tts_1(model).refused if model.startswith("tts-1") else {}
        formats = tuple(each for each in FORMATS if each not in _NOT_IN_DEMO)
        return Family("demo", OPENAI, "alloy", formats, refused=known, no_format=_NOT_IN_DEMO)
    if connection.host != OPENAI_HOST:
        return Family("generic", guessed(model))
    name = model.lower()
    if name.startswith("tts-1"):
        return _tts_1(model)
    if name.startswith("gpt-4o-mini-tts"):
        return Family("gpt-4o-mini-tts", OPENAI, "alloy")
    return Family("generic", OPENAI, "alloy")


def _tts_1(model: str) -> Family:
    return Family(
        "tts-1",
        OPENAI_TTS_1,
        "alloy",
        refused={
            "instructions": Message("{model} follows no instructions. Use gpt-4o-mini-tts for that.", model=model),
            "stream_format": Message("{model} always sends the sound itself.", model=model),
        },
    )
