"""JSON for reading: pictures and sounds in it are megabytes of base64, of which nobody reads more than the size."""

import re

_LONG = 1024
_SHOWN = 8  # characters, which tell a PNG from a JPEG and nothing that is secret
_MEGABYTE = 1_000_000
_BASE64 = re.compile(rb'"((?:data:[\w.+/;=-]{0,80};base64,)?)[A-Za-z0-9+/_-]{1024}')


def abridged(text: bytes, limit: int) -> bytes:
    """At most `limit` bytes of it, each long string of base64 cut short. It is searched, not parsed, to be quick."""
    pieces: list[bytes] = []
    size = position = 0
    while size < limit:
        found = _BASE64.search(text, position, position + limit - size + 2 * _LONG)
        if found is None:
            break
        start = found.end(1)
        end = text.find(b'"', found.end())
        end = len(text) if end < 0 else end
        pieces += [text[position : start + _SHOWN], f"…({size_of((end - start) * 3 // 4)})".encode()]
        size += start + _SHOWN - position
        position = end
    pieces.append(text[position : position + max(0, limit - size)])
    return b"".join(pieces)[:limit]


def size_of(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE / 10 else f"{count / 1000:.0f} kB"
