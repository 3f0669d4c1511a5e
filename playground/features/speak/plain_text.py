"""Markdown as it is read aloud: the words without the marks, each with its place in the source. Pure."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from playground.api.audio_transcript import is_dense

_SHIELD: Final = 0xE000
_MARKS: Final = "\\`*_{}[]<>()#+-.!|~&\"'$%,/:;=?@^"
# Where a character is no mark but itself, it hides until the marks are gone.
_HIDDEN: Final = {ord(mark): _SHIELD + ord(mark) for mark in _MARKS}
_SHOWN: Final = {_SHIELD + ord(mark): mark for mark in _MARKS}

_FENCE: Final = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[^`]*$")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_TABLE_RULE: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE: Final = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S+.*$")
_QUOTE: Final = re.compile(r"(?: {0,3}>[ \t]?)+")
_HEADING: Final = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)+")
_NUMBERED: Final = re.compile(r"[ \t]*\d{1,9}[.)][ \t]+")
_CLOSING_HEADING: Final = re.compile(r"[ \t]+#+[ \t]*$")
_HARD_BREAK: Final = re.compile(r"(?:\\| {2,})$")

_ESCAPED: Final = re.compile(r"\\(?P<said>[!-/:-@\[-`{-~])")
_CODE: Final = re.compile(r"(?<!`)(?P<marks>`{1,4})(?!`) ?(?P<said>[^`].{0,2000}?) ?(?<!`)(?P=marks)(?!`)", re.DOTALL)
_LABEL: Final = r"\[(?P<said>[^\[\]]{0,1000})\]"
_TARGET: Final = r"(?:\([^()\s]{0,3000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?: [^()]{0,500})?\)|\[[^\]]{0,200}\])"
# What is said of each construct is its group `said`; what has none is silent.
_INLINE: Final = (
    re.compile(r"<!--.{0,2000}?-->(?P<said>)", re.DOTALL),
    re.compile(r"<(?P<said>(?:https?|ftp|mailto):[^\s<>]{1,2000})>"),
    re.compile(r"</?[a-zA-Z][^<>]{0,1000}>(?P<said>)"),
    re.compile(r"\[\^[^\]\s]{1,100}\](?P<said>):?"),
    re.compile(rf"!{_LABEL}{_TARGET}"),
    re.compile(rf"{_LABEL}{_TARGET}"),
)
# By where they stand, not in pairs: a mark that lost its partner is not to be heard either.
_EMPHASIS: Final = re.compile(
    r"\*{2,}|~{2,}|`+"
    r"|(?<![A-Za-z0-9\s])\*(?=\S)|(?<!\S)\*(?=\S)|(?<=\S)\*(?![A-Za-z0-9])"
    r"|(?<![\w])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)"
)
_LINE_BREAK: Final = re.compile(r"</?(?:br|p|div|li|tr|td|h[1-6])(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_HASH: Final = re.compile(r"(?<![\w#&])#+(?=\w)")


@dataclass(frozen=True, slots=True)
class PlainText:
    """What is spoken; `places` holds for each of its characters where in the source it comes from."""

    text: str
    places: Sequence[int] = field(repr=False)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """From where to where in the source that part of the text stands."""
        if start >= min(end, len(self.text)):
            return 0, 0
        return self.places[start], self.places[min(end, len(self.text)) - 1] + 1


def as_written(text: str) -> PlainText:
    """For a text that is no Markdown."""
    return PlainText(text, range(len(text)))


def plain_text(markdown: str) -> PlainText:
    blocks = [block for block in map(_said, _blocks(markdown)) if block.text.strip()]
    text: list[str] = []
    places = array("L")
    for block in blocks:
        if text:
            text.append("\n\n")
            places.extend((places[-1], places[-1]))
        text.append(block.text)
        places.extend(block.places)
    return PlainText("".join(text), places)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece of the source, of which some characters may be gone."""

    text: str
    places: array[int]
    code: bool = False

    def cut(self, start: int, end: int) -> _Placed:
        return _Placed(self.text[start:end], self.places[start:end], self.code)

    def with_text(self, text: str) -> _Placed:
        return _Placed(text, self.places, self.code)


def _blocks(markdown: str) -> Iterator[_Placed]:
    """Paragraphs, items, headings, rows of tables, and code."""
    open_lines: list[_Placed] = []
    fence = ""
    for line in _lines(markdown):
        mark = _FENCE.match(line.text)
        if fence or mark:
            if open_lines and not fence:
                yield _joined(open_lines)
                open_lines = []
            fence = _next_fence(fence, line.text, mark)
            if fence and not mark:
                yield _Placed(line.text, line.places, code=True)
            continue
        begins, rest = _without_marks(line)
        if begins and open_lines:
            yield _joined(open_lines)
            open_lines = []
        if rest.text.strip():
            open_lines.append(rest)
    if open_lines:
        yield _joined(open_lines)


