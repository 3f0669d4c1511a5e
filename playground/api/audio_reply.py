"""A transcript that came in one piece: JSON, captions or plain text, whichever the server chose to send."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.api import json_text
from playground.api.audio_captions import read_captions
from playground.api.audio_events import TranscriptEvents
from playground.api.audio_transcript import Transcript, joined, read_transcript
from playground.api.errors import ApiError, ReplyUnreadable, StreamInterrupted
from playground.api.failures import error_in_payload, not_json, plain
from playground.api.request import Json
from playground.api.sse import EventDecoder

if TYPE_CHECKING:
    from playground.api.attempt import Reply

_BLANKS = "\t\n\r\f\v"
_EVENT_STARTS = (b"data: {", b"event: transcript.")
_JSON_STARTS = (b"{", b"[", b'"')


async def transcript_of(reply: "Reply", *, may_be_empty: bool) -> Transcript:
    """Raises `ApiError` with all that the reply tells about the exchange."""
    made = await asyncio.to_thread(read_body, reply.content, reply.headers, may_be_empty=may_be_empty)
    if isinstance(made, Transcript):
        return made
    made.status, made.url, made.request_id = reply.status, reply.url, reply.request_id
    raise made


def read_body(content: bytes, headers: Mapping[str, str], *, may_be_empty: bool) -> Transcript | ApiError:
    """The error is one to raise where more is known about the exchange."""
    content_type = headers.get("content-type", "").lower()
    if "event-stream" in content_type or content.startswith(_EVENT_STARTS):  # though none were asked for
        return _read_events(content)
    says_json = "json" in content_type
    data = _decoded(content)
    if isinstance(data, Mapping):
        return error_in_payload(data) or read_transcript(data)
    if isinstance(data, str) and says_json:
        return read_text(data)
    cut_short = says_json or content.lstrip()[:2] == b'{"'
    if cut_short or "html" in content_type or content.lstrip()[:1] == b"<":
        return _paid(not_json(content, content_type))
    text = content.decode("utf-8-sig", "replace")
    if not text.strip() and not may_be_empty:
        return _paid(ReplyUnreadable("The reply is empty."))
    if not all(letter.isprintable() or letter in _BLANKS for letter in text[:1000] if letter.isascii()):
        return _paid(ReplyUnreadable(plain(content)))
    return read_text(text)


def _read_events(content: bytes) -> Transcript | ApiError:
    decoder, events = EventDecoder(), TranscriptEvents()
    try:
        for event in (*decoder.feed(content), *decoder.finish()):
            events.take(event)
    except ApiError as error:
        return error
    if not events.whole:
        interrupted = StreamInterrupted()
        interrupted.outcome_unknown = True
        return interrupted
    return events.transcript()


def read_text(text: str) -> Transcript:
    """Captions tell when something was said, other texts only what."""
    segments = read_captions(text)
    if segments is not None:
        said = joined(segment.text.replace("\n", " ") for segment in segments)
        end = max((segment.end for segment in segments), default=None)
        return Transcript(said, duration=end, segments=segments, raw=text)
    return Transcript(json_text.whole(text).strip(), raw=text)


def _decoded(content: bytes) -> Json:
    if content.lstrip()[:1] not in _JSON_STARTS:
        return None
    try:
        return json_text.decode(content)
    except ValueError:
        return None


def _paid(error: ApiError) -> ApiError:
    """The server says that all went well, so it may have counted."""
    error.outcome_unknown = isinstance(error, ReplyUnreadable)
    return error
