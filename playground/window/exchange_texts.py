"""An exchange as the inspector words it."""

import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from playground.api.observer import SentPart
from playground.services.exchanges import Exchange
from playground.services.redaction import redact
from playground.widgets.numbers import count, seconds, size
from playground.widgets.translation import tr


def path_of(exchange: Exchange) -> str:
    parts = urlsplit(exchange.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def status_of(exchange: Exchange) -> str:
    if exchange.stopped:
        return tr("stopped")
    if exchange.status is not None:
        return str(exchange.status)
    if exchange.error is not None:
        return tr("failed")
    return "…"


def went_wrong(exchange: Exchange) -> bool:
    return exchange.error is not None or (exchange.status or 0) >= 400


def size_of(exchange: Exchange) -> str:
    return size(exchange.size) if exchange.first_byte_at is not None else ""


def time_of(exchange: Exchange) -> str:
    return "" if exchange.ended_at is None else seconds(exchange.ended_at)


def overview(exchange: Exchange) -> list[tuple[str, str]]:
    """Names and values; what is not known is left out."""
    lines = [
        (tr("Request"), f"{exchange.method} {exchange.url}"),
        (tr("Status"), status_of(exchange)),
        (tr("Attempt"), count(exchange.attempt) if exchange.attempt > 1 else ""),
        (tr("Sent"), size(exchange.request_size)),
        (tr("Received"), size_of(exchange)),
        (tr("Connected"), _connected(exchange)),
        (tr("First byte"), _time(exchange.first_byte_at)),
        (tr("First token"), _time(exchange.first_token_at)),
        (tr("End"), _time(exchange.ended_at)),
        (tr("Events"), count(exchange.event_count) if exchange.event_count else ""),
        (tr("Error"), "" if exchange.error is None else redact(str(exchange.error))),
        *exchange.rate_limits,
    ]
    return [(name, value) for name, value in lines if value]


def request_text(exchange: Exchange) -> str:
    if exchange.request_parts:
        return "\n".join(map(_part, exchange.request_parts))
    return _pretty(exchange.request_body)


def response_text(exchange: Exchange) -> str:
    body = exchange.body
    if body is not None:
        return _pretty(body)
    return "\n".join(_pretty(event.data) for event in exchange.events)


def events_text(exchange: Exchange) -> str:
    """The time line: one event in a line, as it came."""
    events = exchange.events
    lines = ["  ".join(filter(None, (f"{event.at:9.3f} s", event.event, event.data))) for event in events]
    left_out = exchange.events_left_out
    if left_out:
        # The first ones are kept whole, so the gap lies before the last.
        lines.append("")
        lines.append(tr("{count} events in the middle are not kept.", count=count(left_out)))
    return "\n".join(lines)


def headers_text(exchange: Exchange) -> str:
    parts = [_headers(tr("Sent"), exchange.request_headers)]
    if exchange.response_headers:
        parts.append(_headers(tr("Received"), exchange.response_headers))
    return "\n\n".join(parts)


def _part(part: SentPart) -> str:
    """A field with its value, or a file with its name, media type and size."""
    if not part.filename:
        return f"{part.name}: {part.value}"
    return f"{part.name}: {part.filename} ({part.media_type}, {size(part.size)})"


def _connected(exchange: Exchange) -> str:
    if exchange.connected_at is None:
        return ""
    if exchange.reused:
        return tr("{time}, over a connection that stood", time=seconds(exchange.connected_at))
    return seconds(exchange.connected_at)


def _time(at: float | None) -> str:
    return "" if at is None else seconds(at)


def _headers(title: str, headers: Sequence[tuple[str, str]]) -> str:
    return "\n".join([f"— {title} —", *(f"{name}: {value}" for name, value in headers)])


def _pretty(text: str) -> str:
    """JSON with line breaks; anything else as it is."""
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return text
