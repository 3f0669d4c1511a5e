"""Names for the files that clips are saved under."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST: Final = 60
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]+')
# Windows opens devices under these names, whatever the ending.
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def suggested_name(words: str, extension: str) -> str:
    """The first words as far as every file system takes them."""
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words[: 8 * _LONGEST]))
    text = " ".join("".join(each if unicodedata.category(each)[0] != "C" else " " for each in text).split())
    name = text[:_LONGEST].rsplit(" ", 1)[0] if len(text) > _LONGEST and " " in text[:_LONGEST] else text[:_LONGEST]
    name = name.strip(" .-")
    while len(name.encode()) > 2 * _LONGEST:
        name = name[:-1]
    if not name or _RESERVED.fullmatch(name):
        name = f"clip {name}".strip()
    return name + extension


def free_path(folder: Path, name: str) -> Path:
    """The name itself, or with the first number behind it that nothing has there."""
    stem, dot, ending = name.rpartition(".")
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{stem} {number}{dot}{ending}", number + 1
    return path
