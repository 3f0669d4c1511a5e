"""What a server says when something went wrong, whatever shape it says it in, as one of our errors."""

import html
import re
from collections.abc import Mapping
from typing import Unpack

from playground.api import json_text
from playground.api.errors import (
    ApiError,
    ContextTooLong,
    ErrorInReply,
    Facts,
    KeyRejected,
    ModelNotFound,
    NotAllowed,
    NotAnApi,
    ParameterRejected,
    PathNotFound,
    QuotaExhausted,
    RateLimited,
    Rejected,
    ReplyUnreadable,
    RequestTooLarge,
    ServerFailed,
    ServerOverloaded,
    TrainingClosed,
)
from playground.api.request import Json, JsonObject

TEXT_LIMIT = 400

_QUOTA = {
    "insufficient_quota",
    "credit_balance_exhausted",
    "organization_spend_limit_exceeded",
    "project_spend_limit_exceeded",
    "organization_usage_limit_exceeded",
    "billing_hard_limit_reached",
    "billing_not_active",
}
_CONTEXT = {"context_length_exceeded", "exceed_context_size_error"}
_TOO_MUCH = {"max_tokens_per_request"}
_PARAMETER = {"unsupported_parameter", "unsupported_value", "unknown_parameter"}
_BY_STATUS: Mapping[int, type[ApiError]] = {
    401: KeyRejected,
    403: NotAllowed,
    404: PathNotFound,
    413: RequestTooLarge,
    429: RateLimited,
    503: ServerOverloaded,
}
# Servers with strict models answer 400 or 422 and name the field only in their sentence or in its place.
_EXTRA_FIELD = re.compile(
    r"(?:extra (?:fields|inputs|parameters)? ?(?:are )?not (?:permitted|allowed)"
    r"|unrecognized request arguments? supplied|unexpected (?:keyword argument|field)|unknown (?:field|parameter|name)"
    r"|unsupported parameter|property .{0,60}unsupported|additional properties are not allowed)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"['\"`‘“]([a-z][a-z_]{1,40})['\"`’”]|supplied: ([a-z][a-z_]{1,40})")
_UNKNOWN_PATH = re.compile(
    r"unexpected endpoint|(?:unknown|invalid|no such) (?:path|route|url)|not found", re.IGNORECASE
)
# OpenAI closed its fine-tuning organization by organization.
_TRAINING_CLOSED = re.compile(
    r"no longer (?:be )?(?:able to |allowed to |permitted to )?create (?:any )?(?:new )?fine.?tun"
    r"|organi[sz]ation (?:is not|isn.t) (?:able|allowed|permitted|eligible) to create (?:any )?(?:new )?fine.?tun"
    r"|fine.?tuning (?:jobs? )?(?:is|are|has been|have been) (?:closed|no longer available|discontinued)"
    r"(?! (?:for|on|with) (?:the |this )?model)",
    re.IGNORECASE,
)
_INVISIBLE_PARTS = re.compile(r"<(script|style|head|svg)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")


def error_from_response(body: bytes, **facts: Unpack[Facts]) -> ApiError:
    """The error for a 4xx or 5xx reply."""
    known: Facts = {**described(body), **facts}
    message = _message(body)
    return _kind(message, known)(message, **known)


def error_in_payload(payload: JsonObject, *, sure: bool = False, **facts: Unpack[Facts]) -> ErrorInReply | None:
    """The error that came under the status 200; `sure` when the server marked it as one in another way."""
    message = _sentence(payload)
    marked = payload.get("error") or "error" in (payload.get("object"), payload.get("type"))
    flat = message and not payload.keys() & {"choices", "id", "data", "models", "results"}
    if not (sure or marked or flat):
        return None
    known: Facts = {**_described(payload), **facts}
    return ErrorInReply(message, wrong_base_url=_UNKNOWN_PATH.search(message) is not None, **known)


def not_json(body: bytes, content_type: str, **facts: Unpack[Facts]) -> ApiError:
    """The error for a body that should have been JSON."""
    start = body[:600].lstrip().lower()
    if "html" in content_type or start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return NotAnApi(plain(body), **facts)
    return ReplyUnreadable(plain(body), **facts)


def described(body: bytes) -> Facts:
    payload = _payload(body)
    return _described(payload) if isinstance(payload, dict) else {}


def plain(body: bytes) -> str:
    """Readable text of any body: no markup, one line, not long."""
    text = body[:65536].decode("utf-8", "replace")
    if "<" in text:
        text = html.unescape(_TAG.sub(" ", _INVISIBLE_PARTS.sub(" ", text)))
    return _short(text)


def _kind(message: str, facts: Facts) -> type[ApiError]:
    status = facts.get("status") or 0
    words = {facts.get("code"), facts.get("type")}
    if words & _QUOTA and status in (400, 402, 403, 429):
        return QuotaExhausted
    if words & _CONTEXT:
        return ContextTooLong
    if words & _TOO_MUCH:
        return RequestTooLarge
    if status in (400, 403) and _TRAINING_CLOSED.search(message):
        return TrainingClosed
    if status in (400, 422) and _names_parameter(message, facts):
        return ParameterRejected
    if status == 404 and (facts.get("code") == "model_not_found" or facts.get("param") == "model"):
        return ModelNotFound
    return _BY_STATUS.get(status) or (ServerFailed if status >= 500 else Rejected)


def _names_parameter(message: str, facts: Facts) -> bool:
    """Whether a parameter was refused as such; if only the sentence names it, `param` is filled in."""
    known = True if facts.get("code") in _PARAMETER else _EXTRA_FIELD.search(message) is not None
    if known and not facts.get("param"):
        named = _NAMED.search(message)
        facts["param"] = (named[1] or named[2]) if named else None
    return known and bool(facts.get("param"))


def _payload(body: bytes) -> Json:
    try:
        return json_text.decode(body)
    except ValueError:
        return None


def _message(body: bytes) -> str:
    payload = _payload(body)
    if isinstance(payload, list) and payload:  # Gemini wraps its errors into a list
        payload = payload[0]
    sentence = _sentence(payload) if isinstance(payload, dict) else ""
    return sentence or plain(body)


def _sentence(payload: JsonObject) -> str:
    error = payload.get("error")
    if isinstance(error, dict):
        return _short(_text(error.get("message")) or _text(error.get("msg")) or json_text.compact(error))
    for value in (error, payload.get("message"), payload.get("detail")):
        if isinstance(value, str) and value:
            return plain(value.encode("utf-8", "replace"))
    detail = payload.get("detail")
    if isinstance(detail, list):
        return _short("; ".join(_validation(item) for item in detail if isinstance(item, dict)))
    return ""


def _validation(item: JsonObject) -> str:
    """One entry of FastAPI's list: the place, and what is wrong there."""
    place = item.get("loc")
    names = [str(part) for part in place if part != "body"] if isinstance(place, list) else []
    return f"{'.'.join(names)}: {_text(item.get('msg'))}" if names else _text(item.get("msg"))


def _described(payload: JsonObject) -> Facts:
    error = payload.get("error")
    source = error if isinstance(error, dict) else payload
    facts: Facts = {
        "code": _word(source.get("code")),
        "type": _word(source.get("type")),
        "param": _word(source.get("param")),
    }
    detail = payload.get("detail")
    if isinstance(detail, list) and detail and isinstance(detail[0], dict):
        place = detail[0].get("loc")
        if isinstance(place, list) and place:
            facts["param"] = str(place[-1])
    return facts


def _word(value: Json) -> str | None:
    """Codes come as numbers too."""
    return str(value)[:200] if isinstance(value, str | int) and value != "" else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _short(text: str) -> str:
    text = json_text.whole(" ".join(text.replace("\0", "").split()))
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"
