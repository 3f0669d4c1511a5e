"""Text files of any encoding as text."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", ""),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LOOKED_AT: Final = 65_536
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH_RUNS: Final = re.compile(rb"[\x80-\xff]+")
_MOSTLY: Final = 0.8


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text, and the name of its encoding where that is not UTF-8; None for what is no text."""
    found = _decoded(data)
    return None if found is None or _is_gibberish(found[0][:_LOOKED_AT]) else found


def _decoded(data: bytes) -> tuple[str, str] | None:
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\0" in data[:_LOOKED_AT]:
        return _utf_16(data)
    return _strictly(data, "utf-8", "") or _of_a_region(data)


def _is_gibberish(text: str) -> bool:
    return len(_CONTROLS.findall(text)) > len(text) // 100


def _strictly(data: bytes, encoding: str, name: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), name
    except UnicodeDecodeError:
        return None


def _utf_16(data: bytes) -> tuple[str, str] | None:
    """Without a mark at its beginning; every other byte of Western text is nothing."""
    head = data[:_LOOKED_AT]
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nothing, something = head[place::2].count(0), head[1 - place :: 2].count(0)
        if nothing > _MOSTLY * len(head) / 2 and not something:
            return _strictly(data, encoding, "UTF-16")
    return None


def _of_a_region(data: bytes) -> tuple[str, str] | None:
    """In Chinese the bytes that are not ASCII stand together; in Western languages mostly alone, between letters."""
    runs = [len(run) for run in _HIGH_RUNS.findall(data[:_LOOKED_AT])]
    together = sum(length for length in runs if length > 1)
    chinese = _strictly(data, "gb18030", "GB18030") if together > _MOSTLY * sum(runs) else None
    return chinese or (data.decode("cp1252", "replace"), "Windows-1252")
