"""Names for the files that pictures are saved under."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS: Final = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}
_LONGEST: Final = 60
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]+')
# Windows opens devices under these names, whatever the ending.
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def suggested_name(prompt: str, media_type: str) -> str:
    """The first words of the prompt as far as every file system takes them."""
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", prompt))
    text = " ".join("".join(each if unicodedata.category(each)[0] != "C" else " " for each in text).split())
    words = text[:_LONGEST].rsplit(" ", 1)[0] if len(text) > _LONGEST and " " in text[:_LONGEST] else text[:_LONGEST]
    words = words.strip(" .-")
    while len(words.encode()) > 2 * _LONGEST:
        words = words[:-1]
    if not words or _RESERVED.fullmatch(words):
        words = f"picture {words}".strip()
    return words + _ENDINGS.get(media_type, ".png")


def free_path(folder: Path, name: str) -> Path:
    """The name itself, or with the first number behind it that nothing has there."""
    stem, dot, ending = name.rpartition(".")
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{stem} {number}{dot}{ending}", number + 1
    return path
