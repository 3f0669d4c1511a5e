"""Keeping keys out of everything that people may see, save or send on."""

import base64
import binascii
import logging
import re
import traceback

from playground.api.secret_text import BLANK as BLANK
from playground.api.secret_text import spellings

# What looks like a key, wherever it comes from. The key values in use are hidden besides, whatever they look like.
# Each pattern begins with something rare, so that a quarter of a megabyte takes less than a frame.
_PATTERNS = (
    re.compile(r"(?P<kept>://)[^\s/@\"'<>]+(?=@)"),
    re.compile(
        r"(?P<kept>[?&;](?:api[_-]?key|key|token|access_token|sig|signature|secret|password)=)[^\s&\"'<>,;]+", re.I
    ),
    re.compile(r"(?P<kept>[Bb](?:earer|EARER)\s+)[\w.~+/-]{6,}=*"),
    re.compile(r"(?P<kept>-[Kk](?<=[Aa][Pp][Ii]-[Kk])[Ee][Yy][\"']?\s*:\s*[\"']?)[\w.~+/=-]{8,}"),
    re.compile(r"(?P<kept>)sk-(?<![\w-]sk-)[\w-]{8,}"),
)
_BASIC = re.compile(r"([Bb](?:asic|ASIC)\s+)([\w+/-]{4,}={0,2})", re.ASCII)
_URL_SAFE = str.maketrans("-_", "+/")
_SHORTEST = 6  # shorter "keys" are words such as "none", which local servers take, and would riddle every text

_hidden: list[str] = []  # the longest first, as one may be part of another


def hide(value: str) -> None:
    """From now on this value is blanked out everywhere."""
    if len(value) >= _SHORTEST:
        hidden = {*_hidden, *spellings(value)}
        _hidden[:] = sorted(hidden, key=len, reverse=True)


def redact(text: str) -> str:
    for value in _hidden:
        text = text.replace(value, BLANK)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<kept>{BLANK}", text)
    return _BASIC.sub(_without_password, text)


def _without_password(match: re.Match[str]) -> str:
    """`Basic` is a word of the language too: a name and a password follow it only if they can be decoded."""
    try:
        pair = base64.b64decode(match[2].translate(_URL_SAFE), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return match[0]
    return f"{match[1]}{BLANK}" if ":" in pair else match[0]


class RedactionFilter(logging.Filter):
    """Rewrites a record before any handler can write it; put on handlers, because loggers do not pass on filters."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = redact(record.getMessage())
        record.args = None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = redact("".join(traceback.format_exception(*record.exc_info)).rstrip())
            record.exc_info = None
        elif record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True
