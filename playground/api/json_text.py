"""JSON as it goes over the wire: compact and always valid UTF-8 outwards, forgiving inwards."""

import json
from collections.abc import Mapping
from typing import cast

from playground.api.request import Json

LARGE = 256 * 1024  # from here on, work on the text leaves the event loop's thread


def compact(value: Json) -> str:
    """Leaves NUL out of strings and replaces half surrogates: servers and databases choke on them."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if "\\u0000" in text or not is_valid(text):
        text = json.dumps(cleaned(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text


def decode(text: str | bytes) -> Json:
    """Raises ValueError, whatever is wrong with the text."""
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig", "replace")
    try:
        return cast(Json, _DECODER.decode(text.strip()))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def cleaned(value: Json) -> Json:
    if isinstance(value, str):
        return whole(value).replace("\0", "")
    if isinstance(value, Mapping):
        return {whole(key).replace("\0", ""): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    return value


def is_valid(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def whole(text: str) -> str:
    """Joins the two halves of a surrogate pair; a half without its other half becomes U+FFFD."""
    if is_valid(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_large(value: Json) -> bool:
    """Whether the strings in it come to more than `LARGE` characters."""
    size = 0
    waiting = [value]
    while waiting and size <= LARGE:
        item = waiting.pop()
        if isinstance(item, str):
            size += len(item)
        elif isinstance(item, Mapping):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple):
            waiting.extend(item)
    return size > LARGE


def _not_a_number(_name: str) -> None:
    """NaN and Infinity are no JSON, but servers send them as log probabilities: they become null."""


_DECODER = json.JSONDecoder(parse_constant=_not_a_number, strict=False)
