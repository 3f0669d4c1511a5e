"""Names for files that are saved: the first words of what is in them."""

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


def file_name(words: str, ending: str, otherwise: str) -> str:
    """As many of the words as every file system takes; `otherwise` stands where they are no name."""
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words[: 8 * _LONGEST]))
    text = " ".join("".join(each if unicodedata.category(each)[0] != "C" else " " for each in text).split())
    name = text[:_LONGEST].rsplit(" ", 1)[0] if len(text) > _LONGEST and " " in text[:_LONGEST] else text[:_LONGEST]
    name = name.strip(" .-")
    while len(name.encode()) > 2 * _LONGEST:
        name = name[:-1]
    if not name or _RESERVED.fullmatch(name):
        name = f"{otherwise} {name}".strip()
    return name + ending


def free_path(folder: Path, name: str) -> Path:
    """The name itself, or with the first number behind it that nothing has there."""
    stem, dot, ending = name.rpartition(".")
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{stem} {number}{dot}{ending}", number + 1
    return path
