"""Events whose JSON says what they are: those of pictures, transcripts and speech."""

from collections.abc import Mapping

from playground.api import json_text
from playground.api.failures import error_in_payload
from playground.api.request import JsonObject
from playground.api.sse import ServerSentEvent


def read_event(event: ServerSentEvent) -> tuple[str, JsonObject] | None:
    """Its type and all that it holds; None for what is none of these. Raises `ErrorInReply`."""
    payload = event.payload if event.payload is not None else _decoded(event.data)
    if payload is None:
        return None
    kind = payload.get("type")
    name = kind if isinstance(kind, str) else event.event
    error = error_in_payload(payload, sure="error" in (event.event, name))
    if error is not None:
        raise error
    return name, payload


def is_good_bye(event: ServerSentEvent) -> bool:
    return event.data.lstrip().startswith("[DONE]")


def _decoded(data: str) -> JsonObject | None:
    try:
        payload = json_text.decode(data)
    except ValueError:
        return None
    return payload if isinstance(payload, Mapping) else None
