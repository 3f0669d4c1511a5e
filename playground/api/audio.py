"""Speech both ways: sound to text, which costs money and is never asked for twice by itself, and text to sound."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from playground.api.audio_parameters import (
    LONGEST_INPUT,
    TEXT_FORMATS,
    HearingParameters,
    SpeechParameters,
    TranscriptionParameters,
    TranslationParameters,
)
from playground.api.audio_reply import transcript_of
from playground.api.audio_speech import SpeechEnd, SpeechStream
from playground.api.audio_stream import TranscriptStream
from playground.api.audio_transcript import Segment, Token, Transcript, Word
from playground.api.errors import ApiError
from playground.api.request import Expect
from playground.api.upload import Upload

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

__all__ = [
    "LONGEST_INPUT",
    "HearingParameters",
    "Segment",
    "SpeechEnd",
    "SpeechParameters",
    "Token",
    "Transcript",
    "TranscriptionParameters",
    "TranslationParameters",
    "Upload",
    "Word",
    "speak",
    "transcribe",
]


async def transcribe(
    client: "Client",
    parameters: HearingParameters,
    on_text: Callable[[str], None] | None = None,
    listener: "Listener | None" = None,
) -> Transcript:
    """Hands the text of a stream over as it comes and returns the whole.

    Raises `ApiError`; its `outcome_unknown` says that the work may have been done, and paid for, all the same.
    """
    request = parameters.to_request(client.dialect_for(parameters.model))
    if request.expect is Expect.EVENTS:
        return await TranscriptStream(client, request, on_text).run(listener)
    reply = await client.send(request, listener)
    try:
        return await transcript_of(reply, may_be_empty=parameters.response_format in TEXT_FORMATS)
    except ApiError as error:
        error.connection = client.connection.name
        raise


async def speak(
    client: "Client",
    parameters: SpeechParameters,
    on_audio: Callable[[bytes], None],
    listener: "Listener | None" = None,
) -> SpeechEnd:
    """Hands the sound over as it comes.

    Raises `ApiError`; `BrokenOff` where the sound does not reach its end: what came of it was handed over and is good.
    """
    request = parameters.to_request(client.dialect_for(parameters.model))
    return await SpeechStream(client, request, on_audio).run(listener)
