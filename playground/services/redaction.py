"""Keeping keys out of everything that people may see, save or send on."""

import logging
import re
import traceback

BLANK = "•••"

# What looks like a key, wherever it comes from. The key values in use are hidden besides, whatever they look like.
# Each pattern begins with something rare, so that a quarter of a megabyte takes less than a frame.
_PATTERNS = (
    re.compile(r"(?P<kept>://)[^\s/@\"'<>]+(?=@)"),
    re.compile(
        r"(?P<kept>[?&;](?:api[_-]?key|key|token|access_token|sig|signature|secret|password)=)[^\s&\"'<>,;]+", re.I
    ),
    re.compile(r"(?P<kept>[Bb](?:earer|EARER)\s+)[\w.~+/-]{6,}=*"),
    re.compile(r"(?P<kept>)sk-(?<![\w-]sk-)[\w-]{8,}"),
)
_SHORTEST = 6  # shorter "keys" are words such as "none", which local servers take, and would riddle every text

_hidden: set[str] = set()


def hide(value: str) -> None:
    """From now on this value is blanked out everywhere."""
    if len(value) >= _SHORTEST:
        _hidden.add(value)


def redact(text: str) -> str:
    for value in _hidden:
        text = text.replace(value, BLANK)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<kept>{BLANK}", text)
    return text


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
