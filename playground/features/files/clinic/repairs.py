"""What can be put right without anybody having to think: how each line becomes one that can be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.features.files.clinic.json_line import NoJson, line_of, parse, record_of
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

TITLES: Final[Mapping[str, Message]] = {
    "bom": Message("Remove the byte order mark"),
    "encoding": Message("Write it as UTF-8"),
    "line_ends": Message("End lines as training wants it"),
    "blank_lines": Message("Remove empty lines"),
    "nul": Message("Remove NUL characters"),
    "quotes": Message("Straighten quotation marks around names and texts"),
    "commas": Message("Remove commas that are too much"),
    "role_order": Message("Put the system message first"),
    "duplicates": Message("Remove what stands there twice"),
}
# Whatever is written is written so.
ALWAYS: Final = ("bom", "encoding", "line_ends", "blank_lines")
_FIRST_ROLES: Final = ("system", "developer")
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_CURLY: Final = "“”„‟〝〞＂"
_COMMA: Final = re.compile(rf"({_STRING})|,(\s*[}}\]])|,\s*\Z", re.DOTALL)
_OPENING: Final = re.compile(rf"{_STRING}|[{_CURLY}]", re.DOTALL)
_CLOSING: Final = re.compile(rf'[{_CURLY}"](?=\s*(?:[,:}}\]]|\Z))')
_BARE: Final = re.compile(r'(\\.)|"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class RepairOffer:
    """`count` is how many lines it changes."""

    name: str
    title: Message
    count: int


@dataclass(frozen=True, slots=True)
class Change:
    """A line as it is and as it would be; None where it goes."""

    line: int
    before: str
    after: str | None


def without_commas(text: str) -> str:
    return _COMMA.sub(lambda found: found[1] or found[2] or "", text)


def straightened(text: str) -> str:
    """Quotation marks inside of texts stay as they are."""
    made = "".join(_with_straight_ends(text))
    if _is_json(made) or _is_json(without_commas(made)):
        return made
    # One side may be straight already.
    return re.sub(f"[{_CURLY}]", '"', text)


def _with_straight_ends(text: str) -> Iterator[str]:
    """What begins with a curly mark ends at the next one that could be an end."""
    ends = [found.start() for found in _CLOSING.finditer(text)]
    at = 0
    while (found := _OPENING.search(text, at)) is not None:
        number = bisect_right(ends, found.start())
        if len(found[0]) > 1 or number == len(ends):
            yield text[at : found.end()]
            at = found.end()
        else:
            yield f'{text[at : found.start()]}"{_escaped(text[found.end() : ends[number]])}"'
            at = ends[number] + 1
    yield text[at:]


def in_order(text: str) -> str:
    """The system message first, all others as they stand."""
    record = record_of(text)
    messages = None if record is None else record.get("messages")
    if record is None or not isinstance(messages, list) or not all(isinstance(each, dict) for each in messages):
        return text
    ordered = sorted(messages, key=lambda each: each.get("role") not in _FIRST_ROLES)
    return text if ordered == messages else line_of({**record, "messages": ordered})


_READABLE: Final[Mapping[str, Callable[[str], str]]] = {
    "nul": lambda text: text.replace("\0", ""),
    "quotes": straightened,
    "commas": without_commas,
}


def made_readable(text: str, allowed: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """A text that is no JSON as one that is, and by which repairs; the text itself where they do not help."""
    made, used = text, []
    for name, repair in _READABLE.items():
        repaired = repair(made) if name in allowed else made
        if repaired != made:
            made = repaired
            used.append(name)
            if _is_json(made):
                return made, tuple(used)
    return text, ()


def repaired(text: str, names: Collection[str]) -> str:
    if not _is_json(text):
        text, _ = made_readable(text, names)
    return in_order(text) if "role_order" in names else text


def _is_json(text: str) -> bool:
    try:
        parse(text)
    except NoJson:
        return False
    return True


def _escaped(text: str) -> str:
    return _BARE.sub(lambda found: found[1] or '\\"', text)