def _lines(markdown: str) -> Iterator[_Placed]:
    start = 0
    for line in markdown.splitlines(keepends=True):
        text = line.rstrip("\r\n")
        yield _Placed(text, array("L", range(start, start + len(text))))
        start += len(line)


def _next_fence(fence: str, line: str, mark: re.Match[str] | None) -> str:
    if not fence:
        return mark["fence"] if mark else ""
    closes = mark is not None and mark["fence"].startswith(fence) and line.strip() == mark["fence"]
    return "" if closes else fence


def _without_marks(line: _Placed) -> tuple[bool, _Placed]:
    """Whether a new block begins here, and what there is to read of the line."""
    quote = _QUOTE.match(line.text)
    if quote:
        line = line.cut(quote.end(), len(line.text))
    text = line.text
    if not text.strip() or _RULE.match(text) or _REFERENCE.match(text) or ("-" in text and _TABLE_RULE.match(text)):
        return True, line.cut(0, 0)
    heading = _HEADING.match(text)
    if heading:
        closing = _CLOSING_HEADING.search(text)
        return True, line.cut(heading.end(), closing.start() if closing else len(text))
    if text.lstrip().startswith("|"):
        return True, _row(line)
    item = _ITEM.match(text)
    start = item.end() if item else 0
    return item is not None or _NUMBERED.match(text) is not None, line.cut(start, len(text))


def _row(line: _Placed) -> _Placed:
    """The cells, with commas in between."""
    text: list[str] = []
    places = array("L")
    for cell in re.finditer(r"(?:[^|\\]|\\.)+", line.text):
        words = cell[0].strip()
        if words:
            start = cell.start() + cell[0].index(words)
            if text:
                text.append(", ")
                places.extend((line.places[start], line.places[start]))
            text.append(words)
            places.extend(line.places[start : start + len(words)])
    return _Placed("".join(text), places)


def _joined(lines: list[_Placed]) -> _Placed:
    """The lines of a paragraph flow into each other, but where the writer broke one on purpose."""
    text: list[str] = []
    places = array("L")
    between = ""
    for number, line in enumerate(lines):
        start = len(line.text) - len(line.text.lstrip())
        words = line.cut(
            start, len(_HARD_BREAK.sub("", line.text).rstrip()) if number + 1 < len(lines) else len(line.text)
        )
        if between and words.places:
            places.extend([words.places[0]] * len(between))
            text.append(between)
        text.append(words.text)
        places.extend(words.places)
        between = _between(line.text, lines[number + 1].text) if number + 1 < len(lines) else ""
    return _Placed("".join(text), places)


def _between(text: str, following: str) -> str:
    if _HARD_BREAK.search(text):
        return "\n"
    return "" if is_dense(text.rstrip()[-1:]) and is_dense(following.lstrip()[:1]) else " "


def _said(block: _Placed) -> _Placed:
    if block.code:
        return block
    block = _kept(_ESCAPED, block, hide=True)
    block = _kept(_CODE, block, hide=True)
    block = _replaced(_LINE_BREAK, block, lambda _: "\n")
    for construct in _INLINE:
        block = _kept(construct, block)
    block = _kept(_HASH, _replaced(_ENTITY, _kept(_EMPHASIS, block), html.unescape))
    text = block.text.translate(_SHOWN)
    start = len(text) - len(text.lstrip())
    return block.with_text(text).cut(start, len(text.rstrip()))


def _kept(construct: re.Pattern[str], block: _Placed, *, hide: bool = False) -> _Placed:
    """Each of the constructs shrinks to what is said of it."""
    text, places, position = [], array("L"), 0
    for found in construct.finditer(block.text):
        start, end = found.span("said") if "said" in construct.groupindex else (found.end(), found.end())
        said = block.text[start:end]
        text += [block.text[position : found.start()], said.translate(_HIDDEN) if hide else said]
        places += block.places[position : found.start()] + block.places[start:end]
        position = found.end()
    if not position:
        return block
    return _Placed("".join([*text, block.text[position:]]), places + block.places[position:])


def _replaced(construct: re.Pattern[str], block: _Placed, meant: Callable[[str], str]) -> _Placed:
    """Each of the constructs becomes what it stands for."""
    text: list[str] = []
    places, position = array("L"), 0
    for found in construct.finditer(block.text):
        instead = meant(found[0])
        text += [block.text[position : found.start()], instead]
        places += block.places[position : found.start()]
        places.extend([block.places[found.start()]] * len(instead))
        position = found.end()
    return _Placed("".join([*text, block.text[position:]]), places + block.places[position:])
