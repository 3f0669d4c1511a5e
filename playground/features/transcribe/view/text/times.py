"""Times as they are written by hand."""

import math
import re
from typing import Final

_PARTS: Final = re.compile(r"\s*(?:(\d+):)?(?:(\d+):)?(\d+(?:[.,]\d*)?)\s*")


def read_time(text: str) -> float | None:
    """Seconds, from 5, 0:05.2 or 1:02:03; None where it is none of these."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = match[1], match[2], float(match[3].replace(",", "."))
    if minutes is None:
        hours, minutes = None, hours
    found = 3600 * int(hours or 0) + 60 * int(minutes or 0) + seconds
    return found if math.isfinite(found) else None
