"""What must not be seen: which headers hold a secret, by their name, and how a secret may be spelt."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

BLANK = "•••"

_SECRET = re.compile(r"key|token|secret|auth|cookie|password|credential|signature", re.IGNORECASE)
_LIMITS = re.compile(r"x-ratelimit-(?:limit|remaining|reset)", re.IGNORECASE)  # of "tokens": no secret
_SCHEME = re.compile(r"[A-Za-z]+ +(?=\S)")


def is_secret_header(name: str) -> bool:
    return _SECRET.search(name) is not None and _LIMITS.match(name) is None


def secret_values(headers: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """What may be quoted of them and must not be seen: the values, and those behind a word such as `Bearer`."""
    for name, value in headers:
        if is_secret_header(name):
            yield value.strip()
            scheme = _SCHEME.match(value.strip())
            if scheme is not None:
                yield value.strip()[scheme.end() :]


def spellings(value: str) -> set[str]:
    """As it is, in a URL and in JSON."""
    encoded = {quote(value), quote(value, safe=""), quote_plus(value)}
    lower = {re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), each) for each in encoded}
    return {value, *encoded, *lower, json.dumps(value)[1:-1]}
