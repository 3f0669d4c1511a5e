"""Names for the files that takes and transcripts are saved under."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 60
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]+')
# Windows opens devices under these names, whatever the ending.
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def suggested_name(title: str, ending: str) -> str:
    """The first words of the title as far as every file system takes them."""
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    text = " ".join("".join(each if unicodedata.category(each)[0] != "C" else " " for each in text).split())
    words = text[:_LONGEST].rsplit(" ", 1)[0] if len(text) > _LONGEST and " " in text[:_LONGEST] else text[:_LONGEST]
    words = words.strip(" .-")
    while len(words.encode()) > 2 * _LONGEST:
        words = words[:-1]
    if not words or _RESERVED.fullmatch(words):
        words = f"recording {words}".strip()
    return words + ending
