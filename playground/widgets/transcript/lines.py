"""What a single line of Markdown can be: the patterns by which the splitter decides where blocks begin and end."""

import re
from dataclasses import dataclass

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
QUOTE = re.compile(r" {0,3}>")
_QUOTE_MARKS = re.compile(r"(?: {0,3}> ?)+")
MARKER = re.compile(r"(?P<indent> {0,3})(?P<marker>[-+*]|(?P<number>\d{1,9})[.)])(?P<space>[ \t]+|$)(?P<rest>.*)$")
TABLE_UNDERLINE = re.compile(r" {0,3}(?=[^|]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
DEFINITION = re.compile(r""" {0,3}\[(?:[^\[\]\\]|\\.)+\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$""")
# A line of which only the mark has arrived: "-" could become a list, a rule or turn the line above into a heading.
UNDECIDED = re.compile(r"(?:\d{1,9}[.)]?|`+|~+|[-+*=_#>|: \t]*)$")
FENCE_BEGUN = re.compile(r" {0,3}(?:`{1,2}$|`{3,}[^`]*$|~+)")

_OPEN_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*)$")
_ITEM_MARKS = re.compile(r"(?:[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+)+")
_WIDE_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n")

BLANK = " \t"
_MARKS = frozenset("-+*0123456789")


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a list item: the column where its content begins, its number (None for a bullet), and its text."""

    offset: int
    number: int | None
    empty: bool

    def may_interrupt_a_paragraph(self) -> bool:
        return not self.empty and self.number in (None, 1)


def indent_of(line: str) -> int:
    """Columns of white space before the text; a tab goes on to the next multiple of four."""
    column = 0
    if line[:1] not in BLANK:
        return 0
    for character in line:
        if character == " ":
            column += 1
        elif character == "\t":
            column += 4 - column % 4
        else:
            break
    return column


def marker_of(line: str) -> Marker | None:
    if line.lstrip(" ")[:1] not in _MARKS:
        return None
    match = MARKER.match(line)
    if match is None or RULE.match(line):
        return None
    empty = not match["rest"]
    start = match.end("marker")
    width = indent_of(" " * start + match["space"]) - start if match["space"] else 1
    return Marker(
        offset=start + (1 if empty or width > 4 else width),
        number=int(match["number"]) if match["number"] else None,
        empty=empty,
    )


def opens_container(line: str) -> bool:
    return bool(QUOTE.match(line) or RULE.match(line) or marker_of(line))


def interrupts(line: str) -> bool:
    """Whether a line ends a paragraph without a blank line between."""
    if indent_of(line) >= 4:
        return False
    if HEADING.match(line) or FENCE.match(line) or RULE.match(line) or QUOTE.match(line):
        return True
    marker = marker_of(line)
    return marker is not None and marker.may_interrupt_a_paragraph()


def renumbered(source: str, number: int) -> str:
    """The source of an ordered list whose first item gets this number; what it contains stays in it."""
    first, *rest = source.split("\n")
    marker = marker_of(first)
    if marker is None or marker.number is None:
        return source
    renamed = re.sub(r"\d+", str(number), first, count=1)
    for index, line in enumerate(rest):
        if not line.strip(BLANK):
            continue
        if indent_of(line) < marker.offset:
            break
        rest[index] = " " * (len(renamed) - len(first)) + line
    return "\n".join((renamed, *rest))


def with_single_gaps(source: str) -> str:
    """The source of a list with one blank line where there are several: Qt's parser tells an item that begins with two
    of them by a guess, and takes what such an item holds for code when it guesses wrong."""
    if _WIDE_GAP.search(source) is None:
        return source
    kept: list[str] = []
    fence = ""
    for line in source.split("\n"):
        mark = FENCE.match(_ITEM_MARKS.sub("", line).lstrip(BLANK))
        if mark is not None:
            opened = mark["fence"]
            fence = opened if not fence else "" if opened.startswith(fence) and not mark["info"] else fence
        if fence or line.strip(BLANK) or kept[-1].strip(BLANK):
            kept.append(line)
    return "\n".join(kept)


def without_indent(line: str, columns: int) -> str:
    """The line with at most so many columns of white space taken away; what is left of a tab becomes spaces."""
    column = 0
    for index, character in enumerate(line):
        if column >= columns or character not in BLANK:
            return " " * (column - columns) + line[index:]
        column = column + 1 if character == " " else column + 4 - column % 4
    return " " * max(0, column - columns)


def without_quote_marks(line: str) -> str:
    marks = _QUOTE_MARKS.match(line)
    return line if marks is None else line[marks.end() :]


def balanced(text: str) -> bool:
    """Whether no emphasis, code span or link seems to be open at the end, so that the text may be cut here."""
    return (
        text.count("`") % 2 == 0
        and text.count("**") % 2 == 0
        and text.replace("**", "").count("*") % 2 == 0
        and text.count("~~") % 2 == 0
        and text.count("[") == text.count("]")
    )


def completed(text: str) -> str:
    """The growing text as it will look once what is open in its last line is closed: no marks that come and go."""
    before, newline, last = text.rpartition("\n")
    last = _OPEN_LINK.sub(r"\1", last)
    for mark in ("`", "**", "~~"):
        if last.count(mark) % 2 and "``" not in last:
            last = last[: -len(mark)] if last.endswith(mark) else last.rstrip(BLANK) + mark
    return before + newline + last


def cut_in(line: str, limit: int) -> int:
    """Where to cut a line that is too long: at a word, best where no emphasis is open, never before a Markdown mark."""
    fallback = 0
    at = limit
    for _ in range(40):
        at = line.rfind(" ", limit // 2, at)
        if at < 0:
            break
        if not line[at + 1].isalpha():
            continue
        if balanced(line[:at]):
            return at + 1
        fallback = fallback or at + 1
    return fallback or limit
