"""Whether a file whose upload had an unclear end has come to the server: the list says so."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.api.files import FilePage, StoredFile

_TOLERANCE: Final = 5.0  # seconds between two clocks
_DAY: Final = 24 * 3600.0  # clocks that differ more than this are no clocks
_MOST_PAGES: Final = 20
_ESCAPED: Final = (('"', "%22"), ("\r", "%0D"), ("\n", "%0A"))


class Unsure(Exception):
    """It may be there: the list is too long, or names a file that could be it but for the time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`known` are the ids of files that were there before, as far as that is known."""

    name: str
    size: int
    purpose: str
    begun_at: float
    known: frozenset[str] = frozenset()


async def find(page: Callable[[str], Awaitable[FilePage]], wanted: Wanted) -> StoredFile | None:
    """None when it is certain that it did not come. Raises Unsure, and what reading the list raises."""
    after, seen, earlier = "", set[str](), False
    for _ in range(_MOST_PAGES):
        read = await page(after)
        new = [file for file in read.files if file.id not in seen]
        seen.update(file.id for file in new)
        alike = [file for file in new if _is_alike(file, wanted)]
        found = next((file for file in alike if _is_later(file, wanted)), None)
        if found is not None:
            return found
        earlier = earlier or any(wanted.begun_at - (file.created_at or 0) < _DAY for file in alike)
        if not read.has_more or not new or _is_past(new, wanted):
            if earlier:
                raise Unsure
            return None
        after = read.last_id or new[-1].id
    raise Unsure


def _is_alike(file: StoredFile, wanted: Wanted) -> bool:
    if file.id in wanted.known or (file.bytes, file.purpose) != (wanted.size, wanted.purpose):
        return False
    return _spelt(file.filename) == _spelt(wanted.name)


def _spelt(name: str) -> str:
    """Some signs are escaped in a form, and not every server writes them back."""
    for sign, escaped in _ESCAPED:
        name = name.replace(sign, escaped)
    return unicodedata.normalize("NFC", name)


def _is_later(file: StoredFile, wanted: Wanted) -> bool:
    return file.created_at is None or file.created_at >= wanted.begun_at - _TOLERANCE


def _is_past(files: list[StoredFile], wanted: Wanted) -> bool:
    """Whether a list that begins with the newest has come to what was there long before."""
    first, last = files[0].created_at, files[-1].created_at
    if first is None or last is None or first <= last:
        return False  # it may begin with the oldest
    return last < wanted.begun_at - _DAY
