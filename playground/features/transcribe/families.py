"""What the models of one family take, as far as that is known. Of the models of other servers nothing is asserted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, TypeAlias

from playground.api.dialect import OPENAI_HOST
from playground.message import Message

FamilyId: TypeAlias = Literal["whisper", "gpt-4o-transcribe", "diarize", "gpt-transcribe", "demo", "groq", "generic"]

FORMATS: Final = ("json", "text", "srt", "verbose_json", "vtt")
WITH_SPEAKERS: Final = "diarized_json"


@dataclass(frozen=True, slots=True)
class Family:
    """`refused` says by field why the models do not take it, `no_translations` why they do not do that.

    `languages` are those that the models understand, where they are few; `note` is to be read beside every result.
    """

    id: FamilyId
    formats: tuple[str, ...]
    streamed_formats: tuple[str, ...] = ("json", "text")
    chunked: bool = False  # only takes long recordings when it is told how to cut them
    languages: tuple[str, ...] = ()
    refused: Mapping[str, Message] = field(default_factory=dict)
    no_translations: Message | None = None
    note: Message | None = None


class Place(Protocol):
    """What has to be known of a connection."""

    @property
    def host(self) -> str: ...

    @property
    def preset(self) -> str: ...


def family_of(model: str, connection: Place) -> Family:
    """At OpenAI and in the demo a name says what a model takes; elsewhere nothing is known that could be relied on."""
    if connection.preset == "demo":
        return _by_name(model) or _demo()
    if connection.host == OPENAI_HOST:
        return _by_name(model) or _generic()
    return _groq(model) if connection.preset == "groq" else _generic()


def _by_name(model: str) -> Family | None:
    name = model.lower().rpartition("/")[2]
    if "transcribe-diarize" in name:
        return _diarize(model)
    if name.startswith("gpt-4o"):
        return _gpt_4o(model)
    if name.startswith("gpt-transcribe"):
        return _gpt_transcribe(model)
    return _whisper(model) if name.startswith("whisper") else None


def _whisper(model: str) -> Family:
    return Family(
        "whisper",
        FORMATS,
        streamed_formats=(),
        refused={
            "stream": Message("{model} gives the text only once it is whole.", model=model),
            "logprobs": Message("{model} does not say how sure it is of a word.", model=model),
            "keywords": _no_keywords(model),
            **_one_language(model),
            **_no_speakers(model),
        },
    )


def _gpt_4o(model: str) -> Family:
    return Family(
        "gpt-4o-transcribe",
        ("json",),
        refused={
            **_no_times(model),
            "keywords": _no_keywords(model),
            **_one_language(model),
            **_no_speakers(model),
        },
        no_translations=_no_translations(model),
    )


def _diarize(model: str) -> Family:
    return Family(
        "diarize",
        ("json", "text", WITH_SPEAKERS),
        streamed_formats=("json", "text", WITH_SPEAKERS),
        chunked=True,
        refused={
            **_no_times(model),
            "prompt": Message("{model} takes no prompt.", model=model),
            "logprobs": Message("{model} does not say how sure it is of a word.", model=model),
            "keywords": _no_keywords(model),
            **_one_language(model),
        },
        no_translations=_no_translations(model),
    )


def _gpt_transcribe(model: str) -> Family:
    return Family(
        "gpt-transcribe",
        ("json",),
        refused={
            **_no_times(model),
            "logprobs": Message("{model} does not say how sure it is of a word.", model=model),
            **_no_speakers(model),
        },
        no_translations=_no_translations(model),
    )


def _demo() -> Family:
    return Family(
        "demo",
        FORMATS,
        languages=("en",),
        refused={**_one_language("CMU Sphinx"), **_no_speakers("CMU Sphinx")},
        note=Message("CMU Sphinx, English, makes mistakes"),
    )


def _groq(model: str) -> Family:
    return Family(
        "groq",
        ("json", "text", "verbose_json"),
        streamed_formats=(),
        refused={
            "stream": Message("{model} gives the text only once it is whole.", model=model),
            "logprobs": Message("{model} does not say how sure it is of a word.", model=model),
            "keywords": _no_keywords(model),
            "chunking": Message("{model} cuts long recordings by itself.", model=model),
            **_one_language(model),
            **_no_speakers(model),
        },
    )


def _generic() -> Family:
    return Family("generic", (*FORMATS, WITH_SPEAKERS), streamed_formats=("json", "text", WITH_SPEAKERS))


def _no_times(model: str) -> Mapping[str, Message]:
    reason = Message("{model} does not say when a word was spoken. Use whisper-1 for that.", model=model)
    return {"word_times": reason, "segment_times": reason}


def _no_keywords(model: str) -> Message:
    return Message("{model} takes no list of words. Put them into the prompt.", model=model)


def _one_language(model: str) -> Mapping[str, Message]:
    return {"languages": Message("{model} takes one language only.", model=model)}


def _no_speakers(model: str) -> Mapping[str, Message]:
    reason = Message("{model} does not tell speakers apart. Use gpt-4o-transcribe-diarize for that.", model=model)
    return {"speakers": reason}


def _no_translations(model: str) -> Message:
    return Message("{model} does not translate. Transcribe, then let a chat model translate the text.", model=model)
