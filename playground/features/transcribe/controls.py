"""Which of the wishes can be fulfilled: by this endpoint, this family of models and what the server has refused."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final

from playground.api.dialect import Dialect, Endpoint
from playground.features.transcribe.families import FORMATS, WITH_SPEAKERS, Family
from playground.features.transcribe.languages import LANGUAGES
from playground.features.transcribe.settings import TranscribeSettings
from playground.message import Message


class Mode(Enum):
    """What is to be done with a take."""

    TRANSCRIBE = "transcribe"
    TRANSLATE = "translate"


ENDPOINTS: Final[Mapping[Mode, Endpoint]] = {
    Mode.TRANSCRIBE: "audio/transcriptions",
    Mode.TRANSLATE: "audio/translations",
}
CHUNKINGS: Final = ("auto", "server_vad")
CAPTIONS: Final = ("srt", "vtt")
# From either of these captions can be made here.
_TIMED: Final = ("verbose_json", WITH_SPEAKERS)
_OF_TRANSLATIONS: Final = ("model", "prompt", "temperature", "response_format", "extra")
_OF_DETECTION: Final = ("prefix_padding_ms", "silence_duration_ms", "threshold")
# Under this name a wish goes to the server, and under this it refuses it.
_SENT_AS: Final = {
    "word_times": "timestamp_granularities",
    "segment_times": "timestamp_granularities",
    "logprobs": "include",
    "chunking": "chunking_strategy",
    "prefix_padding_ms": "chunking_strategy",
    "silence_duration_ms": "chunking_strategy",
    "threshold": "chunking_strategy",
    "speakers": "known_speaker_names",
}


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form. A disabled one has a reason and is not sent, nor is what is not among the choices, unless
    there are none or they are `open`: suggestions only."""

    enabled: bool = True
    reason: Message | None = None
    choices: tuple[str, ...] = ()
    open: bool = False


def controls(
    settings: TranscribeSettings, family: Family, dialect: Dialect, mode: Mode = Mode.TRANSCRIBE
) -> Mapping[str, Control]:
    """For every field of the settings."""
    choices = {
        "response_format": offered_formats(family, mode),
        "language": family.languages or tuple(language.code for language in LANGUAGES),
        "chunking": CHUNKINGS,
    }
    found = {}
    for each in fields(TranscribeSettings):
        reason = _reason(each.name, settings, family, dialect, mode)
        is_open = family.id == "generic" or (each.name == "language" and not family.languages)
        found[each.name] = Control(reason is None, reason, choices.get(each.name, ()), is_open)
    return found


def unavailable(family: Family, dialect: Dialect, mode: Mode) -> Message | None:
    """Why this cannot be done at all."""
    if mode is Mode.TRANSLATE and family.no_translations is not None:
        return family.no_translations
    if dialect.has(ENDPOINTS[mode]):
        return None
    if mode is Mode.TRANSCRIBE:
        return Message("This server makes no transcripts. Choose another connection.")
    return Message("This server does not translate sound. Transcribe, then let a chat model translate the text.")


def offered_formats(family: Family, mode: Mode = Mode.TRANSCRIBE) -> tuple[str, ...]:
    """Those of the models, and captions where they can be made here from what the models give."""
    formats = tuple(each for each in family.formats if mode is Mode.TRANSCRIBE or each != WITH_SPEAKERS)
    made_here = tuple(each for each in CAPTIONS if each not in formats and any(timed in formats for timed in _TIMED))
    known = (*formats, *made_here)
    return tuple(each for each in (*FORMATS, WITH_SPEAKERS) if each in known)


def sent_format(settings: TranscribeSettings, family: Family, mode: Mode = Mode.TRANSCRIBE) -> str:
    """The format that the server is asked for; "" leaves it to the server, which then sends JSON.

    Who wants times gets them in whichever format the model has for them.
    """
    wished = settings.response_format
    if wished in family.formats or (family.id == "generic" and wished):
        return "" if wished == WITH_SPEAKERS and mode is Mode.TRANSLATE else wished
    if wished in CAPTIONS or wished in _TIMED:
        offered = offered_formats(family, mode)
        return next((timed for timed in _TIMED if timed in offered), "")
    return ""


def _reason(name: str, settings: TranscribeSettings, family: Family, dialect: Dialect, mode: Mode) -> Message | None:
    """Why the field cannot be used."""
    if mode is Mode.TRANSLATE and name not in _OF_TRANSLATIONS:
        if name == "language":
            return Message("A translation hears the language by itself and gives English.")
        return Message("Translations do not take this.")
    reason = family.refused.get(name)
    if reason is None and name != "model" and _was_refused(name, dialect.rejects(settings.model)):
        reason = Message("{model} has refused this before, so it is no longer sent.", model=settings.model)
    return reason or _contradiction(name, settings, family, mode)


def _was_refused(name: str, refused: frozenset[str]) -> bool:
    sent = _SENT_AS.get(name, name)
    return sent in refused or f"{sent}[]" in refused


def _contradiction(name: str, settings: TranscribeSettings, family: Family, mode: Mode) -> Message | None:
    """What two wishes together make impossible. Other servers may see it otherwise, so there only what is sure."""
    if name in _OF_DETECTION and settings.chunking != "server_vad":
        return Message("This tunes the detection of speech. Choose “server_vad” for the cutting.")
    if name in ("word_times", "segment_times") and sent_format(settings, family, mode) != "verbose_json":
        return Message("Times of words and segments come with the format “verbose_json” only.")
    sent = sent_format(settings, family, mode) or "json"
    if name == "speakers" and sent != WITH_SPEAKERS and family.id != "generic":
        return Message("Who speaks is told with the format “diarized_json” only.")
    if name == "stream" and sent not in family.streamed_formats:
        return Message("The format “{format}” comes only once it is whole. A stream needs “json”.", format=sent)
    if name == "logprobs" and sent != "json" and family.id != "generic":
        return Message("How sure the model is of a word comes with the format “json” only.")
    return None
