"""Keeping keys out of everything that people may see, save or send on."""

import logging
import re
import traceback

BLANK = "•••"

# What looks like a key, wherever it comes from. The key values in use are hidden besides, whatever they look like.
_PATTERN = re.compile(
    r"""
    (?P<before>
        \bBearer\s+(?=[\w.~+/-]{6})
      | \b[a-z][a-z0-9+.-]{1,20}://(?=[^\s/@"'<>]*@)
      | [?&;](?:api[_-]?key|key|token|access_token|sig|signature|secret|password)=
    )
    (?P<secret>(?<=://)[^\s/@"'<>]+ | [^\s&"'<>,;]+)
    | \bsk-[\w-]{8,}
    """,
    re.VERBOSE | re.IGNORECASE,
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
    return _PATTERN.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return (match["before"] or "") + BLANK


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
